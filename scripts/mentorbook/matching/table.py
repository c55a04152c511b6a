"""The table of all pairs of a cohort, asked for a block of rows at a time: a score, and the bars that forbid a pair."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from .arrays import Numbers
from .bars import Mask

Scores = npt.NDArray[np.int32]

BLOCK_CELLS = 1 << 18  # cells judged together: with four times as many or half as many each takes longer
LEAST_ROWS = (
    16  # with fewer, what is known of the columns is read from memory too often: a third more at 30,000
)


class Judged(NamedTuple):
    """Scores 0..10000 and bars of some pairs, of the same shape."""

    scores: Scores
    bars: Mask


class Table(Protocol):
    """What can judge the pairs of a cohort. All methods may be called from several threads."""

    def look(self, rows: Numbers, columns: Numbers | None = None) -> Judged:
        """Some mentees with every mentor, or with those named, [rows, columns]."""

    def look_at(self, rows: Numbers, columns: Numbers) -> Judged:
        """Single pairs."""


@dataclass(frozen=True)
class Kept:
    """A table that was judged once: for cohorts small enough to be asked about again and again."""

    scores: Scores
    bars: Mask

    def look(self, rows: Numbers, columns: Numbers | None = None) -> Judged:
        """Some mentees with every mentor, or with those named."""
        some = rows if columns is None else np.ix_(rows, columns)
        return Judged(self.scores[some], self.bars[some])

    def look_at(self, rows: Numbers, columns: Numbers) -> Judged:
        """Single pairs."""
        return Judged(self.scores[rows, columns], self.bars[rows, columns])


@dataclass(frozen=True)
class Lifted:
    """A table in which some rules are set aside for one person: a row of the table, or a column."""

    table: Table
    row: int | None
    column: int | None
    rules: np.uint32

    def look(self, rows: Numbers, columns: Numbers | None = None) -> Judged:
        """Some mentees with every mentor, or with those named."""
        scores, bars = self.table.look(rows, columns)
        across = np.arange(bars.shape[1]) if columns is None else columns
        free = (rows == self.row)[:, None] | (across == self.column)
        return Judged(scores, np.where(free, bars & ~self.rules, bars))

    def look_at(self, rows: Numbers, columns: Numbers) -> Judged:
        """Single pairs."""
        scores, bars = self.table.look_at(rows, columns)
        free = (rows == self.row) | (columns == self.column)
        return Judged(scores, np.where(free, bars & ~self.rules, bars))


def blocks(rows: int, width: int) -> list[Numbers]:
    """All row numbers, as many at a time as are judged together."""
    return list(in_blocks(np.arange(rows), width))


def in_blocks(rows: Numbers, width: int) -> Iterator[Numbers]:
    """Some row numbers, as many at a time as are judged together with `width` columns."""
    return (rows[at] for at in runs(len(rows), rows_at_once(width)))


def rows_at_once(width: int) -> int:
    """How many rows are judged together."""
    return max(LEAST_ROWS, BLOCK_CELLS // max(1, width))


def runs(count: int, size: int) -> Iterator[slice]:
    """Slices of `size` that cover `count` places."""
    return (slice(start, min(start + size, count)) for start in range(0, count, size))
