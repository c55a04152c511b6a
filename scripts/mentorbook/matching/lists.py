"""Candidate lists: of every row the cells that promise most, and a bound on all that is not listed.

A core-oriented assignment (Volgenant 1996) solves the listed cells only and proves the rest by its bounds. Prices
mostly rise, so a bound stays good for long; where prices fell, it is loosened by as much as they fell.

Rows are ranked by whole points, which are small numbers: NumPy sorts out the best of 32-bit numbers in 0.3 ns a cell.
The exact worth is asked of the few cells that are listed, and of those that could be the best of the others.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from .arrays import Flags, Numbers
from .network import Cells

Points = npt.NDArray[np.signedinteger]

NOTHING = np.int64(-(2**62))  # a bound that no cell reaches
SHUT = np.int32(2**29)  # what cells that are not allowed are lowered by: more than any points
SMALL = 2**30  # prices below it fit into 32 bits together with points


class Market(Protocol):
    """Who could be with whom, and what that is worth: rows are mentees, columns are mentors."""

    @property
    def demand(self) -> Numbers:
        """How many columns each row may have."""

    @property
    def supply(self) -> Numbers:
        """How many rows each column may have."""

    @property
    def base(self) -> int:
        """What every cell is worth before its points."""

    @property
    def point(self) -> int:
        """What a point is worth."""

    def points(self, rows: Numbers, columns: Numbers | None = None) -> Points:
        """The cells of some rows, with all columns or with those named, in whole points; below zero where not allowed.

        Beyond the base a cell is worth as many points, and less than one more. Called from several threads.
        """

    def worth(self, rows: Numbers, columns: Numbers, points: Points) -> Numbers:
        """The worth, above zero, of single cells that are allowed."""


class Listed(NamedTuple):
    """Some cells of some rows, and for each of these rows the largest worth - price among the cells left out."""

    cells: Cells
    outside: Numbers


def shut(points: Points, allowed: Flags) -> Points:
    """Points, below zero where not allowed. They stay apart, because NumPy is slow to rank equal numbers."""
    return points - SHUT * ~allowed


def most_promising(market: Market, rows: Numbers, prices: Numbers, length: int) -> Listed:
    """List each row's `length` cells of most worth - price, or up to twice as many where some are as good."""
    block = _Block(market, rows, prices, market.points(rows))
    chosen = block.best(length) if length < len(prices) else block.allowed
    return Listed(block.cells(chosen), block.best_of_others(chosen))


def worth_more(
    market: Market, rows: Numbers, columns: Numbers, row_prices: Numbers, column_prices: Numbers
) -> Cells:
    """The cells of some rows with some columns that are worth more than both their prices."""
    points = market.points(rows, columns)
    prices = row_prices[rows][:, None] + column_prices[columns]
    at_most = (points + np.int64(1)) * market.point + market.base
    row, column = _places((points >= 0) & (at_most > prices))
    worth = market.worth(rows[row], columns[column], points[row, column])
    cells = Cells(rows[row].astype(np.int32), columns[column].astype(np.int32), worth)
    return cells[worth > prices[row, column]]


@dataclass(frozen=True)
class _Block:
    """Some rows of a market, all columns."""

    market: Market
    rows: Numbers
    prices: Numbers
    points: Points

    @cached_property
    def allowed(self) -> Flags:
        return np.asarray(self.points >= 0, np.bool_)

    @cached_property
    def surplus(self) -> Points:
        """Points less the price in points: at most a point more or less than worth - price."""
        prices = self.prices // self.market.point
        small = bool((prices < SMALL).all())
        return np.asarray(self.points - (prices.astype(np.int32) if small else prices))

    def cells(self, which: Flags) -> Cells:
        """These cells with their worth."""
        row, column = _places(which)
        worth = self.market.worth(self.rows[row], column, self.points[row, column])
        return Cells(self.rows[row].astype(np.int32), column.astype(np.int32), worth)

    def best(self, length: int) -> Flags:
        """The cells of each row whose surplus is among the largest."""
        width = len(self.prices)
        least = np.partition(self.surplus, width - length, axis=1)[:, width - length]
        chosen = (self.surplus >= least[:, None]) & self.allowed
        for row in np.flatnonzero(np.count_nonzero(chosen, axis=1) > 2 * length):
            self._keep_the_best(chosen[row], int(row), length)
        return chosen

    def _keep_the_best(self, chosen: Flags, row: int, length: int) -> None:
        """Of the cells of a row that are as good in points, keep those worth most."""
        columns = np.flatnonzero(chosen)
        worth = self.market.worth(np.full(len(columns), self.rows[row]), columns, self.points[row, columns])
        chosen[columns[np.argsort(self.prices[columns] - worth, kind="stable")[length:]]] = False

    def best_of_others(self, chosen: Flags) -> Numbers:
        """The largest worth - price in each row among the cells not chosen."""
        least = np.iinfo(self.surplus.dtype).min
        others = np.where(chosen | ~self.allowed, least, self.surplus)
        most = others.max(axis=1, initial=least + 2)
        row, column = _places(others >= most[:, None] - 1)  # more than a point below, none can be the best
        worth = self.market.worth(self.rows[row], column, self.points[row, column])
        best = np.full(len(self.rows), NOTHING)
        np.maximum.at(best, row, worth - self.prices[column])
        return best


def _places(which: Flags) -> tuple[Numbers, Numbers]:
    """The rows and columns of cells; for few of many ten times as fast as nonzero."""
    row, column = np.divmod(np.flatnonzero(which), max(1, which.shape[1]))
    return row, column
