"""From a matching to the roster record, and to the JSON that programs read."""

from __future__ import annotations

from typing import Any

from mentorbook.matching.inputs import input_digests
from mentorbook.matching.match import Matching
from mentorbook.matching.meetings import Match
from mentorbook.model.program import Program
from mentorbook.model.roster import Roster, RosterPair, Unmatched

from .lock import pair_people

VERSION = 1


def build_roster(program: Program, result: Matching) -> Roster:
    """The roster of a matching, with digests of what decided it. The program must be the one that was matched.

    Someone who found no place in either role stands there once, as a mentee.
    """
    mentees_last = sorted(result.unmatched, key=lambda one: (one.role == "mentee", one.person))
    unmatched = {one.person: Unmatched(roles=one.role, reasons=one.reasons) for one in mentees_last}
    return Roster(
        version=VERSION,
        inputs=input_digests(program, program.cohorts[result.cohort]),
        totals=result.totals,
        pairs={name: _roster_pair(pair) for name, pair in sorted(_named(result).items())},
        unmatched=dict(sorted(unmatched.items())),
        certificate=result.certificate,
    )


def match_json(result: Matching) -> dict[str, Any]:
    """What `match --format json` prints."""
    return {
        "cohort": result.cohort,
        "pairs": [
            {**pair_people(pair), "score": pair.score, "parts": dict(pair.parts)} for pair in result.pairs
        ],
        "unmatched": [
            {"person": one.person, "as": one.role, "reasons": list(one.reasons)} for one in result.unmatched
        ],
        "totals": result.totals.model_dump(),
        "certificate": result.certificate,
    }


def _named(result: Matching) -> dict[str, Match]:
    return {_id(pair): pair for pair in result.pairs}


def _id(pair: Match) -> str:
    """`mentor--mentee`, for a group `mentor--group`, for peers their ids in order, of three the first two."""
    return f"{pair.mentor}--group" if pair.group else "--".join(pair.members[:2])


def _roster_pair(pair: Match) -> RosterPair:
    return RosterPair(
        mentor=pair.mentor or None,
        mentees=pair.mentees,
        peers=pair.peers,
        round=pair.round,
        score=pair.score,
        parts=pair.parts,
    )
