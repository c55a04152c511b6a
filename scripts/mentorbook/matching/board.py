"""The board: for every pair either a score or the bars that forbid it. Nothing is decided here yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from mentorbook.model.cohort import CohortPlan
from mentorbook.model.matching import CriterionName, MatchingSettings
from mentorbook.model.program import Cohort, Program

from .bars import Mask, bar_block, names_in, too_low
from .columns import Columns, Flags, read_columns
from .criteria import CRITERIA, Criterion

Scores = npt.NDArray[np.int32]

BLOCK = 512  # rows judged at once: a few megabytes per criterion
WEIGHT_UNIT = 1_000  # weights are read to three decimals


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
class Board:
    """Scores 0..10000 and bars of all pairs, both [mentees, mentors]; people are sorted by id."""

    cohort: str
    plan: CohortPlan
    settings: MatchingSettings
    columns: Columns
    weighting: Weighting
    scores: Scores
    bars: Mask

    @property
    def mentees(self) -> tuple[str, ...]:
        """Ids by row."""
        return self.columns.mentees.ids

    @property
    def mentors(self) -> tuple[str, ...]:
        """Ids by column."""
        return self.columns.mentors.ids

    @property
    def demand(self) -> npt.NDArray[np.int64]:
        """How many mentors each mentee gets."""
        return np.full(len(self.mentees), self.plan.mentors_per_mentee, np.int64)

    @property
    def capacity(self) -> npt.NDArray[np.int64]:
        """How many mentees each mentor takes."""
        return self.columns.mentors.capacity

    def bar_names(self, row: int, column: int) -> tuple[str, ...]:
        """The rules that forbid a pair, sorted; empty when it is allowed."""
        return names_in(int(self.bars[row, column]))

    def parts(self, row: int, column: int) -> dict[CriterionName, int]:
        """The points each criterion brings; they add up to the score exactly."""
        cell = np.zeros((1, len(self.mentors)), np.bool_)
        cell[0, column] = True
        return self._parts(slice(row, row + 1), cell)[0]

    def parts_of(self, cells: Flags) -> Iterator[dict[CriterionName, int]]:
        """The same for every flagged pair, row by row."""
        for rows in blocks(len(self.mentees)):
            yield from self._parts(rows, cells[rows])

    def _parts(self, rows: slice, cells: Flags) -> list[dict[CriterionName, int]]:
        names = [criterion.name for criterion in self.weighting.criteria]
        parts = [part[cells] for part in part_block(self.columns, self.settings, self.weighting, rows)]
        table = np.array(parts, np.int64).reshape(len(names), int(cells.sum()))
        return [dict(zip(names, points, strict=True)) for points in table.T.tolist()]


def read_board(program: Program, cohort_id: str) -> Board:
    """Judge every pair of a cohort. Raises KeyError for a cohort that is not there or has no plan."""
    cohort = program.cohorts[cohort_id]
    if cohort.plan is None:
        raise KeyError(cohort_id)
    return judge(read_columns(program, cohort, cohort.plan), program.settings_for(cohort), cohort)


def judge(columns: Columns, settings: MatchingSettings, cohort: Cohort) -> Board:
    """Score and bar all pairs, block by block."""
    weighting = Weighting.of(settings)
    scores = np.zeros(columns.shape, np.int32)
    bars = np.zeros(columns.shape, np.uint32)
    for rows in blocks(columns.shape[0]):
        scores[rows], bars[rows] = judge_block(columns, settings, weighting, rows)
    return Board(cohort.id, columns.plan, settings, columns, weighting, scores, bars)


def judge_block(
    columns: Columns, settings: MatchingSettings, weighting: Weighting, rows: slice
) -> tuple[Scores, Mask]:
    """The scores and the bars of a block of pairs."""
    empty = np.zeros((rows.stop - rows.start, len(columns.mentors)), np.int32)
    scores = sum(part_block(columns, settings, weighting, rows), empty)
    return scores, bar_block(columns, settings.rules, rows) | too_low(scores, settings.rules)


def blocks(rows: int) -> Iterator[slice]:
    """Row ranges of at most BLOCK rows; each can be judged on its own."""
    return (slice(start, min(start + BLOCK, rows)) for start in range(0, rows, BLOCK))


def part_block(
    columns: Columns, settings: MatchingSettings, weighting: Weighting, rows: slice
) -> list[Scores]:
    """The points of each criterion for a block of pairs.

    The weighted mean is rounded down. Each part is the growth of the rounded running sum, so the parts add
    up to the score exactly and none is more than a point from its true value.
    """
    whole = max(1, sum(weighting.weights))
    running = np.zeros((rows.stop - rows.start, len(columns.mentors)), np.int64)
    parts: list[Scores] = []
    for criterion, weight in zip(weighting.criteria, weighting.weights, strict=True):
        before = running // whole
        running = running + weight * criterion.grade(columns, settings.rules, rows).points.astype(np.int64)
        parts.append((running // whole - before).astype(np.int32))
    return parts
