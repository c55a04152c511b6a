"""Does a roster of groups or of peers hold? Rules, sizes, scores and pins; that none is better is the solver's word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from mentorbook.matching.bars import SENTENCES, names_in
from mentorbook.matching.board import Board, shared_parts
from mentorbook.model.roster import Roster, RosterPair

Couple = tuple[str, str]  # mentee, mentor; two peers in order

TRIO = 3
PROVEN_THEN = "That none is better was checked when it was made; it is not proven again here."


@dataclass(frozen=True)
class Gathering:
    """A roster of groups or of peers against its board."""

    board: Board
    roster: Roster
    pinned: frozenset[Couple]

    def faults(self) -> Iterator[str]:
        """All that is wrong, the plainest first."""
        strangers = list(self._strangers())
        yield from strangers
        if not strangers:
            yield from self._broken_rules()
            yield from self._wrong_sizes()
            yield from self._wrong_figures()

    def word(self) -> str:
        """What the solver says of its own result."""
        bound = self.roster.certificate.get("bound")
        if not isinstance(bound, dict) or not all(
            isinstance(bound.get(name), int) for name in ("placed", "points")
        ):
            return PROVEN_THEN
        more = bound["placed"] - self.roster.totals.placed
        if more > 0:
            return f"The solver ran out of time: perhaps {more} more could be placed."
        points = bound["points"] - self.roster.totals.total - self._head_start()
        if points > 0:
            return f"The solver ran out of time: perhaps {points} more points could be found."
        return PROVEN_THEN

    def _head_start(self) -> int:
        keep = self.roster.certificate.get("keep")
        bonus = keep.get("bonus", 0) if isinstance(keep, dict) else 0
        return int(bonus) * self.roster.totals.placed

    def _strangers(self) -> Iterator[str]:
        mentors, mentees = set(self.board.mentors), set(self.board.mentees)
        peers = self.board.plan.format == "peer"
        for pair in self.roster.pairs.values():
            fits = not pair.mentees if peers else pair.mentor in mentors and not pair.peers
            if not fits or not mentees.issuperset((*pair.mentees, *pair.peers)) or (peers and pair.mentor):
                kind = "peers" if peers else "a mentor and mentees"
                yield f"{_name(pair)}: not {kind} who take part in this cohort"

    def _broken_rules(self) -> Iterator[str]:
        for pair in self.roster.pairs.values():
            for couple in _couples(pair):
                yield from (
                    f"{_named(couple)}: {SENTENCES[rule]} ({rule})" for rule in names_in(self._bars(couple))
                )
            for both in combinations(sorted(pair.mentees), 2):
                if both in self.board.companions.apart:
                    rule = self.board.companions.apart[both]
                    yield f"{both[0]} and {both[1]} are in one group: {SENTENCES[rule]} ({rule})"
        yield from self._parted()
        met = {couple for pair in self.roster.pairs.values() for couple in _couples(pair)}
        yield from (
            f"{_named(couple)}: pinned, and not in the roster" for couple in sorted(self.pinned - met)
        )

    def _parted(self) -> Iterator[str]:
        group = {who: name for name, pair in self.roster.pairs.items() for who in pair.mentees}
        for one, other in sorted(self.board.companions.together):
            if group.get(one) != group.get(other):
                yield f"{one} and {other} are to be together, and are not in one group"

    def _wrong_sizes(self) -> Iterator[str]:
        places = Counter(who for pair in self.roster.pairs.values() for who in (*pair.mentees, *pair.peers))
        for who, times in sorted(places.items()):
            if times > 1:
                yield f"{who} is in {times} places of the roster"
        yield from self._odd_couples() if self.board.plan.format == "peer" else self._wrong_groups()

    def _wrong_groups(self) -> Iterator[str]:
        """A mentor leads one group of the right size or, in a mixed cohort, has mentees of their own."""
        low, high = self.board.group.min, self.board.group.max
        groups = {pair.mentor: pair for name, pair in self.roster.pairs.items() if name.endswith("--group")}
        for pair in groups.values():
            if not low <= len(pair.mentees) <= high:
                yield f"{_name(pair)}: {len(pair.mentees)} in a group, and it must be {low} to {high}"
        own = Counter(pair.mentor for name, pair in self.roster.pairs.items() if not name.endswith("--group"))
        places = dict(zip(self.board.mentors, self.board.columns.mentors.capacity.tolist(), strict=True))
        for mentor, held in sorted(own.items(), key=str):
            most = (
                0
                if mentor is None or self.board.plan.format != "mixed" or mentor in groups
                else places[mentor]
            )
            if held > most:
                yield f"{mentor} takes {most} on their own at most and has {held}"
        for pair in self.roster.pairs.values():
            if pair not in groups.values() and len(pair.mentees) != 1:
                yield f"{_name(pair)}: a pair has one mentee"

    def _odd_couples(self) -> Iterator[str]:
        larger = [pair for pair in self.roster.pairs.values() if len(pair.peers) != 2]
        for pair in larger[int(len(larger) > 0 and len(larger[0].peers) == TRIO) :]:
            yield f"{_name(pair)}: peers meet in twos, and three only once where one is left over"

    def _wrong_figures(self) -> Iterator[str]:
        scores = [self.board.score(*self._cell(couple)) for couple in self._all_couples()]
        for pair in self.roster.pairs.values():
            cells = [self._cell(couple) for couple in _couples(pair)]
            score = sum(self.board.score(*cell) for cell in cells) // len(cells)
            if pair.score != score:
                yield f"{_name(pair)}: scores {score}, not {pair.score}"
            elif dict(pair.parts) != shared_parts([self.board.parts(*cell) for cell in cells]):
                yield f"{_name(pair)}: the parts are not what makes up the score"
        placed = sum(len(pair.mentees) + len(pair.peers) for pair in self.roster.pairs.values())
        for name, value in {"placed": placed, "worst": min(scores, default=0), "total": sum(scores)}.items():
            if getattr(self.roster.totals, name) != value:
                yield f"totals: {name} is {value}, not {getattr(self.roster.totals, name)}"

    def _all_couples(self) -> list[Couple]:
        return [couple for pair in self.roster.pairs.values() for couple in _couples(pair)]

    def _cell(self, couple: Couple) -> tuple[int, int]:
        return self.board.mentees.index(couple[0]), self.board.mentors.index(couple[1])

    def _bars(self, couple: Couple) -> int:
        row, column = self._cell(couple)
        return int(self.board.table.look_at(np.array([row]), np.array([column])).bars[0])


def _couples(pair: RosterPair) -> list[Couple]:
    if pair.mentor:
        return [(mentee, pair.mentor) for mentee in pair.mentees]
    return list(combinations(sorted(pair.peers), 2))


def _name(pair: RosterPair) -> str:
    first, *others = pair.members
    return f"{first} with {', '.join(others)}"


def _named(couple: Couple) -> str:
    return f"{couple[1]} with {couple[0]}"
