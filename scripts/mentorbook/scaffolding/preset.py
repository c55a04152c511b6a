"""Whole programs to begin with: what all share stands in presets/common.yml, what is special in a file of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from mentorbook.source.strict_yaml import parse

from .records import text_of

PRESETS = ("workplace", "leadership", "onboarding", "students", "youth", "open-source", "reverse", "micro")
COMMON = "common"
INSTEAD = "instead"
ONE_FILE_EACH = ("program", "vocabulary", "matching", "questions", "calendar")


def preset_files(name: str, today: date) -> Iterator[tuple[str, str]]:
    """The files of a program by their path below program/: a preset laid over what all share."""
    data = _laid_over(_read(COMMON), _read(name))
    data["vocabulary"] = _with_subjects(data["vocabulary"])
    for objective in data["program"]["objectives"].values():
        objective["due"] = today + timedelta(days=objective.pop("due_in_days"))
    for kind in ONE_FILE_EACH:
        yield f"{kind}.yml", text_of(kind, data[kind])
    for survey, content in data["surveys"].items():
        yield f"surveys/{survey}.yml", text_of("survey", content, survey)


def what_it_is(name: str) -> str:
    """A sentence about a preset."""
    return str(_read(name)["for"])


def _with_subjects(vocabulary: Mapping[str, Any]) -> dict[str, Any]:
    """The topics of the library that this program does not offer stay as subjects, so that its pages are found."""
    left = {
        key: {"name": term["name"], "aliases": term.get("aliases", [])}
        for key, term in _read(COMMON)["vocabulary"]["topics"].items()
        if key not in vocabulary["topics"]
    }
    return {**vocabulary, "subjects": left} if left else dict(vocabulary)


@cache
def _read(name: str) -> dict[str, Any]:
    text = (files(__package__) / "presets" / f"{name}.yml").read_text(encoding="utf-8")
    return dict(_table(parse(text)))


def _laid_over(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """A copy of two tables as one. Null above takes out what is below; `instead: true` replaces the whole table."""
    if above.get(INSTEAD) is True:
        below, above = {}, {key: value for key, value in above.items() if key != INSTEAD}
    return {
        key: _laid_over(_table(below.get(key)), value) if isinstance(value, Mapping) else value
        for key, value in {**below, **above}.items()
        if value is not None
    }


def _table(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
