"""cohorts/<cohort>/applications/<person>.yml: what someone asks or offers this time."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from .fields import PRIVATE, PUBLIC, Record, described
from .values import Day, FormatName, Id, Line, Many, Mode, Role, Scale, Text, Word

Status = Literal["submitted", "screened", "accepted", "waitlisted", "paused", "withdrawn"]


class Capacity(Record):
    """How many mentees a mentor takes."""

    max: Annotated[int, described("Most mentees at a time.", 2, PUBLIC, ge=0, le=100)] = 1
    ideal: Annotated[int | None, described("The number that suits best.", 1, ge=0, le=100)] = None


class Interview(Record):
    """The screening interview."""

    score: Annotated[Scale, described("The interviewer's score, 1 to 5.", 4, PRIVATE)]
    by: Annotated[Line | None, described("Who held the interview.", "coordinator")] = None
    on: Annotated[Day | None, described("When.", "2026-01-20")] = None


class Commitment(Record):
    """The time someone commits to."""

    hours_per_month: Annotated[float | None, described("Hours a month set aside.", 2, ge=0)] = None
    months: Annotated[float | None, described("For how many months.", 12, ge=0)] = None


class SignedAgreement(Record):
    """A mentoring agreement that was signed."""

    signed: Annotated[Day, described("When the mentoring agreement was signed.", "2026-02-01")]
    version: Annotated[int, described("Which version of it.", 1, ge=1)] = 1


class Application(Record):
    """cohorts/<cohort>/applications/<person>.yml"""

    roles: Annotated[
        Many[Role],
        described("mentor, mentee, or both.", ["mentor"], PUBLIC, alias="as", min_length=1, max_length=2),
    ]
    status: Annotated[Status, described("Where the application stands.", "accepted")] = "submitted"
    applied: Annotated[Day | None, described("When it arrived.", "2026-01-12")] = None
    formats: Annotated[Many[FormatName], described("Formats that suit.", ["one-on-one"], PUBLIC)] = ()
    capacity: Annotated[
        Capacity, described("How many mentees a mentor takes.", {"max": 2, "ideal": 1}, PUBLIC)
    ] = Capacity()
    offers: Annotated[
        dict[Id, Scale], described("Topic: confidence 1 to 5.", {"people-management": 5}, PUBLIC)
    ] = Field(default_factory=dict)
    seeks: Annotated[
        Many[Id], described("Topics wanted, most wanted first.", ["stakeholder-management"])
    ] = ()
    must_have: Annotated[Many[Id], described("Topics without which a pair makes no sense.", [])] = ()
    goals: Annotated[
        Text | None, described("What someone wants to reach or give.", "Lead my first team.")
    ] = None
    availability: Annotated[
        Many[Line], described("Weekly times, in the person's own time zone.", ["Tue 17:00-19:00"])
    ] = ()
    style: Annotated[dict[Id, Scale], described("Working style, 1 to 5 each.", {"structure": 4})] = Field(
        default_factory=dict
    )
    mode: Annotated[Many[Mode], described("How to meet.", ["video"], PUBLIC)] = ()
    prefers: Annotated[
        Many[Id], described("Wished partners, most wanted first.", ["bo-larsen"], PRIVATE)
    ] = ()
    avoids: Annotated[Many[Id], described("Never paired with; the reason is not asked.", [], PRIVATE)] = ()
    interview: Annotated[Interview | None, described("The screening interview.", {"score": 4}, PRIVATE)] = (
        None
    )
    commits: Annotated[Commitment | None, described("Time someone commits to.", {"hours_per_month": 2})] = (
        None
    )
    agreement: Annotated[
        SignedAgreement | None, described("The signed agreement.", {"signed": "2026-02-01"})
    ] = None
    training: Annotated[
        dict[Id, Day], described("Training module: date.", {"active-listening": "2026-01-30"})
    ] = Field(default_factory=dict)
    answers: Annotated[
        dict[Word, Any], described("Answers to the program's own questions.", {"travel": "rarely"})
    ] = Field(default_factory=dict)
    screening: Annotated[
        dict[Id, Day], described("Check: the date it was passed.", {"references": "2026-01-18"}, PRIVATE)
    ] = Field(default_factory=dict)
    status_since: Annotated[
        Day | None, described("Since when the status holds; else `applied` counts.", "2026-02-09")
    ] = None
    reason: Annotated[
        Text | None, described("Why paused, waitlisted or withdrawn.", "Parental leave until May.", PRIVATE)
    ] = None

    @property
    def mentors(self) -> bool:
        """Does this person offer to mentor?"""
        return "mentor" in self.roles

    @property
    def learns(self) -> bool:
        """Does this person ask for a mentor?"""
        return "mentee" in self.roles
