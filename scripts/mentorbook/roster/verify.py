"""The independent checker: does a roster hold, and is it the best there is? No part of the engine is used.

It reads the program and the roster, judges every pair of the cohort again and adds up; `optimal` holds the proof
against the whole table.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from pydantic import ValidationError
from scipy.sparse import csr_array

from mentorbook.matching.bars import FULL_SCORE, SENTENCES, names_in
from mentorbook.matching.board import Board, read_board
from mentorbook.matching.inputs import input_digests
from mentorbook.matching.pairs import cells_of, make_pairs, per_column, per_row, places_of
from mentorbook.matching.pins import pinned_cells, read_pins
from mentorbook.matching.rematch import PUBLISHED
from mentorbook.model.program import Cohort, Program
from mentorbook.model.roster import Roster, RosterPair

from .optimal import Claim
from .proof import Proof
from .together import Gathering


@dataclass(frozen=True)
class Verdict:
    """What is wrong, in sentences; how many pairs were judged; and how many would rather have each other.

    `head_start` are the points by which another roster would have to be better for each pair of this one given up.
    `word` is what the solver of groups and peers says of its result, which is not proven again.
    """

    faults: tuple[str, ...]
    judged: int = 0
    blocking: int = 0
    head_start: int = 0
    word: str = ""


def verify(program: Program, cohort: Cohort, roster: Roster) -> Verdict:
    """Check a cohort's roster. Raises KeyError when the cohort has no plan."""
    if roster.inputs != input_digests(program, cohort):
        return Verdict(("the roster was made from other data; run `mentorbook match` and review the change",))
    board = read_board(program, cohort.id)
    pinned = pinned_cells(board, read_pins(cohort.constraints, board))
    if not board.plan.is_proven:
        return _gathered(board, roster, pinned)
    return _proven(board, roster, pinned)


def _gathered(board: Board, roster: Roster, pinned: csr_array) -> Verdict:
    peers = board.plan.format == "peer"
    cells = {(min(cell), max(cell)) if peers else cell for cell in cells_of(pinned)}
    couples = frozenset((board.mentees[row], board.mentors[column]) for row, column in cells)
    gathering = Gathering(board, roster, couples)
    return Verdict(tuple(gathering.faults()), board.shape[0] * board.shape[1], word=gathering.word())


def _proven(board: Board, roster: Roster, pinned: csr_array) -> Verdict:
    try:
        proof = Proof.model_validate(roster.certificate)
    except ValidationError as error:
        first = error.errors()[0]
        return Verdict(
            (f"the certificate cannot be read: {'.'.join(map(str, first['loc']))}: {first['msg']}",)
        )
    faults = tuple(_strangers(board, roster, proof))
    if faults:
        return Verdict(faults)
    claim = Claim(board, proof, make_pairs(board.shape, _cells(board, roster)), pinned)
    found = (*_undue_head_start(board, proof), *_Case(roster, claim).faults())
    return Verdict(found, board.shape[0] * board.shape[1], claim.blocking, proof.keep.bonus)


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


@dataclass(frozen=True)
class _Case:
    """A roster against what is true of its pairs."""

    roster: Roster
    claim: Claim

    @cached_property
    def cells(self) -> list[tuple[int, int]]:
        """The pairs in the order of the roster, as (row, column)."""
        return _cells(self.claim.board, self.roster)

    def faults(self) -> Iterator[str]:
        """All that is wrong, the plainest first."""
        yield from self._broken_rules()
        yield from self._too_many()
        yield from self._wrong_figures()
        if self.claim.board.plan.format == "flash":
            yield from self._wrong_rounds()
        yield from self.claim.faults()

    def _broken_rules(self) -> Iterator[str]:
        claim = self.claim
        for (row, column), mask in zip(cells_of(claim.chosen), claim.judged.bars.tolist(), strict=True):
            yield from (f"{claim.named(row, column)}: {SENTENCES[rule]} ({rule})" for rule in names_in(mask))
        for row, column in sorted(set(cells_of(claim.pinned)) - set(cells_of(claim.chosen))):
            yield f"{claim.named(row, column)}: pinned, and not in the roster"

    def _too_many(self) -> Iterator[str]:
        claim, board = self.claim, self.claim.board
        for cell, times in Counter(self.cells).items():
            if times > 1:
                yield f"{claim.named(*cell)}: in the roster {times} times"
        for ids, most, held in (
            (board.mentors, board.capacity, per_column(claim.chosen)),
            (board.mentees, board.demand, per_row(claim.chosen)),
        ):
            for place in np.flatnonzero(held > most):
                yield f"{ids[place]} takes {most[place]} at most and has {held[place]}"

    def _wrong_rounds(self) -> Iterator[str]:
        """Nobody can be in two meetings at once, and no round is more than the busiest person needs."""
        met: Counter[tuple[str, int | None]] = Counter()
        for pair in self.roster.pairs.values():
            met.update((who, pair.round) for who in pair.members)
        for (who, turn), times in sorted(met.items(), key=str):
            if times > 1 or turn is None:
                yield f"{who} has {times} meetings in round {turn}"
        chosen = self.claim.chosen
        busiest = max(int(per_row(chosen).max(initial=0)), int(per_column(chosen).max(initial=0)))
        if max((pair.round or 0 for pair in self.roster.pairs.values()), default=0) > busiest:
            yield f"there are more rounds than the {busiest} that the busiest person needs"

    def _wrong_figures(self) -> Iterator[str]:
        chosen, scores = self.claim.chosen, self.claim.judged.scores
        true = zip(scores.tolist(), self.claim.board.parts_of(*places_of(chosen)), strict=True)
        known = dict(zip(cells_of(chosen), true, strict=True))
        for pair, cell in zip(self.roster.pairs.values(), self.cells, strict=False):
            score, parts = known[cell]
            if pair.score != score:
                yield f"{_name(pair)}: scores {score}, not {pair.score}"
            elif dict(pair.parts) != parts:
                yield f"{_name(pair)}: the parts are not what makes up the score"
        worst = int(scores.min()) if len(scores) else 0
        for name, value in {"placed": len(scores), "worst": worst, "total": int(scores.sum())}.items():
            if getattr(self.roster.totals, name) != value:
                yield f"totals: {name} is {value}, not {getattr(self.roster.totals, name)}"


def _cells(board: Board, roster: Roster) -> list[tuple[int, int]]:
    rows = {who: row for row, who in enumerate(board.mentees)}
    columns: dict[str | None, int] = {who: column for column, who in enumerate(board.mentors)}
    return [(rows[mentee], columns[pair.mentor]) for pair in roster.pairs.values() for mentee in pair.mentees]
