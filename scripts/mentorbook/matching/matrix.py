"""The whole board as rows of text: for every pair its score or the rules that forbid it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from .bars import names_in
from .board import Board

HEADER = ("mentor", "mentee", "outcome")


def matrix_rows(board: Board) -> Iterator[tuple[str, str, str]]:
    """A header, then mentor, mentee, outcome: an integer score, or bars joined by +; sorted by mentor and mentee."""
    yield HEADER
    outcomes = {mask: "+".join(names_in(mask)) for mask in np.unique(board.bars).tolist()}
    for column, mentor in enumerate(board.mentors):
        scores, bars = board.scores[:, column].tolist(), board.bars[:, column].tolist()
        for mentee, score, mask in zip(board.mentees, scores, bars, strict=True):
            yield mentor, mentee, outcomes[mask] or str(score)
