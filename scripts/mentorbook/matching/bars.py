"""Hard rules as bars: for each pair, every rule that forbids it, by the rule's name.

Unknown data never bars: without a team, free times or years of experience there is no evidence against a pair;
the missing answer shows in the scores instead.
A bar is a bit in an integer, so that a whole cohort's bars are one table.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from mentorbook.model.matching import Rules

from .arrays import Flags
from .columns import MINUTES, UNKNOWN, Codes, Columns, both_state, shared_words, stating

Mask = npt.NDArray[np.uint32]
Judge = Callable[[Columns, Rules], Flags]

FULL_SCORE = 10_000


@dataclass(frozen=True)
class Bar:
    """A rule: its name, when it counts, which pairs it forbids, and what it says of a pair it bars."""

    name: str
    counts: Callable[[Rules], bool]
    forbids: Judge
    sentence: str
    reads: tuple[str, ...] = ()  # the answers of both that it depends on, if it depends on nothing else
    few: Callable[[Columns], csr_array] | None = None  # the pairs it forbids, of a rule that forbids few


def _same(mentees: Codes, mentors: Codes) -> Flags:
    """Known and equal."""
    mine = mentees[:, None]
    return np.asarray((mine == mentors) & (mine != UNKNOWN), np.bool_)


def _team(columns: Columns, _rules: Rules) -> Flags:
    """One team; equal names in two organizations are two teams."""
    mentees, mentors = columns.mentees, columns.mentors
    mine = mentees.organization[:, None]
    elsewhere = (mine != mentors.organization) & (mine != UNKNOWN) & (mentors.organization != UNKNOWN)
    return np.asarray(_same(mentees.team, mentors.team) & ~elsewhere, np.bool_)


def _organization(columns: Columns, _rules: Rules) -> Flags:
    return _same(columns.mentees.organization, columns.mentors.organization)


def _language(columns: Columns, rules: Rules) -> Flags:
    mine, theirs = columns.mentees.languages, columns.mentors.languages
    return (shared_words(mine, theirs) < rules.common_language) & both_state(mine, theirs)


def _overlap(columns: Columns, rules: Rules) -> Flags:
    minutes = columns.weeks.minutes
    return (minutes >= 0) & (minutes < rules.overlap_minutes)


def _experience(columns: Columns, rules: Rules) -> Flags:
    """Years ahead outside the span. In reverse mentoring the mentee is the one ahead. NaN compares as false.

    Between peers nobody is meant to be ahead: they may be as far apart as the span is at most.
    """
    gap = columns.mentors.years - columns.mentees.years[:, None]
    ahead = -gap if columns.plan.format == "reverse" else gap
    span = rules.experience_gap
    if span and columns.plan.format == "peer":
        return np.asarray(np.abs(gap) > span.max, np.bool_)
    outside = (ahead < span.min) | (ahead > span.max) if span else np.zeros(gap.shape)
    return np.asarray(outside, np.bool_)


def _must_have(columns: Columns, _rules: Rules) -> Flags:
    """A must that a mentor who lists topics does not list."""
    offers = columns.mentors.offers > 0
    missing = shared_words(columns.mentees.musts, ~offers)
    return np.asarray((missing > 0) & stating(offers), np.bool_)


def _format(columns: Columns, _rules: Rules) -> Flags:
    mine, theirs = columns.mentees.formats, columns.mentors.formats
    return np.asarray(both_state(mine, theirs) & (shared_words(mine, theirs) == 0), np.bool_)


def _always(_rules: Rules) -> bool:
    return True


def _between(name: str, sentence: str, counts: Callable[[Rules], bool] = _always) -> Bar:
    """A rule about what is between two people."""

    def few(columns: Columns) -> csr_array:
        return columns.relations.between(name)

    def forbids(columns: Columns, _rules: Rules) -> Flags:
        return np.asarray(few(columns).toarray() > 0, np.bool_)

    return Bar(name, counts, forbids, sentence, few=few)


BARS: tuple[Bar, ...] = (
    _between("apart", "the coordinator keeps the two apart"),
    _between("avoids", "one of them asked not to be paired with the other"),
    Bar(
        "common_language",
        lambda rules: rules.common_language > 0,
        _language,
        "they share too few languages",
        reads=("languages",),
    ),
    _between(
        "earlier_pair",
        "they were paired in an earlier cohort and do not both wish to continue",
        lambda rules: rules.earlier_pair == "forbid",
    ),
    Bar(
        "experience_gap",
        lambda rules: rules.experience_gap is not None,
        _experience,
        "the difference in years of experience is outside the limits",
        reads=("years",),
    ),
    Bar("format", _always, _format, "no format suits both", reads=("formats",)),
    Bar(
        "must_have_topic",
        lambda rules: rules.must_have_topic == "require",
        _must_have,
        "the mentor does not offer a topic that is a must",
        reads=("musts", "offers"),
    ),
    Bar(
        "overlap_minutes",
        lambda rules: rules.overlap_minutes > 0,
        _overlap,
        "they have too little common time",
        reads=(MINUTES,),
    ),
    _between("parted", "they parted, or one of them asked for another match"),
    _between(
        "reporting_line",
        "one of them reports to the other",
        lambda rules: rules.reporting_line == "forbid",
    ),
    Bar(
        "same_organization",
        lambda rules: rules.same_organization == "forbid",
        _organization,
        "they belong to the same organization",
        reads=("organization",),
    ),
    _between("same_person", "nobody mentors themselves"),
    Bar(
        "same_team",
        lambda rules: rules.same_team == "forbid",
        _team,
        "they are in the same team",
        reads=("organization", "team"),
    ),
    _between("veto", "the coordinator ruled this pair out"),
)
MINIMUM_SCORE = "minimum_score"
IN_CONFIDENCE = frozenset(
    {"avoids", "parted"}
)  # what one of the two asked for; no report tells that somebody did
NAMES: tuple[str, ...] = tuple(sorted([*(bar.name for bar in BARS), MINIMUM_SCORE]))
BITS: Mapping[str, np.uint32] = {name: np.uint32(1 << place) for place, name in enumerate(NAMES)}
SENTENCES: Mapping[str, str] = {bar.name: bar.sentence for bar in BARS} | {
    MINIMUM_SCORE: "the score is below the lowest that counts"
}


def too_low(scores: npt.NDArray[np.int32], rules: Rules) -> Mask:
    """The bar of pairs whose score is below the minimum."""
    return np.where(scores < round(rules.minimum_score * FULL_SCORE), BITS[MINIMUM_SCORE], np.uint32(0))


def names_in(mask: int) -> tuple[str, ...]:
    """The names of the bars in one pair's mask, sorted."""
    return tuple(name for name in NAMES if mask & int(BITS[name]))
