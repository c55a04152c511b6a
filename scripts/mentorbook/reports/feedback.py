"""What pairs that parted had in common: evidence for the next change of weights.

Of every pair with a journal the criteria are judged again by today's settings, and the share of the points that each
criterion brought is compared between those who parted and those who lasted. With few pairs that is a hint, not a
proof; with fewer than k who parted nothing is said at all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from statistics import fmean
from typing import Any

from mentorbook.matching.board import Board, read_board
from mentorbook.matching.explain import reasons_of
from mentorbook.matching.parted import couples_in, has_parted
from mentorbook.model.matching import CriterionName
from mentorbook.model.program import Program
from mentorbook.privacy.placements import placements

from .fairness import USUAL_K

WORDS = {
    "no-chemistry": "the two did not fit",
    "time": "no time",
    "moved": "somebody moved on",
    "other": "something else",
    "asked": "somebody asked for another match",
}


@dataclass(frozen=True)
class Contrast:
    """The mean share of its points that a criterion brought to those who parted and to those who lasted."""

    criterion: CriterionName
    parted: float
    lasted: float


@dataclass(frozen=True)
class Feedback:
    """Pairs that lasted, pairs that parted by reason, and how they differ, the largest difference first."""

    lasted: int
    parted: int
    reasons: dict[str, int]
    contrasts: tuple[Contrast, ...]
    k: int


Shares = dict[CriterionName, float]


def feedback(program: Program) -> Feedback:
    """Look at all cohorts with journals."""
    lasted: list[Shares] = []
    parted: list[Shares] = []
    reasons: Counter[str] = Counter()
    for cohort in program.cohorts.values():
        if cohort.plan is None or not cohort.pairs:
            continue
        board = read_board(program, cohort.id)
        for placement in placements(cohort):
            if placement.journal is None or placement.journal.status == "proposed":
                continue
            gone = has_parted(placement.journal)
            shares = [share for couple in couples_in(placement) for share in _shares(board, *couple)]
            (parted if gone else lasted).extend(shares)
            if gone and shares:
                reasons[placement.journal.ended.reason if placement.journal.ended else "asked"] += 1
    k = program.charter.privacy.k if program.charter else USUAL_K
    enough = len(parted) >= k and len(lasted) >= k
    contrasts = _contrasts(parted, lasted) if enough else ()
    return Feedback(len(lasted), len(parted), dict(sorted(reasons.items())), contrasts, k)


def to_json(found: Feedback) -> dict[str, Any]:
    """The report as plain data."""
    return asdict(found)


def to_lines(found: Feedback) -> Iterator[str]:
    """The report in words, a line each."""
    yield f"{found.lasted} pairs lasted, {found.parted} parted before their time."
    yield from ("", *(f"- {WORDS[reason]}: {count}" for reason, count in found.reasons.items()), "")
    if not found.contrasts:
        yield f"With fewer than {found.k} on either side nothing can be said about what made the difference."
        return
    yield "Share of the points that each criterion brought, those who parted beside those who lasted:"
    yield ""
    for one in found.contrasts:
        yield f"- {one.criterion}: {one.parted:.0%} beside {one.lasted:.0%}"
    weak = found.contrasts[0]
    if weak.parted < weak.lasted:
        yield ""
        yield (
            f"Those who parted had least in common in {weak.criterion}. To see what a larger weight would change: "
            f"mentorbook what-if COHORT --set criteria.{weak.criterion}=…"
        )


def _shares(board: Board, mentor: str, mentee: str) -> Iterator[Shares]:
    """What each criterion brings to a pair, 0 to 1; nothing where one of them takes no part."""
    if mentor in board.mentors and mentee in board.mentees:
        reasons = reasons_of(board, board.mentees.index(mentee), board.mentors.index(mentor))
        yield {one.criterion: one.points / max(1, one.most) for one in reasons if one.answered}


def _contrasts(parted: list[Shares], lasted: list[Shares]) -> tuple[Contrast, ...]:
    both = {name for shares in parted for name in shares} & {name for shares in lasted for name in shares}
    found = [Contrast(name, _mean(parted, name), _mean(lasted, name)) for name in sorted(both)]
    return tuple(sorted(found, key=lambda one: one.parted - one.lasted))


def _mean(shares: list[Shares], name: CriterionName) -> float:
    return fmean(one[name] for one in shares if name in one)
