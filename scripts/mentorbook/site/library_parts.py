"""The library: a card for every document, narrowed by who reads it, when, and what it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from mentorbook.model.page import LifeStage, Page, PageKind
from mentorbook.privacy.people import word

from .addresses import Here
from .facets import Card, Facet, Nouns, by_name, faceted
from .html import joined, tag
from .parts import block, bullets, empty, icon, phrases
from .portal import Portal
from .words import KINDS, PAGE_FORMATS, READERS, STAGES, duration, listed

LIMITS = {
    "15": "Up to 15 minutes",
    "30": "Up to half an hour",
    "60": "Up to an hour",
    "90": "Up to an hour and a half",
    "300": "Up to five hours",
}
SHELVES: Mapping[PageKind, str] = {
    "guide": "Guides",
    "agenda": "Agendas",
    "template": "Templates",
    "training": "Training",
    "message": "Messages",
    "checklist": "Checklists",
    "policy": "Policies",
    "kit": "Kits",
}
_ORDER = {stage: place for place, stage in enumerate(STAGES)}


def library(portal: Portal, here: Here) -> Markup:
    """Every document of the library, in the order in which a program needs them."""
    pages = sorted(
        portal.view.pages.items(), key=lambda item: (_first_stage(item[1].stage), item[1].title, item[0])
    )
    if not pages:
        return _empty()
    cards = [_card(portal, here, path, page) for path, page in pages]
    return faceted("library-cards", _facets(portal), cards, Nouns(one="document", many="documents"))


def library_index(portal: Portal, here: Here) -> Markup:
    """Every document of the library on one list, a shelf for each kind: to print, and to read without a script."""
    shelves = [
        (
            kind,
            sorted((page.title, path, page) for path, page in portal.view.pages.items() if page.kind == kind),
        )
        for kind in KINDS
    ]
    parts = [
        part
        for kind, found in shelves
        if found
        for part in (
            tag("h2", f"{SHELVES[kind]} ({len(found)})", id=f"shelf-{kind}"),
            bullets(_line(portal, here, path, page) for _, path, page in found),
        )
    ]
    return (
        block(*parts)
        if parts
        else empty("The shelves are empty", "Documents appear here as soon as they are written.")
    )


def _empty() -> Markup:
    return empty("The shelves are empty", "Documents appear here as soon as they are written.")


def _line(portal: Portal, here: Here, path: str, page: Page) -> Markup:
    address = here.to(path)
    title = tag("a", page.title, href=address) if address else tag("strong", page.title)
    readers = portal.own_words(f"For {listed([READERS[reader] for reader in page.readers])}")
    return joined(
        [title, f". {page.summary} ", phrases([readers, duration(page.minutes) if page.minutes else None])]
    )


def _facets(portal: Portal) -> Iterable[Facet]:
    topics = {topic for page in portal.view.pages.values() for topic in page.topics}
    names = {topic: word(portal.view.about, topic).name for topic in topics}
    yield Facet(
        name="for",
        title="Who it is for",
        options={name: portal.own_words(text.capitalize()) for name, text in READERS.items()},
    )
    yield Facet(name="kind", title="What it is", options={str(kind): text for kind, text in KINDS.items()})
    yield Facet(
        name="stage", title="When", options={str(stage): text for stage, text in STAGES.items()}, listed=True
    )
    yield Facet(name="topic", title="Topic", options=by_name(names), listed=True)
    yield Facet(name="format", title="Format", options=PAGE_FORMATS, listed=True)
    yield Facet(name="minutes", title="Time to use it", options=LIMITS, at_most=True)


def _card(portal: Portal, here: Here, path: str, page: Page) -> Card:
    address = here.to(path)
    minutes = duration(page.minutes) if page.minutes else None
    readers = listed([READERS[reader] for reader in page.readers])
    content = joined(
        [
            tag("p", icon(page.kind), KINDS[page.kind], class_="mb-card__kind"),
            tag("h2", tag("a", page.title, href=address) if address else page.title, class_="mb-card__title"),
            tag("p", page.summary, class_="mb-card__text"),
            tag("p", phrases([portal.own_words(readers.capitalize()), minutes]), class_="mb-card__meta"),
        ]
    )
    return Card(content=content, values=_values(page))


def _values(page: Page) -> dict[str, tuple[str, ...]]:
    return {
        "for": page.readers,
        "kind": (page.kind,),
        "stage": page.stage,
        "topic": page.topics,
        "format": page.formats,
        "minutes": (str(page.minutes),) if page.minutes else (),
    }


def _first_stage(stages: tuple[LifeStage, ...]) -> int:
    return min((_ORDER[stage] for stage in stages), default=len(_ORDER))
