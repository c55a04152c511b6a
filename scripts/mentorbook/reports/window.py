"""A cohort seen through a stretch of days: what metrics are computed on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from mentorbook.model.cohort import CohortPlan
from mentorbook.model.pair import Session
from mentorbook.model.program import Cohort, Program
from mentorbook.privacy.placements import Placement, placements, planned


@dataclass(frozen=True, order=True)
class Quarter:
    """A calendar quarter; `number` is 1 to 4."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Quarter:
        """The quarter a day belongs to."""
        return cls(day.year, (day.month + 2) // 3)

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return self.next.first - timedelta(days=1)

    @property
    def next(self) -> Quarter:
        """The one after it."""
        return Quarter(self.year + 1, 1) if self.number == 4 else Quarter(self.year, self.number + 1)

    def __str__(self) -> str:
        return f"{self.year} Q{self.number}"


@dataclass(frozen=True, kw_only=True)
class Window:
    """One cohort from `first` to `last`, both included; nothing after `today` is known."""

    program: Program
    cohort: Cohort
    plan: CohortPlan
    first: date
    last: date
    today: date

    @cached_property
    def placements(self) -> tuple[Placement, ...]:
        """Every pair and group of the cohort."""
        return placements(self.cohort)

    @property
    def begun(self) -> bool:
        """Have the pairs started to meet?"""
        return self.plan.status in ("running", "closed") and self.plan.starts <= self.today

    @property
    def finished(self) -> bool:
        """Has the cohort come to its end?"""
        return self.begun and self.plan.ends <= self.today

    def holds(self, day: date) -> bool:
        """Does the day lie in this window?"""
        return self.first <= day <= self.last

    def sessions(self, placement: Placement) -> Iterator[tuple[date, Session]]:
        """The sessions that were held in this window, in order."""
        journal = placement.journal.sessions if placement.journal else {}
        return ((day, journal[day]) for day in sorted(journal) if journal[day].held and self.holds(day))


def whole(program: Program, today: date) -> tuple[Window, ...]:
    """Each cohort from its first day to its last, or to today; the latest cohort first."""
    return tuple(
        Window(
            program=program,
            cohort=cohort,
            plan=plan,
            first=plan.starts,
            last=min(plan.ends, today),
            today=today,
        )
        for cohort, plan in planned(program)
    )


def part(window: Window, quarter: Quarter) -> Window | None:
    """The days of a quarter that the window covers, or None."""
    first, last = max(window.first, quarter.first), min(window.last, quarter.last)
    return replace(window, first=first, last=last) if first <= last else None


def quarters(windows: tuple[Window, ...]) -> tuple[Quarter, ...]:
    """Every quarter in which a cohort that has begun was at work, in order."""
    seen: set[Quarter] = set()
    for window in windows:
        quarter, end = Quarter.of(window.first), Quarter.of(window.last)
        while window.begun and quarter <= end:
            seen.add(quarter)
            quarter = quarter.next
    return tuple(sorted(seen))
