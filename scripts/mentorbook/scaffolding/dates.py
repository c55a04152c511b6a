"""A cohort's dates, all from its first day, by the program's calendar. Nothing falls on a weekend."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from mentorbook.model.calendar import CohortCalendar, PlannedEvent
from mentorbook.model.waves import months_after

SATURDAY = 5
ROLES = ("mentor", "mentee")


@dataclass(frozen=True)
class Dates:
    """What a calendar makes of a first day."""

    calendar: CohortCalendar
    starts: date

    @property
    def ends(self) -> date:
        """The last day: so many months later, moved back to a Friday where it falls on a weekend."""
        last = months_after(self.starts, self.calendar.months) - timedelta(days=1)
        return back_on_a_weekday(last)

    def day(self, offset: int) -> date:
        """So many days from the start, moved on to Monday from a weekend; or before the end, moved back to Friday."""
        if offset >= 0:
            return on_a_weekday(self.starts + timedelta(days=offset))
        return back_on_a_weekday(self.ends + timedelta(days=offset))

    def before(self, offset: int) -> date:
        """So many days before the start."""
        return on_a_weekday(self.starts + timedelta(days=offset))

    def plan(self, title: str, form: str) -> dict[str, Any]:
        """The data of cohort.yml."""
        window = self.calendar.apply
        return {
            "title": title,
            "status": "draft",
            "format": form,
            **({"group": {"min": 3, "max": 6}} if form in ("group", "mixed") else {}),
            "apply": {"opens": self.before(window.opens), "closes": self.before(window.closes)},
            "starts": self.starts,
            "ends": self.ends,
            "milestones": {name: self.day(offset) for name, offset in self.calendar.milestones.items()},
        }

    def events(self, zone: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """The data of each event's file, by id."""
        for name, event in self.calendar.events.items():
            yield name, self._event(event, zone)

    def _event(self, event: PlannedEvent, zone: str) -> dict[str, Any]:
        starts = datetime.combine(self.day(event.day), time.fromisoformat(event.at))
        return {
            "title": event.title,
            "starts": starts.isoformat(timespec="minutes"),
            "minutes": event.minutes,
            "time_zone": zone,
            **({"kind": event.kind} if event.kind else {}),
            "for": list(event.audience),
        }


def on_a_weekday(day: date) -> date:
    """The day, or the Monday after it."""
    return day + timedelta(days=7 - day.weekday()) if day.weekday() >= SATURDAY else day


def back_on_a_weekday(day: date) -> date:
    """The day, or the Friday before it."""
    return day - timedelta(days=max(0, day.weekday() - SATURDAY + 1))
