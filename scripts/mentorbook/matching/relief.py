"""What would help somebody without a place: rules to set aside, or one more place with a mentor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from .answers import Relief
from .bars import BITS, Mask, names_in
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
    open_scores = np.where(freed.offer.allowed, board.scores, -1)[line]
    best_cell = np.unravel_index(int(open_scores.argmax()), open_scores.shape)
    pinned[line][best_cell] = open_scores[best_cell] >= 0
    return find_best(replace(freed, pinned=pinned))


def find_scarce(result: Matching, bars: Mask) -> Iterator[str]:
    """Allowed mentors whose price says that one more place of theirs places one more person."""
    prices, worth = result.certificate.get("mentors"), result.best.task.place
    for column in np.flatnonzero(bars == 0):
        mentor = result.board.mentors[column]
        if isinstance(prices, dict) and worth and prices.get(mentor, 0) >= worth:
            yield mentor
