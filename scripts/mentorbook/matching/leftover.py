"""Who found no place, and why: the rules that left nobody, or that everyone else was taken."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mentorbook.model.values import Role

from .arrays import Flags
from .bars import BITS, NAMES, Mask
from .board import Board

CAPACITY = "capacity"  # every mentor who would be allowed is full
NO_MENTEE_LEFT = "no_mentee_left"  # every mentee who would be allowed has a mentor
NO_MENTOR, NO_MENTEE = "no_mentor", "no_mentee"  # nobody takes part on the other side
FULL = "full"  # a mentor who offers no place


@dataclass(frozen=True)
class Leftover:
    """Someone without a place in one role, with the reasons: rules by name, the most frequent first, or one word."""

    person: str
    role: Role
    reasons: tuple[str, ...]


def find_leftovers(board: Board, chosen: Flags) -> tuple[Leftover, ...]:
    """Everyone without a place, mentees first, each side sorted by id."""
    mentees = [
        Leftover(board.mentees[row], "mentee", _reasons(board.bars[row], NO_MENTOR, CAPACITY))
        for row in np.flatnonzero(~chosen.any(axis=1))
    ]
    mentors = [
        Leftover(board.mentors[column], "mentor", _mentor_reasons(board, int(column)))
        for column in np.flatnonzero(~chosen.any(axis=0))
    ]
    return (*mentees, *mentors)


def bar_counts(bars: Mask) -> dict[str, int]:
    """How many of these pairs each rule forbids, the most frequent first; one's own cell does not count."""
    counts = {name: int((bars & BITS[name] > 0).sum()) for name in NAMES if name != "same_person"}
    return dict(
        sorted(
            ((name, count) for name, count in counts.items() if count), key=lambda item: (-item[1], item[0])
        )
    )


def _mentor_reasons(board: Board, column: int) -> tuple[str, ...]:
    if board.capacity[column] == 0:
        return (FULL,)
    return _reasons(board.bars[:, column], NO_MENTEE, NO_MENTEE_LEFT)


def _reasons(bars: Mask, nobody: str, taken: str) -> tuple[str, ...]:
    if (bars == 0).any():
        return (taken,)
    return tuple(bar_counts(bars)) or (nobody,)
