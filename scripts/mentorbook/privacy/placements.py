"""Who is with whom in a cohort: the roster says who was paired, the journals say what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from mentorbook.model.cohort import CohortPlan
from mentorbook.model.pair import Pair, members_of
from mentorbook.model.program import Cohort, Program
from mentorbook.model.roster import RosterPair
from mentorbook.model.values import Role

# A pair that said goodbye this long before the cohort's last day has still gone the whole way.
FAREWELL = timedelta(days=31)


@dataclass(frozen=True, kw_only=True)
class Placement:
    """A pair or group. Peers are mentor and mentee to each other and stand in `peers` only."""

    id: str
    mentors: tuple[str, ...] = ()
    mentees: tuple[str, ...] = ()
    peers: tuple[str, ...] = ()
    journal: Pair | None = None

    @property
    def members(self) -> tuple[str, ...]:
        """Everyone in it, the mentor first."""
        return (*self.mentors, *self.mentees, *self.peers)

    @property
    def learners(self) -> tuple[str, ...]:
        """The mentees, or everyone among peers."""
        return self.mentees or self.peers

    def open_on(self, day: date) -> bool:
        """Had it not ended by the end of that day?"""
        ended = self.journal.ended if self.journal else None
        return ended is None or ended.on > day


@dataclass(frozen=True, kw_only=True)
class Seats:
    """A cohort in numbers: who was accepted as what, how many mentees could be taken, how many have a mentor."""

    people: int
    mentors: int
    mentees: int
    capacity: int
    placed: int

    @property
    def left(self) -> int:
        """Places with a mentor that nobody has or waits for."""
        return max(0, self.capacity - max(self.placed, self.mentees))


def planned(program: Program) -> tuple[tuple[Cohort, CohortPlan], ...]:
    """The cohorts whose plan is known, the latest first."""
    known = [(cohort, cohort.plan) for cohort in program.cohorts.values() if cohort.plan is not None]
    return tuple(sorted(known, key=lambda pair: (pair[1].starts, pair[0].id), reverse=True))


def placements(cohort: Cohort) -> tuple[Placement, ...]:
    """Every pair of the roster and every pair with a journal, by id."""
    rostered = cohort.roster.pairs if cohort.roster else {}
    return tuple(
        _from_roster(name, rostered[name], cohort.pairs.get(name))
        if name in rostered
        else _from_journal(name, cohort.pairs[name])
        for name in sorted(rostered.keys() | cohort.pairs.keys())
    )


def accepted(cohort: Cohort, role: Role) -> frozenset[str]:
    """Who was accepted as mentor or mentee, and everyone who has a place as one."""
    applied = {
        person
        for person, application in cohort.applications.items()
        if application.status == "accepted" and role in application.roles
    }
    return frozenset(applied.union(_placed(cohort, role)))


def seats(cohort: Cohort) -> Seats:
    """A cohort's people and places in numbers."""
    mentors, mentees = accepted(cohort, "mentor"), accepted(cohort, "mentee")
    offers = (cohort.applications[person].capacity.max for person in mentors if person in cohort.applications)
    return Seats(
        people=len(mentors | mentees),
        mentors=len(mentors),
        mentees=len(mentees),
        capacity=sum(offers),
        placed=len(frozenset(_placed(cohort, "mentee"))),
    )


def _placed(cohort: Cohort, role: Role) -> Iterator[str]:
    for placement in placements(cohort):
        yield from placement.peers
        yield from placement.mentors if role == "mentor" else placement.mentees


def _from_roster(name: str, pair: RosterPair, journal: Pair | None) -> Placement:
    mentors = (pair.mentor,) if pair.mentor else ()
    return Placement(id=name, mentors=mentors, mentees=pair.mentees, peers=pair.peers, journal=journal)


def _from_journal(name: str, journal: Pair) -> Placement:
    mentor, *others = members_of(name, journal)
    if journal.format == "peer":
        return Placement(id=name, peers=(mentor, *others), journal=journal)
    return Placement(id=name, mentors=(mentor,), mentees=tuple(others), journal=journal)
