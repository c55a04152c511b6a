"""Tables for Word: a header row that repeats on each page, columns as wide as their text, room to write."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document as WordDocument
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Mm
from docx.table import Table, _Cell, _Row
from lxml.html import HtmlElement

from .word_file import CELL_STYLE, width_of_text
from .word_text import write_text

HEAD_COLOR = "E7EFE9"
ROOM_TO_WRITE = Mm(10)
NARROWEST, WIDEST, BLANK = 12, 60, 26  # letters; a column to write in gets the room of BLANK letters
KEPT_TOGETHER = 6  # rows; longer tables may go on overleaf, where their header row stands again
_ALIGNED = {"right": WD_ALIGN_PARAGRAPH.RIGHT, "center": WD_ALIGN_PARAGRAPH.CENTER}


def write_table(file: WordDocument, element: HtmlElement) -> None:
    """Add a table with what an HTML table says."""
    rows = [[cell for cell in row if cell.tag in ("th", "td")] for row in element.iter("tr")]
    columns = max(map(len, rows), default=0)
    if not columns:
        return
    table = file.add_table(len(rows), columns, "Table Grid")
    _set_widths(file, table, _weights(rows, columns))
    for row, cells in zip(table.rows, rows, strict=True):
        _fill(row, cells)
    for row in [*table.rows][: -1 if len(rows) <= KEPT_TOGETHER else 1]:
        row.cells[0].paragraphs[0].paragraph_format.keep_with_next = True
    file.add_paragraph(style=CELL_STYLE)


def _weights(rows: Sequence[Sequence[HtmlElement]], columns: int) -> list[int]:
    """How wide each column wants to be, in letters."""
    wanted = [NARROWEST] * columns
    for row in rows:
        for index, cell in enumerate(row):
            length = BLANK if _is_blank(cell) else len(_said(cell))
            wanted[index] = max(wanted[index], min(length, WIDEST))
    return wanted


def _set_widths(file: WordDocument, table: Table, weights: Sequence[int]) -> None:
    whole = width_of_text(file)
    table.autofit = False
    widths = [Emu(round(whole * weight / sum(weights))) for weight in weights]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width


def _fill(row: _Row, cells: Sequence[HtmlElement]) -> None:
    is_head = all(cell.tag == "th" for cell in cells)
    _mark(row, "w:cantSplit")
    if is_head:
        _mark(row, "w:tblHeader")
    elif any(map(_is_blank, cells)):
        row.height, row.height_rule = ROOM_TO_WRITE, WD_ROW_HEIGHT_RULE.AT_LEAST
    for written, cell in zip(row.cells, cells, strict=False):
        _write_cell(written, cell, is_head)


def _write_cell(written: _Cell, cell: HtmlElement, is_head: bool) -> None:
    paragraph = written.paragraphs[0]
    paragraph.style = CELL_STYLE
    if side := next((value for name, value in _ALIGNED.items() if name in cell.get("style", "")), None):
        paragraph.alignment = side
    if is_head:
        _shade(written)
    if not _is_blank(cell):
        write_text(paragraph, cell, bold=is_head)


def _said(cell: HtmlElement) -> str:
    return str(cell.text_content()).strip()


def _is_blank(cell: HtmlElement) -> bool:
    """A cell to write in; str.strip takes the non-breaking space away that keeps its place in Markdown."""
    return not _said(cell) and cell.find(".//input") is None


def _mark(row: _Row, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _shade(cell: _Cell) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", HEAD_COLOR)):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)
