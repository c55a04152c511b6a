"""Metrics of taking part: who found a partner, who met, how often and for how long."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from mentorbook.model.charter import Rhythm
from mentorbook.privacy.placements import FAREWELL, Placement, accepted

from .observation import Observation, seen
from .window import Window

FIRST_MEETING_DAYS = 30  # a month: pairs that have not met by then rarely do
QUARTER_DAYS = 91
ENOUGH_OF_A_QUARTER = 60  # shorter stretches say nothing about a rhythm by the quarter

RHYTHM_DAYS: dict[Rhythm, float] = {
    "weekly": 7,
    "two-weekly": 14,
    "monthly": 365.25 / 12,
    "two-monthly": 365.25 / 6,
    "quarterly": 365.25 / 4,
    "half-yearly": 365.25 / 2,
    "yearly": 365.25,
}


def participation(window: Window) -> Iterator[Observation]:
    """Everyone accepted: did they come to a session in this time?"""
    if not window.begun:
        return
    came = {person for pair in window.placements if any(window.sessions(pair)) for person in pair.members}
    for person in sorted(accepted(window.cohort, "mentor") | accepted(window.cohort, "mentee")):
        yield seen(person, person in came)


def matched(window: Window) -> Iterator[Observation]:
    """Every accepted mentee, once there is a roster or a journal: do they have a partner?"""
    placed = {person for pair in window.placements for person in pair.learners}
    for person in sorted(accepted(window.cohort, "mentee")) if placed else ():
        yield seen(person, person in placed)


def days_to_match(window: Window) -> Iterator[Observation]:
    """Every placed mentee: days from the application to the first signature under the agreement."""
    for pair in window.placements:
        signed = pair.journal.agreement.signed.values() if pair.journal else ()
        for person in pair.learners if signed else ():
            application = window.cohort.applications.get(person)
            if application and application.applied:
                yield Observation(person, float((min(signed) - application.applied).days))


def first_meeting(window: Window) -> Iterator[Observation]:
    """Every pair, once its first month is over: did it meet in that month?"""
    by = window.plan.starts + timedelta(days=FIRST_MEETING_DAYS)
    for pair in window.placements if window.begun and window.last >= by else ():
        yield seen(pair.id, any(day <= by for day, _ in window.sessions(pair)))


def sessions_held(window: Window) -> Iterator[Observation]:
    """Every session that the cadence plans for a pair: was it held?"""
    for pair in window.placements if window.begun else ():
        planned = _planned_sessions(window, pair)
        held = min(planned, sum(1 for _ in window.sessions(pair)))
        yield from (seen(pair.id, number < held) for number in range(planned))


def session_minutes(window: Window) -> Iterator[Observation]:
    """Every session with a known length: its minutes."""
    for pair in window.placements if window.begun else ():
        for _, session in window.sessions(pair):
            if session.minutes is not None:
                yield Observation(pair.id, float(session.minutes))


def active_pairs(window: Window) -> Iterator[Observation]:
    """Every pair that is together at the end of this time: did it meet often enough in the quarter before?"""
    since = max(window.plan.starts, window.last - timedelta(days=QUARTER_DAYS - 1))
    if not window.begun or (window.last - since).days + 1 < ENOUGH_OF_A_QUARTER:
        return
    charter = window.program.charter
    enough = (charter and charter.health.min_sessions_per_quarter) or 1
    at_work = min(window.last, window.plan.ends - FAREWELL)
    for pair in window.placements:
        if pair.open_on(at_work):
            yield seen(pair.id, _held_between(pair, since, window.last) >= enough)


def mentors_used(window: Window) -> Iterator[Observation]:
    """Every accepted mentor, once there is a roster or a journal: do they have a mentee?"""
    busy = {person for pair in window.placements for person in (*pair.mentors, *pair.peers)}
    for person in sorted(accepted(window.cohort, "mentor")) if busy else ():
        yield seen(person, person in busy)


def _planned_sessions(window: Window, pair: Placement) -> int:
    charter = window.program.charter
    rhythm = (charter and charter.cadence.session) or "monthly"
    ended = pair.journal.ended if pair.journal else None
    last = min(window.last, ended.on) if ended else window.last
    return max(0, round(((last - window.first).days + 1) / RHYTHM_DAYS[rhythm]))


def _held_between(pair: Placement, first: date, last: date) -> int:
    journal = pair.journal.sessions if pair.journal else {}
    return sum(1 for day, session in journal.items() if session.held and first <= day <= last)
