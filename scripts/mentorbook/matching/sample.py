"""What a part of a market says about the prices of the whole, so that the search need not start from nothing.

A fifth of the rows with a fifth of the columns is solved by itself; any other column must then cost as much as the most
that a row of the part would gain by it. One to one, 10,000 people a side, the search then takes 2.8 seconds instead of
12.4, and all of the pairing 23 instead of 32.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .arrays import Numbers
from .lists import Market, Points
from .parallel import in_order
from .table import blocks

EVERY = 5


@dataclass(frozen=True)
class Part:
    """Some rows and some columns of a market."""

    market: Market
    rows: Numbers
    columns: Numbers

    @classmethod
    def of(cls, market: Market) -> Part:
        """Every fifth of those who may have anybody: in the order of ids, which says nothing about people."""
        rows, columns = np.flatnonzero(market.demand > 0), np.flatnonzero(market.supply > 0)
        return cls(market, rows[::EVERY], columns[::EVERY])

    @property
    def demand(self) -> Numbers:
        """How many columns each row may have."""
        return self.market.demand[self.rows]

    @property
    def supply(self) -> Numbers:
        """How many rows each column may have."""
        return self.market.supply[self.columns]

    @property
    def base(self) -> int:
        """What every cell is worth before its points."""
        return self.market.base

    @property
    def point(self) -> int:
        """What a point is worth."""
        return self.market.point

    def points(self, rows: Numbers, columns: Numbers | None = None) -> Points:
        """The cells of some rows in whole points."""
        return self.market.points(self.rows[rows], self.columns if columns is None else self.columns[columns])

    def worth(self, rows: Numbers, columns: Numbers, points: Points) -> Numbers:
        """The worth of single cells."""
        return self.market.worth(self.rows[rows], self.columns[columns], points)

    def prices_of_all(self, row_prices: Numbers) -> Numbers:
        """For every column of the market the most that one of these rows would gain by it, in whole points."""
        prices = np.zeros(len(self.market.supply), np.int64)

        def most(at: Numbers) -> Numbers:
            points = self.market.points(self.rows[at])
            gains = points * np.int64(self.point) + (self.base - row_prices[at])[:, None]
            return np.asarray(np.where(points >= 0, gains, 0).max(axis=0), np.int64)

        for gains in in_order(most, blocks(len(self.rows), len(prices)), "Judging pairs"):
            np.maximum(prices, gains, out=prices)
        return prices
