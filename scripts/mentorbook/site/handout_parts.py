"""Macros for what hangs on a wall or lies on a table: the recruiting flyer and the poster, from the program's data."""

from __future__ import annotations

from collections.abc import Iterator

import segno
from markupsafe import Markup

from mentorbook.model.charter import RoleEligibility
from mentorbook.model.values import Role
from mentorbook.privacy.public import PublicCohort

from .addresses import Here
from .cohort_parts import current_cohort
from .html import Child, link, tag
from .parts import bullets, facts
from .portal import Portal
from .program_parts import asked_of
from .words import RHYTHMS, day, minutes_in_words


def flyer(portal: Portal, here: Here, headline: str) -> Markup:
    """One page to hand out: what it is, who it is for, the dates, and where to go."""
    program = portal.view.charter
    return _sheet(
        "flyer",
        tag("p", program.name, class_="mb-sheet__name"),
        tag("p", headline, class_="mb-sheet__headline"),
        tag("p", program.purpose, class_="mb-sheet__text") if program.purpose else None,
        tag("div", *_doors(portal), class_="mb-sheet__doors"),
        facts(_dates(portal)),
        _way(portal, here),
    )


def poster(portal: Portal, here: Here, headline: str) -> Markup:
    """One page to be read from three steps away: the promise, one date, and where to go."""
    current = current_cohort(portal)
    return _sheet(
        "poster",
        tag("p", portal.view.charter.name, class_="mb-sheet__name"),
        tag("p", headline, class_="mb-sheet__headline"),
        tag("p", _call(portal, current), class_="mb-sheet__call") if current else None,
        _way(portal, here),
    )


def _sheet(kind: str, *parts: Child) -> Markup:
    return tag("div", *parts, class_=f"mb-sheet mb-sheet--{kind}")


def _doors(portal: Portal) -> Iterator[Markup]:
    """What each side brings."""
    bring = portal.view.charter.eligibility
    doors: tuple[tuple[Role, str, RoleEligibility], ...] = (
        ("mentee", "You want a mentor?", bring.mentee),
        ("mentor", "You can be one?", bring.mentor),
    )
    for role, question, terms in doors:
        asked = list(asked_of(terms)) or ["time and good will"]
        words = portal.own_words(question)
        yield tag("div", tag("h2", words, id=f"for-{role}s"), tag("p", "You bring"), bullets(asked))


def _dates(portal: Portal) -> Iterator[tuple[Child, Child]]:
    current, rhythm = current_cohort(portal), portal.view.charter.cadence
    if rhythm.session and rhythm.minutes:
        yield "You meet", f"{RHYTHMS[rhythm.session]}, for {minutes_in_words(rhythm.minutes)}"
    if current:
        yield current.title, f"{day(current.starts, portal.locale)} to {day(current.ends, portal.locale)}"
        yield "How to join", _call(portal, current)


def _call(portal: Portal, one: PublicCohort) -> str:
    """What somebody who reads it today can do."""
    opens, closes = one.apply.opens, one.apply.closes
    if opens and portal.today < opens:
        return f"Apply from {day(opens, portal.locale)} on"
    if closes and portal.today <= closes:
        return f"Apply by {day(closes, portal.locale)}"
    if closes:
        return "Ask us about the next round"
    return "Ask us how to apply"


def _way(portal: Portal, here: Here) -> Markup:
    """Where to go: to point a camera at, to type, and to write to."""
    sponsor = portal.view.charter.sponsor
    contact = sponsor.contact if sponsor else None
    words = [
        tag("p", link(here.site, _typed(here.site)), class_="mb-sheet__address") if here.site else None,
        tag("p", link(f"mailto:{contact}", contact)) if contact else None,
    ]
    return tag("div", _qr_code(here.site) if here.site else None, tag("div", *words), class_="mb-sheet__way")


def _qr_code(address: str) -> Markup:
    """Dark on light in any color scheme: cameras do not read it the other way around."""
    code = segno.make(address, micro=False, error="m")
    drawn = Markup(code.svg_inline(border=2, dark="#111", light="#fff", omitsize=True))  # noqa: S704 - squares only
    return tag("div", drawn, class_="mb-sheet__code", role="img", aria_label=f"QR code of {address}")


def _typed(address: str) -> str:
    """An address as people type it."""
    return address.removeprefix("https://").removeprefix("http://").rstrip("/")
