"""What would help somebody without a place: rules to set aside, or one more place with a mentor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from .answers import ExtraPlace, Relief
from .bars import BITS, names_in
from .board import Board
from .match import Matching
from .objective import Best, find_best

Line = tuple[slice, slice]  # one row or one column of the board

TRIALS = 6


def find_reliefs(result: Matching, others: Sequence[str], line: Line) -> Iterator[Relief]:
    """The smallest sets of rules that, set aside for this person alone, would place them; each is tried."""
    board = result.board
    masks = np.unique(board.bars[line])
    masks = masks[(masks & BITS["same_person"]) == 0]
    sizes = np.bitwise_count(masks)
    for mask in masks[sizes == sizes.min(initial=len(BITS))][:TRIALS]:
        best = _without_rules(result, line, mask)
        places = np.flatnonzero(best.chosen[line])
        if len(places):
            score = int(board.scores[line].reshape(-1)[places[0]])
            placed = int(best.chosen.sum()) - result.totals.placed
            yield Relief(names_in(int(mask)), others[int(places[0])], score, placed)


def _without_rules(result: Matching, line: Line, mask: np.uint32) -> Best:
    """The best roster without these rules for this person; if it still has no place for them, the best that has."""
    board, task = result.board, result.best.task
    bars = board.bars.copy()
    bars[line] &= ~mask
    freed = replace(task, board=replace(board, bars=bars))
    best = find_best(freed)
    if best.chosen[line].any():
        return best
    pinned = task.pinned.copy()
    open_scores = np.where(freed.open_cells(np.arange(len(freed.demand))), board.scores, -1)[line]
    best_cell = np.unravel_index(int(open_scores.argmax()), open_scores.shape)
    pinned[line][best_cell] = open_scores[best_cell] >= 0
    return find_best(replace(freed, pinned=pinned))


def find_scarce(result: Matching, row: int) -> Iterator[ExtraPlace]:
    """Allowed mentors of a mentee where one more place would place one more person; the best are tried.

    The prices of the certificate cannot tell: they leave out what lies below the weakest pair of today.
    """
    board, now = result.board, result.totals
    allowed = np.flatnonzero(board.bars[row] == 0)
    for column in allowed[np.argsort(-board.scores[row, allowed], kind="stable")][:TRIALS].tolist():
        chosen = find_best(replace(result.best.task, board=_with_one_more_place(board, column))).chosen
        if chosen.sum() > now.placed:
            yield ExtraPlace(board.mentors[column], int(board.scores[chosen].min()), now.worst)


def _with_one_more_place(board: Board, column: int) -> Board:
    capacity = board.capacity.copy()
    capacity[column] += 1
    mentors = replace(board.columns.mentors, capacity=capacity)
    return replace(board, columns=replace(board.columns, mentors=mentors))
