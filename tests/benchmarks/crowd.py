"""A made-up cohort of any size in memory, with every answer that a criterion or a rule reads."""

from dataclasses import replace
from datetime import date
from functools import cache

from mentorbook.model.charter import Charter
from mentorbook.model.program import Program
from mentorbook.model.vocabulary import Vocabulary
from mentorbook.rehearsal.people import Size, make_crowd
from mentorbook.source.program import read_program
from tests.conftest import ROOT
from tests.matching.programs import make_program

SETTINGS = {
    "objective": ["placed", "total"],
    "rules": {
        "common_language": 1,
        "overlap_minutes": 60,
        "experience_gap": {"min": 2, "max": 30},
        "same_team": "forbid",
    },
    "criteria": {
        "topics": 35,
        "goals_text": 15,
        "wishes": 15,
        "overlap": 10,
        "stage": 8,
        "style": 7,
        "cross_department": 5,
        "interview": 3,
        "industry": 2,
    },
}
STARTS = date(2027, 1, 11)


@cache
def vocabulary() -> Vocabulary:
    """The sample program's words."""
    return read_program(ROOT / "program").program.vocabulary


def crowd(size: int, most_each: int, seed: int = 1) -> Program:
    """`size` mentors who take up to `most_each`, and as many mentees."""
    made = make_crowd(Charter(name="Crowd"), vocabulary(), Size(size, size, seed), STARTS)
    everyone = {who: {**made.people[who], **application} for who, application in made.applications.items()}
    mentors = {who: one for who, one in everyone.items() if "mentor" in one["as"]}
    if most_each == 1:
        mentors = {who: {**one, "capacity": {"max": 1}} for who, one in mentors.items()}
    mentees = {who: one for who, one in everyone.items() if who not in mentors}
    return replace(make_program(mentors, mentees, settings=SETTINGS), vocabulary=vocabulary())
