"""`library`: how the library's pages stand, for whoever keeps them."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from mentorbook.reports.library import library_report, to_json, to_lines

from .match import Format, FormatOption
from .output import show
from .workspace import PROGRAM, ProgramOption, TodayOption, day, workspace


def library(
    hardest: Annotated[
        int, typer.Option("--hardest", metavar="N", min=0, help="How many pages to name.")
    ] = 5,
    form: FormatOption = Format.TEXT,
    today: TodayOption = None,
    program: ProgramOption = PROGRAM,
) -> None:
    """Show how hard the library's pages are to read, and which are due to be read again.

    Examples:

        mentorbook library
        mentorbook library --hardest 20
        mentorbook library --format json
    """
    report = library_report(workspace(program).read(), day(today))
    if form is Format.JSON:
        show(json.dumps(to_json(report), ensure_ascii=False, indent=2) + "\n")
    else:
        show("\n".join(to_lines(report, hardest)) + "\n")
