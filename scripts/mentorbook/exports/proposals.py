"""Dates proposed to a pair: one for each session of the rhythm, at an hour that everybody said to have.

Only a proposal, so a calendar shows it as tentative. The hour is looked for in each week anew, by the clocks of all
members, because clocks change in different weeks in different places.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import reduce
from typing import NamedTuple
from zoneinfo import ZoneInfo

from mentorbook.matching.overlap import Availability, read_availability
from mentorbook.privacy.placements import Placement
from mentorbook.reports.due.pairs import EMPTY
from mentorbook.reports.engagement import RHYTHM_DAYS
from mentorbook.reports.window import Window

from .calendar_file import Entry

USUAL_MINUTES = 60
LOOKED_AT_DAYS = 7  # from the day that the rhythm names


class Span(NamedTuple):
    """A stretch of time, in UTC."""

    start: datetime
    end: datetime


def proposed_sessions(window: Window, pair: Placement, host: str) -> Iterator[Entry]:
    """A tentative entry for each session that is still to come, in the rhythm, from the last one that was held on."""
    charter, plan = window.program.charter, window.plan
    step = RHYTHM_DAYS[(charter and charter.cadence.session) or "monthly"]
    minutes = min((charter and charter.cadence.minutes) or (USUAL_MINUTES,))
    free = [availability_of(window, who) for who in pair.members]
    journal = pair.journal or EMPTY
    held = sorted(day for day, session in journal.sessions.items() if session.held)
    count = round(((plan.ends - plan.starts).days + 1) / step)
    for number in range(len(held) + 1, count + 1) if journal.ended is None else ():
        since = held[-1] + timedelta(days=round(step)) if held else plan.starts + timedelta(days=1)
        day = since + timedelta(days=round((number - len(held) - 1) * step))
        if day <= plan.ends:
            yield _proposal(window, pair, host, number, count, common_hour(free, day, minutes), day, minutes)


def common_hour(free: Sequence[Availability | None], day: date, minutes: int) -> datetime | None:
    """The first moment, in UTC, within a week from `day`, from which all are free for so long; None without one.

    Somebody who states no times is asked, not assumed to be free: then there is none either.
    """
    if not free or any(one is None for one in free):
        return None
    first = datetime.combine(day, time(), UTC)
    last = first + timedelta(days=LOOKED_AT_DAYS)
    weeks = [list(_spans(one, day)) for one in free if one is not None]
    shared = reduce(_met, weeks)
    fits = (span.start for span in shared if span.end - span.start >= timedelta(minutes=minutes))
    return min((start for start in fits if first <= start < last), default=None)


def availability_of(window: Window, who: str) -> Availability | None:
    """When somebody of a cohort said to be free, in their own zone or the program's."""
    application, person = window.cohort.applications.get(who), window.program.people.get(who)
    charter = window.program.charter
    zone = charter.time_zone if charter else "UTC"
    if application is None:
        return None
    return read_availability(application.availability, (person and person.time_zone) or zone)


def _spans(one: Availability, day: date) -> Iterator[Span]:
    """When somebody is free in the weeks around a day."""
    monday = day - timedelta(days=day.weekday())
    for week in (-1, 0, 1, 2):
        for slot in one.slots:
            local = datetime.combine(monday + timedelta(weeks=week), time()) + timedelta(minutes=slot.start)
            start = local.replace(tzinfo=one.zone).astimezone(UTC)
            yield Span(start, start + timedelta(minutes=slot.minutes))


def _met(one: list[Span], other: list[Span]) -> list[Span]:
    met = (Span(max(a.start, b.start), min(a.end, b.end)) for a in one for b in other)
    return [span for span in met if span.start < span.end]


def _proposal(
    window: Window,
    pair: Placement,
    host: str,
    number: int,
    count: int,
    moment: datetime | None,
    day: date,
    minutes: int,
) -> Entry:
    uid = f"{window.cohort.id}-{pair.id}-session-{number}@{host}"
    title = f"Mentoring session {number} of {count} (proposed)"
    if moment is None:
        about = "You have not both named a common hour. Agree on one this week."
        return Entry(uid=uid, title=title, day=day, about=about, status="TENTATIVE")
    zone = _zone_of_mentor(window, pair)
    local = moment.astimezone(ZoneInfo(zone))
    about = "An hour that everybody said to have. Move it as you like."
    return Entry(
        uid=uid,
        title=title,
        day=local.date(),
        at=local.time(),
        minutes=minutes,
        zone=zone,
        about=about,
        status="TENTATIVE",
    )


def _zone_of_mentor(window: Window, pair: Placement) -> str:
    person = window.program.people.get(pair.members[0])
    charter = window.program.charter
    return (person and person.time_zone) or (charter.time_zone if charter else "UTC")
