"""Matching a cohort whose roster is already published: pairs that stand get a head start, few may change."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from mentorbook.model.program import Cohort, Program
from mentorbook.model.roster import Roster

from .arrays import Flags
from .bars import FULL_SCORE
from .board import Board
from .inputs import input_digests
from .objective import Best, Task, find_best

PUBLISHED = ("running", "closed")


def find_roster(program: Program, cohort: Cohort, board: Board, pinned: Flags) -> Best:
    """The best roster; in a running or closed cohort, the best with regard to the pairs that stand.

    The result is written relative to itself: its certificate says that no change is worth more than the head
    start of the pairs that stand. So matching once more, against this very roster, changes nothing.
    """
    nothing = np.zeros_like(pinned)
    fresh = find_best(Task(board, pinned, nothing))
    standing = _standing(cohort, board)
    if standing is None or (fresh.chosen == standing).all():
        return fresh
    kept = _keep(Task(board, pinned, standing, _head_start(program, cohort, board)))
    if (kept.chosen == fresh.chosen).all():
        return fresh
    return find_best(replace(kept.task, kept=kept.chosen))


def _keep(task: Task) -> Best:
    """The best roster within the budget; the head start grows until few enough pairs change."""
    best = find_best(task)
    budget = task.board.settings.rematch.budget
    if budget is None or _changes(best) <= budget:
        return best
    low, high = task.bonus, (task.most + 1) * FULL_SCORE
    best = find_best(replace(task, bonus=high))
    while high - low > 1:
        middle = (low + high) // 2
        trial = find_best(replace(task, bonus=middle))
        if _changes(trial) <= max(budget, _changes(best)):
            best, high = trial, middle
        else:
            low = middle
    return best


def _changes(best: Best) -> int:
    """Pairs that stood, still could, and do not."""
    possible = best.task.kept & (best.task.board.bars == 0)
    return int((possible & ~best.chosen).sum())


def _standing(cohort: Cohort, board: Board) -> Flags | None:
    """The published pairs as flags; None when nothing is published."""
    if cohort.roster is None or cohort.plan is None or cohort.plan.status not in PUBLISHED:
        return None
    rows = {who: row for row, who in enumerate(board.mentees)}
    columns = {who: column for column, who in enumerate(board.mentors)}
    flags = np.zeros(board.scores.shape, np.bool_)
    for pair in cohort.roster.pairs.values():
        for mentee in pair.mentees:
            if mentee in rows and pair.mentor in columns:
                flags[rows[mentee], columns[pair.mentor]] = True
    return flags


def _head_start(program: Program, cohort: Cohort, board: Board) -> int:
    """The bonus of the settings, or the higher one that this very roster was made with."""
    bonus = round(board.settings.rematch.keep_bonus * FULL_SCORE)
    roster = cohort.roster
    if roster is None or roster.inputs != input_digests(program, cohort):
        return bonus
    return max(bonus, _recorded_bonus(roster))


def _recorded_bonus(roster: Roster) -> int:
    keep = roster.certificate.get("keep")
    bonus = keep.get("bonus") if isinstance(keep, dict) else None
    return min(max(bonus, 0), FULL_SCORE) if isinstance(bonus, int) else 0
