"""The forms a report is printed in: Markdown, the same for reading in a terminal, JSON, and CSV for spreadsheets."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping
from enum import StrEnum

from mentorbook.errors import UserError
from mentorbook.reports.told import Cell, Told

COLUMNS = 110  # the width that lines in a terminal are broken at, whatever the terminal, so that output stays the same
_ACTS_IN_A_SHEET = ("=", "+", "-", "@", "\t", "\r")


class Form(StrEnum):
    """What --format takes."""

    MARKDOWN = "markdown"
    TEXT = "text"
    JSON = "json"
    CSV = "csv"


def printed(told: Told, form: Form) -> str:
    """The report in a form, with a line break at its end. Raises UserError where it has no table for CSV."""
    return _PRINTERS[form](told)


def _as_markdown(told: Told) -> str:
    return "\n".join(told.lines) + "\n"


def _as_text(told: Told) -> str:
    from rich.console import Console
    from rich.markdown import Markdown

    out = io.StringIO()
    console = Console(file=out, width=COLUMNS, color_system=None, force_terminal=False, legacy_windows=False)
    console.print(Markdown(_as_markdown(told)))
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _as_json(told: Told) -> str:
    return json.dumps(told.data, ensure_ascii=False, indent=2) + "\n"


def _as_csv(told: Told) -> str:
    if not told.rows:
        raise UserError("this report has no table", "take --format json, or markdown")
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([in_a_sheet(cell) for cell in row] for row in told.rows)
    return out.getvalue()


def in_a_sheet(cell: Cell) -> Cell:
    """Text that a spreadsheet would run as a formula gets an apostrophe before it (OWASP, CSV injection)."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_ACTS_IN_A_SHEET) else cell


_PRINTERS: Mapping[Form, Callable[[Told], str]] = {
    Form.MARKDOWN: _as_markdown,
    Form.TEXT: _as_text,
    Form.JSON: _as_json,
    Form.CSV: _as_csv,
}
