"""Calendar files (RFC 5545) by the icalendar library: the same bytes for the same dates, on every machine and day.

Times keep their zone, with its rules written into the file, so that a meeting at 15:00 in Copenhagen stays at 15:00
when the clocks change. A stamp is a day of the data and never the clock; an id never changes, so that a calendar that
subscribes moves an entry instead of adding a second one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from .calendar_zones import add_zones

PRODUCT = "-//Mentorbook//Mentoring calendars//EN"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """Something in a calendar. With `minutes`, `starts` is a moment in `zone`; without, `day` is a whole day."""

    uid: str
    title: str
    day: date
    at: time | None = None
    minutes: int = 0
    zone: str = "UTC"
    place: str = ""
    about: str = ""
    address: str = ""
    status: Literal["CONFIRMED", "TENTATIVE"] = "CONFIRMED"


def calendar_file(name: str, entries: Iterable[Entry], stamp: date) -> bytes:
    """A calendar with that name. `stamp` is the day from which its entries are known."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    known = datetime.combine(stamp, time(), UTC)
    entries = list(entries)
    for entry in sorted(entries, key=lambda entry: (entry.day, entry.at or time(), entry.uid)):
        calendar.add_component(_event(entry, known))
    add_zones(calendar, *_years(entries, stamp))
    return bytes(calendar.to_ical())


def _years(entries: Iterable[Entry], stamp: date) -> tuple[date, date]:
    """The years of which the file tells when clocks change: a year around its entries, not since 1970."""
    days = [stamp, *(entry.day for entry in entries)]
    return date(min(days).year - 1, 1, 1), date(max(days).year + 2, 1, 1)


def _event(entry: Entry, stamp: datetime) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", stamp)
    event.add("summary", entry.title)
    starts, ends = _span(entry)
    event.add("dtstart", starts)
    event.add("dtend", ends)
    event.add("status", entry.status)
    for name, value in (("location", entry.place), ("description", entry.about), ("url", entry.address)):
        if value:
            event.add(name, value)
    if entry.at is None:
        event.add("transp", "TRANSPARENT")  # a day's note leaves the day free
    return event


def _span(entry: Entry) -> tuple[date, date]:
    if entry.at is None:
        return entry.day, entry.day + timedelta(days=1)
    zone = ZoneInfo(entry.zone)
    starts = datetime.combine(entry.day, entry.at, zone)
    ends = (starts.astimezone(UTC) + timedelta(minutes=entry.minutes)).astimezone(zone)
    return starts, ends
