"""Who takes part in the matching of a cohort, without what matching may not see."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mentorbook.model.application import Application, Interview
from mentorbook.model.matching import MatchingSettings
from mentorbook.model.person import Person
from mentorbook.model.program import Cohort, Program

from .text.masking import without_identity

# All that matching may know of a person and of an application: what a rule or a criterion is made for. Lines of
# reporting are read apart, goals without what tells who wrote them. A field that is not named here is gone before
# anything is read, so a new criterion cannot see it by accident.
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
MAY_HEAR = frozenset(
    {
        "roles",
        "status",
        "formats",
        "capacity",
        "offers",
        "seeks",
        "must_have",
        "availability",
        "style",
        "mode",
        "prefers",
        "avoids",
        "interview",
    }
)
_UNHEARD = {
    name: field.get_default(call_default_factory=True)
    for name, field in Application.model_fields.items()
    if name not in MAY_HEAR
}
_SOMEBODY = Person(name="Somebody")  # copied, because reading a record anew takes seven times as long


@dataclass(frozen=True)
class Participant:
    """Someone accepted in the cohort. `person` and `application` hold what matching may see, under no name."""

    id: str
    person: Person
    application: Application
    wording: str | None  # the goals, without what tells who wrote them


def read_participants(program: Program, cohort: Cohort) -> list[Participant]:
    """Everyone accepted whose person record exists, sorted by id."""
    seen = MAY_SEE - _masked(program.settings_for(cohort))
    return [
        _participant(who, program.people[who], application, seen)
        for who, application in sorted(cohort.applications.items())
        if application.status == "accepted" and who in program.people
    ]


def _masked(settings: MatchingSettings) -> set[str]:
    """What `blind` names, and years of experience, which tell an age, unless a rule needs them."""
    return {*settings.blind, *(["years_experience"] if settings.rules.experience_gap is None else [])}


def _participant(who: str, person: Person, application: Application, seen: Iterable[str]) -> Participant:
    return Participant(
        id=who,
        person=_SOMEBODY.model_copy(update={field: getattr(person, field) for field in seen}),
        application=_heard(application),
        wording=without_identity(application.goals, person.name),
    )


def _heard(application: Application) -> Application:
    """The application with nothing left but what matching may read; of an interview the score alone."""
    interview = application.interview and Interview(score=application.interview.score)
    return application.model_copy(update={**_UNHEARD, "interview": interview})
