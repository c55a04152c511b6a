"""Pins: pairs that were decided by hand. `clashes` says which of them cannot hold.

Usually a pin says who mentors whom. Where it only names people, and two of them take part in both roles, either may
mentor the other, and which of the two ways leaves room for all other pins is found with a solver.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np
from scipy.sparse import csr_array

from mentorbook.model.cohort import Constraints, Decision

from .bars import names_in
from .board import Board
from .pairs import cells_of, make_pairs, places_of
from .relations import Couple

ABSENT, CAPACITY, MENTORS_PER_MENTEE = "takes_part", "capacity", "mentors_per_mentee"


@dataclass(frozen=True)
class Want:
    """One thing that a pin asks for: any one of these pairs (mentor, mentee); `people` are those it is about."""

    pin: str
    people: tuple[str, ...]
    ways: tuple[Couple, ...]


@dataclass(frozen=True, order=True)
class Limit:
    """What can stand against pins: a rule between two people, a role, a number of places."""

    rule: str
    people: tuple[str, ...]


def read_wants(constraints: Constraints, board: Board) -> list[Want]:
    """What all pins ask for, by their ids."""
    mentors, mentees = frozenset(board.mentors), frozenset(board.mentees)
    found: list[Want] = []
    for name, decision in sorted(constraints.pins.items()):
        if decision.mentor:
            couples = ((decision.mentor, who) for who in decision.mentees)
            found += (Want(name, couple, (couple,)) for couple in couples)
        found += _without_roles(name, decision, mentors, mentees)
    return found


def _without_roles(
    name: str, decision: Decision, mentors: frozenset[str], mentees: frozenset[str]
) -> Iterator[Want]:
    """Every two of the people of whom one can mentor the other, and everyone for whom there is nobody."""
    people = tuple(dict.fromkeys(decision.people))
    alone = set(people) if len(people) > 1 else set()
    for one, other in combinations(people, 2):
        both_ways = ((one, other), (other, one))
        ways = tuple(way for way in both_ways if way[0] in mentors and way[1] in mentees)
        if ways:
            alone -= {one, other}
            yield Want(name, (one, other), ways)
    yield from (Want(name, (who,), ()) for who in people if who in alone)


class Limits:
    """Everything that can stand against the pairs that pins ask for; asked about some of it at a time."""

    def __init__(self, board: Board, wants: Iterable[Want]) -> None:
        self._cells = sorted({way for want in wants for way in want.ways})
        self._places = dict(zip(board.mentors, board.capacity.tolist(), strict=True))
        self._mentors_each = int(board.demand.max(initial=1))
        self._peers = board.plan.format == "peer"
        self._against = dict(zip(self._cells, _against(board, self._cells), strict=True))

    def of(self, couple: Couple) -> tuple[Limit, ...]:
        """What can stand against a pair: what forbids it alone, and the places it needs."""
        return (*self._against[couple], *self._counts(couple))

    def forbidding(self, couple: Couple) -> tuple[Limit, ...]:
        """What forbids a pair whatever else is pinned."""
        return self._against[couple]

    def most(self, limit: Limit) -> int:
        """How many pairs a number of places allows."""
        return self._places.get(limit.people[0], 0) if limit.rule == CAPACITY else self._mentors_each

    def allow(self, wants: Iterable[Want], active: Collection[Limit] | None = None) -> bool:
        """Can these wants all be met, if only the `active` limits count (all by default)?"""
        asked = {self._open(want.ways, active) for want in wants}
        fixed = {ways[0] for ways in asked if len(ways) == 1}
        used = self.users_of(fixed)
        full = (len(users) > self.most(limit) for limit, users in used.items() if _on(limit, active))
        if () in asked or any(full):
            return False
        free = sorted(ways for ways in asked if fixed.isdisjoint(ways))
        return not free or self._can_be_met([*((cell,) for cell in sorted(fixed)), *free], active)

    def _open(self, ways: tuple[Couple, ...], active: Collection[Limit] | None) -> tuple[Couple, ...]:
        return tuple(way for way in ways if not any(_on(limit, active) for limit in self._against[way]))

    def _can_be_met(self, asked: Sequence[tuple[Couple, ...]], active: Collection[Limit] | None) -> bool:
        """One variable for each pair, one row for each want and for each number of places."""
        from scipy.optimize import (
            Bounds,
            LinearConstraint,
            milp,
        )  # 0.2 s to import, and hardly any program needs it

        place = {cell: at for at, cell in enumerate(dict.fromkeys(way for ways in asked for way in ways))}
        used = {limit: users for limit, users in self.users_of(place).items() if _on(limit, active)}
        table = np.zeros((len(asked) + len(used), len(place)))
        for row, cells in enumerate([*asked, *used.values()]):
            table[row, [place[cell] for cell in cells]] = 1
        least = np.r_[np.ones(len(asked)), np.zeros(len(used))]
        most = np.r_[np.full(len(asked), 2), [self.most(limit) for limit in used]]
        found = milp(
            np.zeros(len(place)),
            constraints=LinearConstraint(table, least, most),
            integrality=np.ones(len(place), np.int64),
            bounds=Bounds(0, 1),
        )
        return found.x is not None

    def users_of(self, cells: Iterable[Couple]) -> dict[Limit, list[Couple]]:
        """The pairs that need a place of each mentor and of each mentee; of peers everybody has one place in all."""
        users: dict[Limit, list[Couple]] = defaultdict(list)
        for cell in cells:
            for limit in self._counts(cell):
                users[limit].append(cell)
        return users

    def _counts(self, couple: Couple) -> tuple[Limit, Limit]:
        mentee = CAPACITY if self._peers else MENTORS_PER_MENTEE
        return Limit(CAPACITY, couple[:1]), Limit(mentee, couple[1:])


def _on(limit: Limit, active: Collection[Limit] | None) -> bool:
    return active is None or limit in active


def _against(board: Board, cells: Sequence[Couple]) -> Iterator[tuple[Limit, ...]]:
    """For each pair, who does not take part, or the rules between the two."""
    rows = {who: row for row, who in enumerate(board.mentees)}
    columns = {who: column for column, who in enumerate(board.mentors)}
    present = [
        (rows[mentee], columns[mentor]) for mentor, mentee in cells if mentor in columns and mentee in rows
    ]
    pairs = make_pairs(board.shape, present)
    bars = dict(zip(cells_of(pairs), board.table.look_at(*places_of(pairs)).bars.tolist(), strict=True))
    for mentor, mentee in cells:
        sides = ((mentor, "mentor", columns), (mentee, "mentee", rows))
        absent = [Limit(ABSENT, (who, role)) for who, role, side in sides if who not in side]
        rules = () if absent else names_in(bars[rows[mentee], columns[mentor]])
        yield (*absent, *(Limit(rule, tuple(sorted((mentor, mentee)))) for rule in rules))


def read_pins(constraints: Constraints, board: Board) -> list[Couple]:
    """The pairs (mentor, mentee) that the pins stand for, sorted.

    Of two ways to pair people named without roles the first is taken unless only the other leaves room for the rest.
    Where the pins clash, and no roster is made, all first ways.
    """
    wants = read_wants(constraints, board)
    limits = Limits(board, wants)
    for at, want in enumerate(wants if limits.allow(wants) else ()):
        if len(want.ways) > 1:
            trials = ([*wants[:at], replace(want, ways=(way,)), *wants[at + 1 :]] for way in want.ways)
            wants = next(trial for trial in trials if limits.allow(trial))
    mentors, mentees = frozenset(board.mentors), frozenset(board.mentees)
    ways = {want.ways[0] for want in wants if want.ways}
    return sorted(way for way in ways if way[0] in mentors and way[1] in mentees)


def pinned_cells(board: Board, pins: Iterable[Couple]) -> csr_array:
    """The pinned pairs, [mentees, mentors]."""
    rows = {who: row for row, who in enumerate(board.mentees)}
    columns = {who: column for column, who in enumerate(board.mentors)}
    return make_pairs(board.shape, ((rows[mentee], columns[mentor]) for mentor, mentee in pins))
