"""Who may not, and who must, be in one group: what stands between two mentees of the same circle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from mentorbook.model.application import Application
from mentorbook.model.cohort import Decision
from mentorbook.model.matching import Rules
from mentorbook.model.person import chain_of_command
from mentorbook.model.program import Cohort, Program

Both = tuple[str, str]  # two ids in order


@dataclass(frozen=True)
class Companions:
    """Two people each: apart, with the rule that says so, and together."""

    apart: Mapping[Both, str]
    together: frozenset[Both]


NOBODY = Companions({}, frozenset())


def read_companions(program: Program, cohort: Cohort, rules: Rules) -> Companions:
    """What is known between the people who learn in a cohort. Only what is known keeps two apart."""
    mentees = {
        who: one for who, one in cohort.applications.items() if one.status == "accepted" and one.learns
    }
    apart = dict.fromkeys(_avoiding(mentees), "avoids")
    if rules.reporting_line == "forbid":
        apart |= dict.fromkeys(_in_one_line(program, mentees), "reporting_line")
    apart |= dict.fromkeys(_decided(cohort.constraints.apart.values(), mentees), "apart")
    together = frozenset(_decided(cohort.constraints.together.values(), mentees))
    return Companions(dict(sorted(apart.items())), together)


def _avoiding(mentees: Mapping[str, Application]) -> Iterator[Both]:
    for who, one in mentees.items():
        yield from (_both(who, other) for other in one.avoids if other in mentees and other != who)


def _in_one_line(program: Program, mentees: Mapping[str, Application]) -> Iterator[Both]:
    for who in mentees:
        yield from (_both(who, boss) for boss in chain_of_command(program.people, who) if boss in mentees)


def _decided(decisions: Iterable[Decision], mentees: Mapping[str, Application]) -> Iterator[Both]:
    for decision in decisions:
        named = sorted({*decision.people, *decision.mentees} & mentees.keys())
        yield from combinations(named, 2)


def _both(one: str, other: str) -> Both:
    return (one, other) if one < other else (other, one)
