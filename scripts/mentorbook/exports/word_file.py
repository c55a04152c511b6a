"""An empty Word file in our own look, and one that was written as bytes that are the same on every machine."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from functools import lru_cache
from typing import cast

import docx
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Emu, Length, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from .document import Document

GREEN, GRAY = RGBColor(0x16, 0x3F, 0x31), RGBColor(0x55, 0x55, 0x55)
FONT, MARGIN, TEXT_SIZE = "Calibri", Mm(18), Pt(10.5)
HEADING_SIZES = {1: Pt(20), 2: Pt(14), 3: Pt(12), 4: Pt(11)}
CELL_STYLE = "Table Text"
USED_STYLES = (
    "Normal",
    "Default Paragraph Font",
    "Table Normal",
    "No List",
    "Footer",
    "Table Grid",
    "Quote",
    "Subtitle",
    "List",
    "List Continue",
    *(f"{kind}{level}" for kind in ("List Bullet", "List Number") for level in ("", " 2", " 3")),
    *(f"Heading {level}" for level in HEADING_SIZES),
)
# python-docx's template brings a second set of styles, a picture of a page and an empty bibliography.
_BALLAST = ("stylesWithEffects", "customXml", "thumbnail")
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip file can say
_MOMENT = datetime(2000, 1, 1, tzinfo=UTC)


def new_file(document: Document) -> WordDocument:
    """An empty file with the document's paper, language and properties."""
    file = docx.Document(io.BytesIO(_template()))
    section = file.sections[0]
    section.page_width, section.page_height = Mm(document.head.paper.width), Mm(document.head.paper.height)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    for language in file.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), document.head.language)
    properties = file.core_properties
    properties.title, properties.author, properties.subject = (
        document.title,
        document.head.program,
        document.subject,
    )
    properties.language, properties.comments, properties.last_modified_by = document.head.language, "", ""
    properties.created = properties.modified = _MOMENT
    return file


def width_of_text(file: WordDocument) -> Emu:
    """What is left of the paper's width between the margins."""
    section = file.sections[0]
    return Emu((section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0))


def to_bytes(file: WordDocument) -> bytes:
    """The file, packed without the hour and in one order."""
    packed = io.BytesIO()
    file.save(packed)
    with zipfile.ZipFile(packed) as loose:
        members = {name: loose.read(name) for name in loose.namelist()}
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in members.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            archive.writestr(entry, content)
    return result.getvalue()


@lru_cache(maxsize=1)
def _template() -> bytes:
    """python-docx's own template without what we never use: 8 kB in place of 37."""
    file = docx.Document()
    for relations in (file.part.rels, file.part.package.rels):
        for key in [key for key, one in relations.items() if one.reltype.endswith(_BALLAST)]:
            del relations[key]
    for style in [style for style in file.styles if style.name not in USED_STYLES]:
        style.delete()
    _forget_the_deleted(file)
    _dress(file, "Normal", TEXT_SIZE, after=Pt(5))
    file.styles["Normal"].font.name = FONT
    _dress(file, "Subtitle", Pt(12), GRAY, after=Pt(10))
    file.styles.add_style(CELL_STYLE, WD_STYLE_TYPE.PARAGRAPH).base_style = file.styles["Normal"]
    for tabs in [*file.styles["Footer"].element.iter(qn("w:tabs"))]:
        tabs.getparent().remove(tabs)  # set for one size of paper
    _dress(file, CELL_STYLE, TEXT_SIZE, after=Pt(1))
    _dress(file, "Quote", TEXT_SIZE, after=Pt(5), indent=Mm(8))
    _dress(file, "Footer", Pt(8.5), GRAY)
    for level, size in HEADING_SIZES.items():
        _dress(file, f"Heading {level}", size, GREEN, before=Pt(10), after=Pt(4))
    result = io.BytesIO()
    file.save(result)
    return result.getvalue()


def _forget_the_deleted(file: WordDocument) -> None:
    """Styles name others that they are twins of, or that follow them."""
    kept = {style.style_id for style in file.styles}
    for name in ("w:link", "w:next", "w:basedOn"):
        for pointer in [*file.styles.element.iter(qn(name))]:
            if pointer.get(qn("w:val")) not in kept:
                pointer.getparent().remove(pointer)


def _dress(
    file: WordDocument,
    name: str,
    size: Length,
    color: RGBColor | None = None,
    *,
    before: Length | None = None,
    after: Length | None = None,
    indent: Length | None = None,
) -> None:
    style = cast("ParagraphStyle", file.styles[name])
    style.font.size, style.font.italic = size, False
    if color:
        style.font.color.rgb = color
    shape = style.paragraph_format
    shape.space_before, shape.space_after, shape.left_indent = before, after, indent
    shape.line_spacing = 1.1
