"""Macros inside a sentence: a name, an address, a figure of the charter. They return text, never a block."""

from __future__ import annotations

from markupsafe import Markup

from mentorbook.source.markdown import cell

from .addresses import Here
from .portal import Portal
from .words import RHYTHMS, counted_in_words, in_words, minutes_in_words


def program_name(portal: Portal, _: Here) -> Markup:
    """What the program is called."""
    return _inline(portal.view.charter.name)


def contact(portal: Portal, _: Here) -> Markup:
    """The program's address, to follow `write to`; without one, the coordinator."""
    sponsor = portal.view.charter.sponsor
    if sponsor is None or not sponsor.contact:
        return Markup("the coordinator")
    address = _inline(sponsor.contact)
    return Markup('<a href="mailto:%s">%s</a>') % (address, address)


def concerns(portal: Portal, _: Here) -> Markup:
    """Who hears what should not go to the coordinator, to follow `go to`: `the people team at people@…`."""
    stated = portal.view.charter.concerns
    if stated is None:
        return Markup("somebody above the coordinator whom you trust")
    if not stated.contact:
        return _inline(stated.name)
    address = _inline(stated.contact)
    return Markup('%s at <a href="mailto:%s">%s</a>') % (_inline(stated.name), address, address)


def small_group(portal: Portal, _: Here) -> Markup:
    """The smallest group whose figures are shown: `five`."""
    return _inline(in_words(portal.view.smallest_group))


def retention(portal: Portal, _: Here) -> Markup:
    """When records are erased, to follow `erased`: `six months after your cohort ends`."""
    months = portal.view.retain_months
    if months is None:
        return Markup("when you ask for it")
    wait = f"{counted_in_words(months, 'month')} after" if months else "when"
    return _inline(portal.own_words(f"{wait} your cohort ends"))


def program_length(portal: Portal, _: Here) -> Markup:
    """How long a cohort runs: `nine months`."""
    months = portal.view.charter.cadence.months
    return _inline(counted_in_words(months, "month") if months else "some months")


def session_rhythm(portal: Portal, _: Here) -> Markup:
    """How often two people meet: `every month`."""
    rhythm = portal.view.charter.cadence.session
    return _inline(RHYTHMS[rhythm] if rhythm else "at regular intervals")


def session_minutes(portal: Portal, _: Here) -> Markup:
    """How long they meet: `60 to 90 minutes`."""
    minutes = portal.view.charter.cadence.minutes
    return _inline(minutes_in_words(minutes) if minutes else "an hour or so")


def _inline(text: str) -> Markup:
    """Text that neither HTML nor the Markdown around it takes for its own."""
    return Markup(cell(text))  # noqa: S704 - every character with a meaning has become an entity
