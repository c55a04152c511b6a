"""Listed cells laid out for the search: every node's own cells side by side, and who holds whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .arrays import Flags, Indices, Numbers
from .compiled import compiled
from .search import FAR, Network, Standing, Way, take


@dataclass(frozen=True)
class Cells:
    """Cells of a market, sorted by row and column, each once."""

    row: Indices
    column: Indices
    worth: Numbers

    def __len__(self) -> int:
        return len(self.row)

    def __getitem__(self, which: Flags | Numbers) -> Cells:
        return Cells(self.row[which], self.column[which], self.worth[which])

    @property
    def keys(self) -> Numbers:
        """One number for each cell, in order."""
        return (self.row.astype(np.int64) << 32) | self.column

    def among(self, others: Cells) -> Flags:
        """Which of these cells are among the others."""
        return np.isin(self.keys, others.keys, assume_unique=True)

    @classmethod
    def joined(cls, parts: Sequence[Cells]) -> Cells:
        """All cells of several lists, in order; a cell that is in more than one is kept once."""
        every = cls(
            np.concatenate([part.row for part in parts]),
            np.concatenate([part.column for part in parts]),
            np.concatenate([part.worth for part in parts]),
        )
        return every[np.unique(every.keys, return_index=True)[1]]


NO_CELLS = Cells(np.zeros(0, np.int32), np.zeros(0, np.int32), np.zeros(0, np.int64))


def lay_out(cells: Cells, demand: Numbers, supply: Numbers) -> Network:
    """The network of some cells. Memory: 32 bytes for each cell."""
    nodes = len(demand) + len(supply)
    ends = np.concatenate([cells.row, cells.column + np.int32(len(demand))])
    worth = np.concatenate([cells.worth, cells.worth])
    order = np.lexsort((-worth, ends))
    start = np.zeros(nodes + 1, np.int64)
    np.cumsum(np.bincount(ends, minlength=nodes), out=start[1:])
    across = np.concatenate([ends[len(cells) :], ends[: len(cells)]])
    return Network(
        rows=len(demand),
        room=np.concatenate([demand, supply]),
        start=start,
        cell=(order % max(1, len(cells))).astype(np.int32),
        partner=across[order],
        worth=worth[order],
    )


def stand(net: Network, cells: Cells, prices: Numbers, taken: Flags) -> Standing:
    """Where a market stands at these prices with these cells taken."""
    places = np.zeros(len(net.room) + 1, np.int64)
    np.cumsum(np.minimum(net.room, np.diff(net.start)) + 1, out=places[1:])
    held = int(places[-1])
    now = Standing(
        price=prices,
        load=np.zeros(len(net.room), np.int64),
        taken=np.zeros(len(cells), np.bool_),
        holds_from=places[:-1],
        holds_cell=np.zeros(held, np.int32),
        holds_node=np.zeros(held, np.int32),
        holds_worth=np.zeros(held, np.int64),
    )
    at = np.flatnonzero(taken)
    _take_each(now, at, cells.row[at], cells.column[at] + np.int32(net.rows), cells.worth[at])
    return now


@compiled
def _take_each(now: Standing, cells: Numbers, ones: Indices, others: Indices, worth: Numbers) -> None:
    for place in range(len(cells)):
        take(now, cells[place], ones[place], others[place], worth[place])


def way_through(net: Network) -> Way:
    """Room for a search."""
    nodes = len(net.room)
    return Way(
        distance=np.full(nodes, FAR),
        by_cell=np.zeros(nodes, np.int32),
        by_node=np.zeros(nodes, np.int32),
        by_worth=np.zeros(nodes, np.int64),
        touched=np.zeros(nodes, np.int32),
        heap=np.zeros(nodes, np.int32),
        place=np.full(nodes, -1, np.int32),
        sizes=np.zeros(2, np.int64),
    )
