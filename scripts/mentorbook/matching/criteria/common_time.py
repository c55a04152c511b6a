"""overlap: common free time beyond the minimum."""

from __future__ import annotations

import numpy as np

from mentorbook.model.matching import Rules

from ..columns import MINUTES, Columns
from .graded import FULL, Criterion, Graded, graded

ENOUGH = 180  # minutes a week beyond the minimum; more time adds nothing


def grade(columns: Columns, rules: Rules) -> Graded:
    """Rises evenly from the minimum to ENOUGH minutes above it."""
    minutes = columns.weeks.minutes
    spare = np.clip(minutes - rules.overlap_minutes, 0, ENOUGH).astype(np.int32)
    return graded(spare * FULL // ENOUGH, minutes >= 0)


def sentence(columns: Columns, row: int, column: int) -> str:
    """How long they are both free."""
    minutes = int(columns.weeks.cut(np.array([row]), np.array([column])).minutes[0, 0])
    if minutes < 0:
        return "not both state when they are free"
    return f"both are free for {minutes} minutes in every week of the cohort"


OVERLAP = Criterion("overlap", grade, sentence, reads=(MINUTES,))
