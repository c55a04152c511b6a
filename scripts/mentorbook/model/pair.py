"""cohorts/<cohort>/pairs/<pair>.yml: a journal per pair. It records that people met, never what they said."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .fields import PRIVATE, Record, described
from .values import Day, FormatName, Id, Line, Many, Share, Text

PairStatus = Literal["proposed", "accepted", "active", "ended"]
GoalStatus = Literal["not-started", "on-track", "at-risk", "achieved", "dropped"]
Fit = Literal["good", "unsure", "not-good"]
EndReason = Literal["planned", "no-chemistry", "time", "moved", "other"]


class PairAgreement(Record):
    """Who signed which version of the agreement, and when."""

    version: Annotated[int, described("Which version was signed.", 1, ge=1)] = 1
    signed: Annotated[dict[Id, Day], described("Person: date.", {"bo-larsen": "2026-03-06"})] = Field(
        default_factory=dict
    )


class Goal(Record):
    """What one mentee wants to reach, and how far it is."""

    statement: Annotated[Text, described("What will be different.", "Lead a team through one release.")]
    measure: Annotated[Line | None, described("How it is counted.", "releases led")] = None
    baseline: Annotated[float | None, described("The count at the start.", 0)] = None
    target: Annotated[float | None, described("The count to reach.", 1)] = None
    due: Annotated[Day | None, described("By when.", "2026-09-30")] = None
    status: Annotated[GoalStatus, described("Where it stands.", "on-track")] = "not-started"
    progress: Annotated[dict[Day, Share], described("Date: share reached, 0 to 1.", {"2026-04-10": 0.2})] = (
        Field(default_factory=dict)
    )


class Action(Record):
    """A small thing agreed to be done."""

    who: Annotated[Id | None, described("Who does it.", "bo-larsen")] = None
    due: Annotated[Day | None, described("By when.", "2026-03-24")] = None
    done: Annotated[Day | None, described("When it was done.", "2026-03-20")] = None


class Session(Record):
    """That two people met, for how long and about which topics."""

    minutes: Annotated[int | None, described("How long it took.", 75, ge=0, le=1440)] = None
    held: Annotated[bool, described("Did it take place?", True)] = True
    agenda: Annotated[Id | None, described("The agenda used, a library page.", "first-meeting")] = None
    topics: Annotated[Many[Id], described("Topics of the vocabulary.", ["people-management"])] = ()
    fit: Annotated[
        dict[Id, Fit], described("Person: how it feels so far.", {"bo-larsen": "good"}, PRIVATE)
    ] = Field(default_factory=dict)
    actions: Annotated[dict[Id, Action], described("What was agreed to be done.", {})] = Field(
        default_factory=dict
    )


class Ending(Record):
    """When and why a pair ended."""

    on: Annotated[Day, described("The last day.", "2026-09-30")]
    reason: Annotated[EndReason, described("Why, in one word.", "planned", PRIVATE)]
    by: Annotated[Line | None, described("Who asked for it.", "both", PRIVATE)] = None


class Pair(Record):
    """cohorts/<cohort>/pairs/<pair>.yml"""

    status: Annotated[PairStatus, described("Where the pair stands.", "active")]
    format: Annotated[FormatName, described("How they meet.", "one-on-one")] = "one-on-one"
    mentor: Annotated[
        Id | None, described("The mentor, when the file name does not say it.", "amara-okafor")
    ] = None
    mentees: Annotated[Many[Id], described("Group members, for a group.", ["bo-larsen"])] = ()
    agreement: Annotated[PairAgreement, described("The agreement both signed.", {"version": 1})] = (
        PairAgreement()
    )
    goals: Annotated[dict[Id, Goal], described("Goals by id.", {})] = Field(default_factory=dict)
    sessions: Annotated[dict[Day, Session], described("Sessions by date.", {})] = Field(default_factory=dict)
    ended: Annotated[Ending | None, described("When and why it ended.", None)] = None


def members_of(pair_id: str, pair: Pair) -> tuple[str, ...]:
    """Who belongs to a pair, the mentor first: the names in its file, else the two halves of its id.

    A group's id ends in no person, so a group that lists nobody has its mentor only.
    """
    left, _, right = pair_id.partition("--")
    mentor = pair.mentor or left
    if pair.mentees:
        return (mentor, *pair.mentees)
    return (mentor,) if pair.format == "group" else (mentor, right)
