"""A program without the records that could not be read whole.

While someone is editing, a file may have a broken field. Its record is then left out of everything that is
published or counted: a consent that cannot be read is no consent.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any, TypeVar

from mentorbook.model.cohort import Constraints
from mentorbook.model.fields import Record
from mentorbook.model.matching import MatchingSettings
from mentorbook.model.program import Cohort, Program
from mentorbook.model.vocabulary import Vocabulary

Held = TypeVar("Held", Program, Cohort)

_EMPTY = {"vocabulary": Vocabulary(), "matching": MatchingSettings(), "constraints": Constraints()}


def readable(program: Program) -> Program:
    """The same program without broken records; cohorts whose plan is broken are left out."""
    kept = _without_broken(program)
    cohorts = {name: _without_broken(cohort) for name, cohort in kept.cohorts.items()}
    return replace(kept, cohorts={name: cohort for name, cohort in cohorts.items() if cohort.plan})


def is_whole(value: Any) -> bool:
    """Does every record in `value` have all its fields?"""
    if isinstance(value, Record):
        held = vars(value)
        return all(name in held and is_whole(held[name]) for name in type(value).model_fields)
    if isinstance(value, Mapping):
        return all(is_whole(item) for item in value.values())
    if isinstance(value, tuple):
        return all(is_whole(item) for item in value)
    return True


def _without_broken(held: Held) -> Held:
    return replace(
        held, **{field.name: _whole_part(field.name, getattr(held, field.name)) for field in fields(held)}
    )


def _whole_part(name: str, value: Any) -> Any:
    if name == "cohorts":
        return value
    if isinstance(value, Mapping):
        return {key: item for key, item in value.items() if is_whole(item)}
    return value if is_whole(value) else _EMPTY.get(name)
