"""A document as one HTML file that prints well: it loads nothing, runs no script and is not part of the site."""

from __future__ import annotations

from importlib.resources import files

from lxml.html import HtmlElement, tostring
from markupsafe import Markup, escape

from .document import Document, Sheet

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_PAGE = Markup(
    '<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
    '<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="robots" content="noindex">\n'
    "<title>{title}</title>\n<style>\n@page {{ size: {paper}; margin: 15mm; }}\n{style}</style>\n</head>\n"
    "<body>\n<main>\n{sheets}\n</main>\n</body>\n</html>\n"
)
_SHEET = Markup('<section>\n<h1>{title}</h1>\n<p class="lead">{lead}</p>\n{body}\n</section>')


def print_page(document: Document) -> str:
    """The whole page as HTML."""
    style = files(__package__).joinpath("print_page.css").read_text(encoding="utf-8")
    return _PAGE.format(
        language=document.head.language,
        policy=POLICY,
        title=document.title,
        paper=document.head.paper.name,
        style=Markup(style),  # noqa: S704 - our own file
        sheets=Markup("\n").join(map(_sheet, document.sheets)),
    )


def _sheet(sheet: Sheet) -> Markup:
    body = Markup(_inner(sheet.body))  # noqa: S704 - lxml wrote it, and escapes texts
    return _SHEET.format(title=sheet.title, lead=sheet.lead, body=body)


def _inner(body: HtmlElement) -> str:
    """What is in the element, as HTML; lxml escapes its texts. Tick boxes become signs, which also print."""
    for box in body.findall(".//input"):
        sign = "☒ " if box.get("checked") is not None else "☐ "
        box.tail = sign + (box.tail or "").lstrip()
        box.drop_tag()
    parts = [tostring(child, encoding="unicode") for child in body]
    return str(escape(body.text or "")) + "".join(parts)
