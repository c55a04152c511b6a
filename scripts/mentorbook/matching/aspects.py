"""Aspects: a cohort's criteria and rules, each as what it adds to the verdict on a pair.

A verdict is one whole number: its lower bits are the weighted points of the criteria, above them is a bit for each rule
that forbids the pair.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from scipy.sparse import csr_array

from mentorbook.model.matching import Rules

from .arrays import Numbers
from .bars import BARS, BITS, Bar
from .columns import Columns
from .criteria import NEUTRAL, Criterion

BARS_FROM = 40  # the lowest bit of the bars: ten criteria with weights of 1000 have less than 2**37 points


@dataclass(frozen=True)
class Aspect:
    """What a criterion or a rule adds to verdicts."""

    reads: tuple[str, ...]  # the answers it depends on, or MINUTES; none if it depends on more
    judge: Callable[[Columns], Numbers]
    few: Callable[[Columns], csr_array] | None  # what it adds for few pairs …
    usual: int  # … beyond this, which it adds for all


def aspects_of(weights: Sequence[tuple[Criterion, int]], rules: Rules) -> list[Aspect]:
    """All that is to be said of a pair."""
    bars = [_of_bar(bar, rules) for bar in BARS if bar.counts(rules)]
    return [*(_of_criterion(criterion, weight, rules) for criterion, weight in weights), *bars]


def _of_criterion(criterion: Criterion, weight: int, rules: Rules) -> Aspect:
    def judge(columns: Columns) -> Numbers:
        return criterion.grade(columns, rules).points * np.int64(weight)

    few = criterion.few and partial(_times, criterion.few, weight)
    return Aspect(criterion.reads, judge, few, weight * NEUTRAL)


def _of_bar(bar: Bar, rules: Rules) -> Aspect:
    bit = int(BITS[bar.name]) << BARS_FROM

    def judge(columns: Columns) -> Numbers:
        return bar.forbids(columns, rules) * np.int64(bit)

    return Aspect(bar.reads, judge, bar.few and partial(_times, bar.few, bit), 0)


def _times(few: Callable[[Columns], csr_array], factor: int, columns: Columns) -> csr_array:
    return few(columns).astype(np.int64) * factor
