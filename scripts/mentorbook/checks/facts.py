"""Look-ups over the whole program that several rules share, each computed once and only when asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from zoneinfo import available_timezones

from mentorbook.model.pair import members_of
from mentorbook.model.program import Program


class Facts:
    """What can be read off a program as a whole."""

    def __init__(self, program: Program) -> None:
        self._program = program

    @cached_property
    def time_zones(self) -> frozenset[str]:
        """IANA names that people use: areas and UTC, not leftovers such as EST5EDT or posixrules."""
        return frozenset(zone for zone in available_timezones() if "/" in zone or zone == "UTC")

    @cached_property
    def managers(self) -> Mapping[str, str]:
        """Person: line manager."""
        people = self._program.people.items()
        return {person: record.private.manager for person, record in people if record.private.manager}

    def line_above(self, person: str) -> tuple[str, ...]:
        """Everyone above a person, nearest first; ends where a circle closes."""
        chain: list[str] = []
        while (boss := self.managers.get(person)) and boss not in chain:
            chain.append(boss)
            person = boss
        return tuple(chain)

    @cached_property
    def people_by_email(self) -> Mapping[str, tuple[str, ...]]:
        """Address in lower case: the people who share it."""
        shared: dict[str, list[str]] = defaultdict(list)
        for person, record in self._program.people.items():
            if record.private.email:
                shared[record.private.email.lower()].append(person)
        return {email: tuple(people) for email, people in shared.items()}

    @cached_property
    def active_load(self) -> Mapping[tuple[str, str], int]:
        """(cohort, mentor): mentees in pairs that are not ended."""
        load: dict[tuple[str, str], int] = defaultdict(int)
        for cohort in self._program.cohorts.values():
            for pair_id, pair in cohort.pairs.items():
                if pair.status != "ended":
                    mentor, *mentees = members_of(pair_id, pair)
                    load[cohort.id, mentor] += len(mentees)
        return load
