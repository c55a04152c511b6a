"""Who takes part in the matching of a cohort."""

from __future__ import annotations

from dataclasses import dataclass

from mentorbook.model.application import Application
from mentorbook.model.person import Person
from mentorbook.model.program import Cohort, Program

from .text.masking import without_identity


@dataclass(frozen=True)
class Participant:
    """Someone accepted in the cohort."""

    id: str
    person: Person
    application: Application

    @property
    def wording(self) -> str | None:
        """The goals, without what tells who wrote them."""
        return without_identity(self.application.goals, self.person.name)


def read_participants(program: Program, cohort: Cohort) -> list[Participant]:
    """Everyone accepted whose person record exists, sorted by id."""
    return [
        Participant(who, program.people[who], application)
        for who, application in sorted(cohort.applications.items())
        if application.status == "accepted" and who in program.people
    ]
