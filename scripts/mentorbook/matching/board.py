"""The board: a cohort's people, what they are judged by, and the table of all pairs. Nothing is decided here yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise

import numpy as np

from mentorbook.model.cohort import CohortPlan, GroupSize
from mentorbook.model.matching import CriterionName, MatchingSettings
from mentorbook.model.program import Program

from .arrays import Numbers
from .bars import BITS, MINIMUM_SCORE, Mask, names_in, too_low
from .columns import Columns, read_columns
from .companions import NOBODY, Companions, read_companions
from .judge import Judge, Weighting
from .parallel import in_order
from .table import Judged, Kept, Scores, Table, blocks

KEPT_CELLS = 1 << 22  # up to 2,000 x 2,000 pairs are judged once and kept: 32 MB


@dataclass(frozen=True)
class Board:
    """The pairs of a cohort; rows are mentees, columns are mentors, both sorted by id."""

    cohort: str
    plan: CohortPlan
    settings: MatchingSettings
    columns: Columns
    table: Table
    companions: Companions = NOBODY

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
        several = self.plan.mentors_per_mentee if self.plan.is_proven else 1
        return np.full(len(self.mentees), several, np.int64)

    @property
    def capacity(self) -> Numbers:
        """How many mentees each mentor takes: the size of a full group, or one peer."""
        stated = self.columns.mentors.capacity
        if self.plan.format == "peer":
            return np.ones_like(stated)
        if not self.plan.has_groups:
            return stated
        alone = stated if self.plan.format == "mixed" else np.zeros_like(stated)
        return np.where(stated > 0, np.maximum(self.group.max, alone), 0)

    @property
    def group(self) -> GroupSize:
        """Fewest and most members of a group."""
        return self.plan.group or GroupSize()

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
        return in_order(lambda rows: (rows, self.table.look(rows)), blocks(*self.shape), "Judging pairs")

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
        there = self._judge.parts_of(rows, columns)
        if self.plan.format != "peer":
            return there
        back = self._judge.parts_of(columns, rows)
        return (shared_parts([one, other]) for one, other in zip(there, back, strict=True))

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
    companions = read_companions(program, cohort, settings.rules) if cohort.plan.has_groups else NOBODY
    return Board(
        cohort.id, cohort.plan, settings, columns, _table(Judge(columns, settings), cohort.plan), companions
    )


def shared_parts(parts: Sequence[Mapping[CriterionName, int]]) -> dict[CriterionName, int]:
    """What each criterion brings on average to several pairs; the parts add up to the mean score, rounded down."""
    sums = accumulate((sum(one[name] for one in parts) for name in parts[0]), initial=0)
    means = (total // len(parts) for total in sums)
    return {name: after - before for name, (before, after) in zip(parts[0], pairwise(means), strict=True)}


def _table(judge: Judge, plan: CohortPlan) -> Table:
    small = judge.columns.shape[0] * judge.columns.shape[1] <= KEPT_CELLS
    if plan.format == "peer":  # the same from both sides: the mean score, and every bar
        whole, rules = _kept(judge), judge.settings.rules
        scores, bars = (whole.scores + whole.scores.T) // 2, whole.bars | whole.bars.T
        return Kept(scores, bars & ~BITS[MINIMUM_SCORE] | too_low(scores, rules))
    return _kept(judge) if small else judge


def _kept(judge: Judge) -> Kept:
    scores = np.zeros(judge.columns.shape, np.int32)
    bars = np.zeros(judge.columns.shape, np.uint32)
    for rows in blocks(*judge.columns.shape):
        scores[rows], bars[rows] = judge.look(rows)
    return Kept(scores, bars)
