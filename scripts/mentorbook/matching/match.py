"""The front door: a program and a cohort in, the best pairs or the reason why there are none out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scipy.sparse import csr_array

from mentorbook.model.fields import AbsentFieldError
from mentorbook.model.matching import CriterionName
from mentorbook.model.program import Cohort, Program
from mentorbook.model.roster import Totals

from .board import Board, read_board
from .certificate import certificate
from .clashes import Clash, find_clashes
from .formats import PAIRED
from .leftover import Leftover, find_leftovers
from .objective import Best
from .pairs import cells_of, places_of
from .pins import pinned_cells, read_pins
from .rematch import find_roster
from .table import Scores
from .worth import TooManyError


@dataclass(frozen=True)
class Refusal:
    """Why there is no roster, in a sentence; `clashes` holds the pins that contradict something, smallest set first."""

    cohort: str
    reason: str
    clashes: tuple[Clash, ...] = ()


@dataclass(frozen=True)
class Match:
    """One pair: its score 0..10000, and the points of each criterion, which add up to it."""

    mentor: str
    mentee: str
    score: int
    parts: dict[CriterionName, int]
    pinned: bool


@dataclass(frozen=True)
class Matching:
    """The best roster of a cohort: pairs by mentor and mentee, those without a place, and the proof."""

    cohort: str
    board: Board
    best: Best
    pairs: tuple[Match, ...]
    unmatched: tuple[Leftover, ...]
    totals: Totals
    certificate: dict[str, object]

    def row(self, mentee: str) -> int:
        """A mentee's row on the board. Raises ValueError for anyone else."""
        return self.board.mentees.index(mentee)

    def column(self, mentor: str) -> int:
        """A mentor's column on the board. Raises ValueError for anyone else."""
        return self.board.mentors.index(mentor)


def match(program: Program, cohort_id: str) -> Matching | Refusal:
    """Pair the accepted people of a cohort. A pure function of the program; user data never makes it raise."""
    cohort = program.cohorts.get(cohort_id)
    if cohort is None:
        return Refusal(cohort_id, f"there is no cohort {cohort_id}")
    try:
        obstacle = _obstacle(program, cohort)
        return Refusal(cohort_id, obstacle) if obstacle else _match(program, cohort)
    except TooManyError as many:
        return Refusal(cohort_id, str(many))
    except AbsentFieldError as field:
        return Refusal(
            cohort_id, f"a record cannot be read, its field {field} is missing; run `mentorbook check`"
        )


def _match(program: Program, cohort: Cohort) -> Matching | Refusal:
    board = read_board(program, cohort.id)
    clashes = find_clashes(board, cohort.constraints)
    if clashes:
        return Refusal(cohort.id, f"the pins cannot hold: {clashes[0].sentence}", tuple(clashes))
    pinned = pinned_cells(board, read_pins(cohort.constraints, board))
    best = find_roster(program, cohort, board, pinned)
    return _matching(board, best)


def _matching(board: Board, best: Best) -> Matching:
    pairs = tuple(sorted(_pairs(board, best), key=lambda pair: (pair.mentor, pair.mentee)))
    return Matching(
        cohort=board.cohort,
        board=board,
        best=best,
        pairs=pairs,
        unmatched=find_leftovers(board, best.chosen),
        totals=_totals(board, best.chosen),
        certificate=certificate(best),
    )


def _pairs(board: Board, best: Best) -> Iterator[Match]:
    pinned = set(cells_of(best.task.pinned))
    scores = _scores(board, best.chosen).tolist()
    parts = board.parts_of(*places_of(best.chosen))
    for (row, column), score, points in zip(cells_of(best.chosen), scores, parts, strict=True):
        yield Match(
            mentor=board.mentors[column],
            mentee=board.mentees[row],
            score=score,
            parts=points,
            pinned=(row, column) in pinned,
        )


def _scores(board: Board, chosen: csr_array) -> Scores:
    return board.table.look_at(*places_of(chosen)).scores


def _totals(board: Board, chosen: csr_array) -> Totals:
    scores = _scores(board, chosen)
    return Totals(placed=len(scores), worst=int(scores.min()) if len(scores) else 0, total=int(scores.sum()))


def _obstacle(program: Program, cohort: Cohort) -> str:
    """Why matching cannot even begin; empty when it can."""
    if cohort.plan is None:
        return f"cohorts/{cohort.id}/cohort.yml is missing or cannot be read"
    if cohort.plan.format not in PAIRED:
        return f"format: {cohort.plan.format} is not matched yet; one-on-one and reverse are"
    if not program.settings_for(cohort).objective_is_ordered:
        return "objective: people are placed first, then perhaps the worst pair counts, then the total"
    accepted = (who for who, one in sorted(cohort.applications.items()) if one.status == "accepted")
    unknown = [who for who in accepted if who not in program.people]
    return f"accepted, but without a record in people/: {', '.join(unknown)}" if unknown else ""
