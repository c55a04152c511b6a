"""Rules about the calendar that new cohorts are made from."""

from __future__ import annotations

from collections.abc import Iterator

from mentorbook.model.calendar import CohortCalendar
from mentorbook.source.problem import FieldPath

from ..rule import Case, Issue, Issues, rule

MONTH_DAYS = 31


@rule("MB230", "calendar-beyond-its-cohort", over="calendar")
def calendar_beyond_its_cohort(calendar: CohortCalendar, _case: Case) -> Issues:
    """A milestone or an event lies outside the months of the cohort.

    Why: `mentorbook new cohort` would set a date after the last day. With a minus sign days are counted back from the
    end: `-2` is two days before it.

    Bad:
        # calendar.yml
        months: 3
        milestones: {midpoint: 135}

    Good:
        # calendar.yml
        months: 3
        milestones: {midpoint: 45}
    """
    most = calendar.months * MONTH_DAYS
    for path, day in _days(calendar):
        if abs(day) >= most:
            yield Issue(
                message=f"a cohort of {calendar.months} months has no day {day}",
                path=path,
                hint="count days from the start, or with a minus sign back from the end",
            )


@rule("MB231", "applications-close-before-they-open", over="calendar")
def applications_close_before_they_open(calendar: CohortCalendar, _case: Case) -> Issues:
    """Applications would close before they open, or after the cohort has started.

    Why: Both are days before the start, so both have a minus sign, and the opening has the larger number.

    Bad:
        # calendar.yml
        apply: {opens: -49, closes: -84}

    Good:
        # calendar.yml
        apply: {opens: -84, closes: -49}
    """
    opens, closes = calendar.apply.opens, calendar.apply.closes
    if not opens < closes <= 0:
        yield Issue(
            message=f"they open {opens} and close {closes} days from the start",
            path=("apply",),
            hint="write both with a minus sign, the opening first",
        )


def _days(calendar: CohortCalendar) -> Iterator[tuple[FieldPath, int]]:
    for name, day in calendar.milestones.items():
        yield ("milestones", name), day
    for name, event in calendar.events.items():
        yield ("events", name, "day"), event.day
