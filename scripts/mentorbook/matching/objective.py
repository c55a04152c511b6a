"""The best roster in the order a program chose: pins hold, most placed, worst pair, total, fewest changes, ids.

Pinned pairs are taken out of the market first. The worst pair is judged among the rosters that place the most people:
it closes all cells below the highest floor that still places as many. All other stages are digits of one number (see
`worth`), so one solution settles them, and the prices of its leading digits are the proof.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.sparse import csr_array

from .arrays import Flags, Numbers
from .bars import FULL_SCORE
from .board import Board
from .engine import Solution, solve
from .lists import CLOSED
from .pairs import flags_of, joined, per_column, per_row
from .table import Scores, blocks
from .ties import pair_numbers
from .worth import Scale, make_scale, pair_worth


@dataclass(frozen=True)
class Task:
    """A board, the pairs that are pinned, and the pairs that stood before with the head start they get."""

    board: Board
    pinned: csr_array
    kept: csr_array
    bonus: int = 0

    @cached_property
    def demand(self) -> Numbers:
        """How many mentors each mentee may have besides those pinned."""
        return np.asarray(self.board.demand - per_row(self.pinned), np.int64)

    @cached_property
    def supply(self) -> Numbers:
        """How many mentees each mentor may have besides those pinned."""
        return np.asarray(self.board.capacity - per_column(self.pinned), np.int64)

    @property
    def most(self) -> int:
        """No roster fills more places than this."""
        return int(min(self.demand.sum(), self.supply.sum()))

    @property
    def place(self) -> int:
        """What filling one place is worth in points: more than all scores together."""
        return self.most * (FULL_SCORE + self.bonus) + 1

    def look(self, rows: Numbers) -> tuple[Flags, Scores]:
        """The cells of some rows that may still be chosen, and their scores, both [rows, mentors]."""
        scores, bars = self.board.table.look(rows)
        room = (self.demand[rows] > 0)[:, None] & (self.supply > 0)
        return (bars == 0) & room & ~flags_of(self.pinned, rows), scores


@dataclass(frozen=True)
class Pairing:
    """The market of a task in which each pair counts its points, or in which only places count."""

    task: Task
    floor: int
    points_count: bool = True

    @property
    def demand(self) -> Numbers:
        """How many mentors each mentee may still have."""
        return self.task.demand

    @property
    def supply(self) -> Numbers:
        """How many mentees each mentor may still have."""
        return self.task.supply

    @cached_property
    def scale(self) -> Scale:
        """The units of its stages."""
        task = self.task
        place, most_points = (task.place, FULL_SCORE + task.bonus) if self.points_count else (1, 0)
        keeps = self.points_count and bool(task.kept.nnz)
        return make_scale(min(task.board.shape), place, most_points, keeps)

    def worth(self, rows: Numbers) -> Numbers:
        """The worth of some rows with every column."""
        task, board = self.task, self.task.board
        open_cells, scores = task.look(rows)
        kept = flags_of(task.kept, rows)
        points = scores + task.bonus * kept if self.points_count else np.zeros(kept.shape, np.int64)
        mentees = [board.mentees[row] for row in rows]
        ties = pair_numbers(mentees, board.mentors, self.scale.bits)
        worth = pair_worth(self.scale, points.astype(np.int64), kept, ties)
        return np.where(open_cells & (scores >= self.floor), worth, CLOSED)


@dataclass(frozen=True)
class Best:
    """The best pairs, [mentees, mentors], and the numbers that prove it, in points."""

    task: Task
    chosen: csr_array
    floor: int
    mentee_prices: Numbers
    mentor_prices: Numbers
    limit: Flags  # mentors whose places, with one for each mentee who could go elsewhere, are all that can be filled
    cover: Flags  # mentors who say the same of the cells above the floor, where it is fewer


def find_best(task: Task) -> Best:
    """Solve stage by stage. Raises TooManyError."""
    floor, limit, cover = (
        _highest_floor(task) if "worst" in task.board.settings.objective else _no_floor(task)
    )
    market = Pairing(task, floor)
    found = solve(market)
    chosen = joined(task.pinned, zip(found.pairs.row.tolist(), found.pairs.column.tolist(), strict=True))
    prices = market.scale.in_points(found.row_prices), market.scale.in_points(found.column_prices)
    return Best(task, chosen, floor, *prices, limit, cover)


def _highest_floor(task: Task) -> tuple[int, Flags, Flags]:
    """The highest score below which no new pair is needed to place as many, and the covers that prove it."""
    most = _filled(task, 0)
    levels = _levels(task)
    low, high = 0, len(levels) - 1
    while low < high:
        middle = (low + high + 1) // 2
        enough = len(_filled(task, int(levels[middle])).pairs) == len(most.pairs)
        low, high = (middle, high) if enough else (low, middle - 1)
    floor = int(levels[low]) if len(most.pairs) else 0
    return floor, _cover(task, 0, most), _cover(task, floor + 1, _filled(task, floor + 1))


def _levels(task: Task) -> Numbers:
    """All scores that an open cell has, in order."""
    found = [
        np.unique(scores[open_cells]) for open_cells, scores in map(task.look, blocks(*task.board.shape))
    ]
    return np.unique(np.concatenate([np.zeros(0, np.int64), *found]))


def _filled(task: Task, floor: int) -> Solution:
    """A roster that fills as many places as cells at or above the floor can."""
    return solve(Pairing(task, floor, points_count=False))


def _cover(task: Task, floor: int, filled: Solution) -> Flags:
    """The mentors of a smallest cover: theirs are all places that can be filled, but for one per cell elsewhere."""
    return Pairing(task, floor, points_count=False).scale.in_points(filled.column_prices) > 0


def _no_floor(task: Task) -> tuple[int, Flags, Flags]:
    nobody = np.zeros(len(task.supply), np.bool_)
    return 0, nobody, nobody
