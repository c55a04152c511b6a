"""What a report is asked for, and what is worked out for it on first use."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from mentorbook.errors import UserError
from mentorbook.matching.match import Matching
from mentorbook.model.program import Cohort, Program
from mentorbook.privacy.readable import readable
from mentorbook.reports.codes import Naming, by_id, coded, is_under_review
from mentorbook.reports.fairness import USUAL_K
from mentorbook.source.program import Reading
from mentorbook.source.suggest import did_you_mean

from .match import paired
from .workspace import Workspace

EVERY_COHORT = "all"


def cohort_named(program: Program, name: str) -> Cohort | None:
    """The cohort of that name, or None for `all`. Raises UserError for one that is not there."""
    known = program.cohorts
    if name == EVERY_COHORT:
        return None
    if name not in known:
        here = f"cohorts here: {', '.join(known) or 'none'}; `all` means every one"
        raise UserError(f"there is no cohort '{name}'", did_you_mean(name, known) or here)
    return known[name]


@dataclass(frozen=True, kw_only=True)
class Question:
    """`of` is a cohort's id, or `all`. The options are those of the command line."""

    place: Workspace
    reading: Reading
    of: str
    today: date
    base: str | None = None
    names: bool = False
    codes: bool = False
    page: Path | None = None

    @property
    def program(self) -> Program:
        """The whole program."""
        return self.reading.program

    @cached_property
    def sound(self) -> Program:
        """The program without the records that have a broken field: what figures are made of."""
        return readable(self.program)

    @property
    def k(self) -> int:
        """The smallest group that is told of."""
        charter = self.sound.charter
        return charter.privacy.k if charter else USUAL_K

    def exists(self, path: str) -> bool:
        """Is there such a file in the repository? The path starts at its root."""
        return (self.place.root / path).is_file()

    @cached_property
    def cohort_or_all(self) -> Cohort | None:
        """The cohort that is asked about; None for all of them. Raises UserError for one that is not there."""
        return cohort_named(self.program, self.of)

    @property
    def cohort_id(self) -> str | None:
        """The id of a cohort that can be counted; None for all. Raises UserError for one without a plan."""
        cohort = self.cohort_or_all
        if cohort is not None and cohort.id not in self.sound.cohorts:
            raise UserError(
                f"cohorts/{cohort.id}/cohort.yml is missing or has a broken field",
                "run `mentorbook check`, and repair it",
            )
        return cohort.id if cohort else None

    @cached_property
    def cohort(self) -> Cohort:
        """The one cohort that is asked about. Raises UserError where all were meant."""
        if self.cohort_or_all is None:
            raise UserError("this report is about one cohort", f"name one: {', '.join(self.program.cohorts)}")
        return self.cohort_or_all

    @cached_property
    def result(self) -> Matching:
        """The cohort, paired by today's data."""
        return paired(self.reading, self.cohort.id)

    @cached_property
    def naming(self) -> Naming:
        """What people are called: codes while the roster is under review, else their ids."""
        if self.names or not (self.codes or is_under_review(self.cohort)):
            return by_id
        if self.codes:
            return coded(self.cohort, self.program.people)
        return coded(self.cohort, (*self.result.board.mentors, *self.result.board.mentees))

    def pair_naming(self, pair: str) -> str:
        """What a pair is called: by its members, if those are called by codes."""
        return "--".join(map(self.naming, pair.split("--")))
