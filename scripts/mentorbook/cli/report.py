"""`report`: what the data says of a cohort, for those who answer for it."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated

import typer

from mentorbook.reports.fairness import fairness, to_json, to_lines

from .match import CohortArgument, Format, FormatOption, paired
from .output import show
from .workspace import PROGRAM, ProgramOption, workspace


class Kind(StrEnum):
    """What can be reported."""

    FAIRNESS = "fairness"


def report(
    cohort: CohortArgument,
    kind: Annotated[Kind, typer.Argument(metavar="KIND", help="What to report: fairness.")],
    program: ProgramOption = PROGRAM,
    form: FormatOption = Format.TEXT,
) -> None:
    """Report on a cohort: how its roster treats the weakest pair, groups of people, and those who have waited.

    Groups that are too small to be shown are hidden, and so is what would let somebody work them out.

    Examples:

        mentorbook report 2027-spring fairness
        mentorbook report 2027-spring fairness --format json
    """
    del kind  # there is one so far
    known = workspace(program).read_data().program
    found = fairness(known, paired(known, cohort))
    if form is Format.JSON:
        show(json.dumps(to_json(found), ensure_ascii=False, indent=2) + "\n")
    else:
        show("\n".join(to_lines(found)) + "\n")
