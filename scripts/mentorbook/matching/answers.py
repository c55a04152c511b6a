"""What can be said about a pair or a person, as data; `explain` finds it, `wording` turns it into lines."""

from __future__ import annotations

from dataclasses import dataclass

from mentorbook.model.matching import CriterionName
from mentorbook.model.values import CohortFormat, Role


@dataclass(frozen=True)
class Reason:
    """One criterion's say: its points out of the most it could bring, and one sentence."""

    criterion: CriterionName
    points: int
    most: int
    answered: bool
    sentence: str


@dataclass(frozen=True)
class Effect:
    """The roster with a pair in it, next to the roster as it is: differences in places, worst pair and total."""

    placed: int
    worst: int
    total: int
    moved: tuple[str, ...]  # mentees with other mentors, or none, than now


@dataclass(frozen=True)
class Alternative:
    """Another allowed mentor for the mentee, with what the roster as a whole would lose."""

    mentor: str
    score: int
    effect: Effect


@dataclass(frozen=True)
class PairAnswer:
    """Why two people are together or not. Of peers each is a mentor to the other."""

    format: CohortFormat
    mentor: str
    mentee: str
    paired: bool
    pinned: bool
    score: int
    bars: tuple[str, ...]
    reasons: tuple[Reason, ...]
    effect: Effect | None  # None when they are together or may not be
    alternatives: tuple[Alternative, ...]


@dataclass(frozen=True)
class Partner:
    """Whom somebody is with."""

    person: str
    score: int
    pinned: bool


@dataclass(frozen=True)
class Relief:
    """Rules that, set aside for this one person, would give them a partner; sometimes only with one more place."""

    rules: tuple[str, ...]
    partner: str
    score: int
    placed: int  # how many more people the roster would place: 0 means that somebody else loses a place
    extra_place: bool  # the partner, a mentor, would have to take one more than they offer


@dataclass(frozen=True)
class ExtraPlace:
    """One more place with an allowed mentor, where it would place one more person."""

    mentor: str
    worst: int  # the weakest pair then
    worst_now: int


@dataclass(frozen=True)
class PersonAnswer:
    """Where somebody went in one role, or why nowhere."""

    person: str
    role: Role
    partners: tuple[Partner, ...]
    reasons: tuple[str, ...]
    counts: dict[str, int]  # rule: how many people on the other side it rules out
    candidates: int
    allowed: int
    reliefs: tuple[Relief, ...]
    scarce: tuple[ExtraPlace, ...]  # the allowed mentors who score best
