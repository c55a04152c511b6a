"""A weekly time as people write it: `Tue 17:00-19:00`.

Apart from the arithmetic of overlaps, so that whoever only reads times does not load a numerics library.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

DAY = 24 * 60
WEEK = 7 * DAY
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SLOT = re.compile(
    r"\s*([a-z]{3,9})\s+(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})\s*", re.IGNORECASE | re.ASCII
)
_LONG = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True)
class Slot:
    """A weekly time: its first minute counted from Monday 00:00, and how many minutes it lasts."""

    start: int
    minutes: int


@lru_cache(maxsize=1 << 14)
def read_slot(text: str) -> Slot | None:
    """Read `Tue 17:00-19:00`; `Fri 23:00-01:00` ends on Saturday. None when it is not a weekly time."""
    found = _SLOT.fullmatch(text)
    day = _day(found[1].lower()) if found else None
    if found is None or day is None:
        return None
    start, end = _clock(found[2], found[3]), _clock(found[4], found[5])
    if start is None or end is None or start in (DAY, end):
        return None
    return Slot(day * DAY + start, (end - start) % DAY or DAY)


def _day(word: str) -> int | None:
    if word in DAYS:
        return DAYS.index(word)
    return _LONG.index(word) if word in _LONG else None


def _clock(hour: str, minute: str) -> int | None:
    total = int(hour) * 60 + int(minute)
    return total if int(minute) < 60 and total <= DAY else None
