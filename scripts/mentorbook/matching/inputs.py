"""Digests of what decides a roster, and of nothing else: a new bio or a new photo does not make a roster stale."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

from mentorbook.model.cohort import Decision
from mentorbook.model.person import Person, chain_of_command
from mentorbook.model.program import Cohort, Program

from .parted import parted_couples
from .participants import MAY_HEAR, MAY_SEE, Participant, read_participants
from .relations import earlier_couples

Data = dict[str, object]


def input_digests(program: Program, cohort: Cohort) -> dict[str, str]:
    """`sha256:…` of people, applications, matching rules and decisions, each over canonical JSON."""
    everyone = read_participants(program, cohort)
    return {
        "applications": _digest({one.id: _application(one) for one in everyone}),
        "constraints": _digest(_decisions(cohort)),
        "matching": _digest(_matching(program, cohort)),
        "people": _digest(_people(program, cohort, everyone)),
    }


def _digest(data: object) -> str:
    text = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"


def _people(program: Program, cohort: Cohort, everyone: Sequence[Participant]) -> Data:
    ids = {one.id for one in everyone}
    return {
        "earlier": sorted(couple for couple in earlier_couples(program, cohort) if ids.issuperset(couple)),
        "parted": sorted(couple for couple in parted_couples(program, cohort) if ids.issuperset(couple)),
        "bosses": {
            who: [boss for boss in chain_of_command(program.people, who) if boss in ids] for who in ids
        },
        "people": {one.id: _person(program, one.person) for one in everyone},
    }


def _person(program: Program, person: Person) -> Data:
    zone = person.time_zone or (program.charter.time_zone if program.charter else None)
    return person.model_dump(mode="json", include=set(MAY_SEE)) | {"time_zone": zone}


def _application(one: Participant) -> Data:
    application = one.application
    score = application.interview.score if application.interview else None
    plain = set(MAY_HEAR) - {"roles", "status", "capacity", "interview"}
    return application.model_dump(mode="json", include=plain) | {
        "goals": one.wording,
        "as": sorted(application.roles),
        "capacity": application.capacity.max,
        "interview": score,
    }


def _matching(program: Program, cohort: Cohort) -> Data:
    settings = program.settings_for(cohort).model_dump(mode="json", exclude={"blind"})
    kept = {"format", "group", "mentors_per_mentee", "starts", "ends"}
    plan = cohort.plan.model_dump(mode="json", include=kept) if cohort.plan else {}
    topics = {name: [term.name, *term.aliases] for name, term in program.vocabulary.topics.items()}
    return {"settings": settings, "plan": plan, "topics": topics, "stages": list(program.vocabulary.stages)}


def _decisions(cohort: Cohort) -> Data:
    sections = {
        "pins": cohort.constraints.pins,
        "vetoes": cohort.constraints.vetoes,
        "together": cohort.constraints.together,
        "apart": cohort.constraints.apart,
    }
    return {name: {who: _decision(one) for who, one in section.items()} for name, section in sections.items()}


def _decision(decision: Decision) -> Data:
    return decision.model_dump(mode="json", include={"mentor", "mentees", "people"})
