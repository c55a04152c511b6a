"""The table of all pairs of a cohort, judged a block of rows at a time: a score, and the bars that forbid a pair."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from mentorbook.model.matching import CriterionName, MatchingSettings

from .arrays import Numbers
from .bars import Mask, bar_block, too_low
from .columns import Columns
from .criteria import CRITERIA, Criterion

Scores = npt.NDArray[np.int32]

BLOCK_CELLS = 1 << 18  # cells judged together: 44 ns for each on two cores; with four times as many 69
WEIGHT_UNIT = 1_000  # weights are read to three decimals


class Judged(NamedTuple):
    """Scores 0..10000 and bars of some pairs, of the same shape."""

    scores: Scores
    bars: Mask


class Table(Protocol):
    """What can judge the pairs of a cohort. All methods may be called from several threads."""

    def look(self, rows: Numbers) -> Judged:
        """Some mentees with every mentor, [rows, mentors]."""

    def look_across(self, column: int) -> Judged:
        """Every mentee with one mentor, [mentees]."""

    def look_at(self, rows: Numbers, columns: Numbers) -> Judged:
        """Single pairs."""


@dataclass(frozen=True)
class Weighting:
    """The criteria that count and their weights as whole thousandths."""

    criteria: tuple[Criterion, ...]
    weights: tuple[int, ...]

    @classmethod
    def of(cls, settings: MatchingSettings) -> Weighting:
        """The weighting of some settings; a weight of zero leaves a criterion out."""
        weights = {name: round(weight * WEIGHT_UNIT) for name, weight in settings.criteria.items()}
        counted = [criterion for criterion in CRITERIA if weights.get(criterion.name, 0) > 0]
        return cls(tuple(counted), tuple(weights[criterion.name] for criterion in counted))


@dataclass(frozen=True)
class Judge:
    """Judges pairs when asked, and keeps nothing."""

    columns: Columns
    settings: MatchingSettings

    @cached_property
    def weighting(self) -> Weighting:
        """What counts, and how much."""
        return Weighting.of(self.settings)

    def look(self, rows: Numbers) -> Judged:
        """Some mentees with every mentor."""
        return self._judge(self.columns.cut(rows))

    def look_across(self, column: int) -> Judged:
        """Every mentee with one mentor."""
        everyone = np.arange(len(self.columns.mentees))
        judged = self._judge(self.columns.cut(everyone, np.array([column])))
        return Judged(judged.scores[:, 0], judged.bars[:, 0])

    def look_at(self, rows: Numbers, columns: Numbers) -> Judged:
        """Single pairs, in small squares whose diagonal is asked for."""
        squares = [self._judge(self.columns.cut(rows[at], columns[at])) for at in _runs(len(rows), 32)]
        empty = Judged(np.zeros(0, np.int32), np.zeros(0, np.uint32))
        return Judged(
            np.concatenate([empty.scores, *(square.scores.diagonal() for square in squares)]),
            np.concatenate([empty.bars, *(square.bars.diagonal() for square in squares)]),
        )

    def parts_of(self, rows: Numbers, columns: Numbers) -> Iterator[dict[CriterionName, int]]:
        """The points that each criterion brings to single pairs; they add up to the score exactly."""
        names = [criterion.name for criterion in self.weighting.criteria]
        for at in _runs(len(rows), 32):
            parts = [part.diagonal() for part in self._parts(self.columns.cut(rows[at], columns[at]))]
            table = np.array(parts, np.int64).reshape(len(names), len(rows[at]))
            yield from (dict(zip(names, points, strict=True)) for points in table.T.tolist())

    def _judge(self, cut: Columns) -> Judged:
        scores = (deque(self._sums(cut), maxlen=1)[0] // self._whole).astype(np.int32)
        return Judged(scores, bar_block(cut, self.settings.rules) | too_low(scores, self.settings.rules))

    def _parts(self, cut: Columns) -> list[Scores]:
        """The points of each criterion.

        The weighted mean is rounded down. Each part is the growth of the rounded running sum, so the parts add
        up to the score exactly and none is more than a point from its true value.
        """
        sums = [running // self._whole for running in self._sums(cut)]
        return [(after - before).astype(np.int32) for before, after in pairwise(sums)]

    @property
    def _whole(self) -> int:
        return max(1, sum(self.weighting.weights))

    def _sums(self, cut: Columns) -> Iterator[Numbers]:
        """The weighted sum after each criterion, from zero on."""
        running = np.zeros(cut.shape, np.int64)
        yield running
        for criterion, weight in zip(self.weighting.criteria, self.weighting.weights, strict=True):
            running = running + criterion.grade(cut, self.settings.rules).points * np.int64(weight)
            yield running


@dataclass(frozen=True)
class Kept:
    """A table that was judged once: for cohorts small enough to be asked about again and again."""

    scores: Scores
    bars: Mask

    def look(self, rows: Numbers) -> Judged:
        """Some mentees with every mentor."""
        return Judged(self.scores[rows], self.bars[rows])

    def look_across(self, column: int) -> Judged:
        """Every mentee with one mentor."""
        return Judged(self.scores[:, column], self.bars[:, column])

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

    def look(self, rows: Numbers) -> Judged:
        """Some mentees with every mentor."""
        scores, bars = self.table.look(rows)
        free = np.zeros(bars.shape, np.bool_)
        free[rows == self.row] = True
        if self.column is not None:
            free[:, self.column] = True
        return Judged(scores, np.where(free, bars & ~self.rules, bars))

    def look_across(self, column: int) -> Judged:
        """Every mentee with one mentor."""
        rows = np.arange(len(self.table.look_across(column).scores))
        return self.look_at(rows, np.full(len(rows), column))

    def look_at(self, rows: Numbers, columns: Numbers) -> Judged:
        """Single pairs."""
        scores, bars = self.table.look_at(rows, columns)
        free = (rows == self.row) | (columns == self.column)
        return Judged(scores, np.where(free, bars & ~self.rules, bars))


def blocks(rows: int, width: int) -> Iterator[Numbers]:
    """All row numbers, as many at a time as are judged together."""
    return (np.arange(rows)[at] for at in _runs(rows, max(1, BLOCK_CELLS // max(1, width))))


def _runs(count: int, size: int) -> Iterator[slice]:
    return (slice(start, min(start + size, count)) for start in range(0, count, size))
