"""A document to print or to open in a word processor: a few sheets, each read from a page of Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lxml.etree import SubElement
from lxml.html import HtmlElement, fragment_fromstring
from markdown import Markdown  # type: ignore[import-untyped]  # ships no types

from mentorbook.source.addresses import link_from_afar

from .paper import Letterhead

# Those of mkdocs.yml that change what a page says; a test compares the two. The others change how it looks.
EXTENSIONS = (
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "tables",
    "pymdownx.details",
    "pymdownx.superfences",
    "pymdownx.tasklist",
)
FIELD = "data-field"  # on a cell of a form: what a pair's own copy says there
_TITLE = re.compile(r"^# (?P<title>.+)$", re.MULTILINE)


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A title, a sentence below it and the text, as HTML."""

    title: str
    lead: str
    body: HtmlElement


@dataclass(frozen=True, kw_only=True)
class Document:
    """Sheets that belong together, each starting a new page. `foot` stands at the bottom of every page."""

    title: str
    subject: str
    head: Letterhead
    foot: str
    sheets: tuple[Sheet, ...]


def read_sheet(text: str, *, title: str, lead: str, document: str, site: str) -> Sheet:
    """A sheet from a page's Markdown below its front matter, read as the site reads it.

    `document` is the page's path below docs/ and `site` the site's address: links have to work from afar. Those
    that cannot become plain words.
    """
    own_title = _TITLE.search(text)
    html = Markdown(extensions=EXTENSIONS).convert(_TITLE.sub("", text, count=1) if own_title else text)
    body = fragment_fromstring(html, create_parent="div")
    for anchor in body.findall(".//a"):
        target = link_from_afar(anchor.get("href") or "", document, site)
        if target:
            anchor.set("href", target)
        else:
            anchor.attrib.pop("href", None)
    return Sheet(title=title or (own_title["title"] if own_title else ""), lead=lead, body=body)


def fill_in(sheet: Sheet, values: Mapping[str, str]) -> None:
    """Write `values` into the cells of a form that ask for them; the others stay empty, to be filled in by hand."""
    for cell in sheet.body.iterfind(f".//td[@{FIELD}]"):
        value = values.get(cell.get(FIELD) or "")
        if value:
            cell.text = value


def fields_of(sheet: Sheet) -> list[str]:
    """What the cells of a form ask for, in their order."""
    return [cell.get(FIELD) or "" for cell in sheet.body.iterfind(f".//td[@{FIELD}]")]


def element(name: str, *children: str | HtmlElement, **attributes: str) -> HtmlElement:
    """An element of HTML around texts and elements. Text stays text, whatever it holds."""
    made: HtmlElement = fragment_fromstring(f"<{name}></{name}>")
    made.attrib.update(attributes)
    for child in children:
        if isinstance(child, HtmlElement):
            made.append(child)
        elif len(made):
            made[-1].tail = (made[-1].tail or "") + child
        else:
            made.text = (made.text or "") + child
    return made


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> HtmlElement:
    """A table of plain texts with a header row."""
    # Built as trees: a parser drops rows and cells that stand alone.
    made = fragment_fromstring("<table><thead><tr></tr></thead><tbody></tbody></table>")
    for head in heads:
        SubElement(made[0][0], "th").text = head
    for row in rows:
        line = SubElement(made[1], "tr")
        for text in row:
            SubElement(line, "td").text = text
    return made
