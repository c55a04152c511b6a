"""What would help somebody without a place: rules to set aside for them, one more place with a mentor, or both.

Every suggestion is tried. One more place with a mentor who would be allowed always helps, because all others can stay
where they are; so the smallest set that costs nobody else a place is the fewest rules, or one more rule, or the fewest
rules and one more place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from .answers import ExtraPlace, Relief
from .bars import BITS, Mask, names_in
from .board import Board
from .groups import NoGroupsError
from .line import Line, best_first
from .match import Matching
from .meetings import totals_of
from .pairs import joined, places_of
from .solvers import find_best
from .task import Best, Task

# Nobody is asked to put up with somebody they avoid or have parted from.
NEVER = BITS["same_person"] | BITS["avoids"] | BITS["parted"]
TRIALS = 6  # sets of rules of one size, those of the best pairs, and mentors; each costs a solution


def find_reliefs(result: Matching, line: Line) -> tuple[Relief, ...]:
    """The fewest rules that, set aside for this person alone, place them; then what costs nobody else a place."""
    fewest = _masks(line, 0)
    reliefs = tuple(_by_rules(result, line, fewest))
    if any(one.placed > 0 for one in reliefs):
        return reliefs
    free = [one for one in _by_rules(result, line, _masks(line, 1)) if one.placed > 0]
    in_twos = result.board.plan.is_proven  # of groups and peers one more place makes no group and no couple
    roomy = _with_a_place(line, fewest) if line.role == "mentee" and in_twos else ()
    return (*reliefs, *free, *roomy)


def _masks(line: Line, beyond: int) -> Mask:
    """Sets of rules that forbid a pair: the smallest, or those with a few rules more; the best pair's first."""
    scores, bars = line.judged()
    order = np.argsort(-scores, kind="stable")
    order = order[(bars[order] & NEVER) == 0]
    sizes = np.bitwise_count(bars[order])
    wanted = bars[order][sizes == sizes.min(initial=len(BITS)) + beyond]
    _, first = np.unique(wanted, return_index=True)
    return np.asarray(wanted[np.sort(first)][:TRIALS], np.uint32)


def _by_rules(result: Matching, line: Line, masks: Mask) -> Iterator[Relief]:
    for mask in masks:
        best = _without_rules(result.best.task, line, mask)
        partners = line.partners(best.chosen)
        if partners:
            score = result.board.score(*line.cell(partners[0]))
            placed = totals_of(best).placed - result.totals.placed
            yield Relief(names_in(int(mask)), line.others[partners[0]], score, placed, False)


def _with_a_place(line: Line, masks: Mask) -> Iterator[Relief]:
    """The best partner under each set of rules, who would take one more. Nobody else moves, so one more is placed."""
    judged = line.judged()
    for mask in masks:
        same = np.flatnonzero(judged.bars == mask)
        partner = int(same[judged.scores[same].argmax()])
        yield Relief(names_in(int(mask)), line.others[partner], int(judged.scores[partner]), 1, True)


def _without_rules(task: Task, line: Line, mask: np.uint32) -> Best:
    """The best roster without these rules for this person; if it still has no place for them, the best that has."""
    freed = replace(task, board=replace(task.board, table=line.without(mask)))
    best = find_best(freed)
    if line.partners(best.chosen):
        return best
    allowed = best_first(replace(line, board=freed.board).judged()).tolist()
    room = (cell for cell in map(line.cell, allowed) if _has_room(freed, *cell))
    cell = next(room, None)
    try:
        return best if cell is None else find_best(replace(freed, pinned=joined(task.pinned, [cell])))
    except NoGroupsError:  # nobody else can be in that group
        return best


def _has_room(task: Task, row: int, column: int) -> bool:
    return bool(task.demand[row] > 0 and task.supply[column] > 0)


def find_scarce(result: Matching, line: Line) -> Iterator[ExtraPlace]:
    """Allowed mentors of a mentee where one more place would place one more person; the best are tried.

    The prices of the certificate cannot tell: they leave out what lies below the weakest pair of today.
    """
    board, now = result.board, result.totals
    if not board.plan.is_proven:  # one more place makes no group and no couple
        return
    for column in best_first(line.judged())[:TRIALS].tolist():
        chosen = with_one_more_place(result.best.task, column).chosen
        if chosen.nnz > now.placed:
            scores = board.table.look_at(*places_of(chosen)).scores
            yield ExtraPlace(board.mentors[column], int(scores.min()), now.worst)


def with_one_more_place(task: Task, column: int) -> Best:
    """The best roster if one mentor took one more."""
    return find_best(replace(task, board=_with_one_more_place(task.board, column)))


def _with_one_more_place(board: Board, column: int) -> Board:
    capacity = board.capacity.copy()
    capacity[column] += 1
    mentors = replace(board.columns.mentors, capacity=capacity)
    return replace(board, columns=replace(board.columns, mentors=mentors))
