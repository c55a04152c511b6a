"""A built page as a browser would read it: its links, its anchors and its inline scripts, each with its line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

_ADDRESSES = ("href", "src", "srcset", "poster")
_LOADED = frozenset({"script", "img", "source", "link"})
_NOT_FETCHED = frozenset({"canonical", "prev", "next", "alternate", "edit"})
_NOT_RUN = ("application/json", "application/ld+json")


@dataclass(frozen=True)
class Address:
    """Something a page points to. `loaded` is fetched with the page itself."""

    target: str
    line: int
    loaded: bool


@dataclass
class BuiltPage:
    """One HTML file. `name` is its path below the site."""

    name: str
    html: str
    addresses: list[Address] = field(default_factory=list)
    ids: dict[str, int] = field(default_factory=dict)
    repeated: list[tuple[str, int]] = field(default_factory=list)
    scripts: list[tuple[str, int]] = field(default_factory=list)


def pages_of(site: Path) -> Iterator[BuiltPage]:
    """Every HTML page of a built site, in the order of their paths."""
    for path in sorted(site.rglob("*.html")):
        yield read_page(path.relative_to(site).as_posix(), path.read_text(encoding="utf-8"))


def read_page(name: str, html: str) -> BuiltPage:
    """A page from its HTML."""
    page = BuiltPage(name, html)
    reader = _Reader(page)
    reader.feed(html)
    reader.close()
    return page


class _Reader(HTMLParser):
    def __init__(self, page: BuiltPage) -> None:
        super().__init__()
        self._page, self._script = page, ""
        self._script_line = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        line = self.getpos()[0]
        self._note_id(given.get("id") or (given.get("name", "") if tag == "a" else ""), line)
        loaded = tag in _LOADED and _NOT_FETCHED.isdisjoint(given.get("rel", "").split())
        for name in filter(given.__contains__, _ADDRESSES):
            targets = _sources(given[name]) if name == "srcset" else [given[name]]
            self._page.addresses.extend(Address(target, line, loaded) for target in targets if target)
        if tag == "script" and "src" not in given and given.get("type") not in _NOT_RUN:
            self._script_line, self._script = line, ""

    def handle_data(self, data: str) -> None:
        if self._script_line:
            self._script += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "script" and self._script_line:
            self._page.scripts.append((self._script, self._script_line))
            self._script_line = 0

    def _note_id(self, name: str, line: int) -> None:
        if name and name in self._page.ids:
            self._page.repeated.append((name, line))
        elif name:
            self._page.ids[name] = line


def _sources(srcset: str) -> list[str]:
    return [candidate.split()[0] for candidate in srcset.split(",") if candidate.strip()]
