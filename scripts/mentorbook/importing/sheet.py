"""A spreadsheet as form tools export it: text in UTF-8 with commas, semicolons or tabs, and Excel's habits undone."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass

from mentorbook.errors import UserError

MOST_BYTES = 50_000_000
DELIMITERS = ",;\t"
_FORMULA_TEXT = re.compile(r'="(.*)"', re.DOTALL)  # how Excel is told that 0012 is no number
_APOSTROPHE = re.compile(r"'(?=[=+\-@0-9])")  # and how it is told that =x is no formula
csv.field_size_limit(1_000_000)


@dataclass(frozen=True)
class Row:
    """One answer: its row in the spreadsheet, counted from 1 with the header, and its cells by column."""

    number: int
    cells: dict[str, str]


@dataclass(frozen=True)
class Sheet:
    """The columns, in order, and all rows that are not empty."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def read_sheet(content: bytes, name: str) -> Sheet:
    """Read an export. Raises UserError where it is no such text, with the way to save it right."""
    if len(content) > MOST_BYTES:
        raise UserError(f"{name} is larger than 50 MB", "export one form at a time")
    text = _decoded(content, name)
    table = list(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=False))
    if not table or not any(cell.strip() for cell in table[0]):
        raise UserError(f"{name} has no header in its first row", "export it with the questions as first row")
    columns = tuple(" ".join(_tidy(cell).split()) for cell in table[0])  # a map names them on one line
    _refuse_unclear(columns, name)
    rows = [
        _row(number, columns, cells, name)
        for number, cells in enumerate(table[1:], 2)
        if any(map(str.strip, cells))
    ]
    return Sheet(tuple(column for column in columns if column), tuple(rows))


def _decoded(content: bytes, name: str) -> str:
    if content[:2] == b"PK":
        raise UserError(f"{name} is an Excel workbook", "in Excel: Save as, “CSV UTF-8 (comma delimited)”")
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        content = content.decode("utf-16", "replace").encode()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise UserError(
            f"{name}:{line}: this is not UTF-8, so names with accents would come out wrong",
            "in Excel: Save as, “CSV UTF-8 (comma delimited)”; in LibreOffice: character set UTF-8",
        ) from None
    if "\0" in text:
        raise UserError(f"{name} is not a text file", "export it as CSV")
    return text


def _delimiter(text: str) -> str:
    """The sign that stands most often in the first row outside of quotes."""
    first = re.sub(r'"(?:[^"]|"")*"', "", text.split("\n", 1)[0] if text.count('"') % 2 else text[:10_000])
    first = first.split("\n", 1)[0]
    return max(DELIMITERS, key=lambda sign: (first.count(sign), -DELIMITERS.index(sign)))


def _refuse_unclear(columns: tuple[str, ...], name: str) -> None:
    named = [column for column in columns if column]
    twice = sorted({column for column in named if named.count(column) > 1})
    if twice:
        raise UserError(f"{name} has two columns called “{twice[0]}”", "rename one of them in the first row")


def _row(number: int, columns: tuple[str, ...], cells: list[str], name: str) -> Row:
    beyond = [cell for cell in cells[len(columns) :] if cell.strip()]
    if beyond:
        raise UserError(
            f"{name}, row {number} has more cells than the header has columns",
            "a quote is missing somewhere above, or the file was saved with two kinds of separators",
        )
    return Row(number, {column: _tidy(cell) for column, cell in zip(columns, cells, strict=False) if column})


def _tidy(cell: str) -> str:
    text = cell.strip()
    wrapped = _FORMULA_TEXT.fullmatch(text)
    text = wrapped[1] if wrapped else _APOSTROPHE.sub("", text, count=1) if text.startswith("'") else text
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ").strip()
