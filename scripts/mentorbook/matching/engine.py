"""The assignment engine: pairs of most worth, exactly, with the prices that prove it, on a table nobody stores.

The table of all pairs is asked for in blocks of rows. Each row's most promising cells are listed and solved by shortest
augmenting paths; a row whose bound says that an unlisted cell could matter is looked at again, and the market is
brought to rest anew, until no bound is above a row's price. Then the prices hold on every cell of the table, and the
pairs are optimal. Method and figures: docs/coordinators/decisions/0008-engine.md.

Bounds: a price is never above the largest worth, since whoever has one is in a pair that is worth it, and no distance
of a search above twice that. So worths below 2**60 cannot overflow; `make_scale` keeps below.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from .arrays import Numbers
from .lists import NOTHING, Listed, Market, most_promising
from .network import NO_CELLS, Cells, lay_out, stand, way_through
from .parallel import in_order
from .sample import Part
from .search import settle_all

LENGTH = 64  # cells listed per row at first
LARGE = 2_000  # people on the smaller side, from which on a part of the market is asked for prices first
BLOCK_CELLS = 1 << 18  # cells looked at together, as many as are judged together


@dataclass(frozen=True)
class Solution:
    """The pairs, sorted, the prices that prove them, and how often a row had to be looked at again.

    For every open cell that is not taken, row price + column price >= worth; for a taken one, <= worth, and just as
    much if it is all that its row may have. Whoever has room left has a price of zero. So the prices of all places, and
    what the taken cells are worth beyond both prices, add up to the worth of the pairs: nothing is worth more.
    """

    pairs: Cells
    row_prices: Numbers
    column_prices: Numbers
    seen_again: int


def solve(market: Market) -> Solution:
    """The pairs of most worth."""
    lists = _Lists(market)
    rest = _Rest(NO_CELLS, np.zeros(len(market.demand), np.int64), _starting_prices(market))
    doubtful = np.flatnonzero(market.demand > 0)
    while len(doubtful):
        lists.look_at(doubtful, rest)
        rest = _bring_to_rest(market, lists.cells, rest)
        doubtful = lists.doubtful(rest)
    return Solution(rest.pairs, _raised(market, rest), rest.column_prices, lists.seen_again)


def _starting_prices(market: Market) -> Numbers:
    if min(len(market.demand), len(market.supply)) < LARGE:
        return np.zeros(len(market.supply), np.int64)
    part = Part.of(market)
    found = solve(part)
    return part.prices_of_all(found.pairs, found.row_prices)


def _raised(market: Market, rest: _Rest) -> Numbers:
    """Row prices, raised to all that the only place of a row brings.

    Where a column's price fell again, more of the worth is left to its rows.
    """
    prices = rest.row_prices.copy()
    only = market.demand[rest.pairs.row] == 1
    row, column = rest.pairs.row[only], rest.pairs.column[only]
    prices[row] = rest.pairs.worth[only] - rest.column_prices[column]
    return prices


@dataclass(frozen=True)
class _Rest:
    """A market at rest: its pairs and its prices."""

    pairs: Cells
    row_prices: Numbers
    column_prices: Numbers


def _bring_to_rest(market: Market, cells: Cells, before: _Rest) -> _Rest:
    net = lay_out(cells, market.demand, market.supply)
    prices = np.concatenate([before.row_prices, before.column_prices])
    now = stand(net, cells, prices, cells.among(before.pairs))
    settle_all(net, now, way_through(net))
    return _Rest(cells[now.taken], now.price[: net.rows], now.price[net.rows :])


class _Lists:
    """The cells listed so far, and what is known of all others."""

    def __init__(self, market: Market) -> None:
        rows = len(market.demand)
        self.cells = NO_CELLS
        self.seen_again = 0
        self._market = market
        # The most that a cell outside the list could add, at the prices of the time.
        self._outside = np.full(rows, NOTHING)
        self._times_seen = np.zeros(rows, np.int64)
        self._last_seen = np.zeros(rows, np.int64)
        self._prices: list[Numbers] = []  # the column prices of each look

    def look_at(self, rows: Numbers, rest: _Rest) -> None:
        """List the cells of these rows anew, each time twice as many; pairs stay listed."""
        looks = list(_each_block(self._market, rows, rest.column_prices, LENGTH << self._times_seen[rows]))
        kept = self.cells[~np.isin(self.cells.row, rows)]
        self.cells = Cells.joined([kept, rest.pairs, *(look.cells for look in looks)])
        self._outside[rows] = np.concatenate([look.outside for look in looks])
        self.seen_again += int((self._times_seen[rows] > 0).sum())
        self._times_seen[rows] += 1
        self._last_seen[rows] = len(self._prices)
        self._prices.append(rest.column_prices.copy())

    def doubtful(self, rest: _Rest) -> Numbers:
        """The rows for which an unlisted cell could be worth more than both prices."""
        fallen = np.array([(then - rest.column_prices).max(initial=0) for then in self._prices])
        could_add = self._outside + fallen[self._last_seen]
        return np.flatnonzero((self._outside != NOTHING) & (could_add > rest.row_prices))


def _each_block(market: Market, rows: Numbers, prices: Numbers, lengths: Numbers) -> Iterator[Listed]:
    """Look at rows block by block, on every processor; the results come in order."""
    size = max(1, BLOCK_CELLS // max(1, len(prices)))
    starts = range(0, len(rows), size)

    def look(start: int) -> Listed:
        block = rows[start : start + size]
        length = int(lengths[start : start + size].max())
        return most_promising(market, block, prices, length)

    return in_order(look, starts, "Judging pairs again" if lengths.min() > LENGTH else "Judging pairs")
