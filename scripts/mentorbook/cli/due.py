"""`due`: who owes what, with the message to send."""

from __future__ import annotations

from typing import Annotated

import typer

from mentorbook.model.program import Program
from mentorbook.reports.codes import coded
from mentorbook.reports.due.all import what_is_due
from mentorbook.reports.due.duty import Duty
from mentorbook.reports.due.told import Namer, told

from .output import show
from .report_forms import Form, printed
from .report_question import EVERY_COHORT, cohort_named
from .workspace import PROGRAM, ProgramOption, day, workspace

CohortOption = Annotated[
    str, typer.Argument(metavar="[COHORT]", help="A cohort's id; without one, all of them and the program.")
]
OnOption = Annotated[
    str | None,
    typer.Option(
        "--on", metavar="DATE", help="The day it is asked for, for example 2027-02-01. Today without it."
    ),
]


def due(
    cohort: CohortOption = EVERY_COHORT,
    on: OnOption = None,
    ahead: Annotated[int, typer.Option("--days", min=0, max=366, help="How many days ahead to look.")] = 14,
    codes: Annotated[
        bool, typer.Option("--codes", help="Call people and pairs by codes, for places that others read.")
    ] = False,
    form: Annotated[Form, typer.Option("--format", help="How to print it.")] = Form.MARKDOWN,
    program: ProgramOption = PROGRAM,
) -> None:
    """Say what is late and what comes next, by which rule, and the message that asks for it.

    Limits come from `health` and `cadence` in program.yml. Nothing that lies after --on is looked at, so a day in the
    past shows what that day would have shown.

    Examples:

        mentorbook due
        mentorbook due 2027-spring --days 30
        mentorbook due 2025-autumn --on 2026-01-15
        mentorbook due --codes --format markdown
        mentorbook due --format csv > due.csv
    """
    place = workspace(program)
    today = day(on, "--on")
    known = place.read_sound().program
    duties = what_is_due(known, today, ahead, cohort_named(known, cohort))
    show(printed(told(duties, today, ahead, _coded(known) if codes else _by_id), form))


def _by_id(_duty: Duty, who: str) -> str:
    return who


def _coded(program: Program) -> Namer:
    """Codes for people, and for pairs those of their members; records and cohorts keep their names."""
    naming = {cohort.id: coded(cohort, program.people) for cohort in program.cohorts.values()}

    def name(duty: Duty, who: str) -> str:
        call = naming.get(duty.cohort)
        if call is None:
            return "one person" if who in program.people else who
        return who if who == duty.cohort else "--".join(map(call, who.split("--")))

    return name
