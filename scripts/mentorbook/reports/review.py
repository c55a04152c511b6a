"""A roster as a reviewer needs it: figures, proof, what changes, each pair beside its alternatives, who is left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from mentorbook.matching.answers import Alternative, Reason
from mentorbook.matching.bars import IN_CONFIDENCE as UNTOLD
from mentorbook.matching.explain import alternatives, reasons_of, what_would_help
from mentorbook.matching.match import Matching
from mentorbook.matching.meetings import Match
from mentorbook.matching.relief import TRIALS
from mentorbook.model.matching import CriterionName
from mentorbook.model.program import Program
from mentorbook.model.roster import Roster, Totals
from mentorbook.roster.build import build_roster
from mentorbook.roster.diff import RosterDiff, compare
from mentorbook.roster.verify import Verdict, verify

from .codes import Naming
from .recruiting import Brief, recruiting_brief

LISTED = 300  # pairs; of more, the weakest. A page of 300 has 400 kB
BESIDE = 2  # alternatives tried for a mentee; each pairs the whole cohort again
# Pairs of all trials together: 227 mentees of 300 took 6 s compiled and 27 s without numba.
TRIED_CELLS = 60_000_000

# Whom somebody wished for, and how an interview went, are nobody's business but the coordinator's own.
IN_CONFIDENCE: frozenset[CriterionName] = frozenset({"wishes", "interview"})


@dataclass(frozen=True)
class Choice:
    """One pair: what speaks for it, the most first, and the mentee's next-best mentors; None where none was tried."""

    pair: Match
    reasons: tuple[Reason, ...]
    beside: tuple[Alternative, ...] | None


@dataclass(frozen=True)
class Left:
    """Somebody without a place. `reasons` are rules or a word, `help` is a sentence or empty."""

    person: str
    role: str
    reasons: tuple[str, ...]
    help: str


@dataclass(frozen=True)
class Review:
    """Everything there is to review. Choices are sorted by mentor and mentee; `unlisted` pairs are all stronger.

    Only for the `tried` weakest of them were other mentors tried.
    """

    cohort: str
    title: str
    totals: Totals
    verdict: Verdict
    changes: RosterDiff
    choices: tuple[Choice, ...]
    unlisted: int
    left: tuple[Left, ...]
    brief: Brief
    tried: int
    peers: bool

    @property
    def average(self) -> int:
        """Points of the average pair, two by two."""
        return round(self.totals.total / max(1, len(self.choices) + self.unlisted))

    @property
    def weakest(self) -> tuple[Choice, ...]:
        """The five weakest pairs, the weakest first."""
        return tuple(sorted(self.choices, key=lambda one: (one.pair.score, one.pair.mentee))[:5])


def review(
    program: Program, result: Matching, before: Roster | None, name: Naming, tell: Callable[[str], None]
) -> Review:
    """Review a matching against the roster that stood before. `tell` hears what is being done."""
    cohort = program.cohorts[result.cohort]
    roster = build_roster(program, result)
    weakest = sorted(result.couples, key=lambda pair: (pair.score, pair.mentor, pair.mentee))
    listed, tried = weakest[:LISTED], weakest[: _affordable(result)]
    tell(f"Trying {BESIDE} other mentors for each mentee ({len(tried)})")
    choices = tuple(_choices(result, sorted(listed, key=lambda pair: (pair.mentor, pair.mentee)), tried))
    return Review(
        cohort=cohort.id,
        title=cohort.plan.title if cohort.plan else cohort.id,
        totals=result.totals,
        verdict=verify(program, cohort, roster),
        changes=compare(before, roster),
        choices=choices,
        unlisted=len(result.couples) - len(choices),
        left=tuple(_left(result, name)),
        brief=recruiting_brief(program, result, tell),
        tried=len(tried),
        peers=result.board.plan.format == "peer",
    )


def _affordable(result: Matching) -> int:
    """For how many people trials are made, so that even a large cohort's report takes minutes at most."""
    rows, columns = result.board.shape
    return min(LISTED, TRIED_CELLS // max(1, rows * columns)) if result.board.kept else 0


def _choices(result: Matching, pairs: Iterable[Match], tried: Sequence[Match]) -> Iterator[Choice]:
    among_tried = set(map(id, tried))
    rows = _places(result.board.mentees)
    columns = _places(result.board.mentors)
    for pair in pairs:
        row, column = rows[pair.mentee], columns[pair.mentor]
        told = [one for one in reasons_of(result.board, row, column) if one.criterion not in IN_CONFIDENCE]
        beside = tuple(alternatives(result, row, {column}, BESIDE)) if id(pair) in among_tried else None
        yield Choice(pair, tuple(sorted(told, key=lambda one: -one.points)), beside)


def _places(ids: tuple[str, ...]) -> Mapping[str, int]:
    return {who: place for place, who in enumerate(ids)}


def _left(result: Matching, name: Naming) -> Iterator[Left]:
    mentees = [one.person for one in result.unmatched if one.role == "mentee"]
    helped = set(mentees[: _affordable(result) // TRIALS])
    for one in result.unmatched:
        open_reasons = tuple(reason for reason in one.reasons if reason not in UNTOLD)
        helps = one.role == "mentee" and one.person in helped
        sentence = what_would_help(result, one.person, name) if helps else ""
        yield Left(one.person, one.role, open_reasons, sentence)
