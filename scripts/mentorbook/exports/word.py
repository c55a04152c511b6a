"""A document as a Word file: real headings, tables, lists and tick boxes, so that people can change all of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from docx.document import Document as WordDocument
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph
from lxml.html import HtmlElement

from .document import Document, Sheet
from .word_file import new_file, to_bytes, width_of_text
from .word_table import write_table
from .word_text import is_block, write_text

DEEPEST_LIST = 3  # the levels that Word's own list styles have
_INDENT = Mm(6)


def to_word(document: Document) -> bytes:
    """The document as a .docx file; the same document gives the same bytes."""
    file = new_file(document)
    for index, sheet in enumerate(document.sheets):
        _write_sheet(file, sheet, new_page=index > 0)
    _write_foot(file, document.foot)
    return to_bytes(file)


def _write_sheet(file: WordDocument, sheet: Sheet, new_page: bool) -> None:
    title = file.add_heading(sheet.title, level=1)
    title.paragraph_format.page_break_before = new_page
    if sheet.lead:
        file.add_paragraph(sheet.lead, style="Subtitle")
    _write_blocks(file, sheet.body)


def _write_blocks(file: WordDocument, parent: HtmlElement) -> None:
    for element in parent:
        if isinstance(element.tag, str):  # a comment has no name
            WRITERS.get(element.tag, _write_others)(file, element)


def _write_heading(file: WordDocument, element: HtmlElement) -> None:
    write_text(file.add_heading(level=min(int(element.tag[1]), 4)), element)


def _write_paragraph(file: WordDocument, element: HtmlElement) -> None:
    write_text(file.add_paragraph(), element)


def _write_quote(file: WordDocument, element: HtmlElement) -> None:
    for part in element:
        write_text(file.add_paragraph(style="Quote"), part)


def _write_code(file: WordDocument, element: HtmlElement) -> None:
    run = file.add_paragraph().add_run(str(element.text_content()).rstrip("\n"))
    run.font.name = "Consolas"


def _write_terms(file: WordDocument, element: HtmlElement) -> None:
    for part in element:
        style = "List Continue" if part.tag == "dd" else None
        write_text(file.add_paragraph(style=style), part, bold=part.tag == "dt")


def _write_others(file: WordDocument, element: HtmlElement) -> None:
    """A box: its title in bold, then what is in it. Whatever else has no blocks is a paragraph."""
    if element.tag == "summary" or "admonition-title" in element.get("class", ""):
        write_text(file.add_paragraph(), element, bold=True)
    elif any(map(is_block, element)):
        _write_blocks(file, element)
    else:
        _write_paragraph(file, element)


def _write_rule(file: WordDocument, _: HtmlElement) -> None:
    _border(file.add_paragraph(), "bottom")


def _write_list(file: WordDocument, element: HtmlElement, level: int = 1) -> None:
    """Items in Word's own list styles. Each numbered list starts at one again."""
    name = "List Number" if element.tag == "ol" else "List Bullet"
    style = name if level == 1 else f"{name} {min(level, DEEPEST_LIST)}"
    number = _fresh_number(file, style) if element.tag == "ol" else None
    for item in element.findall("li"):
        if "task-list-item" in item.get("class", ""):
            paragraph = _ticked(file, level)
        else:
            paragraph = file.add_paragraph(style=style)
            if number is not None:
                _number(paragraph, number)
        _write_item(file, item, paragraph, level)


def _write_item(file: WordDocument, item: HtmlElement, paragraph: Paragraph, level: int) -> None:
    write_text(paragraph, item)
    for child in item:
        if child.tag in ("ul", "ol"):
            _write_list(file, child, level + 1)
        elif child.tag == "p":
            write_text(paragraph if not paragraph.runs else file.add_paragraph(style="List Continue"), child)
        elif is_block(child):
            WRITERS.get(child.tag, _write_others)(file, child)


def _ticked(file: WordDocument, level: int) -> Paragraph:
    paragraph = file.add_paragraph(style="List")
    shape = paragraph.paragraph_format
    shape.left_indent, shape.first_line_indent = _INDENT * level, -_INDENT
    shape.tab_stops.add_tab_stop(_INDENT * level)
    shape.space_after = Pt(3)
    return paragraph


def _fresh_number(file: WordDocument, style: str) -> int:
    """A new count for a list: Word would go on with that of the list before."""
    numbering = file.part.numbering_part.numbering_definitions._numbering
    wanted = file.styles[style].element.find(".//" + qn("w:numId")).get(qn("w:val"))
    known = next(one for one in numbering.findall(qn("w:num")) if one.get(qn("w:numId")) == wanted)
    fresh = numbering.add_num(int(known.find(qn("w:abstractNumId")).get(qn("w:val"))))
    fresh.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(fresh.numId)


def _number(paragraph: Paragraph, number: int) -> None:
    properties: Any = paragraph._p.get_or_add_pPr()  # its types leave numbers out
    place = properties.get_or_add_numPr()
    place.get_or_add_ilvl().val = 0
    place.get_or_add_numId().val = number


def _write_foot(file: WordDocument, text: str) -> None:
    """The same line on every page, and the page's number."""
    paragraph = file.sections[0].footer.paragraphs[0]
    paragraph.paragraph_format.tab_stops.add_tab_stop(width_of_text(file), WD_TAB_ALIGNMENT.RIGHT)
    paragraph.add_run(f"{text}\t")
    for part in _page_number():
        paragraph.add_run()._r.append(part)
    _border(paragraph, "top")


def _page_number() -> Iterator[Any]:
    for kind in ("begin", "", "end"):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = "PAGE"
        yield part


def _border(paragraph: Paragraph, side: str) -> None:
    borders, line = OxmlElement("w:pBdr"), OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", "4"), ("space", "4"), ("color", "BBBBBB")):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    paragraph._p.get_or_add_pPr().append(borders)


WRITERS: Mapping[str, Callable[[WordDocument, HtmlElement], None]] = {
    **{f"h{level}": _write_heading for level in range(1, 7)},
    "p": _write_paragraph,
    "blockquote": _write_quote,
    "pre": _write_code,
    "dl": _write_terms,
    "hr": _write_rule,
    "ul": _write_list,
    "ol": _write_list,
    "table": write_table,
}
