"""A made-up cohort of any size in memory, with every answer that a criterion or a rule reads."""

import random
from collections.abc import Mapping
from typing import Any

from mentorbook.model.program import Program
from tests.benchmarks.programs import DEPARTMENTS, INDUSTRIES, LANGUAGES, STAGES, ZONES
from tests.matching.programs import make_program

TOPICS = tuple(f"topic-{number}" for number in range(30))
WISHES = (
    "lead a team",
    "plan a budget",
    "speak in public",
    "write grants",
    "do design research",
    "solve conflicts",
)
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


def crowd(size: int, most_each: int, seed: int = 1) -> Program:
    """`size` mentors who take up to `most_each`, and as many mentees; four pairs in five break a rule."""
    chance = random.Random(seed)
    mentors = {f"mentor-{number:06}": _mentor(chance, size, most_each) for number in range(size)}
    mentees = {f"mentee-{number:06}": _mentee(chance, size) for number in range(size)}
    return make_program(mentors, mentees, settings=SETTINGS)


def _mentor(chance: random.Random, size: int, most_each: int) -> Mapping[str, Any]:
    return {
        **_person(chance, size),
        "offers": {topic: chance.randint(1, 5) for topic in chance.sample(TOPICS, 5)},
        "capacity": {"max": chance.randint(1, most_each)},
    }


def _mentee(chance: random.Random, size: int) -> Mapping[str, Any]:
    return {**_person(chance, size), "seeks": chance.sample(TOPICS, 3)}


def _person(chance: random.Random, size: int) -> dict[str, Any]:
    hours = chance.sample(range(7, 19), 3)
    return {
        "organization": "northwind",
        "team": f"team-{chance.randrange(size // 8 + 1)}",
        "department": chance.choice(DEPARTMENTS),
        "stage": chance.choice(STAGES),
        "years_experience": chance.randint(1, 30),
        "industries": chance.sample(INDUSTRIES, 2),
        "languages": chance.sample(LANGUAGES, 2),
        "time_zone": chance.choice(ZONES),
        "availability": [
            f"{chance.choice(('Mon', 'Tue', 'Wed', 'Thu'))} {at:02}:00-{at + 2:02}:30" for at in hours
        ],
        "style": {"structure": chance.randint(1, 5), "pace": chance.randint(1, 5)},
        "goals": " and ".join(chance.sample(WISHES, 2)),
    }
