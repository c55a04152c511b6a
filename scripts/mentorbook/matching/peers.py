"""Peers: couples out of one crowd, by Edmonds' blossom algorithm (Galil 1986) in rustworkx.

Everybody is a mentee and a mentor at once, and the table is the same from both sides. A couple's weight is one whole
number: its points, then a number made of the two ids, so that equals are settled the same way everywhere. The
algorithm places the most people first, and checks its own dual solution before it answers. The weakest couple comes
before the total, as elsewhere: the highest floor that still places as many is found by bisection.

If somebody is left over and would be allowed with both of a couple, the three meet together. The couples are the best
there are; the trio is the best that can be made of them, not of all possible trios.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
import rustworkx
from scipy.sparse import csr_array

from .certificate import keep
from .pairs import cells_of, make_pairs, per_row
from .task import Best, Task
from .ties import digests, pair_numbers

TIE_BITS = 40
Couples = set[tuple[int, int]]


def find_peers(task: Task) -> Best:
    """The best couples, and a trio where one is left over."""
    pinned = {(min(cell), max(cell)) for cell in cells_of(task.pinned)}
    crowd = _Crowd(task, {person for couple in pinned for person in couple})
    everyone = crowd.couples(0)
    floor = crowd.floor(len(everyone)) if "worst" in task.board.settings.objective and everyone else 0
    couples = pinned | (crowd.couples(floor) if floor else everyone)
    chosen = _both_ways(task, couples)
    third = _third(task, couples - pinned, chosen)
    if third:
        chosen = _both_ways(task, couples | third)
    return Best(task, chosen, {"kind": "peers", "floor": floor, **keep(task)})


class _Crowd:
    """Whoever is not pinned, and the couples they may form."""

    def __init__(self, task: Task, taken: Iterable[int]) -> None:
        board = task.board
        free = np.ones(len(board.mentees), np.bool_)
        free[list(taken)] = False
        allowed = np.triu((board.bars == 0) & free[:, None] & free, 1)
        self.row, self.column = np.nonzero(allowed)
        self.score = board.scores[self.row, self.column].astype(np.int64)
        self._weights = list(self._weigh(task))

    def couples(self, floor: int) -> Couples:
        """The most couples, and of those the most weight, that score at least `floor`."""
        graph = rustworkx.PyGraph(multigraph=False)
        graph.add_nodes_from(range(int(max(self.column, default=-1)) + 1))
        high = self.score >= floor
        edges = zip(self.row.tolist(), self.column.tolist(), self._weights, high.tolist(), strict=True)
        graph.add_edges_from([(one, other, weight) for one, other, weight, counts in edges if counts])
        found = rustworkx.max_weight_matching(graph, max_cardinality=True, weight_fn=int, verify_optimum=True)
        return {(min(couple), max(couple)) for couple in found}

    def floor(self, most: int) -> int:
        """The highest score that all couples can reach while as many are made."""
        levels = np.unique(self.score)
        low, high = 0, len(levels) - 1
        while low < high:
            middle = (low + high + 1) // 2
            enough = len(self.couples(int(levels[middle]))) == most
            low, high = (middle, high) if enough else (low, middle - 1)
        return int(levels[low])

    def _weigh(self, task: Task) -> Iterator[int]:
        ids = digests(task.board.mentees, task.board.cohort)
        ties = (1 << TIE_BITS) - 1 - pair_numbers(ids[self.row], ids[self.column], TIE_BITS)
        kept = (
            np.asarray(task.kept[self.row, self.column]).ravel() if task.kept.nnz else np.zeros(len(self.row))
        )
        points = self.score + task.bonus * kept.astype(np.int64)
        room = TIE_BITS + len(task.board.mentees).bit_length()  # for the ties of all couples together
        for score, tie in zip(points.tolist(), ties.tolist(), strict=True):
            yield (score << room) + tie


def _third(task: Task, couples: Couples, chosen: csr_array) -> Couples:
    """The two couples that join somebody who is left over with the couple that suits best; none if there is none."""
    scores, allowed = task.board.scores, task.board.bars == 0
    ways = [
        (int(scores[person, one] + scores[person, other]), -person, -one, -other)
        for person in np.flatnonzero(per_row(chosen) == 0).tolist()
        for one, other in couples
        if allowed[person, one] and allowed[person, other]
    ]
    if not ways:
        return set()
    _, *three = max(ways)
    person, one, other = (-number for number in three)
    return {(min(person, one), max(person, one)), (min(person, other), max(person, other))}


def _both_ways(task: Task, couples: Couples) -> csr_array:
    cells = [*couples, *((other, one) for one, other in couples)]
    return make_pairs(task.board.shape, cells)
