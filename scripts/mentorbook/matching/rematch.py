"""Matching a cohort whose roster is already published: pairs that stand get a head start, few may change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations

import numpy as np
from scipy.sparse import csr_array

from mentorbook.model.program import Cohort, Program
from mentorbook.model.roster import Roster, RosterPair

from .bars import FULL_SCORE
from .board import Board
from .inputs import input_digests
from .pairs import cells_of, make_pairs
from .solvers import find_best
from .task import Best, Task

PUBLISHED = ("running", "closed")


def find_roster(program: Program, cohort: Cohort, board: Board, pinned: csr_array) -> Best:
    """The best roster; in a running or closed cohort, the best with regard to the pairs that stand.

    The result is written relative to itself: its certificate says that no change is worth more than the head
    start of the pairs that stand. So matching once more, against this very roster, changes nothing.
    """
    fresh = find_best(Task(board, pinned, make_pairs(board.shape)))
    standing = _standing(cohort, board)
    if standing is None or _same(fresh.chosen, standing):
        return fresh
    kept = _keep(Task(board, pinned, standing, _head_start(program, cohort, board)))
    if _same(kept.chosen, fresh.chosen):
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
    """Pairs that stood, still could, and do not. Peers are counted once."""
    lost = set(cells_of(best.task.kept)) - set(cells_of(best.chosen))
    given_up = sorted(cell for cell in lost if cell[0] < cell[1] or best.task.board.plan.format != "peer")
    rows, columns = np.array(given_up, np.int64).reshape(-1, 2).T
    return int((best.task.board.table.look_at(rows, columns).bars == 0).sum())


def _same(one: csr_array, other: csr_array) -> bool:
    return set(cells_of(one)) == set(cells_of(other))


def _standing(cohort: Cohort, board: Board) -> csr_array | None:
    """The published pairs; None when nothing is published."""
    if cohort.roster is None or cohort.plan is None or cohort.plan.status not in PUBLISHED:
        return None
    rows = {who: row for row, who in enumerate(board.mentees)}
    columns = {who: column for column, who in enumerate(board.mentors)}
    couples = {couple for pair in cohort.roster.pairs.values() for couple in _couples(pair)}
    return make_pairs(
        board.shape,
        [
            (rows[mentee], columns[mentor])
            for mentor, mentee in couples
            if mentee in rows and mentor in columns
        ],
    )


def _couples(pair: RosterPair) -> Iterator[tuple[str, str]]:
    """(mentor, mentee), in a group each mentee's own; peers both ways."""
    if pair.mentor:
        yield from ((pair.mentor, mentee) for mentee in pair.mentees)
    yield from permutations(pair.peers, 2)


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
