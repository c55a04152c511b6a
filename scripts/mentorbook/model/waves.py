"""When a survey is asked in a cohort: its waves, fixed in advance by `when`."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from .cohort import CohortPlan
from .survey import Survey, When

WEEK = timedelta(days=7)
OPEN_FOR = timedelta(days=14)  # long enough for one reminder, short enough to say what was true
_MONTHS = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}
_YEAR = 12


@dataclass(frozen=True, order=True)
class Wave:
    """One round of a survey. Its id names the folder that the answers lie in: pulse-2026-04."""

    opens: date
    closes: date
    id: str


def waves(name: str, survey: Survey, plan: CohortPlan) -> tuple[Wave, ...]:
    """The waves of a survey in a cohort, in order. None where `when` says nothing, or names an unknown milestone."""
    if survey.when is None:
        return ()
    if survey.when.every == "week":
        return tuple(
            Wave(day, day + WEEK - timedelta(days=1), f"{name}-{day}") for day in _days(survey.when, plan)
        )
    return tuple(Wave(day, day + OPEN_FOR, f"{name}-{day:%Y-%m}") for day in _days(survey.when, plan))


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month."""
    year, month = divmod(day.year * _YEAR + day.month - 1 + months, _YEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _days(when: When, plan: CohortPlan) -> Iterator[date]:
    if when.every is not None:
        yield from _repeated(when, plan)
    elif when.days_after_start is not None:
        yield plan.starts + timedelta(days=when.days_after_start)
    elif when.milestone in plan.milestones:
        yield plan.milestones[when.milestone]
    elif when.before_end is not None:
        yield plan.ends - timedelta(days=when.before_end)


def _repeated(when: When, plan: CohortPlan) -> Iterator[date]:
    """From the start until the end; or, counted from the end, for a year."""
    after = when.starting == "ends"
    first, last = (plan.ends, months_after(plan.ends, _YEAR)) if after else (plan.starts, plan.ends)
    turn, day = 1, first
    while True:
        day = (
            first + turn * WEEK
            if when.every == "week"
            else months_after(first, turn * _MONTHS[when.every or ""])
        )
        if day > last:
            return
        yield day
        turn += 1
