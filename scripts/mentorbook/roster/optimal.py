"""Does a proof hold? Linear programming duality, checked on every pair of the table, without a search.

Prices prove the most places and the highest total (Kuhn 1955), covers the floor (Kőnig 1931); `matching/certificate.py`
tells what the numbers mean. It needs no trust in whoever found them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_array

from mentorbook.matching.arrays import Flags, Numbers
from mentorbook.matching.bars import FULL_SCORE
from mentorbook.matching.board import Board
from mentorbook.matching.pairs import flags_of, is_among, per_column, per_row, places_of
from mentorbook.matching.parallel import in_order
from mentorbook.matching.table import Judged, blocks

from .proof import Proof

SHOWN = 3  # cells named of those in a block that a price is too low for


class _Seen(NamedTuple):
    """What a block of the table shows: cells worth more than both prices, and counts."""

    better: list[tuple[int, int]]
    blocking: int
    elsewhere: Numbers  # what mentees could fill with mentors whom `limit`, and whom `cover`, does not name


@dataclass(frozen=True)
class Claim:
    """The pairs of a roster, its pins among them, and the proof that nothing is better: tables [mentees, mentors]."""

    board: Board
    proof: Proof
    chosen: csr_array
    pinned: csr_array

    @cached_property
    def judged(self) -> Judged:
        """The chosen pairs."""
        return self.board.table.look_at(*places_of(self.chosen))

    def faults(self) -> Iterator[str]:
        """Where the proof does not hold."""
        yield from self._loose_prices()
        for row, column in self._table.better:
            yield f"certificate: the prices do not hold for {self.named(row, column)}"
        if self._worst_counts:
            yield from self._loose_floor()

    @property
    def blocking(self) -> int:
        """How many pairs are allowed and would both score higher with each other than with whom they have."""
        return self._table.blocking

    def named(self, row: int, column: int) -> str:
        """A pair in words."""
        return f"{self.board.mentors[column]} with {self.board.mentees[row]}"

    def _loose_prices(self) -> Iterator[str]:
        """Prices prove something only if they add up to what the pairs are worth."""
        bonus, places = self.proof.keep.bonus, min(self._demand.sum(), self._supply.sum())
        if self.proof.place <= places * (FULL_SCORE + bonus):
            yield "certificate: a place counts less than the scores of a whole roster"
        rows, columns = places_of(self._free)
        gain = self._scores + bonus + self.proof.place - self._mentees[rows] - self._mentors[columns]
        # Of several places a mentee's better ones may bring more than both prices; the only one brings just as much.
        for place in np.flatnonzero(np.where(self._demand[rows] > 1, gain < 0, gain != 0)):
            yield f"certificate: the prices do not hold for {self.named(rows[place], columns[place])}"
        left = self._supply - per_column(self._free), self._demand - per_row(self._free)
        sides = (self.board.mentors, self._mentors), (self.board.mentees, self._mentees)
        for room, (ids, prices) in zip(left, sides, strict=True):
            for place in np.flatnonzero((room > 0) & (prices > 0)):
                yield f"certificate: {ids[place]} has room and a price, so the roster is worth less than the prices say"

    def _loose_floor(self) -> Iterator[str]:
        """Covers prove that lower cells place no more, and that higher ones alone do not place as many.

        No more places can be filled than all of the mentors in a cover, and those that mentees could fill elsewhere.
        """
        placed = self._free.nnz
        inside = [int(self._supply[named].sum()) for named in self._covers]
        limit, cover = (inside + self._table.elsewhere).tolist()
        if (self._scores < self.proof.floor).any():
            yield "certificate: a pair scores less than the floor"
        if limit > placed:
            yield "certificate: the limit does not show that no more people can be placed"
        if placed and cover >= placed:
            yield "certificate: the cover does not show that the weakest pair cannot be better"

    @cached_property
    def _table(self) -> _Seen:
        """The whole table, block by block."""
        parts = list(in_order(self._look, blocks(*self.board.shape), "Proving the roster"))
        better = [cell for part in parts for cell in part.better]
        elsewhere = sum((part.elsewhere for part in parts), np.zeros(2, np.int64))
        return _Seen(better, sum(part.blocking for part in parts), elsewhere)

    def _look(self, rows: Numbers) -> _Seen:
        scores, bars = self.board.table.look(rows)
        others = (bars == 0) & ~flags_of(self.chosen, rows)
        room = (self._demand[rows] > 0)[:, None] & (self._supply > 0)
        gain = scores - self._mentors + (self.proof.place - self._mentees[rows, None])
        better = np.argwhere(others & room & (gain > 0) & (scores >= self.proof.floor))[:SHOWN].tolist()
        worst_of_mentees, worst_of_mentors = self._worst
        blocking = others & (scores > worst_of_mentees[rows, None]) & (scores > worst_of_mentors)
        elsewhere = np.zeros(2, np.int64)
        if self._worst_counts:
            cells = (bars == 0) & ~flags_of(self.pinned, rows) & room
            elsewhere += self._elsewhere(rows, cells, cells & (scores > self.proof.floor))
        return _Seen(
            [(rows[row], column) for row, column in better], int(np.count_nonzero(blocking)), elsewhere
        )

    def _elsewhere(self, rows: Numbers, *cells: Flags) -> list[int]:
        open_cells = zip(cells, self._covers, strict=True)
        counts = [np.count_nonzero(some & ~named, axis=1) for some, named in open_cells]
        return [int(np.minimum(self._demand[rows], count).sum()) for count in counts]

    @property
    def _worst_counts(self) -> bool:
        return "worst" in self.board.settings.objective

    @cached_property
    def _free(self) -> csr_array:
        """The chosen pairs that are not pinned."""
        return csr_array(self.chosen.astype(np.int8) - self.chosen.multiply(self.pinned).astype(np.int8)) > 0

    @cached_property
    def _scores(self) -> Numbers:
        """The scores of those."""
        return self.judged.scores[is_among(self._free, *places_of(self.chosen))].astype(np.int64)

    @cached_property
    def _demand(self) -> Numbers:
        return np.asarray(self.board.demand - per_row(self.pinned), np.int64)

    @cached_property
    def _supply(self) -> Numbers:
        return np.asarray(self.board.capacity - per_column(self.pinned), np.int64)

    @cached_property
    def _mentees(self) -> Numbers:
        return np.array([self.proof.mentees.get(who, 0) for who in self.board.mentees], np.int64)

    @cached_property
    def _mentors(self) -> Numbers:
        return np.array([self.proof.mentors.get(who, 0) for who in self.board.mentors], np.int64)

    @cached_property
    def _covers(self) -> list[Flags]:
        return [np.isin(self.board.mentors, named) for named in (self.proof.limit, self.proof.cover)]

    @cached_property
    def _worst(self) -> list[Numbers]:
        """The lowest score that each mentee and each mentor has; -1 with room left."""
        worst = [np.full(size, FULL_SCORE, np.int64) for size in self.board.shape]
        for places, least in zip(places_of(self.chosen), worst, strict=True):
            np.minimum.at(least, places, self.judged.scores)
        worst[0][per_row(self.chosen) < self.board.demand] = -1
        worst[1][per_column(self.chosen) < self.board.capacity] = -1
        return worst
