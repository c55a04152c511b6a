"""The independent checker: does a roster hold, and is it the best there is? No part of the engine is used.

It reads the program and the roster, judges every pair of the cohort again, block by block, and adds up. What makes a
roster the best is linear programming duality (Kuhn 1955 for pairs, Kőnig 1931 for covers), which needs no trust in
whoever found it: see `matching/certificate.py` for what the numbers mean.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

import numpy as np
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from mentorbook.matching.arrays import Flags, Numbers
from mentorbook.matching.bars import FULL_SCORE, SENTENCES
from mentorbook.matching.board import Board, read_board
from mentorbook.matching.inputs import input_digests
from mentorbook.matching.pins import pinned_cells, read_pins
from mentorbook.model.program import Cohort, Program
from mentorbook.model.roster import Roster, RosterPair


class Keep(BaseModel):
    """The head start of the pairs of this very roster, in points."""

    model_config = ConfigDict(strict=True)
    bonus: int = Field(ge=0)


class Proof(BaseModel):
    """What a roster's certificate says."""

    model_config = ConfigDict(strict=True)
    place: int = Field(ge=1)
    floor: int = Field(ge=0)
    mentors: dict[str, Annotated[int, Field(ge=0)]] = {}
    mentees: dict[str, Annotated[int, Field(ge=0)]] = {}
    limit: list[str] = []
    cover: list[str] = []
    keep: Keep = Keep(bonus=0)


@dataclass(frozen=True)
class Verdict:
    """What is wrong, in sentences; how many pairs were judged; and how many would rather have each other."""

    faults: tuple[str, ...]
    judged: int = 0
    blocking: int = 0


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
    return Verdict(tuple(case.faults()), board.scores.size, case.blocking())


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
    """A roster against its board; pairs are flags [mentees, mentors]."""

    def __init__(self, board: Board, roster: Roster, proof: Proof, pinned: Flags) -> None:
        self.board, self.roster, self.proof, self.pinned = board, roster, proof, pinned
        self.chosen = np.zeros(board.scores.shape, np.bool_)
        for mentor, mentee in self._couples():
            self.chosen[board.mentees.index(mentee), board.mentors.index(mentor)] = True
        self.free = self.chosen & ~pinned
        self.demand, self.supply = board.demand - pinned.sum(axis=1), board.capacity - pinned.sum(axis=0)
        self.mentor_prices = _in_order(board.mentors, proof.mentors)
        self.mentee_prices = _in_order(board.mentees, proof.mentees)
        room = (self.demand > 0)[:, None] & (self.supply > 0)
        self.open = (board.bars == 0) & ~pinned & room

    def faults(self) -> Iterator[str]:
        """All that is wrong, the plainest first."""
        yield from self._broken_rules()
        yield from self._too_many()
        yield from self._wrong_figures()
        yield from self._loose_prices()
        yield from self._loose_floor()

    def blocking(self) -> int:
        """Pairs that may be together, are not, and score higher than what both of them have."""
        scores = self.board.scores
        most = np.iinfo(np.int32).max
        held = np.where(self.chosen, scores, most)
        worst_of_row, worst_of_column = held.min(axis=1, initial=most), held.min(axis=0, initial=most)
        worst_of_row[self.chosen.sum(axis=1) < self.board.demand] = -1
        worst_of_column[self.chosen.sum(axis=0) < self.board.capacity] = -1
        better = (scores > worst_of_row[:, None]) & (scores > worst_of_column)
        return int((better & (self.board.bars == 0) & ~self.chosen).sum())

    def _couples(self) -> Iterator[tuple[str, str]]:
        for pair in self.roster.pairs.values():
            yield from ((str(pair.mentor), mentee) for mentee in pair.mentees)

    def _broken_rules(self) -> Iterator[str]:
        board = self.board
        for row, column in zip(*np.nonzero(self.chosen), strict=True):
            for rule in board.bar_names(row, column):
                yield f"{board.mentors[column]} with {board.mentees[row]}: {SENTENCES[rule]} ({rule})"
        for row, column in zip(*np.nonzero(self.pinned & ~self.chosen), strict=True):
            yield f"{board.mentors[column]} with {board.mentees[row]}: pinned, and not in the roster"

    def _too_many(self) -> Iterator[str]:
        board, couples = self.board, list(self._couples())
        places = dict(zip(board.mentors, board.capacity.tolist(), strict=True))
        for (mentor, mentee), times in Counter(couples).items():
            if times > 1:
                yield f"{mentor} with {mentee}: in the roster {times} times"
        for mentor, count in Counter(mentor for mentor, _ in couples).items():
            if count > places[mentor]:
                yield f"{mentor} takes {places[mentor]} at most and has {count}"
        for mentee, count in Counter(mentee for _, mentee in couples).items():
            if count > board.plan.mentors_per_mentee:
                yield f"{mentee} gets {board.plan.mentors_per_mentee} mentors at most and has {count}"

    def _wrong_figures(self) -> Iterator[str]:
        board = self.board
        for pair in self.roster.pairs.values():
            row, column = board.mentees.index(pair.mentees[0]), board.mentors.index(str(pair.mentor))
            if pair.score != board.scores[row, column]:
                yield f"{_name(pair)}: scores {board.scores[row, column]}, not {pair.score}"
            elif dict(pair.parts) != board.parts(row, column):
                yield f"{_name(pair)}: the parts are not what makes up the score"
        scores = board.scores[self.chosen]
        found = {"placed": len(scores), "worst": int(scores.min(initial=FULL_SCORE)) if len(scores) else 0}
        for name, value in {**found, "total": int(scores.sum())}.items():
            if getattr(self.roster.totals, name) != value:
                yield f"totals: {name} is {value}, not {getattr(self.roster.totals, name)}"

    def _loose_prices(self) -> Iterator[str]:
        """Prices prove the most places and the highest total, if no open cell is worth more than they say."""
        bonus, board = self.proof.keep.bonus, self.board
        if self.proof.place <= min(self.demand.sum(), self.supply.sum()) * (FULL_SCORE + bonus):
            yield "certificate: a place counts less than the scores of a whole roster"
        worth = self.proof.place + board.scores.astype(np.int64) + bonus * self.chosen
        slack = self.mentee_prices[:, None] + self.mentor_prices - worth
        open_cells = self.open & (board.scores >= self.proof.floor)
        # Of several places a mentee's better ones may bring more than both prices; the only one brings just as much.
        off = np.where(self.demand[:, None] > 1, slack > 0, slack != 0)
        for row, column in np.argwhere((self.free & off) | (open_cells & ~self.chosen & (slack < 0)))[:3]:
            yield f"certificate: the prices do not hold for {board.mentors[column]} with {board.mentees[row]}"
        idle_mentors = (self.free.sum(axis=0) < self.supply) & (self.mentor_prices > 0)
        idle_mentees = (self.free.sum(axis=1) < self.demand) & (self.mentee_prices > 0)
        for who in [*np.array(board.mentors)[idle_mentors], *np.array(board.mentees)[idle_mentees]]:
            yield f"certificate: {who} has room and a price, so the roster is worth less than the prices say"

    def _loose_floor(self) -> Iterator[str]:
        """Covers prove that lower cells place no more, and that higher ones alone do not place as many."""
        if "worst" not in self.board.settings.objective:
            return
        placed, above = int(self.free.sum()), self.open & (self.board.scores > self.proof.floor)
        if (self.board.scores[self.free] < self.proof.floor).any():
            yield "certificate: a pair scores less than the floor"
        if self._covered(self.proof.limit, self.open) > placed:
            yield "certificate: the limit does not show that no more people can be placed"
        if placed and self._covered(self.proof.cover, above) >= placed:
            yield "certificate: the cover does not show that the weakest pair cannot be better"

    def _covered(self, mentors: list[str], cells: Flags) -> int:
        """The most places these cells can fill: all of the mentors named, and what is open to each mentee elsewhere."""
        named = np.isin(self.board.mentors, mentors)
        elsewhere = np.minimum(self.demand, (cells & ~named).sum(axis=1))
        return int(self.supply[named].sum() + elsewhere.sum())


def _in_order(ids: tuple[str, ...], prices: dict[str, int]) -> Numbers:
    return np.array([prices.get(who, 0) for who in ids], np.int64)
