"""`import`: exports of form tools become people, applications and answer sheets."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from mentorbook.errors import UserError
from mentorbook.importing.applications import plan_applications
from mentorbook.importing.column_map import ColumnMap, own_map, read_map
from mentorbook.importing.fields import targets
from mentorbook.importing.outcome import RESULTS, ImportPlan
from mentorbook.importing.responses import plan_responses
from mentorbook.importing.sheet import Sheet, read_sheet
from mentorbook.importing.suggestions import suggested_application_map, suggested_survey_map
from mentorbook.matching.progress import tell
from mentorbook.model.program import Program
from mentorbook.model.survey import survey_of
from mentorbook.source.program import Reading
from mentorbook.source.suggest import did_you_mean
from mentorbook.source.writing import write_atomically

from .output import FINDINGS, say, show
from .report_forms import in_a_sheet
from .report_question import cohort_named
from .workspace import PROGRAM, ProgramOption, TodayOption, day, workspace

APPLICATIONS = "application"
SHOWN = 20  # rows of a kind; the others are counted
_HEAD = re.compile(r"\A(?:#.*\n|\s*\n)+")
_COMMENT = re.compile(r"(?:^|\s)#", re.MULTILINE)
REFUSED_ROWS = "refused-rows.csv"

FilesArgument = Annotated[
    list[Path],
    typer.Argument(
        metavar="FILE.csv…",
        help="The export: a CSV file in UTF-8. Of the site's own form also several files.",
    ),
]
SurveyOption = Annotated[
    str,
    typer.Option(
        "--survey", metavar="NAME", help="`application`, or a wave of a survey such as pulse-2027-02."
    ),
]
CohortOption = Annotated[
    str, typer.Option("--cohort", metavar="COHORT", help="The cohort it is for.", show_default=False)
]
MapOption = Annotated[
    Path | None, typer.Option("--map", metavar="MAP.yml", help="What each column fills. See --suggest.")
]


def import_(
    files: FilesArgument,
    cohort: CohortOption,
    survey: SurveyOption = APPLICATIONS,
    map_file: MapOption = None,
    suggest: Annotated[
        bool, typer.Option("--suggest", help="Print a first map for this file, with how sure each line is.")
    ] = False,
    write: Annotated[
        bool, typer.Option("--write", help="Write the files. Without it nothing is written.")
    ] = False,
    partial: Annotated[
        bool, typer.Option("--partial", help="With --write: also when some rows are refused.")
    ] = False,
    program: ProgramOption = PROGRAM,
    today: TodayOption = None,
) -> None:
    """Take in what a form tool exported: first see what would happen, then write it.

    Each row ends as written, updated, unchanged or refused with a reason, and the counts add up to the rows. A person's
    record that is there stays as it is, and so does an application that is past `submitted`.

    Examples:

        mentorbook import mentees.csv --cohort 2027-spring --suggest > mentees.map.yml
        mentorbook import mentees.csv --cohort 2027-spring --map mentees.map.yml
        mentorbook import mentees.csv --cohort 2027-spring --map mentees.map.yml --write
        mentorbook import pulse.csv --cohort 2027-spring --survey pulse-2027-02 --map pulse.map.yml --write
        mentorbook import inbox/*.csv --cohort 2027-spring --write
    """
    place = workspace(program)
    reading = place.read_data()
    known = reading.program
    if cohort_named(known, cohort) is None:
        raise UserError("rows are taken in for one cohort", f"name one: {', '.join(known.cohorts)}")
    name = _survey_name(known, survey)
    if suggest:
        show(_suggestion(read_sheet(_read(files[0]), files[0].name), known, name))
        return
    sheets = [(file, read_sheet(_read(file), file.name)) for file in files]
    settings = read_map(_read(map_file).decode("utf-8-sig"), str(map_file)) if map_file else None
    refused = False
    for file, sheet in sheets:
        if len(sheets) > 1:
            show(f"{file}: ")
            reading = place.read_data()  # with what the file before brought
        plan = _plan(sheet, settings, reading, name, cohort, survey, day(today))
        show("\n".join(_lines(plan)) + "\n")
        if write:
            _write(plan, sheet, place.program, partial)
        refused = refused or bool(plan.refused)
    if refused:
        raise typer.Exit(FINDINGS)


def _plan(
    sheet: Sheet,
    settings: ColumnMap | None,
    reading: Reading,
    name: str,
    cohort: str,
    wave: str,
    today: date,
) -> ImportPlan:
    """What would become of a sheet. Raises UserError where no map is given and the columns are not our own fields."""
    known = reading.program
    own = None if settings or name else own_map(sheet, targets(known))
    if own:
        plan = plan_applications(sheet, own, known, cohort, today, _commented(reading, cohort))
        return replace(plan, orphans=())  # a form is of one person
    if settings is None:
        raise UserError("no map says what the columns are", "make a first one with --suggest, and check it")
    if name:
        return plan_responses(sheet, settings, known, known.surveys[name], cohort, wave, today)
    return plan_applications(sheet, settings, known, cohort, today, _commented(reading, cohort))


def _commented(reading: Reading, cohort: str) -> frozenset[str]:
    """People of a cohort in whose application somebody wrote comments below the head of the file."""
    return frozenset(
        entry.ids[1]
        for entry in reading.entries_of("application")
        if entry.ids[0] == cohort and _COMMENT.search(_HEAD.sub("", entry.source.text))
    )


def _survey_name(known: Program, survey: str) -> str:
    """The survey of a wave; empty for applications. Raises UserError for an unknown one."""
    if survey == APPLICATIONS:
        return ""
    name = survey_of(survey, known.surveys)
    if name is None:
        near = did_you_mean(survey, [APPLICATIONS, *known.surveys])
        raise UserError(f"there is no survey '{survey}'", near or f"surveys here: {', '.join(known.surveys)}")
    return name


def _read(file: Path) -> bytes:
    if not file.is_file():
        raise UserError(f"there is no file {file}", "give the path of the export")
    return file.read_bytes()


def _suggestion(sheet: Sheet, known: Program, survey: str) -> str:
    if survey:
        return suggested_survey_map(sheet, known, known.surveys[survey].questions)
    return suggested_application_map(sheet, known)


def _lines(plan: ImportPlan) -> Iterator[str]:
    counts = plan.counts
    parts = ", ".join(f"{counts.get(kind, 0)} {kind}" for kind in RESULTS)
    yield f"{plan.rows} rows: {parts}"
    for kind in RESULTS:
        told = [
            one
            for one in plan.outcomes
            if one.result == kind and (one.note or kind in ("written", "updated"))
        ]
        for one in told[:SHOWN]:
            yield f"  row {one.row}: {kind} {one.about}".rstrip() + (f": {one.note}" if one.note else "")
        if len(told) > SHOWN:
            yield f"  and {len(told) - SHOWN} more that are {kind}"
    if plan.orphans:
        some = ", ".join(plan.orphans[:SHOWN]) + (" …" if len(plan.orphans) > SHOWN else "")
        yield f"{len(plan.orphans)} of the cohort are not in this file: {some}"


def _write(plan: ImportPlan, sheet: Sheet, program: Path, partial: bool) -> None:
    """All of it, or with refused rows nothing, unless that is asked for. Refused rows go into a sheet of their own."""
    if plan.refused and not partial:
        say("nothing was written, because rows were refused: mend them, or take the others with --partial")
        return
    written = 0
    for done, (path, text) in enumerate(plan.files.items(), 1):
        written += write_atomically(program / path, text.encode("utf-8"))
        tell("Writing files", done, len(plan.files))
    say(f"{written} files written below {program}; now run `mentorbook check`")
    if plan.refused:
        target = program.resolve().parent / "outbox" / REFUSED_ROWS
        write_atomically(target, _refused_sheet(plan, sheet).encode("utf-8-sig"))
        say(f"{len(plan.refused)} refused rows are in {target}")


def _refused_sheet(plan: ImportPlan, sheet: Sheet) -> str:
    """The refused rows as they came, with the reason first; formulas are made harmless."""
    reasons = {one.row: one.note for one in plan.refused}
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["refused because", *map(in_a_sheet, sheet.columns)])
    for row in sheet.rows:
        if row.number in reasons:
            cells = [row.cells.get(column, "") for column in sheet.columns]
            writer.writerow(map(in_a_sheet, (reasons[row.number], *cells)))
    return out.getvalue()
