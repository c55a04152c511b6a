"""Groups: each mentor leads one circle of at least and at most so many mentees, or none.

A circle that opens has a fixed cost in people, so this is no assignment problem any more but a mixed integer program:
x[i, j] says whether mentee i is in the circle of mentor j, y[j] whether it opens, and

    sum over j of x[i, j] <= 1,    min y[j] <= sum over i of x[i, j] <= max y[j],

two people who must be apart add x[a, j] + x[b, j] <= 1, two who must be together x[a, j] = x[b, j]. In a mixed cohort
there is z[i, j] besides, for mentee i alone with mentor j, who has either a circle or mentees of their own:

    sum over j of x[i, j] + z[i, j] <= 1,    sum over i of z[i, j] <= capacity (1 - y[j]).

HiGHS (Huangfu and Hall 2018), through SciPy, solves it stage by stage: most people placed, the weakest pair, the total.
Its bound is written down; who wants to trust nobody has to solve again.
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

from mentorbook.model.values import FormatName

from .arrays import Flags, Numbers
from .board import Board
from .certificate import keep
from .pairs import flags_of, is_among, make_pairs, per_row
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
    circles = frozenset(problem.column[best.chosen & problem.together].tolist())
    return Best(task, make_pairs(task.board.shape, cells), certificate, circles)


@dataclass(frozen=True)
class _Problem:
    """The program's cells and constraints. Columns of its tables: a cell each, then a circle each."""

    task: Task

    @property
    def board(self) -> Board:
        return self.task.board

    @cached_property
    def _cells(self) -> tuple[Numbers, Numbers, Flags]:
        """The rows and columns of all cells, and whether it is a place in a circle or one of a pair."""
        scores, bars = self.board.scores, self.board.bars
        row, column = np.nonzero(
            ((bars == 0) & (self.board.capacity > 0)) | flags_of(self.task.pinned, np.arange(len(scores)))
        )
        # Of equals the solver takes what it meets first. Let that be chance, not the alphabet.
        mentees, mentors = (
            digests(ids, self.board.cohort) for ids in (self.board.mentees, self.board.mentors)
        )
        order = np.argsort(pair_numbers(mentees[row], mentors[column], TIE_BITS), kind="stable")
        row, column = row[order].astype(np.int64), column[order].astype(np.int64)
        group = np.flatnonzero(self._suits("group", row, column))
        alone = np.flatnonzero(self._suits("one-on-one", row, column))
        both = np.concatenate([group, alone])
        return row[both], column[both], np.arange(len(both)) < len(group)

    def _suits(self, form: FormatName, rows: Numbers, columns: Numbers) -> Flags:
        """Pairs that may meet in a format of this cohort; whoever names no format of it may in any."""
        names, board = self.board.columns.words.formats, self.board
        known = np.array([name in board.plan.formats for name in names], np.bool_)
        wanted = np.array([name == form for name in names], np.bool_)
        mentees, mentors = (
            np.any(side.formats & wanted, axis=1) | ~np.any(side.formats & known, axis=1)
            for side in (board.columns.mentees, board.columns.mentors)
        )
        suits = np.asarray(mentees)[rows] & np.asarray(mentors)[columns]
        return suits if form in board.plan.formats else np.zeros_like(suits)

    @property
    def row(self) -> Numbers:
        return self._cells[0]

    @property
    def column(self) -> Numbers:
        return self._cells[1]

    @property
    def together(self) -> Flags:
        return self._cells[2]

    @cached_property
    def score(self) -> Numbers:
        return self.board.scores[self.row, self.column].astype(np.int64)

    @cached_property
    def held(self) -> Flags:
        """The pinned cells."""
        return is_among(self.task.pinned, self.row, self.column)

    @cached_property
    def points(self) -> Numbers:
        """Scores with the head start of what stood."""
        return self.score + self.task.bonus * is_among(self.task.kept, self.row, self.column)

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
            bounds=Bounds(0, np.concatenate([allowed | self.held, np.ones(circles)])),
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
        return [*self._once_each(), *self._sizes(), *self._between()]

    def _once_each(self) -> Iterator[LinearConstraint]:
        """One place for each mentee; the pinned pairs have theirs."""
        cells = np.arange(len(self.row))
        yield LinearConstraint(self._table(self.row, cells, 1.0, self.board.shape[0]), -np.inf, 1)
        pinned = np.flatnonzero(self.held)
        rows = self.row[pinned]
        if len(pinned):
            yield LinearConstraint(
                self._table(rows, pinned, 1.0, self.board.shape[0]), self._pinned_rows, np.inf
            )

    @cached_property
    def _pinned_rows(self) -> Numbers:
        return (per_row(self.task.pinned) > 0).astype(np.int64)

    def _sizes(self) -> Iterator[LinearConstraint]:
        """Circles that open have their size; of a mentor who has one nobody else is the mentee."""
        circles, size = self.board.shape[1], self.board.group
        opens = len(self.row) + np.arange(circles)
        group, alone = np.flatnonzero(self.together), np.flatnonzero(~self.together)
        inside = self._table(self.column[group], group, 1.0, circles)
        for people, low, high in ((size.min, 0, np.inf), (size.max, -np.inf, 0)):
            yield LinearConstraint(
                inside + self._table(np.arange(circles), opens, -float(people), circles), low, high
            )
        if len(alone):
            stated = self.board.columns.mentors.capacity
            outside = self._table(self.column[alone], alone, 1.0, circles)
            spent = self._table(np.arange(circles), opens, stated.astype(np.float64), circles)
            yield LinearConstraint(outside + spent, -np.inf, stated)

    def _at_least(self, placed: int) -> LinearConstraint:
        cells = np.arange(len(self.row))
        return LinearConstraint(self._table(np.zeros(len(cells), np.int64), cells, 1.0, 1), placed, np.inf)

    def _between(self) -> Iterator[LinearConstraint]:
        """What stands between two mentees, for each circle that one of them could be in."""
        places = {who: row for row, who in enumerate(self.board.mentees)}
        inside = np.flatnonzero(self.together)
        places_inside = zip(self.row[inside].tolist(), self.column[inside].tolist(), strict=True)
        cell = dict(zip(places_inside, inside.tolist(), strict=True))
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
        self, rows: Numbers, columns: Numbers, values: float | npt.NDArray[np.float64], height: int
    ) -> csr_array:
        width = len(self.row) + self.board.shape[1]
        numbers = np.broadcast_to(np.asarray(values, np.float64), rows.shape)
        return csr_array((numbers, (rows, columns)), shape=(height, width))
