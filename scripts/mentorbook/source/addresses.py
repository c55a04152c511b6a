"""Where a page of docs/ stands on the site."""

from __future__ import annotations

import posixpath
from urllib.parse import urljoin, urlsplit


def address_of(document: str, directory_urls: bool = True) -> str:
    """The address of a page below the site's root, as MkDocs gives it."""
    stem = document.removesuffix(".md")
    folder, _, name = stem.rpartition("/")
    if name in ("index", "README"):
        place = f"{folder}/" if folder else ""
        return (place or "./") if directory_urls else f"{place}index.html"
    return f"{stem}/" if directory_urls else f"{stem}.html"


def link_from_afar(target: str, document: str, site: str) -> str | None:
    """A link written on a page, as it reads outside of the site, in a file that somebody took home.

    `document` is the page's path below docs/, `site` the site's address. None where the link leads nowhere
    outside: within its page, or to another one while the site has no address yet.
    """
    parts = urlsplit(target)
    if parts.scheme or parts.netloc:
        return target if parts.scheme in ("https", "mailto") else None
    if not parts.path or not site:
        return None
    path = posixpath.normpath(posixpath.join(posixpath.dirname(document), parts.path))
    anchor = f"#{parts.fragment}" if parts.fragment else ""
    place = address_of(path).removeprefix("./") if path.endswith(".md") else path
    return None if path.startswith("..") else urljoin(f"{site.rstrip('/')}/", place) + anchor
