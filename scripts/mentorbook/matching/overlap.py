"""Weekly common minutes: how long two people are both free, in every week of a cohort.

People write weekly times in their own zone. Zones move against each other during the year, so a pair's
common time is taken in every clock regime of the cohort and the smallest value counts: that much time they
have in any week. A week is judged by the offsets of its Wednesday, because clocks change at weekends.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from typing import NamedTuple
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from .arrays import Flags, Numbers
from .slots import WEEK, Slot, read_slot

Minutes = npt.NDArray[np.int16]  # a week has 10,080

WEDNESDAY = 2


@dataclass(frozen=True, slots=True)
class Availability:
    """When somebody is free in a usual week, in one zone."""

    zone: ZoneInfo
    slots: tuple[Slot, ...]


def read_zone(name: str | None) -> ZoneInfo | None:
    """The IANA zone of that name; None when there is no such zone."""
    if not name:
        return None
    try:
        return ZoneInfo(name)
    except (KeyError, OSError, ValueError):  # unknown, a folder of the zone database, a forbidden path
        return None


def read_availability(lines: Iterable[str], zone: str | None) -> Availability | None:
    """Someone's weekly times. None when nothing readable is stated, which is not the same as never free."""
    slots = tuple(slot for slot in map(read_slot, lines) if slot is not None)
    place = read_zone(zone)
    return Availability(place, slots) if slots and place else None


class Weeks(NamedTuple):
    """Two sides' free weeks at one set of clock offsets."""

    turns: csr_array  # [rows, edges]: -1 where a free stretch begins, 1 where it ends
    until: npt.NDArray[np.int16]  # [edges, columns]: free minutes since the week began


@dataclass(frozen=True)
class SharedWeeks:
    """The free weeks of two sides in every clock regime, ready to be compared block by block."""

    regimes: tuple[Weeks, ...]
    silent_rows: Flags
    silent_columns: Flags

    def cut(self, rows: Numbers, columns: Numbers | None = None) -> SharedWeeks:
        """Some rows and, if named, some columns of it."""
        here = slice(None) if columns is None else columns
        regimes = tuple(Weeks(turns[rows], until[:, here]) for turns, until in self.regimes)
        return SharedWeeks(regimes, self.silent_rows[rows], self.silent_columns[here])

    @cached_property
    def minutes(self) -> Minutes:
        """Common minutes in the weakest week, shape [rows, columns]; -1 where either side states nothing.

        In a stretch that one is free the other gains the free minutes until its end less those until its beginning.
        So a row has a handful of terms for each column, however fine the week is cut: a twentieth of the time that
        multiplying the weeks stretch by stretch takes. Kept, because a bar and a criterion ask for it.
        """
        silent = self.silent_rows[:, None] | self.silent_columns
        least = np.full(silent.shape, WEEK, np.int16)
        for turns, until in self.regimes:
            np.minimum(least, turns @ until, out=least)
        return np.where(silent, np.int16(-1), least)


def shared_weeks(
    rows: Sequence[Availability | None], columns: Sequence[Availability | None], starts: date, ends: date
) -> SharedWeeks:
    """Lay two sides' weeks over each other for the time from `starts` to `ends`."""
    people = [*rows, *columns]
    zones = sorted({person.zone.key for person in people if person})
    regimes = tuple(
        _lay_over(*_free_weeks(people, offsets), len(rows)) for offsets in offset_regimes(zones, starts, ends)
    )
    silent = np.array([person is None for person in people], np.bool_)
    return SharedWeeks(regimes, silent[: len(rows)], silent[len(rows) :])


def weeks_of_every_length() -> SharedWeeks:
    """Somebody who is always free, and mentors who are free for 0, 1, … 10,080 minutes; the last states nothing."""
    minutes = np.append(np.arange(WEEK + 1, dtype=np.int16), np.int16(0))
    until = np.stack([np.zeros_like(minutes), minutes])
    whole = csr_array(np.array([[-1, 1]], np.int16))
    silent = np.arange(len(minutes)) > WEEK
    return SharedWeeks((Weeks(whole, until),), np.zeros(1, np.bool_), silent)


def _lay_over(free: Flags, lengths: Minutes, rows: int) -> Weeks:
    """The weeks of the first `rows` people beside those of the others."""
    closed = np.pad(free[:rows].astype(np.int8), ((0, 0), (1, 1)))
    turns = csr_array(-np.diff(closed, axis=1).astype(np.int16))
    until = np.zeros((len(lengths) + 1, len(free) - rows), np.int16)
    np.cumsum((free[rows:] * lengths).T, axis=0, out=until[1:])
    return Weeks(turns, until)


def offset_regimes(zones: Sequence[str], starts: date, ends: date) -> list[dict[str, int]]:
    """The distinct UTC offsets, in minutes by zone, that hold together in some week of the cohort."""
    known = [(name, ZoneInfo(name)) for name in zones]
    regimes: dict[tuple[int, ...], dict[str, int]] = {}
    for day in _wednesdays(starts, ends):
        noon = datetime.combine(day, time(12), UTC)
        offsets = {name: _offset(zone, noon) for name, zone in known}
        regimes.setdefault(tuple(offsets.values()), offsets)
    return list(regimes.values())


def _wednesdays(starts: date, ends: date) -> list[date]:
    first = starts - timedelta(days=starts.weekday()) + timedelta(days=WEDNESDAY)
    weeks = max(0, (ends - first).days // 7)
    return [first + timedelta(weeks=week) for week in range(weeks + 1)]


def _offset(zone: ZoneInfo, moment: datetime) -> int:
    offset = moment.astimezone(zone).utcoffset() or timedelta()
    return round(offset.total_seconds() / 60)


def _stated(people: Sequence[Availability | None]) -> Iterator[tuple[int, Availability, Slot]]:
    for row, person in enumerate(people):
        if person is not None:
            yield from ((row, person, slot) for slot in person.slots)


def _free_weeks(people: Sequence[Availability | None], offsets: dict[str, int]) -> tuple[Flags, Minutes]:
    """One UTC week per person, true in each stretch in which they are free, and the stretches' lengths.

    A stretch lies between two neighboring moments at which anybody's time begins or ends. Even steps would be
    as fine as the oddest time: one person who is free from 17:01 on would make everybody's week 10,080 long.
    """
    spans = [_span(row, slot, offsets[person.zone.key]) for row, person, slot in _stated(people)]
    edges = np.array(sorted({0, WEEK}.union(*(span[1:] for span in spans))))
    places = {edge: place for place, edge in enumerate(edges.tolist())}
    free = np.zeros((len(people), len(edges) - 1), np.bool_)
    for row, start, end in spans:
        first, last = places[start], places[end]
        if first < last:
            free[row, first:last] = True
        else:  # over the end of the week
            free[row, first:] = free[row, :last] = True
    return free, np.diff(edges).astype(np.int16)


def _span(row: int, slot: Slot, offset: int) -> tuple[int, int, int]:
    """Row, first minute and last minute of a weekly time in UTC."""
    start = (slot.start - offset) % WEEK
    return row, start, (start + slot.minutes) % WEEK
