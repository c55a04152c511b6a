"""Which people appear on the site: mentors who agreed to a profile, pairs in which everyone agreed to be shown."""

from __future__ import annotations

from datetime import date

from mentorbook.model.application import Application
from mentorbook.model.cohort import CohortPlan
from mentorbook.model.person import Person
from mentorbook.model.program import Cohort, Program

from .field_class import shown
from .people import PublicMentor, PublicPair, agreed, public_mentor, public_person
from .placements import FAREWELL, Placement, placements, planned


def directory(program: Program, today: date) -> tuple[PublicMentor, ...]:
    """The mentors of the cohorts that are not closed, each once with the newest offer; named ones first, by name."""
    cards = {
        person: card
        for person, application in sorted(_offers(program).items())
        if person in program.people and (card := _card(program, program.people[person], application, today))
    }
    return tuple(sorted(cards.values(), key=_by_name))


def shown_pairs(program: Program, cohort: Cohort, plan: CohortPlan, today: date) -> tuple[PublicPair, ...]:
    """The pairs of a cohort that has begun, as far as everyone in them agreed to be shown.

    A roster that is still under review names nobody, and neither does a pair that ended early.
    """
    if plan.status not in ("running", "closed"):
        return ()
    last = min(today, plan.ends - FAREWELL)
    pairs = [
        _public_pair(program, placement, today)
        for placement in placements(cohort)
        if placement.open_on(last) and _all_agreed(program, placement, today)
    ]
    return tuple(sorted(pairs, key=lambda pair: [member.name or "~" for member in pair.members]))


def _offers(program: Program) -> dict[str, Application]:
    """Mentors' applications; of several, the one to the latest cohort."""
    return {
        person: application
        for cohort, plan in reversed(planned(program))
        if plan.status != "closed"
        for person, application in cohort.applications.items()
        if application.status == "accepted" and application.mentors
    }


def _card(program: Program, person: Person, application: Application, today: date) -> PublicMentor | None:
    return public_mentor(
        person,
        offers=shown(application, "offers"),
        formats=shown(application, "formats"),
        modes=shown(application, "mode"),
        vocabulary=program.vocabulary,
        today=today,
    )


def _by_name(card: PublicMentor) -> tuple[bool, str, str]:
    name = card.person.name
    return (name is None, (name or "").casefold(), card.person.place.name if card.person.place else "")


def _all_agreed(program: Program, placement: Placement, today: date) -> bool:
    people = [program.people.get(member) for member in placement.members]
    return all(person is not None and agreed(person.consent.roster, today) for person in people)


def _public_pair(program: Program, placement: Placement, today: date) -> PublicPair:
    return PublicPair(
        members=tuple(
            public_person(
                program.people[member],
                "mentor" if member in placement.mentors else "mentee",
                program.vocabulary,
                today,
            )
            for member in placement.members
        )
    )
