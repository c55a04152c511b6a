"""The front door: a program and a cohort in, the best pairs or the reason why there are none out."""

from __future__ import annotations

from dataclasses import dataclass

from mentorbook.model.application import Application
from mentorbook.model.fields import AbsentFieldError
from mentorbook.model.program import Cohort, Program
from mentorbook.model.roster import Totals

from .board import Board, read_board
from .clashes import Clash, find_clashes
from .groups import NoGroupsError
from .leftover import Leftover, find_leftovers
from .meetings import Match, couples_of, meetings_of, totals_of
from .pins import pinned_cells, read_pins
from .rematch import find_roster
from .task import Best
from .worth import TooManyError


@dataclass(frozen=True)
class Refusal:
    """Why there is no roster, in a sentence; `clashes` holds the pins that contradict something, smallest set first."""

    cohort: str
    reason: str
    clashes: tuple[Clash, ...] = ()


@dataclass(frozen=True)
class Matching:
    """The best roster of a cohort: pairs by mentor and mentee, those without a place, and the proof."""

    cohort: str
    board: Board
    best: Best
    pairs: tuple[Match, ...]
    couples: tuple[
        Match, ...
    ]  # the same two by two: of a group each mentee with the mentor, of peers each two
    unmatched: tuple[Leftover, ...]
    totals: Totals
    certificate: dict[str, object]

    def row(self, mentee: str) -> int:
        """A mentee's row on the board. Raises ValueError for anyone else."""
        return self.board.mentees.index(mentee)

    def column(self, mentor: str) -> int:
        """A mentor's column on the board. Raises ValueError for anyone else."""
        return self.board.mentors.index(mentor)


def match(program: Program, cohort_id: str) -> Matching | Refusal:
    """Pair the accepted people of a cohort. A pure function of the program; user data never makes it raise."""
    cohort = program.cohorts.get(cohort_id)
    if cohort is None:
        return Refusal(cohort_id, f"there is no cohort {cohort_id}")
    try:
        obstacle = _obstacle(program, cohort)
        return Refusal(cohort_id, obstacle) if obstacle else _match(program, cohort)
    except (NoGroupsError, TooManyError) as none:
        return Refusal(cohort_id, str(none))
    except AbsentFieldError as field:
        return Refusal(
            cohort_id, f"a record cannot be read, its field {field} is missing; run `mentorbook check`"
        )


def _match(program: Program, cohort: Cohort) -> Matching | Refusal:
    board = read_board(program, cohort.id)
    clashes = find_clashes(board, cohort.constraints)
    if clashes:
        return Refusal(cohort.id, f"the pins cannot hold: {clashes[0].sentence}", tuple(clashes))
    pinned = pinned_cells(board, read_pins(cohort.constraints, board))
    best = find_roster(program, cohort, board, pinned)
    return _matching(board, best)


def _matching(board: Board, best: Best) -> Matching:
    pairs = meetings_of(best)
    return Matching(
        cohort=board.cohort,
        board=board,
        best=best,
        pairs=pairs,
        couples=couples_of(best, pairs),
        unmatched=find_leftovers(board, best.chosen),
        totals=totals_of(best),
        certificate=dict(best.certificate),
    )


def _obstacle(program: Program, cohort: Cohort) -> str:
    """Why matching cannot even begin; empty when it can."""
    if cohort.plan is None:
        return f"cohorts/{cohort.id}/cohort.yml is missing or cannot be read"
    if not program.settings_for(cohort).objective_is_ordered:
        return "objective: people are placed first, then perhaps the worst pair counts, then the total"
    accepted = {who: one for who, one in sorted(cohort.applications.items()) if one.status == "accepted"}
    unknown = [who for who in accepted if who not in program.people]
    if unknown:
        return f"accepted, but without a record in people/: {', '.join(unknown)}"
    unchecked = [
        f"{who} ({', '.join(checks)})"
        for who, one in accepted.items()
        if (checks := _not_passed(program, one))
    ]
    return (
        f"accepted before the checks that program.yml asks for: {'; '.join(unchecked)}" if unchecked else ""
    )


def _not_passed(program: Program, application: Application) -> list[str]:
    """The checks that the charter asks for and nobody has dated. Whoever has not passed them meets nobody."""
    asked = program.charter.eligibility.screening_of(application.roles) if program.charter else ()
    return [check for check in asked if application.screening.get(check) is None]
