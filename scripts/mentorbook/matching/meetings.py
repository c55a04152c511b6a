"""From who is with whom to what people call it: a pair, a group, peers, a meeting of a round."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from scipy.sparse.csgraph import connected_components

from mentorbook.model.matching import CriterionName
from mentorbook.model.roster import Totals

from .board import Board, shared_parts
from .pairs import cells_of, places_of
from .rounds import rounds_of
from .task import Best

Cell = tuple[int, int]


@dataclass(frozen=True)
class Match:
    """One pair or group: its score 0..10000 and the points of each criterion, which add up to it.

    The score of a group is the mean of its pairs. Peers have no mentor. `pinned`: all of it was decided by hand.
    """

    mentor: str
    mentees: tuple[str, ...]
    peers: tuple[str, ...]
    score: int
    parts: dict[CriterionName, int]
    pinned: bool
    round: int | None = None
    group: bool = False

    @property
    def mentee(self) -> str:
        """The mentee of a pair, the first of a group."""
        return self.mentees[0]

    @property
    def members(self) -> tuple[str, ...]:
        """Everyone in it, the mentor first."""
        return (*((self.mentor,) if self.mentor else ()), *self.mentees, *self.peers)


def meetings_of(best: Best) -> tuple[Match, ...]:
    """What a roster consists of, sorted by mentor and mentees, or by peers."""
    seen = _Seen(best)
    match best.task.board.plan.format:
        case "group" | "mixed":
            found = seen.groups()
        case "peer":
            found = seen.peers()
        case "flash":
            found = seen.pairs(rounds_of(best.chosen))
        case _:
            found = seen.pairs({})
    return tuple(sorted(found, key=lambda one: (one.mentor, one.mentees, one.peers)))


def couples_of(best: Best, meetings: tuple[Match, ...]) -> tuple[Match, ...]:
    """A roster two by two, sorted by mentor and mentee. Of peers the one who comes first is the mentee."""
    if all(one.mentor and len(one.mentees) == 1 for one in meetings):
        return meetings
    peers = best.task.board.plan.format == "peer"
    couples = (one for one in _Seen(best).pairs({}) if not peers or one.mentee < one.mentor)
    return tuple(sorted(couples, key=lambda one: (one.mentor, one.mentees)))


def totals_of(best: Best) -> Totals:
    """How many are placed; the weakest of all pairs, and their sum. A trio counts as the three pairs it has."""
    rows, columns = places_of(best.chosen)
    scores = best.task.board.table.look_at(rows, columns).scores
    if best.task.board.plan.format == "peer":
        placed, scores = len(set(rows.tolist())), scores[rows < columns]
    else:
        placed = len(scores)
    return Totals(placed=placed, worst=int(scores.min()) if len(scores) else 0, total=int(scores.sum()))


class _Seen:
    """A roster's cells, and the points that each criterion brings them."""

    def __init__(self, best: Best) -> None:
        self._board: Board = best.task.board
        self._best = best
        parts = self._board.parts_of(*places_of(best.chosen))
        self._parts = dict(zip(cells_of(best.chosen), parts, strict=True))
        pinned = set(cells_of(best.task.pinned))
        turned = {(column, row) for row, column in pinned} if self._board.plan.format == "peer" else set()
        self._pinned = pinned | turned

    def pairs(self, rounds: dict[Cell, int]) -> Iterator[Match]:
        for cell in self._parts:
            yield self._match([cell], self._board.mentors[cell[1]], rounds.get(cell))

    def groups(self) -> Iterator[Match]:
        circles: dict[int, list[Cell]] = {}
        for row, column in self._parts:
            if column in self._best.circles:
                circles.setdefault(column, []).append((row, column))
            else:
                yield self._match([(row, column)], self._board.mentors[column], None)
        for column, cells in circles.items():
            yield replace(self._match(cells, self._board.mentors[column], None), group=True)

    def peers(self) -> Iterator[Match]:
        _, label = connected_components(self._best.chosen, directed=False)
        together: dict[int, list[Cell]] = {}
        for row, column in self._parts:
            if row < column:
                together.setdefault(int(label[row]), []).append((row, column))
        for cells in together.values():
            yield self._match(cells, "", None)

    def _match(self, cells: Sequence[Cell], mentor: str, turn: int | None) -> Match:
        board = self._board
        people = sorted({board.mentees[place] for cell in cells for place in (cell[:1] if mentor else cell)})
        parts = shared_parts([self._parts[cell] for cell in cells])
        return Match(
            mentor=mentor,
            mentees=tuple(people) if mentor else (),
            peers=() if mentor else tuple(people),
            score=sum(parts.values()),
            parts=parts,
            pinned=all(cell in self._pinned for cell in cells),
            round=turn,
        )
