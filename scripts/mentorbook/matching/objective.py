"""The best roster in the order a program chose: pins hold, most placed, worst pair, total, fewest changes, ids.

Pinned pairs are taken out of the market first. The worst pair is judged among the rosters that place the most people:
it closes all cells below the highest floor that still places as many (see `floor`). All other stages are digits of
one number (see `worth`), so one solution settles them, and the prices of its leading digits are the proof.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from .arrays import Numbers
from .bars import FULL_SCORE
from .certificate import certificate
from .engine import solve
from .floor import Floor, OpenCells, find_floor
from .lists import Points, shut
from .pairs import flags_of, is_among, joined
from .table import blocks
from .task import Best, Task
from .ties import Digests, digests, pair_numbers
from .worth import Scale, make_scale, pair_worth


@dataclass(frozen=True)
class Pairing:
    """The market of a task: each open cell at or above the floor is worth a place and its points."""

    task: Task
    floor: int

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
        return make_scale(min(task.board.shape), task.place, FULL_SCORE + task.bonus, bool(task.kept.nnz))

    @property
    def base(self) -> int:
        """What a place is worth."""
        return self.scale.place

    @property
    def point(self) -> int:
        """What a point is worth."""
        return self.scale.point

    def points(self, rows: Numbers, columns: Numbers | None = None) -> Points:
        """The points of some rows with all columns or those named; below zero for pairs that may not be chosen."""
        open_cells, scores = self.task.look(rows, columns)
        points = scores + np.int32(self.task.bonus) * flags_of(self.task.kept, rows, columns)
        return shut(points, open_cells & (scores >= self.floor))

    def worth(self, rows: Numbers, columns: Numbers, points: Points) -> Numbers:
        """The worth of single pairs."""
        ties = pair_numbers(self._mentees[rows], self._mentors[columns], self.scale.bits)
        kept = is_among(self.task.kept, rows, columns)
        return pair_worth(self.scale, points.astype(np.int64), kept, ties)

    @cached_property
    def _mentees(self) -> Digests:
        return digests(self.task.board.mentees, self.task.board.cohort)

    @cached_property
    def _mentors(self) -> Digests:
        return digests(self.task.board.mentors, self.task.board.cohort)


def find_pairs(task: Task) -> Best:
    """Solve stage by stage. Raises TooManyError."""
    floor = find_floor(_open_cells(task)) if "worst" in task.board.settings.objective else _no_floor(task)
    market = Pairing(task, floor.score)
    found = solve(market)
    chosen = joined(task.pinned, zip(found.pairs.row.tolist(), found.pairs.column.tolist(), strict=True))
    prices = market.scale.in_points(found.row_prices), market.scale.in_points(found.column_prices)
    return Best(task, chosen, certificate(task, floor, *prices))


def _open_cells(task: Task) -> OpenCells:
    found = [np.zeros((3, 0), np.int64)]
    for rows in blocks(*task.board.shape):
        open_cells, scores = task.look(rows)
        at, columns = np.nonzero(open_cells)
        found.append(np.stack([rows[at], columns, scores[at, columns]]))
    row, column, score = np.concatenate(found, axis=1)
    return OpenCells(row, column, score, task.demand, task.supply)


def _no_floor(task: Task) -> Floor:
    nobody = np.zeros(len(task.supply), np.bool_)
    return Floor(0, nobody, nobody)
