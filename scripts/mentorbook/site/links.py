"""Every local link of the built site leads somewhere, anchors included. MkDocs does not look at macros' HTML."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

from .finding import SiteFinding
from .pages import Address, BuiltPage

NOT_FOUND_PAGE = "404.html"  # its links start at the root on purpose: it is shown at any address
_THEME_ANCHORS = "__"


def broken_links(site: Path, pages: Sequence[BuiltPage]) -> list[SiteFinding]:
    """Links to files and anchors that are not there, and links that start with a slash."""
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    known = {page.name: page for page in pages}
    return sorted(
        SiteFinding(page.name, address.line, message)
        for page in pages
        if page.name != NOT_FOUND_PAGE
        for address in page.addresses
        for message in _wrong(page, address, files, known)
    )


def repeated_ids(pages: Sequence[BuiltPage]) -> list[SiteFinding]:
    """Anchors that stand twice on a page: a link would find the first, a label the wrong field."""
    return sorted(
        SiteFinding(page.name, line, f"the id {name!r} stands twice on this page")
        for page in pages
        for name, line in page.repeated
    )


def file_of(page: str, target: str) -> str | None:
    """The site's file that a link on a page leads to; None for links to elsewhere or out of the site."""
    parts = urlsplit(target)
    if parts.scheme or parts.netloc or parts.path.startswith("/"):
        return None
    path = unquote(parts.path)
    if not path:
        return page
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
    if joined.startswith(".."):
        return joined
    return (
        posixpath.join("" if joined == "." else joined, "index.html") if path.endswith(("/", ".")) else joined
    )


def _wrong(
    page: BuiltPage, address: Address, files: set[str], known: Mapping[str, BuiltPage]
) -> Iterator[str]:
    target = address.target
    if target.startswith("/") and not target.startswith("//"):
        yield f"the link {target} starts at the root, which breaks when the site lies in a folder"
    file = file_of(page.name, target)
    if file is None:
        return
    if file not in files:
        yield f"the link {target} leads nowhere"
        return
    anchor = unquote(urlsplit(target).fragment)
    if anchor and file in known and anchor not in known[file].ids and not anchor.startswith(_THEME_ANCHORS):
        yield f"the link {target} leads to a page without the anchor {anchor!r}"
