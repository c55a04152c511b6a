"""Whom a message is for when nobody is named: by its readers, and by what the message is about."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from mentorbook.model.application import Application
from mentorbook.model.page import Page
from mentorbook.model.survey import survey_of
from mentorbook.model.values import Role
from mentorbook.privacy.placements import Placement, accepted
from mentorbook.reports import alumni
from mentorbook.reports.due.intake import missing_from
from mentorbook.reports.window import Window

from .letter import Letter

# Messages about something that happened to one person: whom they go to is always said.
ONLY_NAMED = frozenset(
    {
        "application-not-now",
        "ending-no-fault",
        "incident-received",
        "no-show",
        "personal-ask",
        "rematch-offer",
        "stepping-down",
    }
)
ABOUT_APPLICATIONS: Mapping[str, Callable[[Application], bool]] = {
    "application-received": lambda one: one.status == "submitted" and not missing_from(one),
    "application-incomplete": lambda one: one.status == "submitted" and bool(missing_from(one)),
    "application-accepted": lambda one: one.status == "accepted",
    "waitlisted": lambda one: one.status == "waitlisted",
    "training-reminder": lambda one: one.status == "accepted" and not one.training,
}
ABOUT_PAIRS: Mapping[str, Callable[[Placement], bool]] = {
    "match-to-mentor": lambda pair: not pair.peers,
    "match-to-mentee": lambda pair: len(pair.mentees) == 1,
    "match-to-group": lambda pair: len(pair.members) > 2,
    "match-to-peers": lambda pair: len(pair.peers) == 2,
}


def audience_of(message: str, page: Page, window: Window) -> Iterator[str]:
    """Everyone of the cohort whom a message is for, sorted; nobody where it is only for people who are named."""
    if message in ONLY_NAMED:
        return
    if message == alumni.MESSAGE:  # those who agreed to be asked, and nobody else
        yield from alumni.invited(window)
        return
    for who in sorted(_of_roles(page, window)):
        if who in window.program.people and _concerns(message, window, who):
            yield who


def suits(message: str, pair: Placement) -> bool:
    """Is the message about pairs of this kind?"""
    described = ABOUT_PAIRS.get(message)
    return described is None or described(pair)


def is_invited(letter: Letter, about: str) -> bool:
    """Is an event, or the survey of a wave, for somebody of this role? What is about neither is for everybody."""
    cohort, program = letter.window.cohort, letter.window.program
    survey = survey_of(about, program.surveys)
    if about in cohort.events:
        roles: tuple[Role, ...] = cohort.events[about].audience
    else:
        roles = program.surveys[survey].audience if survey else ()
    return not roles or any(letter.who in accepted(cohort, role) for role in roles)


def _of_roles(page: Page, window: Window) -> frozenset[str]:
    roles = [role for role in ("mentor", "mentee") if role in page.readers]
    waiting = {
        who
        for who, one in window.cohort.applications.items()
        if one.status not in ("accepted", "withdrawn") and set(roles) & set(one.roles)
    }
    return frozenset(waiting).union(*(accepted(window.cohort, role) for role in roles))


def _concerns(message: str, window: Window, who: str) -> bool:
    """Messages about applications go to those they describe, all others to those who take part."""
    application = window.cohort.applications.get(who)
    described = ABOUT_APPLICATIONS.get(message)
    if described:
        return application is not None and described(application)
    roster = window.cohort.roster
    if message == "no-match":
        left = roster.unmatched.get(who) if roster else None
        return left is not None and left.roles == "mentee"
    return application is None or application.status == "accepted"
