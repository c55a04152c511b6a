"""The board: a cohort's people, what they are judged by, and the table of all pairs. Nothing is decided here yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from mentorbook.model.cohort import CohortPlan
from mentorbook.model.matching import CriterionName, MatchingSettings
from mentorbook.model.program import Program

from .arrays import Numbers
from .bars import Mask, names_in
from .columns import Columns, read_columns
from .parallel import in_order
from .table import Judge, Judged, Kept, Scores, Table, Weighting, blocks

KEPT_CELLS = 1 << 22  # up to 2,000 x 2,000 pairs are judged once and kept: 32 MB


@dataclass(frozen=True)
class Board:
    """The pairs of a cohort; rows are mentees, columns are mentors, both sorted by id."""

    cohort: str
    plan: CohortPlan
    settings: MatchingSettings
    columns: Columns
    table: Table

    @property
    def mentees(self) -> tuple[str, ...]:
        """Ids by row."""
        return self.columns.mentees.ids

    @property
    def mentors(self) -> tuple[str, ...]:
        """Ids by column."""
        return self.columns.mentors.ids

    @property
    def shape(self) -> tuple[int, int]:
        """How many mentees and mentors."""
        return self.columns.shape

    @property
    def demand(self) -> Numbers:
        """How many mentors each mentee gets."""
        return np.full(len(self.mentees), self.plan.mentors_per_mentee, np.int64)

    @property
    def capacity(self) -> Numbers:
        """How many mentees each mentor takes."""
        return self.columns.mentors.capacity

    @property
    def weighting(self) -> Weighting:
        """The criteria that count, and how much."""
        return self._judge.weighting

    @property
    def kept(self) -> bool:
        """Is the cohort small enough to be asked about again and again?"""
        return isinstance(self.table, Kept)

    @property
    def scores(self) -> Scores:
        """All scores at once, for cohorts of some thousands."""
        return self._whole.scores

    @property
    def bars(self) -> Mask:
        """All bars at once, for cohorts of some thousands."""
        return self._whole.bars

    def blocks(self) -> Iterator[tuple[Numbers, Judged]]:
        """The whole table, block by block: row numbers and what was judged."""
        return in_order(lambda rows: (rows, self.table.look(rows)), blocks(*self.shape))

    def row(self, row: int) -> Judged:
        """One mentee with every mentor, [mentors]."""
        judged = self.table.look(np.array([row]))
        return Judged(judged.scores[0], judged.bars[0])

    def score(self, row: int, column: int) -> int:
        """The score of a pair."""
        return int(self.table.look_at(np.array([row]), np.array([column])).scores[0])

    def bar_names(self, row: int, column: int) -> tuple[str, ...]:
        """The rules that forbid a pair, sorted; empty when it is allowed."""
        return names_in(int(self.table.look_at(np.array([row]), np.array([column])).bars[0]))

    def parts(self, row: int, column: int) -> dict[CriterionName, int]:
        """The points each criterion brings; they add up to the score exactly."""
        return next(self.parts_of(np.array([row]), np.array([column])))

    def parts_of(self, rows: Numbers, columns: Numbers) -> Iterator[dict[CriterionName, int]]:
        """The same for many pairs."""
        return self._judge.parts_of(rows, columns)

    @cached_property
    def _judge(self) -> Judge:
        return Judge(self.columns, self.settings)

    @cached_property
    def _whole(self) -> Judged:
        return self.table.look(np.arange(len(self.mentees)))


def read_board(program: Program, cohort_id: str) -> Board:
    """Lay out a cohort. Raises KeyError for one that is not there or has no plan."""
    cohort = program.cohorts[cohort_id]
    if cohort.plan is None:
        raise KeyError(cohort_id)
    columns, settings = read_columns(program, cohort, cohort.plan), program.settings_for(cohort)
    judge = Judge(columns, settings)
    small = columns.shape[0] * columns.shape[1] <= KEPT_CELLS
    return Board(cohort.id, cohort.plan, settings, columns, _kept(judge) if small else judge)


def _kept(judge: Judge) -> Kept:
    scores = np.zeros(judge.columns.shape, np.int32)
    bars = np.zeros(judge.columns.shape, np.uint32)
    for rows in blocks(*judge.columns.shape):
        scores[rows], bars[rows] = judge.look(rows)
    return Kept(scores, bars)
