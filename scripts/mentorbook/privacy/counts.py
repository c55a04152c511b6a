"""Counts that may be shown together: no group of 1 to k-1 can be seen, worked out, or narrowed down to less than k.

Whoever reads a table knows more than its cells: rows add up to totals, a mean says what the answers add up to. Each
such fact is an equation. What a reader can conclude about a hidden count is the interval between the least and the
most it can be while all equations hold and no count is negative, which is a linear program (Fischetti and Salazar,
Statistics and Computing 9, 1999; Hundepool et al., Statistical Disclosure Control, 2012, chapter 4).
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from math import inf
from typing import Generic, TypeVar

import numpy as np
from scipy.optimize import linprog

Cell = TypeVar("Cell", bound=Hashable)
_UNBOUNDED = 3  # linprog's status
_TOLERANCE = 1e-6


@dataclass(frozen=True)
class Counts(Generic[Cell]):
    """Every count that is to be shown, totals included, and what is known of them together.

    Each fact maps cells to factors: factor times count, summed, is zero. A total is {cell: 1, …, total: -1}; a mean m
    of answers is {cell: answer - m, …}. `known` cells can be read elsewhere and so cannot be hidden; `harmless` ones,
    such as those who did not answer, say nothing of anybody, and are hidden for the others' sake only.
    """

    cells: Mapping[Cell, int]
    facts: Sequence[Mapping[Cell, float]] = ()
    known: AbstractSet[Cell] = frozenset()
    harmless: AbstractSet[Cell] = frozenset()

    def small(self, k: int) -> set[Cell]:
        """The cells that are about fewer than k people."""
        return {cell for cell, n in self.cells.items() if 0 < n < k} - self.known - self.harmless


def hidden_cells(counts: Counts[Cell], k: int, unprinted: AbstractSet[Cell] = frozenset()) -> frozenset[Cell]:
    """The cells to leave out: all from 1 to k-1, and as many others as it takes to keep those unknown.

    `unprinted` cells are left out anyway; the small ones among them are protected all the same.

    A fact with one hidden cell gives it away, so another cell of it goes, too. Once there is no such fact, what can
    be concluded is computed, and cells near to what is still endangered follow. In the end, all are hidden that can be.
    """
    hidden = counts.small(k) | unprinted
    while spare := _of_lonely(counts, hidden) or _of_endangered(counts, hidden, k):
        hidden.add(spare[0])
    return frozenset(hidden)


def endangered(counts: Counts[Cell], hidden: AbstractSet[Cell], k: int) -> Iterator[Cell]:
    """Small cells that a reader could still narrow down to fewer than k numbers."""
    for cell in _in_order(counts, counts.small(k)):
        low, high = bounds(counts, hidden, cell)
        if high - low < k - _TOLERANCE:
            yield cell


def bounds(counts: Counts[Cell], hidden: AbstractSet[Cell], cell: Cell) -> tuple[float, float]:
    """The least and the most that a reader must reckon with for a hidden cell."""
    order = _in_order(counts, hidden)
    sums = [[fact.get(one, 0.0) for one in order] for fact in counts.facts]
    known = [
        -sum(factor * counts.cells[one] for one, factor in fact.items() if one not in hidden)
        for fact in counts.facts
    ]
    goal = np.array([1.0 if one == cell else 0.0 for one in order])
    return _least(goal, sums, known), -_least(-goal, sums, known)


def _least(goal: np.ndarray, sums: list[list[float]], known: list[float]) -> float:
    if not sums:
        return 0.0 if goal.sum() > 0 else -inf
    found = linprog(goal, A_eq=np.array(sums), b_eq=np.array(known), method="highs")
    return -inf if found.status == _UNBOUNDED or found.fun is None else found.fun


def _of_lonely(counts: Counts[Cell], hidden: AbstractSet[Cell]) -> list[Cell]:
    """Cells to hide, the best first, beside one that is alone in a fact."""
    for fact in counts.facts:
        alone = hidden & fact.keys()
        if len(alone) == 1 and not alone <= counts.harmless and (spare := _spare(counts, hidden, fact)):
            return spare
    return []


def _of_endangered(counts: Counts[Cell], hidden: AbstractSet[Cell], k: int) -> list[Cell]:
    """Cells to hide, the best first, because a small one can be narrowed down."""
    for cell in endangered(counts, hidden, k):
        near = {one for fact in counts.facts if cell in fact for one in fact}
        if spare := _spare(counts, hidden, near) or _spare(counts, hidden, counts.cells):
            return spare
        break
    return []


def _spare(counts: Counts[Cell], hidden: AbstractSet[Cell], among: Collection[Cell]) -> list[Cell]:
    """What could be hidden yet: rather a cell with somebody in it, rather a small one."""
    shown = _in_order(counts, {*among} - hidden - counts.known)
    return sorted(shown, key=lambda cell: (counts.cells[cell] == 0, counts.cells[cell]))


def _in_order(counts: Counts[Cell], some: Collection[Cell]) -> list[Cell]:
    """The order in which the cells were given, so that the same table always hides the same."""
    return [cell for cell in counts.cells if cell in some]


# ------------------------------------------------------------------ tables of rows and columns

Place = tuple[str, str]  # row, column
TOTAL = ""  # the row of column totals, and the column of row totals


def table_counts(rows: Mapping[str, Mapping[str, int]], columns: Sequence[str]) -> Counts[Place]:
    """A table with its totals by row, by column and over all, each a cell of its own."""
    cells = {(row, column): counted.get(column, 0) for row, counted in rows.items() for column in columns}
    cells |= {
        (row, TOTAL): sum(counted.get(column, 0) for column in columns) for row, counted in rows.items()
    }
    cells |= {(TOTAL, column): sum(cells[row, column] for row in rows) for column in (*columns, TOTAL)}
    return Counts(cells, tuple(_totals(tuple(rows), tuple(columns))))


def row_counts(rows: Mapping[str, int]) -> Counts[Place]:
    """A single column with its total."""
    cells = {(row, TOTAL): count for row, count in rows.items()} | {(TOTAL, TOTAL): sum(rows.values())}
    return Counts(cells, ({**{(row, TOTAL): 1.0 for row in rows}, (TOTAL, TOTAL): -1.0},))


def _totals(rows: Sequence[str], columns: Sequence[str]) -> Iterator[dict[Place, float]]:
    for row in (*rows, TOTAL):
        yield {**{(row, column): 1.0 for column in columns}, (row, TOTAL): -1.0}
    for column in (*columns, TOTAL):
        yield {**{(row, column): 1.0 for row in rows}, (TOTAL, column): -1.0}
