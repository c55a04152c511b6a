"""Groups: each mentor leads one circle of at least and at most so many mentees, or none.

A circle that opens has a fixed cost in people, so this is no assignment problem any more but a mixed integer program:
x[i, j] says whether mentee i is in the circle of mentor j, y[j] whether it opens, and

    sum over j of x[i, j] <= 1,    min y[j] <= sum over i of x[i, j] <= max y[j],

two people who must be apart add x[a, j] + x[b, j] <= 1, two who must be together x[a, j] = x[b, j]. HiGHS (Huangfu and
Hall 2018), through SciPy, solves it stage by stage: most people placed, the weakest pair, the total. Its bound is
written down; who wants to trust nobody has to solve again. Figures: docs/coordinators/benchmarks.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from .arrays import Flags, Numbers
from .board import Board
from .certificate import keep
from .pairs import flags_of, is_among, make_pairs
from .task import Best, Task
from .ties import digests, pair_numbers

SECONDS = 120.0  # for one stage; then the best found counts, with the bound that says how far from the best it may be
TIE_BITS = 40
WHOLE = 1e-6  # how far from a whole number HiGHS lets a value be


class NoGroupsError(ArithmeticError):
    """What was decided by hand leaves no way to give every group its size."""


class _Answer(NamedTuple):
    chosen: Flags  # by cell
    value: int
    bound: int  # no answer has a higher value


def find_groups(task: Task) -> Best:
    """The best circles, stage by stage. Raises NoGroupsError."""
    problem = _Problem(task)
    everybody = np.ones(len(problem.row), np.bool_)
    most = problem.best(np.ones(len(problem.row), np.int64), everybody)
    allowed = everybody
    floor = 0
    if "worst" in task.board.settings.objective and most.value:
        floor = problem.floor(most.value)
        allowed = problem.held | (problem.score >= floor)
    best = problem.best(problem.points, allowed, placed=most.value)
    cells = zip(problem.row[best.chosen].tolist(), problem.column[best.chosen].tolist(), strict=True)
    bound = {"placed": most.bound, "points": best.bound}
    certificate = {"kind": "groups", "floor": floor, "bound": bound, **keep(task)}
    return Best(task, make_pairs(task.board.shape, cells), certificate)


@dataclass(frozen=True)
class _Problem:
    """The program's cells and constraints. Columns of its tables: a cell each, then a circle each."""

    task: Task

    @property
    def board(self) -> Board:
        return self.task.board

    @cached_property
    def _places(self) -> tuple[Numbers, Numbers]:
        scores, bars = self.board.scores, self.board.bars
        room = (self.board.capacity > 0) & (scores >= 0)
        row, column = np.nonzero(((bars == 0) & room) | flags_of(self.task.pinned, np.arange(len(scores))))
        # Of equals the solver takes what it meets first. Let that be chance, not the alphabet.
        mentees, mentors = (
            digests(ids, self.board.cohort) for ids in (self.board.mentees, self.board.mentors)
        )
        order = np.argsort(pair_numbers(mentees[row], mentors[column], TIE_BITS), kind="stable")
        return row[order].astype(np.int64), column[order].astype(np.int64)

    @property
    def row(self) -> Numbers:
        return self._places[0]

    @property
    def column(self) -> Numbers:
        return self._places[1]

    @cached_property
    def score(self) -> Numbers:
        return self.board.scores[self._places].astype(np.int64)

    @cached_property
    def held(self) -> Flags:
        """The pinned cells."""
        return is_among(self.task.pinned, *self._places)

    @cached_property
    def points(self) -> Numbers:
        """Scores with the head start of what stood."""
        return self.score + self.task.bonus * is_among(self.task.kept, *self._places)

    def floor(self, placed: int) -> int:
        """The highest score that every pair can have while as many are placed."""
        levels = np.unique(self.score)
        low, high = 0, len(levels) - 1
        while low < high:
            middle = (low + high + 1) // 2
            enough = self._places_as_many(placed, self.held | (self.score >= levels[middle]))
            low, high = (middle, high) if enough else (low, middle - 1)
        return int(levels[low])

    def _places_as_many(self, placed: int, allowed: Flags) -> bool:
        try:
            return self.best(np.ones(len(self.row), np.int64), allowed, placed=placed).value >= placed
        except NoGroupsError:
            return False

    def best(self, points: Numbers, allowed: Flags, placed: int = 0) -> _Answer:
        """The cells of most points that place at least so many people."""
        if not len(self.row):
            return _Answer(np.zeros(0, np.bool_), 0, 0)
        circles = self.board.shape[1]
        gains = np.concatenate([points, np.zeros(circles, np.int64)])
        found = milp(
            -gains.astype(np.float64),
            integrality=np.ones(len(gains), np.int64),
            bounds=Bounds(
                np.concatenate([self.held, np.zeros(circles)]),
                np.concatenate([allowed | self.held, np.ones(circles)]),
            ),
            constraints=[*self._constraints, self._at_least(placed)],
            options={"mip_rel_gap": 0.0, "time_limit": SECONDS},
        )
        if found.x is None:
            raise NoGroupsError(
                "the pins, and who must be together or apart, leave no way to give every group its size"
            )
        chosen = found.x[: len(self.row)] > 0.5
        return _Answer(chosen, int(points[chosen].sum()), int(np.floor(WHOLE - found.mip_dual_bound)))

    @cached_property
    def _constraints(self) -> list[LinearConstraint]:
        rows, circles = self.board.shape
        cells = np.arange(len(self.row))
        size = self.board.group
        opens = len(cells) + np.arange(circles)
        once = self._table(self.row, cells, np.ones(len(cells)), rows)
        at_least = self._table(self.column, cells, np.ones(len(cells)), circles)
        limits = [LinearConstraint(once, -np.inf, 1)]
        for people, low, high in ((size.min, 0, np.inf), (size.max, -np.inf, 0)):
            cost = self._table(np.arange(circles), opens, np.full(circles, -float(people)), circles)
            limits.append(LinearConstraint(at_least + cost, low, high))
        return [*limits, *self._between()]

    def _at_least(self, placed: int) -> LinearConstraint:
        cells = np.arange(len(self.row))
        return LinearConstraint(
            self._table(np.zeros(len(cells), np.int64), cells, np.ones(len(cells)), 1), placed, np.inf
        )

    def _between(self) -> Iterator[LinearConstraint]:
        """What stands between two mentees, for each circle that one of them could be in."""
        places = {who: row for row, who in enumerate(self.board.mentees)}
        cell = {
            place: number
            for number, place in enumerate(zip(*map(np.ndarray.tolist, self._places), strict=True))
        }
        couples = [(both, 1.0, -np.inf, 1.0) for both in self.board.companions.apart]
        couples += [(both, -1.0, 0.0, 0.0) for both in sorted(self.board.companions.together)]
        for both, sign, low, high in couples:
            if not all(who in places for who in both):
                continue
            here = [
                (circle, cell.get((places[who], circle)), value)
                for who, value in zip(both, (1.0, sign), strict=True)
                for circle in range(self.board.shape[1])
            ]
            entries = [(circle, number, value) for circle, number, value in here if number is not None]
            if entries:
                at, numbers, values = (np.array(part) for part in zip(*entries, strict=True))
                yield LinearConstraint(self._table(at, numbers, values, self.board.shape[1]), low, high)

    def _table(
        self, rows: Numbers, columns: Numbers, values: npt.NDArray[np.float64], height: int
    ) -> csr_array:
        width = len(self.row) + self.board.shape[1]
        return csr_array((values, (rows, columns)), shape=(height, width))
