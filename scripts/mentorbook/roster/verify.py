"""The independent checker: does a roster hold, and is it the best there is? No part of the engine is used.

It reads the program and the roster, judges every pair of the cohort again, block by block, and adds up. What makes a
roster the best is linear programming duality (Kuhn 1955 for pairs, Kőnig 1931 for covers), which needs no trust in
whoever found it: see `matching/certificate.py` for what the numbers mean.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from pydantic import ValidationError
from scipy.sparse import csr_array

from mentorbook.matching.arrays import Numbers
from mentorbook.matching.bars import FULL_SCORE, SENTENCES, names_in
from mentorbook.matching.board import Board, read_board
from mentorbook.matching.inputs import input_digests
from mentorbook.matching.pairs import cells_of, flags_of, make_pairs, per_column, per_row, places_of
from mentorbook.matching.pins import pinned_cells, read_pins
from mentorbook.matching.rematch import PUBLISHED
from mentorbook.matching.table import Judged
from mentorbook.model.program import Cohort, Program
from mentorbook.model.roster import Roster, RosterPair

from .proof import Proof


@dataclass(frozen=True)
class Verdict:
    """What is wrong, in sentences; how many pairs were judged; and how many would rather have each other.

    `head_start` are the points by which another roster would have to be better for each pair of this one given up.
    """

    faults: tuple[str, ...]
    judged: int = 0
    blocking: int = 0
    head_start: int = 0


def verify(program: Program, cohort: Cohort, roster: Roster) -> Verdict:
    """Check a cohort's roster. Raises KeyError when the cohort has no plan."""
    if roster.inputs != input_digests(program, cohort):
        return Verdict(("the roster was made from other data; run `mentorbook match` and review the change",))
    try:
        proof = Proof.model_validate(roster.certificate)
    except ValidationError as error:
        first = error.errors()[0]
        return Verdict(
            (f"the certificate cannot be read: {'.'.join(map(str, first['loc']))}: {first['msg']}",)
        )
    board = read_board(program, cohort.id)
    faults = tuple(_strangers(board, roster, proof))
    if faults:
        return Verdict(faults)
    case = _Case(board, roster, proof, pinned_cells(board, read_pins(cohort.constraints, board)))
    found = (*_undue_head_start(board, proof), *case.faults())
    return Verdict(found, board.shape[0] * board.shape[1], case.blocking, proof.keep.bonus)


def _undue_head_start(board: Board, proof: Proof) -> Iterator[str]:
    """A head start proves any roster if it is large enough, so it must be one that the program grants."""
    rematch, bonus = board.settings.rematch, proof.keep.bonus
    if bonus and board.plan.status not in PUBLISHED:
        yield "certificate: the pairs have a head start, and the cohort is not running yet"
    elif bonus > round(rematch.keep_bonus * FULL_SCORE) and rematch.budget is None:
        yield f"certificate: a head start of {bonus} points is more than the keep_bonus of the settings"


def _strangers(board: Board, roster: Roster, proof: Proof) -> Iterator[str]:
    """People in the roster or the certificate who do not take part in that role."""
    mentors, mentees = set(board.mentors), set(board.mentees)
    for pair in roster.pairs.values():
        strange = [who for who in pair.mentees if who not in mentees]
        if pair.mentor not in mentors or strange or pair.peers:
            yield f"{_name(pair)}: not a mentor and a mentee who take part in this cohort"
    named = {*proof.mentors, *proof.limit, *proof.cover} - mentors | set(proof.mentees) - mentees
    yield from (f"the certificate names {who}, who does not take part in that role" for who in sorted(named))


def _name(pair: RosterPair) -> str:
    return f"{pair.mentor} with {', '.join(pair.mentees)}"


class _Case:
    """A roster against its board. Sets of pairs are sparse tables [mentees, mentors]."""

    def __init__(self, board: Board, roster: Roster, proof: Proof, pinned: csr_array) -> None:
        self.board, self.roster, self.proof, self.pinned = board, roster, proof, pinned
        self.chosen = make_pairs(board.shape, self._cells())
        self.free = make_pairs(board.shape, set(cells_of(self.chosen)) - set(cells_of(pinned)))
        self.demand, self.supply = board.demand - per_row(pinned), board.capacity - per_column(pinned)
        self.mentor_prices = _in_order(board.mentors, proof.mentors)
        self.mentee_prices = _in_order(board.mentees, proof.mentees)
        self.blocking = 0
        self.elsewhere = {"limit": 0, "cover": 0}  # what mentees could fill with mentors who are not named

    def faults(self) -> Iterator[str]:
        """All that is wrong, the plainest first. Afterwards `blocking` is known."""
        yield from self._broken_rules()
        yield from self._too_many()
        yield from self._wrong_figures()
        yield from self._loose_prices()
        yield from self._loose_floor()

    def _cells(self) -> list[tuple[int, int]]:
        rows = {who: row for row, who in enumerate(self.board.mentees)}
        columns: dict[str | None, int] = {who: column for column, who in enumerate(self.board.mentors)}
        pairs = self.roster.pairs.values()
        return [(rows[mentee], columns[pair.mentor]) for pair in pairs for mentee in pair.mentees]

    def _named(self, row: int, column: int) -> str:
        return f"{self.board.mentors[column]} with {self.board.mentees[row]}"

    def _broken_rules(self) -> Iterator[str]:
        for (row, column), mask in zip(cells_of(self.chosen), self._judged().bars.tolist(), strict=True):
            yield from (f"{self._named(row, column)}: {SENTENCES[rule]} ({rule})" for rule in names_in(mask))
        for row, column in sorted(set(cells_of(self.pinned)) - set(cells_of(self.chosen))):
            yield f"{self._named(row, column)}: pinned, and not in the roster"

    def _too_many(self) -> Iterator[str]:
        cells, board = Counter(self._cells()), self.board
        yield from (
            f"{self._named(*cell)}: in the roster {times} times" for cell, times in cells.items() if times > 1
        )
        for ids, most, held in (
            (board.mentors, board.capacity, per_column(self.chosen)),
            (board.mentees, board.demand, per_row(self.chosen)),
        ):
            for place in np.flatnonzero(held > most):
                yield f"{ids[place]} takes {most[place]} at most and has {held[place]}"

    def _judged(self) -> Judged:
        return self.board.table.look_at(*places_of(self.chosen))

    def _wrong_figures(self) -> Iterator[str]:
        scores = self._judged().scores
        true = zip(scores.tolist(), self.board.parts_of(*places_of(self.chosen)), strict=True)
        known = dict(zip(cells_of(self.chosen), true, strict=True))
        for pair, cell in zip(self.roster.pairs.values(), self._cells(), strict=False):
            score, parts = known[cell]
            if pair.score != score:
                yield f"{_name(pair)}: scores {score}, not {pair.score}"
            elif dict(pair.parts) != parts:
                yield f"{_name(pair)}: the parts are not what makes up the score"
        worst = int(scores.min()) if len(scores) else 0
        for name, value in {"placed": len(scores), "worst": worst, "total": int(scores.sum())}.items():
            if getattr(self.roster.totals, name) != value:
                yield f"totals: {name} is {value}, not {getattr(self.roster.totals, name)}"

    def _loose_prices(self) -> Iterator[str]:
        """Prices prove the most places and the highest total, if no open cell is worth more than they say."""
        if self.proof.place <= min(self.demand.sum(), self.supply.sum()) * (
            FULL_SCORE + self.proof.keep.bonus
        ):
            yield "certificate: a place counts less than the scores of a whole roster"
        for rows, judged in self.board.blocks():
            yield from self._sweep(rows, judged)
        left = self.supply - per_column(self.free), self.demand - per_row(self.free)
        sides = (self.board.mentors, self.mentor_prices), (self.board.mentees, self.mentee_prices)
        for room, (ids, prices) in zip(left, sides, strict=True):
            for place in np.flatnonzero((room > 0) & (prices > 0)):
                yield f"certificate: {ids[place]} has room and a price, so the roster is worth less than the prices say"

    def _sweep(self, rows: Numbers, judged: Judged) -> Iterator[str]:
        """Hold the prices against a block of the table; count blocking pairs and what the covers leave open."""
        chosen, pinned, free = (flags_of(pairs, rows) for pairs in (self.chosen, self.pinned, self.free))
        room = (self.demand[rows] > 0)[:, None] & (self.supply > 0)
        open_cells = (judged.bars == 0) & ~pinned & room
        worth = self.proof.place + judged.scores.astype(np.int64) + self.proof.keep.bonus * chosen
        slack = self.mentee_prices[rows, None] + self.mentor_prices - worth
        # Of several places a mentee's better ones may bring more than both prices; the only one brings just as much.
        off = np.where(self.demand[rows, None] > 1, slack > 0, slack != 0)
        above_floor = open_cells & (judged.scores >= self.proof.floor)
        for row, column in np.argwhere((free & off) | (above_floor & ~free & (slack < 0)))[:3].tolist():
            yield f"certificate: the prices do not hold for {self._named(int(rows[row]), column)}"
        for name, cells in (
            ("limit", open_cells),
            ("cover", open_cells & (judged.scores > self.proof.floor)),
        ):
            others = (cells & ~np.isin(self.board.mentors, getattr(self.proof, name))).sum(axis=1)
            self.elsewhere[name] += int(np.minimum(self.demand[rows], others).sum())
        worst_of_rows, worst_of_columns = self._worst
        better = (judged.scores > worst_of_rows[rows, None]) & (judged.scores > worst_of_columns)
        self.blocking += int((better & (judged.bars == 0) & ~chosen).sum())

    @cached_property
    def _worst(self) -> tuple[Numbers, Numbers]:
        """The lowest score that each mentee and each mentor has; -1 with room left."""
        worst = [np.full(size, FULL_SCORE, np.int64) for size in self.board.shape]
        for places, least in zip(places_of(self.chosen), worst, strict=True):
            np.minimum.at(least, places, self._judged().scores)
        worst[0][per_row(self.chosen) < self.board.demand] = -1
        worst[1][per_column(self.chosen) < self.board.capacity] = -1
        return worst[0], worst[1]

    def _loose_floor(self) -> Iterator[str]:
        """Covers prove that lower cells place no more, and that higher ones alone do not place as many."""
        if "worst" not in self.board.settings.objective:
            return
        placed = self.free.nnz
        if (self.board.table.look_at(*places_of(self.free)).scores < self.proof.floor).any():
            yield "certificate: a pair scores less than the floor"
        if self._covered("limit") > placed:
            yield "certificate: the limit does not show that no more people can be placed"
        if placed and self._covered("cover") >= placed:
            yield "certificate: the cover does not show that the weakest pair cannot be better"

    def _covered(self, name: str) -> int:
        """The most places that can be filled: all of the mentors named, and what each mentee could have elsewhere."""
        return (
            int(self.supply[np.isin(self.board.mentors, getattr(self.proof, name))].sum())
            + self.elsewhere[name]
        )


def _in_order(ids: tuple[str, ...], prices: dict[str, int]) -> Numbers:
    return np.array([prices.get(who, 0) for who in ids], np.int64)
