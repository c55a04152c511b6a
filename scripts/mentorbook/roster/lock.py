"""The lock file: roster.yml as exact text, without a clock, the same for any file order, machine or solver."""

from __future__ import annotations

from typing import Any

from mentorbook.matching.meetings import Match
from mentorbook.model.roster import Roster, RosterPair
from mentorbook.source.writing import to_yaml

HEADER = """\
# yaml-language-server: $schema=../../schema/roster.schema.json
# written by `mentorbook match {cohort}`; change constraints.yml or the applications and run it again
"""


def lock_text(roster: Roster, cohort: str) -> str:
    """The text of a cohort's roster.yml. Equal rosters give equal text."""
    return HEADER.format(cohort=cohort) + to_yaml(_data(roster))


def _data(roster: Roster) -> dict[str, Any]:
    return {
        "version": roster.version,
        "inputs": dict(sorted(roster.inputs.items())),
        "totals": roster.totals.model_dump(),
        "pairs": {name: _pair(pair) for name, pair in sorted(roster.pairs.items())},
        "unmatched": {
            who: {"as": one.roles, "reasons": list(one.reasons)}
            for who, one in sorted(roster.unmatched.items())
        },
        "certificate": roster.certificate,
    }


def _pair(pair: RosterPair) -> dict[str, Any]:
    return {**pair_people(pair), "score": pair.score, "parts": dict(pair.parts)}


def pair_people(pair: RosterPair | Match) -> dict[str, Any]:
    """Who is in a pair or group, and in which round they meet."""
    people: dict[str, Any] = {"peers": list(pair.peers)} if pair.peers else {}
    if pair.mentor:
        people = {"mentor": pair.mentor, "mentees": list(pair.mentees)}
    return people | ({"round": pair.round} if pair.round else {})
