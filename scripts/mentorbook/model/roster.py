"""cohorts/<cohort>/roster.yml: the lock file that `mentorbook match` writes and people review."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from .fields import PUBLIC, Record, described
from .matching import CriterionName
from .values import Id, Many, PairId, Role

Points = Annotated[int, Field(ge=0, le=10000)]


class Totals(Record):
    """How many are placed, how well."""

    placed: Annotated[int, described("Places filled.", 31, PUBLIC, ge=0)]
    worst: Annotated[int, described("Score of the weakest pair, 0 to 10000.", 4120, ge=0)]
    total: Annotated[int, described("Sum of all pair scores.", 214300, ge=0)]


class RosterPair(Record):
    """One pair or group with its score and where the points come from."""

    mentor: Annotated[Id | None, described("The mentor.", "amara-okafor")] = None
    mentees: Annotated[Many[Id], described("The mentees.", ["bo-larsen"])] = ()
    peers: Annotated[Many[Id], described("The peers, for format: peer.", ["bo-larsen", "kai-ito"])] = ()
    round: Annotated[int | None, described("The round they meet in, for format: flash.", 1, ge=1)] = None
    score: Annotated[Points, described("Score, 0 to 10000.", 7810)]
    parts: Annotated[dict[CriterionName, Points], described("Criterion: points.", {"topics": 3100})] = Field(
        default_factory=dict
    )

    @property
    def members(self) -> tuple[str, ...]:
        """Everyone in it, the mentor first."""
        return (*((self.mentor,) if self.mentor else ()), *self.mentees, *self.peers)


class Unmatched(Record):
    """Someone without a place, and the rules that left nobody."""

    roles: Annotated[Role, described("As what.", "mentee", alias="as")]
    reasons: Annotated[Many[str], described("Rules that left nobody, by name.", ["overlap_minutes"])] = ()


class Roster(Record):
    """cohorts/<cohort>/roster.yml"""

    version: Annotated[int, described("Version of this format.", 1, ge=1, le=1)]
    inputs: Annotated[
        dict[str, str], described("Digest of each part that decided it.", {"people": "sha256:…"})
    ] = Field(default_factory=dict)
    totals: Annotated[
        Totals, described("How many, how well.", {"placed": 31, "worst": 4120, "total": 214300})
    ]
    pairs: Annotated[dict[PairId, RosterPair], described("Pairs by id, sorted.", {})] = Field(
        default_factory=dict
    )
    unmatched: Annotated[dict[Id, Unmatched], described("Who found no place, and why.", {})] = Field(
        default_factory=dict
    )
    certificate: Annotated[dict[str, Any], described("What proves the optimum.", {"kind": "assignment"})] = (
        Field(default_factory=dict)
    )
