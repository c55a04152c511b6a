"""What is already between two people: reporting lines, earlier pairs, wishes, decisions.

The tables are sparse, because most people have nothing to do with each other yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from mentorbook.model.cohort import Decision, couples_of
from mentorbook.model.person import Person, chain_of_command
from mentorbook.model.program import Cohort, Program
from mentorbook.privacy.placements import placements

from .arrays import Flags, Numbers
from .parted import couples_in, parted_couples, starts_before
from .participants import Participant

Couple = tuple[str, str]

WISHES_OF_MENTEES, WISHES_OF_MENTORS = "wishes_of_mentees", "wishes_of_mentors"
WISH_UNIT = 5_000  # one side's wishes add this much in all, however many there are


@dataclass(frozen=True)
class Relations:
    """Sparse tables [mentees, mentors] by name: the pairs that break a rule, and the points of each side's wishes.

    Tables are cut when they are asked for: most questions need none of them, and cutting all takes a millisecond.
    """

    tables: Mapping[str, csr_array]
    mentees_wish: Flags
    mentors_wish: Flags
    rows: Numbers | None = None  # some of the tables' rows, and columns; all if not said
    columns: Numbers | None = None

    def cut(self, rows: Numbers, columns: Numbers | None = None) -> Relations:
        """Some mentees and, if named, some mentors."""
        return Relations(
            self.tables,
            self.mentees_wish[rows],
            self.mentors_wish if columns is None else self.mentors_wish[columns],
            rows if self.rows is None else self.rows[rows],
            columns if self.columns is None or columns is None else self.columns[columns],
        )

    def between(self, name: str) -> csr_array:
        """The table of a rule, or of WISHES_OF_MENTEES or WISHES_OF_MENTORS: points 0..WISH_UNIT."""
        table = self.tables[name]
        some = table if self.rows is None else table[self.rows]
        return some if self.columns is None else some[:, self.columns]


def read_relations(
    program: Program, cohort: Cohort, mentees: Sequence[Participant], mentors: Sequence[Participant]
) -> Relations:
    """Collect what stands between the people of a cohort."""
    grid = _Grid.of(mentees, mentors)
    wishes = _wishes(mentees)
    returned = _wishes(mentors)
    welcome = {(mentor, mentee) for mentee, mentor in wishes if (mentor, mentee) in returned}
    bars = {
        "reporting_line": _reporting_lines(program.people, grid),
        "earlier_pair": earlier_couples(program, cohort) - welcome,
        "parted": parted_couples(program, cohort) - welcome,
        "veto": _couples(cohort.constraints.vetoes),
        "apart": _couples(cohort.constraints.apart),
        "avoids": _avoided(mentees) | _avoided(mentors),
        "same_person": {(who, who) for who in grid.columns},
    }
    wished = {(mentor, mentee): points for (mentee, mentor), points in wishes.items()}
    tables = {name: grid.flags(couples) for name, couples in bars.items()}
    return Relations(
        tables | {WISHES_OF_MENTEES: grid.table(wished), WISHES_OF_MENTORS: grid.table(returned)},
        mentees_wish=np.array([bool(one.application.prefers) for one in mentees], np.bool_),
        mentors_wish=np.array([bool(one.application.prefers) for one in mentors], np.bool_),
    )


@dataclass(frozen=True)
class _Grid:
    """Where a couple's cell is."""

    rows: Mapping[str, int]
    columns: Mapping[str, int]

    @classmethod
    def of(cls, mentees: Sequence[Participant], mentors: Sequence[Participant]) -> _Grid:
        return cls(
            {one.id: row for row, one in enumerate(mentees)},
            {one.id: column for column, one in enumerate(mentors)},
        )

    def table(self, values: Mapping[Couple, int]) -> csr_array:
        """Values by (mentor, mentee) as a table [mentees, mentors]."""
        cells = [
            (self.rows[mentee], self.columns[mentor], value)
            for (mentor, mentee), value in values.items()
            if mentee in self.rows and mentor in self.columns
        ]
        row, column, value = np.array(sorted(cells), np.int64).reshape(-1, 3).T
        return csr_array((value, (row, column)), shape=(len(self.rows), len(self.columns)))

    def flags(self, couples: Iterable[Couple]) -> csr_array:
        """A table that is 1 for these couples."""
        return self.table(dict.fromkeys(couples, 1))


def _reporting_lines(people: Mapping[str, Person], grid: _Grid) -> set[Couple]:
    lines = {(boss, who) for who in grid.rows for boss in chain_of_command(people, who)}
    return lines | {(who, boss) for who in grid.columns for boss in chain_of_command(people, who)}


def earlier_couples(program: Program, cohort: Cohort) -> set[Couple]:
    """Who was together in a cohort that started before this one, whoever was the mentor then."""
    before = (
        other for other in program.cohorts.values() if other.id != cohort.id and starts_before(other, cohort)
    )
    together = {couple for other in before for pair in placements(other) for couple in couples_in(pair)}
    return together | {(other, one) for one, other in together}


def _couples(decisions: Mapping[str, Decision]) -> set[Couple]:
    return {couple for decision in decisions.values() for couple in couples_of(decision)}


def _avoided(side: Iterable[Participant]) -> set[Couple]:
    return {
        couple
        for one in side
        for other in one.application.avoids
        for couple in ((one.id, other), (other, one.id))
    }


def _wishes(side: Iterable[Participant]) -> dict[Couple, int]:
    """(who wishes, whom): points. The ranks 1, 1/2, 1/3 … share WISH_UNIT, so a longer list gains nothing."""
    points: dict[Couple, int] = {}
    for one in side:
        wished = [other for other in dict.fromkeys(one.application.prefers) if other != one.id]
        whole = sum(1 / rank for rank in range(1, len(wished) + 1))
        for rank, other in enumerate(wished, 1):
            points[one.id, other] = int(WISH_UNIT / rank / whole)
    return points
