"""What stands in the calendars: of the program, of a cohort, of a pair."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from mentorbook.model.charter import Charter
from mentorbook.model.cohort import ApplicationWindow
from mentorbook.privacy.placements import Placement
from mentorbook.reports.due.pairs import EMPTY
from mentorbook.reports.window import Window

from .calendar_file import Entry
from .proposals import proposed_sessions

WORDS = {"orientation": "Orientation", "midpoint": "Halfway", "closing": "Closing"}


class Gathering(Protocol):
    """What a calendar tells of an event."""

    @property
    def title(self) -> str:
        """What it is called."""

    @property
    def starts(self) -> datetime:
        """When it begins, by the clocks of its zone."""

    @property
    def minutes(self) -> int:
        """How long it takes."""


class Dates(Protocol):
    """What a calendar tells of a cohort."""

    @property
    def title(self) -> str:
        """What it is called."""

    @property
    def apply(self) -> ApplicationWindow:
        """When to apply."""

    @property
    def starts(self) -> date:
        """Its first day."""

    @property
    def ends(self) -> date:
        """Its last day."""

    @property
    def milestones(self) -> Mapping[str, date]:
        """Its milestones."""


@dataclass(frozen=True)
class Held:
    """An event with its zone and, for those who are invited, its place."""

    id: str
    event: Gathering
    zone: str
    place: str = ""


def stamp_of(dates: Dates) -> date:
    """The day from which a cohort's entries count as known."""
    return dates.apply.opens or dates.starts


def cohort_entries(cohort: str, dates: Dates, events: Iterable[Held], host: str) -> Iterator[Entry]:
    """A cohort's dates as whole days, its events by the clock. A milestone with an event of its day is left to it."""
    held = list(events)
    taken = {each.event.starts.date() for each in held}
    for name, day, title in _days(dates):
        if name not in dates.milestones or day not in taken:
            yield Entry(uid=f"{cohort}-{name}@{host}", title=f"{dates.title}: {title}", day=day)
    for each in held:
        starts = each.event.starts
        yield Entry(
            uid=f"{cohort}-{each.id}@{host}",
            title=each.event.title,
            day=starts.date(),
            at=starts.time(),
            minutes=each.event.minutes,
            zone=each.zone,
            place=each.place,
            address=each.place if each.place.startswith("https://") else "",
        )


def invited_to(window: Window) -> Iterator[Held]:
    """The events of a cohort with their places, for those who take part."""
    charter = window.program.charter
    for name, event in sorted(window.cohort.events.items()):
        zone = event.time_zone or (charter.time_zone if charter else "UTC")
        yield Held(name, event, zone, event.place or "")


def pair_entries(window: Window, pair: Placement, host: str) -> Iterator[Entry]:
    """What only a pair's members see: sessions proposed by the rhythm, days of goals and of tasks."""
    journal = pair.journal or EMPTY
    cohort = window.cohort.id
    yield from proposed_sessions(window, pair, host)
    for name, goal in journal.goals.items():
        if goal.due and goal.status not in ("achieved", "dropped"):
            yield Entry(
                uid=f"{cohort}-{pair.id}-goal-{name}@{host}", title=f"Goal due: {_said(name)}", day=goal.due
            )
    for day, session in journal.sessions.items():
        for name, task in session.actions.items():
            if task.due and not task.done:
                uid = f"{cohort}-{pair.id}-{day}-{name}@{host}"
                yield Entry(uid=uid, title=f"To do by today: {_said(name)}", day=task.due)


def name_of(charter: Charter | None, title: str) -> str:
    """A calendar's name: the program's, and whose it is."""
    return f"{charter.name}: {title}" if charter else title


def _days(dates: Dates) -> Iterator[tuple[str, date, str]]:
    for name, day, title in (
        ("applications-open", dates.apply.opens, "applications open"),
        ("applications-close", dates.apply.closes, "last day to apply"),
        ("starts", dates.starts, "pairs start"),
        ("ends", dates.ends, "last day"),
    ):
        if day:
            yield name, day, title
    for name, day in dates.milestones.items():
        yield name, day, WORDS.get(name, _said(name)).lower()


def _said(name: str) -> str:
    return name.replace("-", " ")
