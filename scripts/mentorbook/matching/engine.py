"""The assignment engine: pairs of most worth, exactly, with the prices that prove it, on a table nobody stores.

The table of all pairs is asked for in blocks of rows. Each row's most promising cells are listed and solved by shortest
augmenting paths. Where a column's price fell so far that an unlisted cell could be worth more than both its prices, the
cell is judged again, and listed if it is; the market is brought to rest anew, until there is none. Then the prices hold
on every cell of the table, and the pairs are optimal. At 10,000 a side 2 percent of the cells are judged again.
Method and figures: docs/coordinators/decisions/0008-engine.md.

Bounds: a price is never above the largest worth, since whoever has one is in a pair that is worth it, and no distance
of a search above twice that. So worths below 2**60 cannot overflow; `make_scale` keeps below.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from .arrays import Numbers
from .lists import NOTHING, Listed, Market, most_promising, worth_more
from .network import NO_CELLS, Cells, lay_out, stand, way_through
from .parallel import in_order
from .sample import Part
from .search import settle_all
from .table import in_blocks, rows_at_once

LENGTH = 32  # cells listed per row at first: with 16 one to one takes longer, with 64 everything does
LARGE = 2_000  # people on the smaller side, from which on a part of the market is asked for prices first


@dataclass(frozen=True)
class Solution:
    """The pairs, sorted, and the prices that prove them.

    For every open cell that is not taken, row price + column price >= worth; for a taken one, <= worth, and just as
    much if it is all that its row may have. Whoever has room left has a price of zero. So the prices of all places, and
    what the taken cells are worth beyond both prices, add up to the worth of the pairs: nothing is worth more.
    """

    pairs: Cells
    row_prices: Numbers
    column_prices: Numbers


def solve(market: Market) -> Solution:
    """The pairs of most worth."""
    start = _starting_prices(market)
    lists = _Lists.of(market, start)
    rest = _Rest(NO_CELLS, np.zeros(len(market.demand), np.int64), start)
    more = lists.cells
    while len(more):
        rest = _bring_to_rest(market, lists.cells, rest)
        more = lists.missing(rest)
        lists.add(more)
    return Solution(rest.pairs, _raised(market, rest), rest.column_prices)


def _starting_prices(market: Market) -> Numbers:
    if min(len(market.demand), len(market.supply)) < LARGE:
        return np.zeros(len(market.supply), np.int64)
    part = Part.of(market)
    return part.prices_of_all(solve(part).row_prices)


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
    """The cells listed so far, and what bounds all others: the most that one was worth beyond its column's price."""

    def __init__(self, market: Market, prices: Numbers, cells: Cells, outside: Numbers) -> None:
        self.cells = cells
        self._market = market
        self._prices = prices
        self._outside = outside  # by row

    @classmethod
    def of(cls, market: Market, prices: Numbers) -> _Lists:
        """The most promising cells of each row at these prices of the columns."""
        rows = np.flatnonzero(market.demand > 0)
        outside = np.full(len(market.demand), NOTHING)
        looks = list(_look_at_all(market, rows, prices))
        if looks:
            outside[rows] = np.concatenate([look.outside for look in looks])
        return cls(market, prices, Cells.joined([NO_CELLS, *(look.cells for look in looks)]), outside)

    def missing(self, rest: _Rest) -> Cells:
        """The cells that are not listed and worth more than both prices.

        Of a row they can only be in columns whose price fell by more than its price is above the bound.
        """
        market = self._market

        def look(block: _Rectangle) -> Cells:
            return worth_more(market, *block, rest.row_prices, rest.column_prices)

        margin = rest.row_prices - self._outside
        blocks = list(_rectangles(self._prices - rest.column_prices, margin))
        found = Cells.joined([NO_CELLS, *in_order(look, blocks, "Judging pairs again")])
        return found[~found.among(self.cells)]

    def add(self, cells: Cells) -> None:
        """List more cells."""
        self.cells = Cells.joined([self.cells, cells])


class _Rectangle(NamedTuple):
    rows: Numbers
    columns: Numbers


def _rectangles(fallen: Numbers, margin: Numbers) -> Iterator[_Rectangle]:
    """Blocks that hold every row with each column that fell by more than the row's margin."""
    columns = np.argsort(-fallen, kind="stable")
    reach = np.searchsorted(-fallen[columns], -margin, side="left")
    rows = np.argsort(-reach, kind="stable")[: np.count_nonzero(reach)]
    while len(rows):
        width = int(reach[rows[0]])
        size = rows_at_once(width)
        yield _Rectangle(rows[:size], columns[:width])
        rows = rows[size:]


def _look_at_all(market: Market, rows: Numbers, prices: Numbers) -> Iterator[Listed]:
    """Look at rows block by block, on every processor; the results come in order."""
    blocks = list(in_blocks(rows, len(prices)))
    return in_order(lambda block: most_promising(market, block, prices, LENGTH), blocks, "Judging pairs")
