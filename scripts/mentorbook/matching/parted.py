"""Who was together and should not be again: what journals say becomes an input of the next run.

A pair has parted when it ended for another reason than that its time was over, or when somebody says of the latest
session in which they were asked that the two do not fit. It does not matter who said so, and it is not told.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

from mentorbook.model.pair import Pair
from mentorbook.model.program import Cohort, Program
from mentorbook.privacy.placements import Placement, placements

Couple = tuple[str, str]

FOR_GOOD = ("no-chemistry", "other")  # reasons that outlast a cohort: time and places change


def parted_couples(program: Program, cohort: Cohort) -> set[Couple]:
    """Who parted in this cohort or, for a reason that lasts, in an earlier one; both ways. History has no next run."""
    if cohort.plan is None or cohort.plan.status == "closed":
        return set()
    parted = {
        couple
        for other in program.cohorts.values()
        if other.id == cohort.id or starts_before(other, cohort)
        for placement in placements(other)
        if placement.journal and _counts(placement.journal, now=other.id == cohort.id)
        for couple in couples_in(placement)
    }
    return parted | {(other, one) for one, other in parted}


def has_parted(journal: Pair) -> bool:
    """Did it end before its time, or did one of them ask for another match?"""
    if journal.ended:
        return journal.ended.reason != "planned"
    return "not-good" in _latest_fits(journal)


def _counts(journal: Pair, *, now: bool) -> bool:
    lasting = journal.ended is None or journal.ended.reason in FOR_GOOD
    return has_parted(journal) and (now or lasting)


def _latest_fits(journal: Pair) -> list[str]:
    """What each of them said last."""
    latest: dict[str, str] = {}
    for _, session in sorted(journal.sessions.items()):
        latest |= session.fit
    return list(latest.values())


def couples_in(placement: Placement) -> Iterator[Couple]:
    """(mentor, mentee) or two peers."""
    yield from product(placement.mentors, placement.mentees)
    yield from combinations(placement.peers, 2)


def starts_before(other: Cohort, cohort: Cohort) -> bool:
    """Does one cohort start before the other?"""
    return bool(other.plan and cohort.plan and other.plan.starts < cohort.plan.starts)
