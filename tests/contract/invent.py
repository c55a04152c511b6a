"""Small cohorts with every hard rule and every gap in the answers, invented from a seed."""

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

Record = dict[str, Any]

TOPICS = ("code", "design", "data", "writing")
STAGES = ("entry", "middle", "senior")
LANGUAGES = ("en", "en-GB", "da", "fr", "pt", "pt-BR")
ZONES = ("Europe/Copenhagen", "America/New_York", "Asia/Kathmandu", "America/St_Johns", "Africa/Lagos")
DATES = ("2026-10-01", "2027-01-11", "2027-03-10", "2027-05-05")
SAID = {"reason": "Decided together.", "by": "coordinator", "on": "2026-12-01"}
ENDED = {"status": "ended", "ended": {"on": "2026-06-30", "reason": "planned", "by": "coordinator"}}


def invent(folder: Path, seed: int) -> Path:
    """Write a program with one cohort, `now`, of at most five mentors and five mentees, and one before it."""
    chance = random.Random(seed)
    mentors = [f"m{number}" for number in range(chance.randint(1, 4))]
    mentees = [f"n{number}" for number in range(chance.randint(1, 4))]
    both = [f"b{number}" for number in range(chance.choice((0, 0, 1)))]
    everyone = [*mentors, *mentees, *both]
    write(folder / "program.yml", {"name": "Invented", "time_zone": "Europe/Copenhagen"})
    write(folder / "vocabulary.yml", {"topics": _named(TOPICS), "stages": _named(STAGES)})
    write(folder / "matching.yml", _matching(chance))
    for one in everyone:
        others = [other for other in everyone if other != one]
        write(folder / "people" / f"{one}.yml", {"name": one, **_person(chance, others)})
        roles = [
            role for role, ids in (("mentor", mentors), ("mentee", mentees)) if one in ids or one in both
        ]
        write(folder / "cohorts/now/applications" / f"{one}.yml", _application(chance, roles, others))
    _write_cohorts(folder, chance, mentors, mentees)
    return folder


def write(path: Path, record: Record) -> None:
    """Write a record the way an ordinary YAML library does."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(record, sort_keys=False, allow_unicode=True), encoding="utf-8")


def _write_cohorts(folder: Path, chance: random.Random, mentors: list[str], mentees: list[str]) -> None:
    now, before = folder / "cohorts" / "now", folder / "cohorts" / "before"
    plan = {
        "title": "Now",
        "status": "matching",
        "format": chance.choice(("one-on-one", "one-on-one", "reverse")),
    }
    write(now / "cohort.yml", {**plan, "starts": chance.choice(DATES), "ends": "2027-10-15"})
    mentor, mentee = chance.choice(mentors), chance.choice(mentees)
    vetoed = {"mentor": chance.choice(mentors), "mentees": chance.sample(mentees, 1)}
    write(now / "constraints.yml", {"vetoes": {"known": {**vetoed, **SAID}}} if chance.random() < 0.4 else {})
    write(
        before / "cohort.yml",
        {"title": "Before", "status": "closed", "starts": "2026-01-05", "ends": "2026-06-30"},
    )
    if chance.random() < 0.5:
        write(before / "pairs" / f"{mentor}--{mentee}.yml", ENDED)
    else:
        write(before / "roster.yml", _roster(mentor, mentee))


def _roster(mentor: str, mentee: str) -> Record:
    pair = {"mentor": mentor, "mentees": [mentee], "score": 5000, "parts": {"topics": 5000}}
    inputs = dict.fromkeys(("people", "applications", "matching", "constraints"), "sha256:0")
    return {
        "version": 1,
        "inputs": inputs,
        "totals": {"placed": 1, "worst": 5000, "total": 5000},
        "pairs": {f"{mentor}--{mentee}": pair},
        "unmatched": {},
        "certificate": {"kind": "assignment", "mentors": {}, "mentees": {}, "floor": 5000},
    }


def _named(words: Sequence[str]) -> Record:
    return {word: {"name": word.capitalize()} for word in words}


def _some(chance: random.Random, record: Record, share: float) -> Record:
    """The record with each answer kept by chance."""
    return {field: value for field, value in record.items() if chance.random() < share}


def _matching(chance: random.Random) -> Record:
    rules = {
        "reporting_line": chance.choice(("forbid", "allow")),
        "same_team": "forbid",
        "same_organization": chance.choice(("forbid", "allow", "allow")),
        "earlier_pair": "forbid",
        "common_language": chance.choice((0, 1, 2)),
        "overlap_minutes": chance.choice((0, 30, 60)),
        "experience_gap": chance.choice(({"min": 0, "max": 30}, {"min": 2, "max": 12})),
        "must_have_topic": chance.choice(("require", "ignore")),
        "minimum_score": chance.choice((0, 0.2, 0.5)),
    }
    criteria = {
        "topics": chance.choice(("high", 3)),
        "wishes": chance.choice(("medium", 0.5)),
        "stage": "low",
    }
    objective = chance.choice((["placed", "worst", "total"], ["placed", "total"]))
    return {"rules": _some(chance, rules, 0.5), "criteria": criteria, "objective": objective}


def _person(chance: random.Random, others: list[str]) -> Record:
    answers = {
        "organization": chance.choice(("alpha", "beta")),
        "team": chance.choice(("red", "green", "blue")),
        "stage": chance.choice(STAGES),
        "years_experience": chance.choice((0, 1, 2.5, 5, 12, 31)),
        "languages": chance.sample(LANGUAGES, 2),
        "time_zone": chance.choice(ZONES),
    }
    boss = {"private": {"manager": chance.choice(others)}} if chance.random() < 0.3 else {}
    return _some(chance, answers, 0.7) | boss


def _application(chance: random.Random, roles: list[str], others: list[str]) -> Record:
    status = chance.choice(("accepted", "accepted", "accepted", "accepted", "waitlisted"))
    liked = chance.sample(others, min(len(others), chance.choice((0, 1, 2))))
    disliked = [one for one in chance.sample(others, 1) if one not in liked and chance.random() < 0.2]
    offer = {
        "capacity": {"max": chance.choice((0, 1, 2, 3))},
        "offers": {topic: chance.randint(1, 5) for topic in chance.sample(TOPICS, 2)},
    }
    wish = {"seeks": chance.sample(TOPICS, 3), "must_have": chance.sample(TOPICS, chance.choice((0, 0, 1)))}
    free = {"availability": [_slot(chance) for _ in range(3)], "prefers": liked, "avoids": disliked}
    asked = (offer if "mentor" in roles else {}) | (wish if "mentee" in roles else {}) | free
    return {"as": roles, "status": status, **_some(chance, asked, 0.75)}


def _slot(chance: random.Random) -> str:
    """Between one and four hours on one of three days; some cross midnight."""
    begins, minute = chance.choice((0, 8, 12, 15, 17, 20, 23)), chance.choice((0, 15, 30))
    ends = (begins + chance.randint(1, 4)) % 24
    return f"{chance.choice(('Mon', 'Tue', 'Sun'))} {begins:02d}:{minute:02d}-{ends:02d}:{minute:02d}"
