"""One person's line of the table: all pairs somebody could be in, in one role."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from mentorbook.model.values import Role

from .arrays import Numbers
from .board import Board
from .pairs import cells_of
from .table import Judged, Lifted


@dataclass(frozen=True)
class Line:
    """A row of the table for a mentee, a column for a mentor."""

    board: Board
    role: Role
    place: int

    @property
    def person(self) -> str:
        """Whose line it is."""
        return (self.board.mentees if self.role == "mentee" else self.board.mentors)[self.place]

    @property
    def others(self) -> tuple[str, ...]:
        """Who stands along it."""
        return self.board.mentors if self.role == "mentee" else self.board.mentees

    def judged(self) -> Judged:
        """Every pair of it."""
        place, everyone = np.array([self.place]), np.arange(len(self.board.mentees))
        table = self.board.table
        scores, bars = table.look(place) if self.role == "mentee" else table.look(everyone, place)
        return Judged(scores.ravel(), bars.ravel())

    def cell(self, other: int) -> tuple[int, int]:
        """The pair with another person, as (row, column)."""
        return (self.place, other) if self.role == "mentee" else (other, self.place)

    def partners(self, pairs: csr_array) -> list[int]:
        """The others whom some pairs join to this person."""
        mine = 0 if self.role == "mentee" else 1
        return [cell[1 - mine] for cell in cells_of(pairs) if cell[mine] == self.place]

    def without(self, rules: np.uint32) -> Lifted:
        """The whole table with these rules set aside for this person."""
        row, column = (self.place, None) if self.role == "mentee" else (None, self.place)
        return Lifted(self.board.table, row, column, rules)


def best_first(judged: Judged) -> Numbers:
    """The allowed pairs of a line, the highest score first."""
    order = np.argsort(-judged.scores, kind="stable")
    return np.asarray(order[judged.bars[order] == 0], np.int64)
