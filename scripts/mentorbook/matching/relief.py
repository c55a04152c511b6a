"""What would help somebody without a place: rules to set aside, or one more place with a mentor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from .answers import ExtraPlace, Relief
from .bars import BITS, names_in
from .board import Board
from .groups import NoGroupsError
from .line import Line, best_first
from .match import Matching
from .meetings import totals_of
from .pairs import joined, places_of
from .solvers import find_best
from .task import Best, Task

TRIALS = 6


def find_reliefs(result: Matching, line: Line) -> Iterator[Relief]:
    """The smallest sets of rules that, set aside for this person alone, would place them; each is tried."""
    masks = np.unique(line.judged().bars)
    masks = masks[(masks & BITS["same_person"]) == 0]
    sizes = np.bitwise_count(masks)
    for mask in masks[sizes == sizes.min(initial=len(BITS))][:TRIALS]:
        best = _without_rules(result.best.task, line, mask)
        partners = line.partners(best.chosen)
        if partners:
            score = result.board.score(*line.cell(partners[0]))
            placed = totals_of(best).placed - result.totals.placed
            yield Relief(names_in(int(mask)), line.others[partners[0]], score, placed)


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
    if board.plan.format in ("group", "peer"):  # one more place makes no group and no couple
        return
    for column in best_first(line.judged())[:TRIALS].tolist():
        chosen = find_best(replace(result.best.task, board=_with_one_more_place(board, column))).chosen
        if chosen.nnz > now.placed:
            scores = board.table.look_at(*places_of(chosen)).scores
            yield ExtraPlace(board.mentors[column], int(scores.min()), now.worst)


def _with_one_more_place(board: Board, column: int) -> Board:
    capacity = board.capacity.copy()
    capacity[column] += 1
    mentors = replace(board.columns.mentors, capacity=capacity)
    return replace(board, columns=replace(board.columns, mentors=mentors))
