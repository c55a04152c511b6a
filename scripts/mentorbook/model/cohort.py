"""cohorts/<cohort>/cohort.yml, constraints.yml, outcomes.yml: when, how, and what was decided by hand."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations
from typing import Annotated, Literal

from pydantic import Field, RootModel

from .fields import PRIVATE, PUBLIC, Record, described
from .matching import MatchingSettings
from .values import CohortFormat, Day, FormatName, Id, Line, Many, Text

CohortStatus = Literal["draft", "open", "matching", "running", "closed"]


class ApplicationWindow(Record):
    """First and last day to apply."""

    opens: Annotated[Day | None, described("First day to apply.", "2026-01-05", PUBLIC)] = None
    closes: Annotated[Day | None, described("Last day to apply.", "2026-02-06", PUBLIC)] = None


class GroupSize(Record):
    """Fewest and most members of a group."""

    min: Annotated[int, described("Fewest members.", 3, PUBLIC, ge=1, le=100)] = 3
    max: Annotated[int, described("Most members.", 6, PUBLIC, ge=1, le=100)] = 6


def formats_in(form: CohortFormat) -> tuple[FormatName, ...]:
    """The formats that meet in a cohort."""
    return ("one-on-one", "group") if form == "mixed" else (form,)


class CohortPlan(Record):
    """cohorts/<cohort>/cohort.yml"""

    title: Annotated[Line, described("The cohort's name.", "Spring 2026", PUBLIC)]
    status: Annotated[CohortStatus, described("Where the cohort stands.", "running", PUBLIC)]
    format: Annotated[
        CohortFormat,
        described("How people are brought together; mixed: one-on-one and in groups.", "one-on-one", PUBLIC),
    ] = "one-on-one"
    group: Annotated[
        GroupSize | None, described("Group size, for format: group or mixed.", {"min": 3, "max": 6}, PUBLIC)
    ] = None
    mentors_per_mentee: Annotated[int, described("Mentors for each mentee.", 1, PUBLIC, ge=1, le=10)] = 1
    apply: Annotated[ApplicationWindow, described("When to apply.", {"opens": "2026-01-05"}, PUBLIC)] = (
        ApplicationWindow()
    )
    starts: Annotated[Day, described("First day.", "2026-03-02", PUBLIC)]
    ends: Annotated[Day, described("Last day.", "2026-12-11", PUBLIC)]
    milestones: Annotated[
        dict[Id, Day], described("Milestone: date.", {"orientation": "2026-03-04"}, PUBLIC)
    ] = Field(default_factory=dict)
    matching: Annotated[
        MatchingSettings | None,
        described("What differs from matching.yml.", {"rules": {"overlap_minutes": 90}}, PUBLIC),
    ] = None

    @property
    def formats(self) -> tuple[FormatName, ...]:
        """The formats that meet in it."""
        return formats_in(self.format)

    @property
    def has_groups(self) -> bool:
        """May several mentees meet with one mentor together?"""
        return "group" in self.formats

    @property
    def is_proven(self) -> bool:
        """Does its roster carry a proof of its own? Of groups and peers only their solver says that none is better."""
        return not self.has_groups and self.format != "peer"


class Decision(Record):
    """One thing a coordinator decided by hand: who with whom, why, who says so and when."""

    mentor: Annotated[Id | None, described("The mentor.", "amara-okafor")] = None
    mentees: Annotated[Many[Id], described("The mentees.", ["bo-larsen"])] = ()
    people: Annotated[
        Many[Id], described("The people, where roles do not matter.", ["bo-larsen", "kai-ito"])
    ] = ()
    reason: Annotated[Text | None, described("Why.", "Agreed at the career day.", PRIVATE)] = None
    by: Annotated[Line | None, described("Who decided.", "coordinator")] = None
    on: Annotated[Day | None, described("When.", "2026-02-10")] = None


def couples_of(decision: Decision) -> Iterator[tuple[str, str]]:
    """Every (mentor, mentee) a decision speaks of; people named without roles are taken both ways."""
    if decision.mentor:
        yield from ((decision.mentor, mentee) for mentee in decision.mentees)
    yield from ((one, other) for one, other in permutations(decision.people, 2) if one != other)


Decisions = Annotated[dict[Id, Decision], described("Decisions by id.", {})]


class Constraints(Record):
    """cohorts/<cohort>/constraints.yml"""

    pins: Decisions = Field(default_factory=dict)
    vetoes: Decisions = Field(default_factory=dict)
    together: Decisions = Field(default_factory=dict)
    apart: Decisions = Field(default_factory=dict)


class Outcome(Record):
    """What became of one person."""

    promoted: Annotated[Day | None, described("When someone was promoted.", "2026-07-01", PRIVATE)] = None
    left: Annotated[Day | None, described("When someone left the organization.", None, PRIVATE)] = None
    moved: Annotated[Day | None, described("When someone moved to another department.", None, PRIVATE)] = None


class Outcomes(RootModel[dict[Id, Outcome]]):
    """cohorts/<cohort>/outcomes.yml"""
