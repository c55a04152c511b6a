"""The fields that a column can fill, each with where it lies and how its cells are read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from mentorbook.model.program import Program
from mentorbook.model.survey import Question

from .answers import read_answer
from .cells import Read, Reader, RefusedError

CHOICES = {
    "as": ("mentor", "mentee"),
    "formats": ("one-on-one", "group", "peer", "reverse", "flash"),
    "mode": ("video", "in-person", "phone", "chat"),
}


@dataclass(frozen=True)
class Target:
    """A field of a record: whose record, the path in it, what it is called on forms, and how a cell is read."""

    record: str  # person or application
    path: tuple[str, ...]
    called: tuple[str, ...]  # words of a heading that mean it
    read: Read


def targets(program: Program) -> Mapping[str, Target]:
    """Every field that a column can fill, by its name in the map."""
    words, people = (
        program.vocabulary,
        {person.name.casefold(): who for who, person in program.people.items()},
    )

    def who(reader: Reader, cell: str) -> list[str]:
        found = []
        for part in reader.several(cell):
            key = people.get(part.casefold()) or (part if part in program.known_people else None)
            if key is None:
                raise RefusedError(
                    f"“{part}” is nobody in people/; write the id or the exact name under `values`"
                )
            found.append(key)
        return found

    fields = {
        "name": Target("person", ("name",), ("name", "your name", "full name"), Reader.text),
        "email": Target("person", ("private", "email"), ("email", "e-mail address", "username"), Reader.text),
        "pronouns": Target("person", ("pronouns",), ("pronouns",), Reader.text),
        "headline": Target("person", ("headline",), ("job title", "role", "what do you do"), Reader.text),
        "about": Target("person", ("about",), ("about you", "bio"), Reader.text),
        "organization": Target("person", ("organization",), ("organization", "company"), Reader.text),
        "team": Target("person", ("team",), ("team",), Reader.text),
        "department": Target(
            "person",
            ("department",),
            ("department", "unit"),
            lambda r, c: r.term(c, words.departments, "department"),
        ),
        "stage": Target(
            "person", ("stage",), ("career stage", "level"), lambda r, c: r.term(c, words.stages, "stage")
        ),
        "industries": Target(
            "person", ("industries",), ("industries",), lambda r, c: r.terms(c, words.industries, "industry")
        ),
        "languages": Target("person", ("languages",), ("languages",), Reader.several),
        "time_zone": Target("person", ("time_zone",), ("time zone",), Reader.text),
        "years_experience": Target("person", ("years_experience",), ("years of experience",), Reader.number),
        "years_here": Target(
            "person", ("years_here",), ("years here", "years in the organization"), Reader.number
        ),
        "access_needs": Target("person", ("private", "access_needs"), ("access needs",), Reader.text),
        "as": Target(
            "application", ("as",), ("take part as", "mentor or mentee"), lambda r, c: _choices(r, c, "as")
        ),
        "applied": Target(
            "application", ("applied",), ("timestamp", "completion time", "date submitted"), Reader.day
        ),
        "formats": Target("application", ("formats",), ("formats",), lambda r, c: _choices(r, c, "formats")),
        "capacity": Target("application", ("capacity", "max"), ("how many mentees",), Reader.number),
        "offers": Target(
            "application",
            ("offers",),
            ("topics can you help with",),
            lambda r, c: r.confidence(c, words.topics),
        ),
        "seeks": Target(
            "application", ("seeks",), ("topics do you want",), lambda r, c: r.terms(c, words.topics, "topic")
        ),
        "must_have": Target(
            "application", ("must_have",), ("must have",), lambda r, c: r.terms(c, words.topics, "topic")
        ),
        "goals": Target("application", ("goals",), ("goals",), Reader.text),
        "availability": Target(
            "application", ("availability",), ("availability", "when could you meet"), Reader.several
        ),
        "mode": Target("application", ("mode",), ("how to meet",), lambda r, c: _choices(r, c, "mode")),
        "prefers": Target("application", ("prefers",), ("like to be paired with",), who),
        "avoids": Target("application", ("avoids",), ("rather not be paired with",), who),
        "hours_per_month": Target(
            "application", ("commits", "hours_per_month"), ("hours per month",), Reader.number
        ),
        "months": Target("application", ("commits", "months"), ("how many months",), Reader.number),
    }
    scales = {f"style.{key}": _scale(key, term.name) for key, term in words.styles.items()}
    consents = {f"consent.{what}": _consent(what) for what in ("profile", "name", "roster", "story")}
    answers = {f"answers.{key}": _answer(key, question) for key, question in program.questions.items()}
    return fields | scales | consents | answers


def _scale(key: str, name: str) -> Target:
    return Target("application", ("style", key), (name,), Reader.number)


def _consent(what: str) -> Target:
    """A yes becomes the day of the answer, which is filled in when the row is whole."""
    return Target("person", ("consent", what), (f"consent {what}",), lambda r, c: r.yes(c) or None)


def _answer(key: str, question: Question) -> Target:
    return Target("application", ("answers", key), (question.text,), partial(read_answer, question))


def _choices(reader: Reader, cell: str, field: str) -> list[str]:
    known = CHOICES[field]
    found = []
    for part in reader.several(cell):
        near = next((choice for choice in known if part.casefold().replace(" ", "-") == choice), None)
        if near is None:
            raise RefusedError(f"“{part}” is none of {', '.join(known)}; say under `values` what it means")
        found.append(near)
    return list(dict.fromkeys(found))


def put(record: dict[str, Any], path: tuple[str, ...], value: Any) -> None:
    """Set a value at a path of a record, which must not hold one yet."""
    for step in path[:-1]:
        record = record.setdefault(step, {})
    record[path[-1]] = value
