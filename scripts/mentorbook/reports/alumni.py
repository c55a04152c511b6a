"""`report … alumni`: who finished as a mentee and may be invited to be a mentor. For the coordinator alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from mentorbook.model.charter import RoleEligibility, Span
from mentorbook.model.person import Person
from mentorbook.model.program import Program
from mentorbook.privacy.placements import planned

from .results import ended_early
from .told import Cell, Told
from .window import Window, whole

MESSAGE = "alumni-invitation"
INVITE = "invite"


@dataclass(frozen=True, kw_only=True)
class Alumnus:
    """Somebody who was a mentee to the end. `standing` is INVITE, or why there is no invitation now."""

    person: str
    cohort: str
    goals: int  # achieved
    standing: str


def alumni(program: Program, cohort: str | None, today: date) -> Iterator[Alumnus]:
    """The mentees of the finished cohorts, or of one; whoever was one twice stands under the later cohort."""
    seen: set[str] = set()
    for window in whole(program, today):
        if window.finished and cohort in (None, window.cohort.id):
            for one in _of(window):
                if one.person not in seen:
                    seen.add(one.person)
                    yield one


def invited(window: Window) -> list[str]:
    """Who of one cohort is sent the invitation, sorted."""
    found = alumni(window.program, window.cohort.id, window.today)
    return sorted(one.person for one in found if one.standing == INVITE)


def _of(window: Window) -> Iterator[Alumnus]:
    for placement in window.placements:
        if ended_early(window, placement):
            continue
        goals = placement.journal.goals.values() if placement.journal else ()
        achieved = sum(goal.status == "achieved" for goal in goals)
        for person in placement.learners:
            yield Alumnus(
                person=person, cohort=window.cohort.id, goals=achieved, standing=_standing(window, person)
            )


def _standing(window: Window, person: str) -> str:
    record, outcome = window.program.people.get(person), window.cohort.outcomes.get(person)
    if record is None or (record.retain_until and record.retain_until <= window.today):
        return "the record is or should be erased"
    if outcome and outcome.left and outcome.left <= window.today:
        return "left"
    if _mentors_later(window, person):
        return "offered to mentor since"
    if record.consent.alumni is None or record.consent.alumni > window.today:
        return "has not agreed to be asked"
    return _not_eligible(window.program, record) or INVITE


def _mentors_later(window: Window, person: str) -> bool:
    later = (c for c, plan in planned(window.program) if plan.starts > window.plan.starts)
    applications = (cohort.applications.get(person) for cohort in later)
    return any(one.mentors and one.status != "withdrawn" for one in applications if one)


def _not_eligible(program: Program, record: Person) -> str:
    """What program.yml asks of mentors and this person does not bring yet; unknown years bar nobody."""
    asked = program.charter.eligibility.mentor if program.charter else RoleEligibility()
    wanted: tuple[tuple[str, Span | None, float | None], ...] = (
        ("years of experience", asked.years_experience, record.years_experience),
        ("years here", asked.years_here, record.years_here),
    )
    for words, span, years in wanted:
        if span and span.min is not None and years is not None and years < span.min:
            return f"{years:g} of {span.min:g} {words}"
    return ""


# ------------------------------------------------------------------ words


def told(found: Sequence[Alumnus], of: str) -> Told:
    """The list, those to invite first."""
    ordered = sorted(found, key=lambda one: (one.standing != INVITE, one.standing, one.person))
    data: dict[str, Any] = {
        "cohort": of,
        "message": MESSAGE,
        "alumni": [
            {
                "person": one.person,
                "cohort": one.cohort,
                "goals_achieved": one.goals,
                "standing": one.standing,
            }
            for one in ordered
        ],
    }
    rows: list[Sequence[Cell]] = [
        ("person", "cohort", "goals_achieved", "standing"),
        *((one.person, one.cohort, one.goals, one.standing) for one in ordered),
    ]
    return Told(data, _lines(ordered, of), rows)


def _lines(found: Sequence[Alumnus], of: str) -> Iterator[str]:
    invited = sum(one.standing == INVITE for one in found)
    yield from (f"# Alumni: {of}", "")
    yield f"{len(found)} people went the whole way as mentees; {invited} of them agreed to be asked and can mentor."
    yield "This list is for the coordinator. Drafts of the invitation, for those who agreed:"
    yield f"`mentorbook export {of if of != 'all' else 'COHORT'} messages --message {MESSAGE}`."
    if found:
        yield from ("", "| Person | Cohort | Goals achieved | |", "|---|---|---|---|")
        yield from (f"| {one.person} | {one.cohort} | {one.goals} | {one.standing} |" for one in found)
