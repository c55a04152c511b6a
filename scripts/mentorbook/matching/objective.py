"""The best roster in the order a program chose: pins hold, most placed, worst pair, total, fewest changes, ids.

Every stage works on what the one before left open. "Most placed" and "total" share one whole-number gain in which
a place is worth more than all scores together; that is exact (see the engine's bounds), and one set of prices
proves both. The worst pair is judged among the rosters that place the most people: it closes all cells below the
highest floor that still places as many. What remains open are ties, and they are settled on the optimal face.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from .bars import FULL_SCORE
from .board import Board
from .engine import EXACT, Flags, Gains, Market, lowest_prices, market, most_placed, optimal_face, solve
from .ties import pair_numbers


@dataclass(frozen=True)
class Task:
    """A board, the pairs that are pinned, and the pairs that stood before with the head start they get."""

    board: Board
    pinned: Flags
    kept: Flags
    bonus: int = 0

    @property
    def offer(self) -> Market:
        """The market of what is not pinned; only allowed cells, nothing gained yet."""
        board = self.board
        rows, columns = board.scores.shape
        demand = np.full(rows, board.plan.mentors_per_mentee, np.int64) - self.pinned.sum(axis=1)
        supply = board.capacity - self.pinned.sum(axis=0)
        allowed = (board.bars == 0) & ~self.pinned & (demand > 0)[:, None] & (supply > 0)
        return market(np.zeros((rows, columns), np.int64), allowed, demand, supply)

    @property
    def place(self) -> int:
        """What filling one place is worth: more than all scores together."""
        return most(self.offer) * (FULL_SCORE + self.bonus) + 1


@dataclass(frozen=True)
class Best:
    """The best pairs as flags [mentees, mentors], and the numbers that prove it."""

    task: Task
    chosen: Flags
    floor: int

    def priced(self) -> Market:
        """The market whose prices prove the result."""
        return _priced(self.task, self.floor)


def most(offer: Market) -> int:
    """No assignment fills more places than this."""
    return int(min(offer.demand.sum(), offer.supply.sum()))


def find_best(task: Task) -> Best:
    """Solve stage by stage."""
    floor = highest_floor(task) if "worst" in task.board.settings.objective else 0
    offer = _priced(task, floor)
    face = optimal_face(offer, *lowest_prices(offer, solve(offer)))
    tied = replace(face.rest, gain=_tie_gains(task, face.rest))
    return Best(task, task.pinned | face.settled | solve(tied), floor)


def highest_floor(task: Task) -> int:
    """The highest score below which no new pair is needed to place as many people as possible."""
    offer, scores = task.offer, task.board.scores
    target = most_placed(offer)
    levels = np.unique(scores[offer.allowed])
    low, high = 0, len(levels) - 1
    while low < high:
        middle = (low + high + 1) // 2
        enough = most_placed(replace(offer, allowed=offer.allowed & (scores >= levels[middle]))) == target
        low, high = (middle, high) if enough else (low, middle - 1)
    return int(levels[low]) if target else 0


def _priced(task: Task, floor: int) -> Market:
    offer, scores = task.offer, task.board.scores
    gain = task.place + scores.astype(np.int64) + task.bonus * task.kept
    return replace(offer, gain=gain, allowed=offer.allowed & (scores >= floor))


def _tie_gains(task: Task, rest: Market) -> Gains:
    """More pairs first, then pairs that stood before, then the numbers of the ids, in one exact whole number."""
    steps = most(rest) + 1
    people = int(rest.demand.sum() + rest.supply.sum()) + 1
    bits = min(40, max(1, (EXACT // (2 * people * steps * steps)).bit_length() - 1))
    unit = steps << bits
    numbers = pair_numbers(task.board.mentees, task.board.mentors, bits)
    return np.asarray(unit * steps + unit * task.kept + (1 << bits) - 1 - numbers, np.int64)
