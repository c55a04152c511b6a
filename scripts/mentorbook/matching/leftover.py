"""Who found no place, and why: the rules that left nobody, or that everyone else was taken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from mentorbook.model.values import Role

from .arrays import Numbers
from .bars import BITS, NAMES, Mask
from .board import Board
from .pairs import per_column, per_row

CAPACITY = "capacity"  # every mentor who would be allowed is full
NO_MENTEE_LEFT = "no_mentee_left"  # every mentee who would be allowed has a mentor
NO_MENTOR, NO_MENTEE = "no_mentor", "no_mentee"  # nobody takes part on the other side
NO_GROUP, TOO_FEW = "no_group", "too_few"  # no group has room or enough people; too few are left for a group
NO_PEER, NO_PEER_LEFT = "no_peer", "no_peer_left"  # nobody else takes part; everyone allowed has a partner
FULL = "full"  # a mentor who offers no place

AT_ONCE = 64  # people looked at together: at 100,000 on the other side each has 0.4 MB


@dataclass(frozen=True)
class Leftover:
    """Someone without a place in one role, with the reasons: rules by name, the most frequent first, or one word."""

    person: str
    role: Role
    reasons: tuple[str, ...]


def find_leftovers(board: Board, chosen: csr_array) -> tuple[Leftover, ...]:
    """Everyone without a place, mentees first, each side sorted by id."""
    rows, columns = np.flatnonzero(per_row(chosen) == 0), np.flatnonzero(per_column(chosen) == 0)
    peers = board.plan.format == "peer"  # everybody is there twice
    nobody, taken = {"peer": (NO_PEER, NO_PEER_LEFT), "group": (NO_MENTOR, NO_GROUP)}.get(
        board.plan.format, (NO_MENTOR, CAPACITY)
    )
    mentees = [
        Leftover(
            board.mentees[row], "mentee", _reasons(bar_counts(bars), bool((bars == 0).any()), nobody, taken)
        )
        for part in np.array_split(rows, len(rows) // AT_ONCE + 1)
        for row, bars in zip(part.tolist(), board.table.look(part).bars, strict=True)
    ]
    return (*mentees, *(() if peers else _mentors(board, columns)))


def _mentors(board: Board, columns: Numbers) -> Iterator[Leftover]:
    """Mentors without a mentee. Whoever would be allowed with one of the first mentees needs no closer look."""
    taken = TOO_FEW if board.plan.format == "group" else NO_MENTEE_LEFT
    everyone = np.arange(len(board.mentees))
    first = board.table.look(everyone[:AT_ONCE]).bars
    closer = columns[(first[:, columns] > 0).all(axis=0)]
    reasons = {
        column: _reasons(bar_counts(bars), bool((bars == 0).any()), NO_MENTEE, taken)
        for part in np.array_split(closer, len(closer) // AT_ONCE + 1)
        for column, bars in zip(part.tolist(), board.table.look(everyone, part).bars.T, strict=True)
    }
    for column in columns.tolist():
        why = reasons.get(column, (taken,)) if board.capacity[column] else (FULL,)
        yield Leftover(board.mentors[column], "mentor", why)


def bar_counts(bars: Mask) -> dict[str, int]:
    """How many of these pairs each rule forbids, the most frequent first; one's own cell does not count."""
    return _ranked(
        {name: int(np.count_nonzero(bars & BITS[name])) for name in NAMES if name != "same_person"}
    )


def _ranked(counts: dict[str, int]) -> dict[str, int]:
    found = [(name, count) for name, count in counts.items() if count]
    return dict(sorted(found, key=lambda item: (-item[1], item[0])))


def _reasons(counts: dict[str, int], allowed: bool, nobody: str, taken: str) -> tuple[str, ...]:
    return (taken,) if allowed else tuple(counts) or (nobody,)
