"""The waves of a survey: the days on which a cohort is asked, as its `when` fixes them, and their names."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from mentorbook.model.cohort import CohortPlan
from mentorbook.model.survey import Survey, When

STEP_MONTHS = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}


@dataclass(frozen=True)
class Wave:
    """One asking. Its id is the folder of its answers: the survey and the month, or the day for weekly ones."""

    id: str
    day: date
    message: str
    reminder: str


def waves_of(name: str, survey: Survey, plan: CohortPlan) -> Iterator[Wave]:
    """Every wave of a survey in a cohort, in order."""
    message, reminder = _messages(survey.when)
    for day in _days(survey.when, plan):
        weekly = survey.when is not None and survey.when.every == "week"
        yield Wave(f"{name}-{day}" if weekly else f"{name}-{day:%Y-%m}", day, message, reminder)


def _days(when: When | None, plan: CohortPlan) -> Iterator[date]:
    if when is None:
        return
    if when.every:
        yield from _repeated(when, plan)
    elif when.days_after_start is not None:
        yield plan.starts + timedelta(days=when.days_after_start)
    elif when.before_end is not None:
        yield plan.ends - timedelta(days=when.before_end)
    elif when.milestone in plan.milestones:
        yield plan.milestones[when.milestone]


def _repeated(when: When, plan: CohortPlan) -> Iterator[date]:
    """Each step after the first day; counted from the end, each step before the last one, in order of time."""
    back = when.starting == "ends"
    first = plan.ends if back else plan.starts
    found, number = [], 1
    while plan.starts < (day := _stepped(first, when.every or "", -number if back else number)) <= plan.ends:
        found.append(day)
        number += 1
    yield from sorted(found)


def _stepped(day: date, every: str, number: int) -> date:
    """A day so many steps later; the 31st becomes the last day of a shorter month."""
    if every == "week":
        return day + timedelta(weeks=number)
    months = day.year * 12 + day.month - 1 + STEP_MONTHS[every] * number
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _messages(when: When | None) -> tuple[str, str]:
    """The texts that ask and remind."""
    if when is None or when.every in ("week", "month"):
        return "pulse-day-30", "pulse-day-60"
    if when.before_end is not None:
        return "final-survey", "final-survey-reminder-1"
    if when.days_after_start is not None:
        return "fit-check", "fit-check"
    return "midterm-invitation", "midterm-reminder-1"
