"""The macro for gatherings of every cohort, and how one is told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from markupsafe import Markup

from mentorbook.privacy.public import PublicCohort, PublicEvent

from .addresses import Here
from .calendar_feeds import PROGRAM_FEED
from .html import Child, joined, tag
from .parts import block, empty, facts, phrases
from .places import city
from .portal import Portal
from .words import clock, day, label, listed, lowered, plural, spoken

Held = tuple[PublicCohort, PublicEvent]


def events(portal: Portal, here: Here) -> Markup:
    """What is coming, soonest first, and what was, latest first, with how many came."""
    every = [(one, event) for one in portal.view.cohorts.values() for event in one.events]
    coming = [held for held in every if held[1].starts.date() >= portal.today]
    past = [held for held in every if held[1].starts.date() < portal.today]
    return block(
        tag("h2", "Coming", id="coming"),
        _listed(portal, here, sorted(coming, key=_when), "Nothing is planned yet"),
        _follow(here),
        tag("h2", "Past", id="past"),
        _listed(portal, here, sorted(past, key=_when, reverse=True), "Nothing yet"),
    )


def event_time(portal: Portal, event: PublicEvent) -> Markup:
    """Day and hour, by the clocks of the event's zone."""
    text = f"{day(event.starts.date(), portal.locale)}, {clock(event.starts, portal.locale)}"
    return tag("time", text, datetime=event.starts.isoformat(timespec="minutes"))


def event_words(portal: Portal, event: PublicEvent, *more: Child) -> Markup:
    """What it is, how long, by which clocks, for whom, and how many came."""
    labels = portal.view.charter.labels
    invited = listed([lowered(plural(label(labels, role))) for role in event.audience])
    details = phrases(
        [
            *more,
            spoken(event.kind) if event.kind and event.kind != event.title.casefold() else None,
            f"{event.minutes} minutes",
            f"{city(event.time_zone, portal.locale)} time",
            f"for {invited}" if invited else None,
            f"{event.came} came" if event.came else None,
        ]
    )
    return joined([tag("strong", event.title), tag("br"), details])


def _when(held: Held) -> tuple[datetime, str]:
    return held[1].starts, held[1].id


def _listed(portal: Portal, here: Here, every: Sequence[Held], none: str) -> Markup:
    if not every:
        return empty(none, "Workshops, panels and visits stand here with day and time.")
    return facts(
        (event_time(portal, event), event_words(portal, event, _of(here, one))) for one, event in every
    )


def _of(here: Here, one: PublicCohort) -> Child:
    """The cohort whose gathering it is."""
    address = here.to(f"cohorts/{one.id}.md")
    return tag("a", one.title, href=address) if address else one.title


def _follow(here: Here) -> Markup:
    link = tag("a", "All dates as a calendar", href=here.asset(PROGRAM_FEED), class_="mb-feed")
    return tag(
        "p", joined([link, "Subscribe to the address of this file, and it follows when a date moves."], ". ")
    )
