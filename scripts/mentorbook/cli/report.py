"""`report`: what the data says of a cohort, for those who answer for it."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated

import typer

from mentorbook.reports import fairness, feedback

from .match import CohortArgument, Format, FormatOption, paired
from .output import show
from .workspace import PROGRAM, ProgramOption, workspace


class Kind(StrEnum):
    """What can be reported."""

    FAIRNESS = "fairness"
    FEEDBACK = "feedback"


def report(
    cohort: CohortArgument,
    kind: Annotated[Kind, typer.Argument(metavar="KIND", help="What to report: fairness or feedback.")],
    program: ProgramOption = PROGRAM,
    form: FormatOption = Format.TEXT,
) -> None:
    """Report on a cohort.

    `fairness`: how its roster treats the weakest pair, groups of people, and those who have waited. Groups that are
    too small are hidden, and so is what would let somebody work them out.
    `feedback`: why pairs parted, in this and all other cohorts, and what they had less of than those who lasted.

    Examples:

        mentorbook report 2027-spring fairness
        mentorbook report 2025-autumn feedback --format json
    """
    known = workspace(program).read_data().program
    result = paired(known, cohort)
    if kind is Kind.FAIRNESS:
        fair = fairness.fairness(known, result)
        data, lines = fairness.to_json(fair), fairness.to_lines(fair)
    else:
        heard = feedback.feedback(known)
        data, lines = feedback.to_json(heard), feedback.to_lines(heard)
    show(
        json.dumps(data, ensure_ascii=False, indent=2) + "\n"
        if form is Format.JSON
        else "\n".join(lines) + "\n"
    )
