"""Which pages of the library go with one another, from what their front matter says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mentorbook.model.page import Page
from mentorbook.source.addresses import address_of

MOST = 3
LEAST_ALIKE = 4  # below it two pages share little more than their readers


@dataclass(frozen=True, kw_only=True)
class Companion:
    """A page to go on with: what it is called, what it is for, and its address below the site's root."""

    title: str
    summary: str
    address: str


def companions(pages: Mapping[str, Page], directory_urls: bool = True) -> dict[str, list[Companion]]:
    """For each page, by path, up to three others that go with it, the closest first."""
    return {path: _of(path, pages, directory_urls) for path in pages}


def _of(path: str, pages: Mapping[str, Page], directory_urls: bool) -> list[Companion]:
    ranked = sorted((-alike(pages[path], other), name) for name, other in pages.items() if name != path)
    return [
        Companion(
            title=pages[name].title, summary=pages[name].summary, address=address_of(name, directory_urls)
        )
        for likeness, name in ranked[:MOST]
        if -likeness >= LEAST_ALIKE
    ]


def alike(one: Page, other: Page) -> int:
    """How well two pages go together. Topics count most; another kind is a welcome change; without common readers 0."""
    if not _common(one.readers, other.readers):
        return 0
    shared = 3 * _common(one.topics, other.topics) + 2 * _common(one.stage, other.stage)
    return shared + _common(one.readers, other.readers) + (one.kind != other.kind)


def _common(some: tuple[str, ...], others: tuple[str, ...]) -> int:
    return len({*some} & {*others})
