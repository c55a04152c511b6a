"""style and format: how the two like to work and to meet."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from mentorbook.model.matching import Rules

from ..columns import Columns, Side, both_state, shared_words, stating
from .graded import FULL, NEUTRAL, Criterion, Graded, graded, listed, share

STYLE_SPAN = 4  # from 1 to 5


def grade_style(columns: Columns, _rules: Rules) -> Graded:
    """Mean closeness on the scales both answered."""
    apart = np.zeros(columns.shape, np.float32)
    both = shared_words(~np.isnan(columns.mentees.styles), ~np.isnan(columns.mentors.styles))
    for mine, theirs in zip(columns.mentees.styles.T, columns.mentors.styles.T, strict=True):
        apart += np.nan_to_num(np.abs(mine[:, None] - theirs))
    most = both * STYLE_SPAN
    return graded(share(most - apart, most), both > 0)


def say_style(columns: Columns, row: int, column: int) -> str:
    """The scales on which they agree and on which they are far apart."""
    distance = np.abs(columns.mentees.styles[row] - columns.mentors.styles[column])
    if np.isnan(distance).all():
        return "no working-style question that both answered"
    near = [columns.words.styles[place] for place in np.flatnonzero(distance <= 1)]
    far = [columns.words.styles[place] for place in np.flatnonzero(distance > 1)]
    words = [f"close on {listed(near)}"] if near else []
    return ", ".join([*words, *([f"apart on {listed(far)}"] if far else [])])


def grade_format(columns: Columns, _rules: Rules) -> Graded:
    """Half for the cohort's format suiting both, half for a shared way to meet."""
    mine, theirs = _suits(columns, columns.mentees)[:, None], _suits(columns, columns.mentors)
    modes = columns.mentees.modes, columns.mentors.modes
    meet = np.where(both_state(*modes), np.where(shared_words(*modes) > 0, FULL, 0), NEUTRAL)
    stated = stating(columns.mentees.formats)[:, None] | stating(columns.mentors.formats)
    return graded((mine + theirs) // 4 + meet // 2, stated | both_state(*modes))


def say_format(columns: Columns, row: int, column: int) -> str:
    """The ways to meet that suit both."""
    mine, theirs = columns.mentees.modes[row], columns.mentors.modes[column]
    if not (mine.any() and theirs.any()):
        return "not both say how they like to meet"
    shared = [columns.words.modes[place] for place in np.flatnonzero(mine & theirs)]
    return f"both like to meet by {listed(shared)}" if shared else "no way to meet suits both"


def _suits(columns: Columns, side: Side) -> npt.NDArray[np.int64]:
    """FULL for people the cohort's format suits, none for others, NEUTRAL for those who do not say."""
    wanted = np.array([word in columns.plan.formats for word in columns.words.formats], np.bool_)
    suits = (side.formats & wanted).any(axis=1)
    return np.where(stating(side.formats), suits * FULL, NEUTRAL).astype(np.int64)


STYLE = Criterion("style", grade_style, say_style, reads=("styles",))
FORMAT = Criterion("format", grade_format, say_format, reads=("formats", "modes"))
