"""A page of the library as a document to take home."""

from __future__ import annotations

from mentorbook.model.page import Page

from .document import Document, read_sheet
from .paper import Letterhead


def page_document(path: str, page: Page, text: str, head: Letterhead) -> Document:
    """The document of one page. `path` lies below docs/, `text` is the Markdown below the front matter."""
    sheet = read_sheet(text, title=page.title, lead=page.summary, document=path, site=head.address)
    foot = " · ".join(part for part in (head.program, page.licence) if part)
    return Document(title=page.title, subject=page.summary, head=head, foot=foot, sheets=(sheet,))
