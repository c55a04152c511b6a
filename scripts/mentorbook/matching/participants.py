"""Who takes part in the matching of a cohort, without what matching may not see."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mentorbook.model.application import Application
from mentorbook.model.person import Person
from mentorbook.model.program import Cohort, Program

from .text.masking import without_identity

# All that matching may know of a person: what a rule or a criterion is made for. Lines of reporting are read apart.
MAY_SEE = frozenset(
    {
        "organization",
        "department",
        "team",
        "stage",
        "years_experience",
        "industries",
        "languages",
        "time_zone",
    }
)


@dataclass(frozen=True)
class Participant:
    """Someone accepted in the cohort. `person` holds what matching may see, under no name."""

    id: str
    person: Person
    application: Application
    wording: str | None  # the goals, without what tells who wrote them


def read_participants(program: Program, cohort: Cohort) -> list[Participant]:
    """Everyone accepted whose person record exists, sorted by id."""
    masked = program.settings_for(cohort).blind
    return [
        _participant(who, program.people[who], application, masked)
        for who, application in sorted(cohort.applications.items())
        if application.status == "accepted" and who in program.people
    ]


def _participant(who: str, person: Person, application: Application, masked: Iterable[str]) -> Participant:
    wording = without_identity(application.goals, person.name)
    return Participant(who, _seen(person, masked), application, wording)


def _seen(person: Person, masked: Iterable[str]) -> Person:
    """The record with nothing left of the fields that matching may not see, or that `blind` names."""
    return Person(name="Somebody", **{field: getattr(person, field) for field in MAY_SEE.difference(masked)})
