"""The weakest pair: the highest score that every pair can reach while as many people are placed as can be.

Bisection over the scores. How many places cells can fill is a maximum flow (Dinic's algorithm, in SciPy), and what the
flow cannot get past is the proof. It needs all allowed pairs at once, which suits some thousand people a side; the
engine would need less memory, but uncompiled takes ten times as long at 1,000 x 1,000.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import breadth_first_order, maximum_flow

from .arrays import Flags, Numbers


@dataclass(frozen=True)
class OpenCells:
    """Every pair that may be chosen, and how many partners each side may have."""

    row: Numbers
    column: Numbers
    score: Numbers
    demand: Numbers
    supply: Numbers

    def above(self, floor: int) -> OpenCells:
        """Those that score at least `floor`."""
        high = self.score >= floor
        return OpenCells(self.row[high], self.column[high], self.score[high], self.demand, self.supply)


@dataclass(frozen=True)
class Floor:
    """The floor, and two covers, which are sets of mentors.

    No more places can be filled than all of those in `limit` and one for each mentee's open cell elsewhere, which is
    what the roster fills. The same count for `cover` and the cells above the floor is smaller.
    """

    score: int
    limit: Flags
    cover: Flags


def find_floor(cells: OpenCells) -> Floor:
    """The highest score below which no pair is needed to place as many."""
    most, limit = _filled(cells)
    levels = np.unique(cells.score)
    low, high = 0, len(levels) - 1
    while low < high:
        middle = (low + high + 1) // 2
        enough = _filled(cells.above(int(levels[middle])))[0] == most
        low, high = (middle, high) if enough else (low, middle - 1)
    score = int(levels[low]) if most else 0
    return Floor(score, limit, _filled(cells.above(score + 1))[1])


def _filled(cells: OpenCells) -> tuple[int, Flags]:
    """How many places can be filled, and the mentors of the smallest cut: all theirs are, whatever one tries."""
    rows, columns = len(cells.demand), len(cells.supply)
    source, sink = rows + columns, rows + columns + 1
    tails = np.concatenate([np.full(rows, source), cells.row, rows + np.arange(columns)])
    heads = np.concatenate([np.arange(rows), rows + cells.column, np.full(columns, sink)])
    room = np.concatenate([cells.demand, np.ones(len(cells.row), np.int64), cells.supply]).astype(np.int32)
    network = csr_array((room, (tails, heads)), shape=(sink + 1, sink + 1))
    found = maximum_flow(network, source, sink)
    left = csr_array(network - found.flow)
    left.eliminate_zeros()
    reached = np.zeros(sink + 1, np.bool_)
    reached[breadth_first_order(left, source, return_predecessors=False)] = True
    return int(found.flow_value), reached[rows : rows + columns]
