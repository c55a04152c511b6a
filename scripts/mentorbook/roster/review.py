"""The blind review: a roster to be judged by what people want and offer, under codes instead of names.

A code says nothing: codes are dealt in the order of a keyed hash, anew for each cohort and each state of the data. The
key that leads back to people is made apart, for whoever keeps it until the review is over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from mentorbook.matching.bars import SENTENCES
from mentorbook.matching.explain import reasons_of
from mentorbook.matching.match import Matching
from mentorbook.matching.meetings import Match
from mentorbook.matching.ties import digests
from mentorbook.matching.wording import REASONS
from mentorbook.model.program import Program

from .build import build_roster

MENTOR, MENTEE = "M", "E"


@dataclass(frozen=True)
class Codes:
    """The code of each mentor and of each mentee. Whoever is both has two."""

    mentors: Mapping[str, str]
    mentees: Mapping[str, str]

    def key(self) -> Iterator[tuple[str, str]]:
        """Code and id, sorted by code."""
        yield from sorted((code, who) for side in (self.mentors, self.mentees) for who, code in side.items())


def deal_codes(program: Program, result: Matching) -> Codes:
    """Codes for everybody who takes part."""
    salt = str(sorted(build_roster(program, result).inputs.items()))
    return Codes(_dealt(MENTOR, result.board.mentors, salt), _dealt(MENTEE, result.board.mentees, salt))


def _dealt(letter: str, ids: Sequence[str], salt: str) -> dict[str, str]:
    order = np.argsort(digests(ids, f"{letter} {salt}"), kind="stable")
    width = len(str(len(ids)))
    return {ids[place]: f"{letter}{number:0{width}}" for number, place in enumerate(order.tolist(), 1)}


def review_lines(program: Program, result: Matching) -> Iterator[str]:
    """The review as Markdown: the weakest pairs first, then those without a place."""
    codes = deal_codes(program, result)
    hide = _hider(program, result)
    totals = result.totals
    yield f"# Blind review of {result.cohort}"
    yield ""
    yield f"{totals.placed} places filled, weakest pair {totals.worst}, total {totals.total}. The weakest come first."
    for pair in sorted(result.pairs, key=lambda one: one.score):
        yield from _pair_lines(result, pair, codes, hide)
    yield from _left_lines(result, codes)


def _pair_lines(result: Matching, pair: Match, codes: Codes, hide: re.Pattern[str]) -> Iterator[str]:
    board = result.board
    yield ""
    yield f"## {_coded(pair, codes)}: {pair.score}"
    if pair.pinned:
        yield ""
        yield "Decided by hand."
    mentor, *mentees = pair.members
    for mentee in mentees:
        yield ""
        if len(mentees) > 1:
            yield f"### {codes.mentees[mentee]}"
            yield ""
        yield "| criterion | points | of | because |"
        yield "|---|--:|--:|---|"
        for reason in reasons_of(board, result.row(mentee), result.column(mentor)):
            because = hide.sub("…", reason.sentence).replace("|", "\\|")
            yield f"| {reason.criterion} | {reason.points} | {reason.most} | {because} |"


def _coded(pair: Match, codes: Codes) -> str:
    mentees = sorted(codes.mentees[who] for who in (*pair.mentees, *pair.peers))
    first, *others = [codes.mentors[pair.mentor], *mentees] if pair.mentor else mentees
    return f"{first} with {', '.join(others)}"


def _left_lines(result: Matching, codes: Codes) -> Iterator[str]:
    left = [
        (codes.mentees[one.person] if one.role == "mentee" else codes.mentors[one.person], one.reasons)
        for one in result.unmatched
    ]
    if left:
        yield from ("", "## Without a place", "")
    for code, reasons in sorted(left):
        told = "; ".join(REASONS.get(reason) or SENTENCES.get(reason, reason) for reason in reasons)
        yield f"- {code}: {told}"


def _hider(program: Program, result: Matching) -> re.Pattern[str]:
    """What leads to people: their ids, their names and each part of them, as words of their own."""
    everyone = {*result.board.mentors, *result.board.mentees}
    names = {program.people[who].name for who in everyone}
    parts = {part for name in names for part in name.split() if len(part) > 2}
    words = sorted({*everyone, *names, *parts}, key=lambda word: (-len(word), word))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words)) or '(?!)'})(?!\w)", re.IGNORECASE)
