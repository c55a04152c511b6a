"""The judge: scores and bars of a block of pairs, from what each criterion and each rule says of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate, pairwise

import numpy as np
from scipy.sparse import csr_array

from mentorbook.model.matching import CriterionName, MatchingSettings

from .arrays import Numbers
from .aspects import BARS_FROM, Aspect, aspects_of
from .bars import too_low
from .columns import MINUTES, Columns
from .criteria import CRITERIA, Criterion
from .kinds import KindTable, tables_by_kind
from .overlap import weeks_of_every_length
from .slots import WEEK
from .table import Judged, Scores, runs

WEIGHT_UNIT = 1_000  # weights are read to three decimals
SQUARE = 128  # pairs judged together when single ones are asked for
POINTS = (1 << BARS_FROM) - 1


@dataclass(frozen=True)
class Weighting:
    """The criteria that count and their weights as whole thousandths."""

    criteria: tuple[Criterion, ...]
    weights: tuple[int, ...]

    @property
    def whole(self) -> int:
        """The weights together."""
        return max(1, sum(self.weights))

    @classmethod
    def of(cls, settings: MatchingSettings) -> Weighting:
        """The weighting of some settings; a weight of zero leaves a criterion out."""
        weights = {name: round(weight * WEIGHT_UNIT) for name, weight in settings.criteria.items()}
        counted = [criterion for criterion in CRITERIA if weights.get(criterion.name, 0) > 0]
        return cls(tuple(counted), tuple(weights[criterion.name] for criterion in counted))


@dataclass(frozen=True)
class Shortcuts:
    """The verdicts of whole rows. Each aspect goes the shortest way that it can.

    What depends on few answers is looked up by kind, what depends on common time by its minutes; what concerns few
    pairs is added to those, and the rest is judged pair by pair.
    """

    columns: Columns
    usual: int
    few: csr_array
    minutes: Numbers  # the verdict on every number of common minutes, the last on those who do not state any
    tables: Sequence[KindTable]
    others: Sequence[Aspect]

    @classmethod
    def of(cls, aspects: Sequence[Aspect], columns: Columns) -> Shortcuts:
        """The shortest ways for a cohort."""
        rare = [aspect for aspect in aspects if aspect.few]
        few = sum(
            (aspect.few(columns) for aspect in rare if aspect.few), csr_array(columns.shape, dtype=np.int64)
        )
        timed = [aspect for aspect in aspects if MINUTES in aspect.reads]
        weeks = replace(columns.cut(np.arange(1)), weeks=weeks_of_every_length())
        minutes = sum((aspect.judge(weeks)[0] for aspect in timed), np.zeros(WEEK + 2, np.int64))
        rest = [aspect for aspect in aspects if not aspect.few and aspect not in timed]
        tables, others = tables_by_kind(rest, columns)
        return cls(columns, sum(aspect.usual for aspect in rare), few, minutes, tables, others)

    def look(self, rows: Numbers, columns: Numbers | None) -> Numbers:
        """The verdicts on some mentees with every mentor, or with those named."""
        cut = self.columns.cut(rows, columns)
        verdicts = np.full(cut.shape, self.usual, np.int64)
        few = (self.few[rows] if columns is None else self.few[rows][:, columns]).tocoo()
        verdicts[few.coords] += few.data
        verdicts += np.take(self.minutes, cut.weeks.minutes)  # -1, not stated, is the last
        for table in self.tables:
            verdicts += table.look(rows, columns)
        for aspect in self.others:
            verdicts += aspect.judge(cut)
        return verdicts


@dataclass(frozen=True)
class Judge:
    """Judges pairs when asked, and keeps nothing."""

    columns: Columns
    settings: MatchingSettings

    @cached_property
    def weighting(self) -> Weighting:
        """What counts, and how much."""
        return Weighting.of(self.settings)

    def look(self, rows: Numbers, columns: Numbers | None = None) -> Judged:
        """Some mentees with every mentor, or with those named."""
        return self._read(self._shortcuts.look(rows, columns))

    def look_at(self, rows: Numbers, columns: Numbers) -> Judged:
        """Single pairs, in squares whose diagonal is asked for."""
        squares = [self._judge(self.columns.cut(rows[at], columns[at])) for at in runs(len(rows), SQUARE)]
        empty = Judged(np.zeros(0, np.int32), np.zeros(0, np.uint32))
        return Judged(
            np.concatenate([empty.scores, *(square.scores.diagonal() for square in squares)]),
            np.concatenate([empty.bars, *(square.bars.diagonal() for square in squares)]),
        )

    def parts_of(self, rows: Numbers, columns: Numbers) -> Iterator[dict[CriterionName, int]]:
        """The points that each criterion brings to single pairs; they add up to the score exactly."""
        names = [criterion.name for criterion in self.weighting.criteria]
        for at in runs(len(rows), SQUARE):
            parts = [part.diagonal() for part in self._parts(self.columns.cut(rows[at], columns[at]))]
            table = np.array(parts, np.int64).reshape(len(names), len(rows[at]))
            yield from (dict(zip(names, points, strict=True)) for points in table.T.tolist())

    @cached_property
    def _aspects(self) -> list[Aspect]:
        counted = list(zip(self.weighting.criteria, self.weighting.weights, strict=True))
        return aspects_of(counted, self.settings.rules)

    @cached_property
    def _shortcuts(self) -> Shortcuts:
        return Shortcuts.of(self._aspects, self.columns)

    def _judge(self, cut: Columns) -> Judged:
        """Every pair of a cut, aspect by aspect."""
        return self._read(sum((aspect.judge(cut) for aspect in self._aspects), np.zeros(cut.shape, np.int64)))

    def _read(self, verdicts: Numbers) -> Judged:
        """Scores and bars from verdicts. The weighted mean is rounded down."""
        scores = ((verdicts & POINTS) // self.weighting.whole).astype(np.int32)
        bars = (verdicts >> BARS_FROM).astype(np.uint32)
        return Judged(scores, bars | too_low(scores, self.settings.rules))

    def _parts(self, cut: Columns) -> list[Scores]:
        """The points of each criterion.

        The weighted mean is rounded down. Each part is the growth of the rounded running sum, so the parts add
        up to the score exactly and none is more than a point from its true value.
        """
        points = (aspect.judge(cut) for aspect in self._aspects[: len(self.weighting.criteria)])
        sums = [
            running // self.weighting.whole
            for running in accumulate(points, initial=np.zeros(cut.shape, np.int64))
        ]
        return [(after - before).astype(np.int32) for before, after in pairwise(sums)]
