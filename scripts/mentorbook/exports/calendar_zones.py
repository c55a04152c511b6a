"""The rules of a zone in a calendar file, each change of the clocks on a line of its own.

icalendar 7.3 writes them as one list, of which some readers take the first date only (vobject 0.9), and begins summer
time by the clock that is already changed, where RFC 5545 (3.6.5) has it by the one before: an hour late.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Timezone, TimezoneDaylight, TimezoneStandard
from icalendar.prop import vDDDLists

SECOND = timedelta(seconds=1)


def add_zones(calendar: Calendar, first: date, last: date) -> None:
    """Add the zones that a calendar names, with their changes from `first` to `last`."""
    calendar.add_missing_timezones(first, last)
    for zone in calendar.timezones:
        for part in zone.subcomponents:
            if "RDATE" in part:
                _write_apart(zone, part)


def _write_apart(zone: Timezone, part: TimezoneStandard | TimezoneDaylight) -> None:
    before, after = part.TZOFFSETFROM, part.TZOFFSETTO
    days = [part.DTSTART, *(day for day, *_ in part.rdates)]
    onsets = [_onset(ZoneInfo(zone.tz_name), day, before, after) for day in days if isinstance(day, datetime)]
    part.DTSTART = onsets[0]
    part["RDATE"] = [vDDDLists([onset]) for onset in onsets[1:]]


def _onset(zone: ZoneInfo, written: datetime, before: timedelta, after: timedelta) -> datetime:
    """The moment of the change by the clock before it; `written` may be by the clock after it."""
    for onset in (written, written - (after - before)):
        moment = (onset - before).replace(tzinfo=UTC)
        offsets = [(moment - SECOND).astimezone(zone).utcoffset(), moment.astimezone(zone).utcoffset()]
        if offsets == [before, after]:
            return onset
    return written
