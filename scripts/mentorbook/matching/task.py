"""A task and its answer: a board, what was decided before, and the best that can be made of the rest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.sparse import csr_array

from .arrays import Flags, Numbers
from .bars import FULL_SCORE
from .board import Board
from .pairs import flags_of, per_column, per_row
from .table import Scores


@dataclass(frozen=True)
class Task:
    """A board, the pairs that are pinned, and the pairs that stood before with the head start they get."""

    board: Board
    pinned: csr_array
    kept: csr_array
    bonus: int = 0

    @cached_property
    def demand(self) -> Numbers:
        """How many mentors each mentee may have besides those pinned."""
        return np.asarray(self.board.demand - per_row(self.pinned), np.int64)

    @cached_property
    def supply(self) -> Numbers:
        """How many mentees each mentor may have besides those pinned."""
        return np.asarray(self.board.capacity - per_column(self.pinned), np.int64)

    @property
    def most(self) -> int:
        """No roster fills more places than this."""
        return int(min(self.demand.sum(), self.supply.sum()))

    @property
    def place(self) -> int:
        """What filling one place is worth in points: more than all scores together."""
        return self.most * (FULL_SCORE + self.bonus) + 1

    def look(self, rows: Numbers, columns: Numbers | None = None) -> tuple[Flags, Scores]:
        """The cells of some rows that may still be chosen, and their scores, both [rows, columns]."""
        scores, bars = self.board.table.look(rows, columns)
        supply = self.supply if columns is None else self.supply[columns]
        room = (self.demand[rows] > 0)[:, None] & (supply > 0)
        return (bars == 0) & room & ~flags_of(self.pinned, rows, columns), scores


@dataclass(frozen=True)
class Best:
    """Who is with whom, [mentees, mentors], and what speaks for it: prices, or the bound of a solver.

    Among peers everybody is a row and a column, and each couple is there twice.
    """

    task: Task
    chosen: csr_array
    certificate: Mapping[str, object]
    circles: frozenset[int] = frozenset()  # the mentors, by column, who lead a group

    @cached_property
    def mentor_prices(self) -> Numbers:
        """What one more place with each mentor would be worth at most, in points; zero without a proof by prices."""
        stated = self.certificate.get("mentors")
        prices = stated if isinstance(stated, dict) else {}
        return np.array([prices.get(who, 0) for who in self.task.board.mentors], np.int64)
