"""`review`: a roster under codes, for a reader who should not know whom it is about."""

from __future__ import annotations

from typing import Annotated

import typer

from mentorbook.roster.review import deal_codes, review_lines

from .match import CohortArgument, paired
from .output import show
from .workspace import PROGRAM, ProgramOption, workspace


def review(
    cohort: CohortArgument,
    program: ProgramOption = PROGRAM,
    key: Annotated[
        bool, typer.Option("--key", help="Print which code is whom, for whoever keeps it meanwhile.")
    ] = False,
) -> None:
    """Print a cohort's pairs with codes instead of names, the weakest first, for a blind review.

    Codes are dealt anew when the data changes, so the key and the review must be made from the same files.

    Examples:

        mentorbook review 2027-spring > review.md
        mentorbook review 2027-spring --key > key.txt
    """
    known = workspace(program).read_data().program
    result = paired(known, cohort)
    lines = (
        (f"{code}  {who}" for code, who in deal_codes(known, result).key())
        if key
        else review_lines(known, result)
    )
    show("\n".join(lines) + "\n")
