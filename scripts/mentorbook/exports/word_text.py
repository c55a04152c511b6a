"""Running text for Word: what stands inside a paragraph, with its emphasis, its links and its tick boxes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml.html import HtmlElement

from .word_file import GREEN

TICK = {False: "☐", True: "☒"}
_SPACE = re.compile(r"[ \t\r\n]+")  # not the non-breaking space, which somebody wrote on purpose


@dataclass(frozen=True, kw_only=True)
class Piece:
    """Text that looks the same throughout. A line break is the text of its own piece."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    link: str = ""


def pieces(element: HtmlElement, inside: Piece = Piece(text="")) -> Iterator[Piece]:
    """What an element says up to its first block, such as a list within a list's item."""
    yield from _text(element.text, inside)
    for child in element:
        if is_block(child):
            return
        yield from _inline(child, inside)
        yield from _text(child.tail, inside)


def is_block(element: HtmlElement) -> bool:
    """Does an element start a line of its own?"""
    return element.tag in ("p", "ul", "ol", "div", "table", "blockquote", "pre", "details", "dl")


def write_text(paragraph: Paragraph, element: HtmlElement, bold: bool = False) -> None:
    """Put an element's text into a paragraph."""
    written = [*pieces(element, Piece(text="", bold=bold))]
    for index, piece in enumerate(written):
        text = piece.text
        if index == 0 or written[index - 1].text.endswith((" ", "\n", "\t")):
            text = text.lstrip(" ")
        if index == len(written) - 1:
            text = text.rstrip(" ")
        if text:
            _write(paragraph, replace(piece, text=text))


def _inline(element: HtmlElement, inside: Piece) -> Iterator[Piece]:
    match element.tag:
        case "br":
            yield replace(inside, text="\n")
        case "input":
            yield replace(inside, text=TICK[element.get("checked") is not None] + "\t")
        case "img":
            yield from _text(element.get("alt"), inside)
        case "strong" | "b":
            yield from pieces(element, replace(inside, bold=True))
        case "em" | "i":
            yield from pieces(element, replace(inside, italic=True))
        case "code":
            yield from pieces(element, replace(inside, code=True))
        case "a":
            yield from pieces(element, replace(inside, link=element.get("href") or ""))
        case _:
            yield from pieces(element, inside)


def _text(text: str | None, inside: Piece) -> Iterator[Piece]:
    if text:
        yield replace(inside, text=_SPACE.sub(" ", text))


def _write(paragraph: Paragraph, piece: Piece) -> None:
    run = paragraph.add_run(piece.text)
    if piece.bold:
        run.bold = True
    if piece.italic:
        run.italic = True
    if piece.code:
        run.font.name = "Consolas"
    if piece.link:
        _link(paragraph, run, piece.link)


def _link(paragraph: Paragraph, run: Run, address: str) -> None:
    """Wrap a run in a hyperlink, which python-docx reads but does not write."""
    run.font.color.rgb, run.font.underline = GREEN, True
    hyperlink = OxmlElement("w:hyperlink")
    key = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    hyperlink.set(qn("r:id"), key)
    hyperlink.append(run._r)
    paragraph._p.append(hyperlink)
