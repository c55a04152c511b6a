"""`match`: pair a cohort and write its roster."""

from __future__ import annotations

import csv
import io
import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from mentorbook.checks import engine
from mentorbook.checks.reporters.report import printable
from mentorbook.errors import UserError
from mentorbook.matching.explain import what_would_help
from mentorbook.matching.match import Matching, Refusal
from mentorbook.matching.match import match as matched
from mentorbook.matching.matrix import matrix_rows
from mentorbook.matching.meetings import Match
from mentorbook.model.program import Cohort, Program
from mentorbook.model.roster import Roster
from mentorbook.roster.build import build_roster, match_json
from mentorbook.roster.lock import lock_text
from mentorbook.roster.verify import verify
from mentorbook.source.layout import KINDS
from mentorbook.source.program import Reading
from mentorbook.source.suggest import did_you_mean
from mentorbook.source.writing import write_atomically

from .output import FINDINGS, say, show
from .refusal import refused
from .workspace import PROGRAM, ProgramOption, TodayOption, Workspace, day, workspace

SHOWN = 3
HELPED = 10  # so many people without a place are told what would help; each costs several solutions

CohortArgument = Annotated[
    str, typer.Argument(metavar="COHORT", help="The cohort's id, a folder in cohorts/.")
]


class Format(StrEnum):
    """What --format takes."""

    TEXT = "text"
    JSON = "json"


FormatOption = Annotated[Format, typer.Option("--format", help="How to print the result.")]


def match(
    cohort: CohortArgument,
    program: ProgramOption = PROGRAM,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the roster, write nothing.")] = False,
    check: Annotated[
        bool,
        typer.Option("--check", help="Write nothing; exit with 1 if roster.yml is not what the data says."),
    ] = False,
    form: FormatOption = Format.TEXT,
    scores: Annotated[
        Path | None,
        typer.Option("--scores", metavar="FILE.csv", help="Also write every score and every bar."),
    ] = None,
    today: TodayOption = None,
) -> None:
    """Pair a cohort and write its roster.yml.

    Examples:

        mentorbook match 2027-spring
        mentorbook match 2027-spring --dry-run --scores scores.csv
        mentorbook match 2027-spring --check
    """
    place = workspace(program)
    reading = place.read_data()
    known = reading.program
    result = paired(reading, cohort)
    _warn_of_errors(reading, today)
    if scores:
        _write_scores(scores, result)
    text = lock_text(proven_roster(known, result), cohort)
    if check:
        _compare_with_lock(place, cohort, text)
    elif not dry_run:
        _refuse_to_reopen(place, known.cohorts[cohort], text)
        write_roster(place, cohort, text)
    show(
        json.dumps(match_json(result), ensure_ascii=False, indent=2) + "\n"
        if form is Format.JSON
        else _told(result)
    )


def proven_roster(program: Program, result: Matching) -> Roster:
    """The roster, once the checker, which uses no part of the engine, has agreed to it."""
    roster = build_roster(program, result)
    faults = verify(program, program.cohorts[result.cohort], roster).faults
    if faults:
        reason = (
            f"the pairs of {result.cohort} failed their proof, which is a fault of ours; please report it"
        )
        raise UserError(reason, "\n  ".join(faults[:SHOWN]))
    return roster


def paired(reading: Reading, cohort: str, supposed: Program | None = None) -> Matching:
    """The pairs of a cohort, or of what is supposed of it; a UserError says why there can be none."""
    known = reading.program.cohorts
    if cohort not in known:
        hint = did_you_mean(cohort, known) or f"cohorts here: {', '.join(known) or 'none'}"
        raise UserError(f"there is no cohort '{cohort}'", hint)
    result = matched(supposed or reading.program, cohort)
    if isinstance(result, Refusal):
        raise refused(result, reading)
    return result


def _warn_of_errors(reading: Reading, today: str | None) -> None:
    """Pairs made from data that the checks call wrong are said to be so."""
    errors = [found for found in engine.check(reading, day(today)) if found.rule.severity == "error"]
    for found in errors[:SHOWN]:
        say(f"{found.file}:{found.place.line}: {printable(found.message)}")
    if errors:
        say(f"errors in the data: {len(errors)}; run `mentorbook check`, repair them, and match again")


def _refuse_to_reopen(place: Workspace, cohort: Cohort, text: str) -> None:
    """What a closed cohort's roster says is history."""
    closed = cohort.plan is not None and cohort.plan.status == "closed"
    if closed and roster_file(place, cohort.id).exists() and not holds(place, cohort.id, text):
        raise UserError(
            f"{cohort.id} is closed, and its roster would change",
            "look with --dry-run, or set its status to running to pair it again",
        )


def roster_file(place: Workspace, cohort: str) -> Path:
    """Where a cohort's roster lies."""
    return place.program / KINDS["roster"].file(cohort)


def write_roster(place: Workspace, cohort: str, text: str) -> bool:
    """Write the lock file; True when it changed."""
    file = roster_file(place, cohort)
    changed = write_atomically(file, text.encode("utf-8"))
    say(f"{'wrote' if changed else 'unchanged:'} {file}")
    return changed


def holds(place: Workspace, cohort: str, text: str) -> bool:
    """Is the roster on file this very text?"""
    file = roster_file(place, cohort)
    return file.is_file() and file.read_bytes() == text.encode("utf-8")


def _compare_with_lock(place: Workspace, cohort: str, text: str) -> None:
    file = roster_file(place, cohort)
    if not holds(place, cohort, text):
        say(f"{file} is not what the data says; run `mentorbook match {cohort}` and review the change")
        raise typer.Exit(FINDINGS)
    say(f"{file} is what the data says")


def _write_scores(file: Path, result: Matching) -> None:
    table = io.StringIO()
    csv.writer(table, lineterminator="\n").writerows(matrix_rows(result.board))
    write_atomically(file, table.getvalue().encode("utf-8"))
    say(f"wrote {file}")


def _people(pair: Match) -> str:
    first, *others = pair.members
    turn = f" (round {pair.round})" if pair.round else ""
    return f"{first} with {', '.join(others)}{turn}"


def _told(result: Matching) -> str:
    """The roster as lines for a terminal."""
    lines = [f"{pair.score:>6}  {_people(pair)}" for pair in result.pairs]
    waiting = [left.person for left in result.unmatched if left.role == "mentee"]
    few = len(waiting) <= HELPED and result.board.kept
    for left in result.unmatched:
        lines.append(f"     -  {left.person} ({left.role}): {', '.join(left.reasons)}")
        if few and left.role == "mentee":
            lines += (f"        {line}" for line in filter(None, [what_would_help(result, left.person)]))
    if waiting and not few:
        lines.append(f"`mentorbook why {result.cohort} PERSON` says what would give somebody a place")
    totals = result.totals
    lines.append(f"{totals.placed} placed, weakest pair {totals.worst}, total {totals.total}")
    return "\n".join(lines) + "\n"
