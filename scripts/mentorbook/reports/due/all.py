"""Everything that is due, of one cohort or of the whole program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from mentorbook.model.program import Cohort, Program

from ..window import Window, whole
from .cohort import duties_of_cohort
from .duty import Duty, days
from .intake import duties_of_intake
from .pairs import duties_of_pairs
from .program import duties_of_program


def what_is_due(program: Program, today: date, ahead: int, cohort: Cohort | None = None) -> tuple[Duty, ...]:
    """What is late and what comes within `ahead` days, the longest overdue first.

    Without a cohort that of all cohorts, and of the program itself. Nothing after `today` is known.
    """
    last = today + days(ahead)
    found = [duty for duty in _all(program, today, cohort) if duty.due <= last]
    return tuple(
        sorted(found, key=lambda duty: (duty.due, duty.cohort, duty.whose, duty.who, duty.rule, duty.what))
    )


def _all(program: Program, today: date, cohort: Cohort | None) -> Iterator[Duty]:
    for window in whole(program, today):
        if cohort is None or window.cohort.id == cohort.id:
            yield from _of_cohort(window)
    if cohort is None:
        yield from duties_of_program(program)


def _of_cohort(window: Window) -> Iterable[Duty]:
    """A cohort that is closed, and was over on that day, owes nothing more."""
    if window.plan.status == "closed" and window.finished:
        return
    yield from duties_of_cohort(window)
    yield from duties_of_intake(window)
    yield from duties_of_pairs(window)
