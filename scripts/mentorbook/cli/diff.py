"""`diff`: what changed in the rosters since a Git revision, in words."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from mentorbook.model.roster import Roster
from mentorbook.roster import diff as changes

from .history import rosters_at
from .match import Format, FormatOption
from .output import show
from .workspace import PROGRAM, ProgramOption, workspace


def diff(
    base: Annotated[str, typer.Argument(metavar="BASE", help="A Git revision, for example main.")],
    program: ProgramOption = PROGRAM,
    form: FormatOption = Format.TEXT,
) -> None:
    """Say in words how the rosters differ from a Git revision.

    Examples:

        mentorbook diff main
        mentorbook diff HEAD~1 --format json
    """
    place = workspace(program)
    now = {cohort.id: cohort.roster for cohort in place.read_data().program.cohorts.values() if cohort.roster}
    before = rosters_at(base, place.program)
    found = {
        cohort: changes.compare(before.get(cohort), now.get(cohort) or _empty())
        for cohort in sorted({*now, *before})
    }
    if form is Format.JSON:
        told = {cohort: changes.to_json(change) for cohort, change in found.items()}
        show(json.dumps(told, ensure_ascii=False, indent=2) + "\n")
    else:
        show(
            "".join(_section(cohort, changes.to_lines(change)) for cohort, change in found.items())
            or "No roster.\n"
        )


def _empty() -> Roster:
    return Roster.model_validate({"version": 1, "totals": {"placed": 0, "worst": 0, "total": 0}})


def _section(cohort: str, lines: list[str]) -> str:
    return "\n".join([f"## {cohort}", "", *lines]) + "\n\n"
