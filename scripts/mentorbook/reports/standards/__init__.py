"""Standards for mentoring programs as data: each item in our own words, with what in a repository shows it."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import Annotated

from pydantic import Field

from mentorbook.model.charter import MetricName
from mentorbook.model.fields import Record
from mentorbook.model.values import Line, Many, Share, Word
from mentorbook.source.strict_yaml import parse

NAMES = ("ismcp", "eepm")


class Evidence(Record):
    """One of: a page below docs/, a metric, a kind of record, a field of program.yml, a share of reports/shares.py."""

    page: Line | None = None
    metric: MetricName | None = None
    record: Word | None = None
    set: Line | None = None
    share: Word | None = None
    least: Share = 1.0


class Item(Record):
    """What a standard asks for. `ask` says what no file of Mentorbook shows, and what to write down instead."""

    code: Line
    text: Line
    evidence: Many[Evidence] = ()
    ask: Line | None = None


class Section(Record):
    """One of a standard's parts."""

    title: Line
    items: Annotated[Many[Item], Field(min_length=1)]


class Standard(Record):
    """A whole standard."""

    title: Line
    about: Line
    standards: Many[Section]


def standards() -> Iterator[Standard]:
    """Every standard there is a file for."""
    for name in NAMES:
        text = (files(__package__) / f"{name}.yml").read_text(encoding="utf-8")
        yield Standard.model_validate(parse(text))
