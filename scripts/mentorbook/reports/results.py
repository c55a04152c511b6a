"""Metrics of what came of it: goals reached, pairs that stayed together, careers that moved."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from mentorbook.model.cohort import Outcome
from mentorbook.privacy.placements import Placement

from .observation import Observation, seen
from .window import Window


def goals(window: Window) -> Iterator[Observation]:
    """Every goal that was due in this time: was it achieved? Dropping one does not make the others look better."""
    for pair in window.placements if window.begun else ():
        for goal in pair.journal.goals.values() if pair.journal else ():
            if window.holds(goal.due or window.plan.ends):
                yield seen(pair.id, goal.status == "achieved")


def completions(window: Window) -> Iterator[Observation]:
    """Every pair of a finished cohort: did it go the whole way?"""
    for pair in window.placements if window.finished else ():
        yield seen(pair.id, not ended_early(window, pair))


def early_ends(window: Window) -> Iterator[Observation]:
    """Every pair that started: did it end before its time?"""
    for pair in window.placements if window.begun else ():
        yield seen(pair.id, ended_early(window, pair))


def ended_early(window: Window, pair: Placement) -> bool:
    """Ended before the cohort's last day, for another reason than that all was done."""
    ended = pair.journal.ended if pair.journal else None
    return (
        ended is not None
        and ended.reason != "planned"
        and ended.on < window.plan.ends
        and ended.on <= window.last
    )


def promotions(window: Window) -> Iterator[Observation]:
    """Every mentee with a place: promoted since the start?"""
    people = [person for pair in window.placements for person in pair.learners]
    return _outcomes(window, people, lambda outcome: outcome.promoted)


def stays(window: Window) -> Iterator[Observation]:
    """Everyone with a place: still here?"""
    for who, left in _outcomes(window, _everyone(window), lambda outcome: outcome.left):
        yield Observation(who, 1.0 - left)


def moves(window: Window) -> Iterator[Observation]:
    """Everyone with a place: moved to another department since the start?"""
    return _outcomes(window, _everyone(window), lambda outcome: outcome.moved)


def alumni_mentors(window: Window) -> Iterator[Observation]:
    """Every mentee of a finished cohort, once a later one was open for applications: did they offer to mentor?"""
    later = [
        cohort
        for cohort in window.program.cohorts.values()
        if cohort.plan and cohort.plan.starts > window.plan.starts and cohort.applications
    ]
    mentors = {
        person
        for cohort in later
        for person, application in cohort.applications.items()
        if application.mentors and application.status != "withdrawn"
    }
    people = {person for pair in window.placements for person in pair.learners}
    for person in sorted(people) if window.finished and later else ():
        yield seen(person, person in mentors)


def _everyone(window: Window) -> list[str]:
    return [person for pair in window.placements for person in pair.members]


def _outcomes(
    window: Window, people: list[str], what: Callable[[Outcome], date | None]
) -> Iterator[Observation]:
    """Outcomes count from the first day to today. Whoever has no line in outcomes.yml is where they were."""
    unchanged, begin = Outcome(), window.plan.starts - timedelta(days=1)
    for person in sorted(set(people)) if window.begun and window.cohort.outcomes else ():
        happened = what(window.cohort.outcomes.get(person, unchanged))
        yield seen(person, happened is not None and begin < happened <= window.today)
