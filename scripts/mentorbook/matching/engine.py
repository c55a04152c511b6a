"""The assignment engine: the most gain, exactly, with the prices that prove it.

One small door: `Market` in, `solve` and `lowest_prices` out. Behind it stands SciPy's shortest-augmenting-path solver
(Crouse 2016) for one mentor per mentee and HiGHS for several; neither is trusted, since `lowest_prices` proves each
result in whole numbers.

Bounds: SciPy works in doubles on whole numbers. Its prices stay below people x largest gain, so results are exact
while people * gain < 2**53: gains up to 10**8 with 10**7 people.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import Bounds, LinearConstraint, linear_sum_assignment, milp
from scipy.sparse import csr_array, vstack
from scipy.sparse.csgraph import maximum_flow

Gains = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
EXACT = 2**53


class NotOptimalError(ArithmeticError):
    """A solver's answer failed the proof. A fault of ours, never of the data."""


@dataclass(frozen=True)
class Market:
    """Who could go with whom. Rows are mentees, columns are mentors.

    A row takes up to `demand` different columns, a column up to `supply` rows; where `row_full` or `column_full`
    is set it must take all of them. Only `allowed` cells may be used.
    """

    gain: Gains
    allowed: Flags
    demand: Gains
    supply: Gains
    row_full: Flags
    column_full: Flags


def market(gain: Gains, allowed: Flags, demand: Gains, supply: Gains) -> Market:
    """A market in which nobody has to be placed."""
    return Market(
        gain, allowed, demand, supply, np.zeros(len(demand), np.bool_), np.zeros(len(supply), np.bool_)
    )


def solve(offer: Market) -> Flags:
    """The cells of an assignment with the most gain, as flags [rows, columns].

    Raises NotOptimalError when the numbers are too large to stay exact or no assignment fills what must be full.
    """
    if _largest(offer.gain) * (offer.demand.sum() + offer.supply.sum() + 1) >= EXACT:
        raise NotOptimalError("the gains are too large to be added exactly")
    return _one_each(offer) if (offer.demand <= 1).all() else _several_each(offer)


def lowest_prices(offer: Market, chosen: Flags) -> tuple[Gains, Gains]:
    """The lowest prices that prove `chosen` optimal: of rows and of columns.

    A column's price is what one more place there would bring; a row's price is what it gains at these prices with
    its last place. For every allowed cell that is not chosen row price + column price >= gain, for every chosen one
    <= gain, with equality where demand is 1; a column with free places costs nothing. The lowest prices do not
    depend on which of several optimal assignments is given. Raises NotOptimalError when there are none.
    """
    open_cells = offer.allowed & ~chosen & (offer.demand > 0)[:, None]
    unfilled = chosen.sum(axis=1) < offer.demand
    columns = np.zeros(len(offer.supply), np.int64)
    for _ in range(len(columns) + 1):
        rows = _last_gains(offer.gain - columns, chosen, unfilled)
        bids = np.where(open_cells, offer.gain - rows[:, None], 0).max(axis=0, initial=0)
        if (bids <= columns).all():
            break
        columns = np.maximum(columns, bids)
    else:
        raise NotOptimalError("another assignment gains more")
    idle = chosen.sum(axis=0) < offer.supply
    if columns[idle].any() or (rows < 0).any() or (chosen & (offer.gain - columns < rows[:, None])).any():
        raise NotOptimalError("a place that would gain stays free, or one that loses is taken")
    return rows, columns


def most_placed(offer: Market) -> int:
    """How many places can be filled at all: a maximum flow (Dinic), which ties and nested choices do not slow."""
    rows, columns = offer.allowed.shape
    row, column = np.nonzero(offer.allowed)
    source, sink = rows + columns, rows + columns + 1
    tails = np.concatenate([np.full(rows, source), row, rows + np.arange(columns)])
    heads = np.concatenate([np.arange(rows), rows + column, np.full(columns, sink)])
    room = np.concatenate([offer.demand, np.ones(len(row), np.int64), offer.supply]).astype(np.int32)
    network = csr_array((room, (tails, heads)), shape=(sink + 1, sink + 1))
    return int(maximum_flow(network, source, sink).flow_value)


@dataclass(frozen=True)
class Face:
    """All the best assignments of a market: the cells they share, and a market for the rest."""

    settled: Flags
    rest: Market


def optimal_face(offer: Market, rows: Gains, columns: Gains) -> Face:
    """The assignments that these prices prove optimal, with nothing to gain yet among them.

    Complementary slackness: cells with slack are closed, people with a price must be placed, and a cell that
    gains more than its prices, which only several places per row allow, is in every best assignment.
    """
    slack = rows[:, None] + columns - offer.gain
    live = offer.allowed & (offer.demand > 0)[:, None]
    settled = live & (slack < 0)
    rest = Market(
        gain=np.zeros_like(offer.gain),
        allowed=live & (slack == 0),
        demand=offer.demand - settled.sum(axis=1),
        supply=offer.supply - settled.sum(axis=0),
        row_full=offer.row_full | (rows > 0),
        column_full=offer.column_full | (columns > 0),
    )
    return Face(settled, rest)


def _one_each(offer: Market) -> Flags:
    """Each place of a column is a slot; idle rows and idle slots meet fillers, unless they must be full.

    Memory: 8 bytes x rows x (slots + rows), and with a column that must be full, x (slots + rows) squared. There are
    most slots when all scores are equal: 100 rows and 100 columns with 100 places each, one of them full, take 0.8 GB
    and 3 s; with 20 places each 35 MB.
    """
    rows = np.flatnonzero(offer.demand > 0)
    slots = np.repeat(np.arange(len(offer.supply)), _useful_places(offer))
    fillers = len(slots) if offer.column_full.any() else 0
    cells = np.ix_(rows, slots)
    cost = np.zeros((len(rows) + fillers, len(slots) + len(rows)), np.float64)
    cost[: len(rows), : len(slots)] = np.where(offer.allowed[cells], -offer.gain[cells], np.inf)
    cost[: len(rows), len(slots) :] = np.where(offer.row_full[rows], np.inf, 0.0)[:, None]
    cost[len(rows) :, : len(slots)] = np.where(offer.column_full[slots], np.inf, 0.0)
    try:
        at, to = linear_sum_assignment(cost)
    except ValueError as infeasible:
        raise NotOptimalError("nothing fills what must be full") from infeasible
    placed = (at < len(rows)) & (to < len(slots))
    chosen = np.zeros(offer.allowed.shape, np.bool_)
    chosen[rows[at[placed]], slots[to[placed]]] = True
    return chosen


def _useful_places(offer: Market) -> Gains:
    """No column needs more places than rows that may take one."""
    takers = (offer.allowed & (offer.demand > 0)[:, None]).sum(axis=0)
    return np.where(offer.column_full, offer.supply, np.minimum(offer.supply, takers))


def _several_each(offer: Market) -> Flags:
    """The same as a linear program over the allowed cells; its corners are whole numbers."""
    row, column = np.nonzero(offer.allowed)
    if not len(row):
        return np.zeros(offer.allowed.shape, np.bool_)
    cells = np.arange(len(row))
    ones = np.ones(len(row))
    by_row = csr_array((ones, (row, cells)), shape=(len(offer.demand), len(row)))
    by_column = csr_array((ones, (column, cells)), shape=(len(offer.supply), len(row)))
    most = np.concatenate([offer.demand, offer.supply])
    must = np.concatenate([offer.row_full, offer.column_full])
    found = milp(
        -offer.gain[row, column].astype(np.float64),
        constraints=LinearConstraint(vstack([by_row, by_column]), np.where(must, most, 0), most),
        bounds=Bounds(0, 1),
        integrality=np.ones(len(row), np.int64),
        options={"mip_rel_gap": 0},
    )
    if found.x is None:
        raise NotOptimalError("nothing fills what must be full")
    chosen = np.zeros(offer.allowed.shape, np.bool_)
    chosen[row, column] = np.round(found.x) > 0
    return chosen


def _last_gains(surplus: Gains, chosen: Flags, unfilled: Flags) -> Gains:
    """What each row gains with its least good place; nothing where a place is still open."""
    never = np.iinfo(np.int64).max
    least = np.where(chosen, surplus, never).min(axis=1, initial=never)
    return np.where(unfilled | (least == never), 0, least)


def _largest(gain: Gains) -> int:
    return int(np.abs(gain).max(initial=0))
