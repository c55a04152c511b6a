"""Kinds of people: those who answer alike are judged once.

Ten thousand people know seven stages, a dozen departments and thirty lengths of experience. What depends on such
answers alone is judged for each kind of mentee with each kind of mentor, by the functions that judge everybody else,
and is looked up from then on: 1 ns a pair for as many criteria and rules as fit into a table, instead of 2 to 7 each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from .arrays import Indices, Numbers
from .aspects import Aspect
from .columns import Columns, Side

MOST_CELLS = 1 << 20  # of a table: 8 MB
WORTHWHILE = 4  # a table pays when it has this many times fewer cells than there are pairs


class Kinds(NamedTuple):
    """The kind of each person of a side, and somebody of each kind."""

    of: Indices
    examples: Numbers


@dataclass(frozen=True)
class KindTable:
    """What some aspects together say of each kind of mentee, in rows, with each kind of mentor."""

    mentees: Indices  # their kinds
    mentors: Indices
    verdicts: Numbers

    def look(self, rows: Numbers, columns: Numbers | None = None) -> Numbers:
        """Some mentees with every mentor, or with those named."""
        mentees = self.mentees[rows]
        if columns is not None:
            return np.asarray(self.verdicts[np.ix_(mentees, self.mentors[columns])], np.int64)
        return np.take(
            self.verdicts[mentees], self.mentors, axis=1
        )  # three times as fast where all are wanted


class _Group(NamedTuple):
    aspects: tuple[Aspect, ...]
    mentees: Kinds
    mentors: Kinds

    @property
    def cells(self) -> int:
        return len(self.mentees.examples) * len(self.mentors.examples)

    def with_(self, other: _Group) -> _Group:
        return _Group(
            self.aspects + other.aspects,
            _crossed(self.mentees, other.mentees),
            _crossed(self.mentors, other.mentors),
        )

    def table(self, columns: Columns) -> KindTable:
        cut = columns.cut(self.mentees.examples, self.mentors.examples)
        verdicts = sum((aspect.judge(cut) for aspect in self.aspects), np.zeros(cut.shape, np.int64))
        return KindTable(self.mentees.of, self.mentors.of, verdicts)


def tables_by_kind(aspects: Sequence[Aspect], columns: Columns) -> tuple[list[KindTable], list[Aspect]]:
    """As few tables as can hold the aspects that depend on answers, and the aspects that none can hold."""
    most = min(MOST_CELLS, columns.shape[0] * columns.shape[1] // WORTHWHILE)
    found = [_group(aspect, columns) for aspect in aspects]
    groups: list[_Group] = []
    for group in sorted((one for one in found if one and one.cells <= most), key=lambda one: one.cells):
        joint = groups[-1].with_(group) if groups else group
        if groups and joint.cells <= most:
            groups[-1] = joint
        else:
            groups.append(group)
    held = [aspect for group in groups for aspect in group.aspects]
    return [group.table(columns) for group in groups], [one for one in aspects if one not in held]


def _group(aspect: Aspect, columns: Columns) -> _Group | None:
    if not aspect.reads:
        return None
    return _Group((aspect,), _kinds(columns.mentees, aspect.reads), _kinds(columns.mentors, aspect.reads))


def _kinds(side: Side, answers: Sequence[str]) -> Kinds:
    """People whose answers are the same to the last bit are of one kind."""
    given = np.column_stack([getattr(side, answer) for answer in answers])
    known: dict[bytes, int] = {}
    return _numbered([known.setdefault(row.tobytes(), len(known)) for row in given])


def _crossed(one: Kinds, other: Kinds) -> Kinds:
    return _numbered(one.of.astype(np.int64) * len(other.examples) + other.of)


def _numbered(codes: Sequence[int] | Numbers) -> Kinds:
    _, examples, of = np.unique(codes, return_index=True, return_inverse=True)
    return Kinds(of.astype(np.int32), examples.astype(np.int64))
