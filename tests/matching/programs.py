"""Small programs, made of records, for tests."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any

import numpy as np
import numpy.typing as npt

from mentorbook.matching.board import Board, read_board
from mentorbook.matching.table import Kept
from mentorbook.model.application import Application
from mentorbook.model.cohort import CohortPlan, Constraints
from mentorbook.model.matching import MatchingSettings
from mentorbook.model.person import Person
from mentorbook.model.program import Cohort, Program
from mentorbook.model.vocabulary import Vocabulary

Data = Mapping[str, Any]
EMPTY: Data = MappingProxyType({})

PERSON = set(Person.model_fields)
COHORT = "spring"
VOCABULARY = {
    "topics": {
        "people-management": {"name": "People management", "aliases": ["direct reports", "leading a team"]},
        "public-speaking": {"name": "Public speaking", "aliases": ["presenting"]},
        "security": {"name": "Security"},
    },
    "stages": {name: {"name": name.title()} for name in ("entry", "mid", "senior", "lead", "executive")},
}
ONLY_TOPICS = {"criteria": {"topics": 1}}


def make_program(
    mentors: Mapping[str, Data],
    mentees: Mapping[str, Data],
    *,
    plan: Data = EMPTY,
    settings: Data = EMPTY,
    constraints: Data = EMPTY,
    others: Mapping[str, Data] = MappingProxyType({}),
) -> Program:
    """A program with one cohort. Fields of people and of applications may be mixed; `others` only work there."""
    people: dict[str, Person] = {}
    applications: dict[str, Application] = {}
    for role, side in (("mentor", mentors), ("mentee", mentees)):
        for who, data in side.items():
            people[who], applications[who] = make_person(data), make_application(role, data)
    people |= {who: make_person(data) for who, data in others.items()}
    cohort = Cohort(
        id=COHORT,
        plan=make_plan(plan),
        applications=applications,
        constraints=Constraints.model_validate(dict(constraints)),
    )
    return Program(
        vocabulary=Vocabulary.model_validate(VOCABULARY),
        matching=MatchingSettings.model_validate(dict(settings)),
        people=people,
        cohorts={COHORT: cohort},
    )


def make_person(data: Data) -> Person:
    return Person.model_validate({"name": "Somebody", **{key: data[key] for key in data if key in PERSON}})


def make_application(role: str, data: Data) -> Application:
    own = {key: data[key] for key in data if key not in PERSON}
    return Application.model_validate({"as": [role], "status": "accepted", **own})


def make_plan(data: Data = EMPTY) -> CohortPlan:
    dates = {"starts": date(2027, 1, 11), "ends": date(2027, 10, 15)}
    return CohortPlan.model_validate({"title": "Spring", "status": "matching", **dates, **data})


def with_cohort(program: Program, **changes: Any) -> Program:
    """The program with parts of its cohort replaced."""
    cohort = replace(program.cohorts[COHORT], **changes)
    return replace(program, cohorts={**program.cohorts, COHORT: cohort})


def make_board(
    scores: Sequence[Sequence[int]] | npt.NDArray[Any],
    barred: Sequence[Sequence[bool]] | npt.NDArray[Any] | None = None,
    capacity: Sequence[int] | None = None,
    *,
    settings: Data = EMPTY,
    plan: Data = EMPTY,
) -> Board:
    """A board with these scores [mentees, mentors]; people are called mentee-0, mentor-0 and so on."""
    table = np.array(scores, np.int32)
    rows, columns = table.shape
    places = capacity if capacity is not None else [1] * columns
    program = make_program(
        {f"mentor-{column:04}": {"capacity": {"max": int(places[column])}} for column in range(columns)},
        {f"mentee-{row:04}": {} for row in range(rows)},
        plan=plan,
        settings=settings,
    )
    bars = np.zeros(table.shape, np.uint32) if barred is None else np.array(barred, np.uint32)
    return replace(read_board(program, COHORT), table=Kept(table, bars))
