"""The whole board as rows of text: for every pair its score or the rules that forbid it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import numpy as np

from .bars import names_in
from .board import Board

HEADER = ("mentor", "mentee", "outcome")


def matrix_rows(board: Board) -> Iterator[tuple[str, str, str]]:
    """A header, then mentor, mentee, outcome: an integer score, or bars joined by +; sorted by mentor and mentee."""
    yield HEADER
    everyone = np.arange(len(board.mentees))
    for column, mentor in enumerate(board.mentors):
        scores, bars = (side.ravel() for side in board.table.look(everyone, np.array([column])))
        for mentee, score, mask in zip(board.mentees, scores.tolist(), bars.tolist(), strict=True):
            yield mentor, mentee, _outcome(mask) or str(score)


@lru_cache(maxsize=1 << 14)
def _outcome(mask: int) -> str:
    return "+".join(names_in(mask))
