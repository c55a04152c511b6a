"""stage, cross_department, industry, interview: where the two come from."""

from __future__ import annotations

import numpy as np

from mentorbook.model.matching import Rules

from ..columns import UNKNOWN, Columns, both_state, shared_words
from .graded import FULL, Criterion, Graded, graded, listed, share

# Points by stages ahead: one or two is ideal, a peer or three still helps, a step back rarely does.
STAGES_AHEAD = np.array([0, 2_000, 6_000, FULL, FULL, 6_000, 3_000], np.int32)
FIRST_STEP = -2
STAGES_APART = np.array([FULL, 7_000, 3_000, 0], np.int32)  # peers are best on one stage
INTERVIEW_SPAN = 4  # from 1 to 5


def grade_stage(columns: Columns, _rules: Rules) -> Graded:
    """Closeness to the ideal gap of career stages; in reverse mentoring the mentee is the one ahead."""
    mine, theirs = columns.mentees.stage[:, None], columns.mentors.stage
    known = (mine != UNKNOWN) & (theirs != UNKNOWN)
    gap = mine - theirs if columns.plan.format == "reverse" else theirs - mine
    if columns.plan.format == "peer":
        return graded(STAGES_APART[np.minimum(np.abs(gap), len(STAGES_APART) - 1)], known)
    return graded(STAGES_AHEAD[np.clip(gap - FIRST_STEP, 0, len(STAGES_AHEAD) - 1)], known)


def say_stage(columns: Columns, row: int, column: int) -> str:
    """Both stages."""
    mine, theirs = columns.mentees.stage[row], columns.mentors.stage[column]
    if UNKNOWN in (mine, theirs):
        return "not both state a career stage"
    return f"mentor {columns.words.stages[theirs]}, mentee {columns.words.stages[mine]}"


def grade_department(columns: Columns, _rules: Rules) -> Graded:
    """All points for different departments, none for one and the same."""
    mine, theirs = columns.mentees.department[:, None], columns.mentors.department
    return graded((mine != theirs) * FULL, (mine != UNKNOWN) & (theirs != UNKNOWN))


def say_department(columns: Columns, row: int, column: int) -> str:
    """Same or different."""
    mine, theirs = columns.mentees.department[row], columns.mentors.department[column]
    if UNKNOWN in (mine, theirs):
        return "not both state a department"
    return "same department" if mine == theirs else "different departments"


def grade_industry(columns: Columns, _rules: Rules) -> Graded:
    """Shared industries out of all that either names (Jaccard), so naming every industry gains nothing."""
    mine, theirs = columns.mentees.industries, columns.mentors.industries
    shared = shared_words(mine, theirs)
    named = mine.sum(axis=1)[:, None] + theirs.sum(axis=1) - shared
    return graded(share(shared, named), both_state(mine, theirs))


def say_industry(columns: Columns, row: int, column: int) -> str:
    """The industries they share."""
    mine, theirs = columns.mentees.industries[row], columns.mentors.industries[column]
    if not (mine.any() and theirs.any()):
        return "not both name an industry"
    shared = [columns.words.industries[place] for place in np.flatnonzero(mine & theirs)]
    return f"both know {listed(shared)}" if shared else "no industry in common"


def grade_interview(columns: Columns, _rules: Rules) -> Graded:
    """Mean of the interview scores there are."""
    mine, theirs = columns.mentees.interview[:, None], columns.mentors.interview
    held = (~np.isnan(mine)).astype(np.int8) + ~np.isnan(theirs)
    above_one = np.nan_to_num(mine - 1) + np.nan_to_num(theirs - 1)
    return graded(share(above_one, held * INTERVIEW_SPAN), held > 0)


def say_interview(columns: Columns, row: int, column: int) -> str:
    """Whether interviews were held; the scores themselves stay with the interviewer."""
    held = (~np.isnan([columns.mentees.interview[row], columns.mentors.interview[column]])).sum()
    return ("no interview was held", "one of them was interviewed", "both were interviewed")[held]


STAGE = Criterion("stage", grade_stage, say_stage, reads=("stage",))
CROSS_DEPARTMENT = Criterion("cross_department", grade_department, say_department, reads=("department",))
INDUSTRY = Criterion("industry", grade_industry, say_industry, reads=("industries",))
INTERVIEW = Criterion("interview", grade_interview, say_interview, reads=("interview",))
