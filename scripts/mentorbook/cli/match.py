"""`match`, `why` and `diff`: pairs, reasons, and what changed since a Git revision."""

from __future__ import annotations

import csv
import io
import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from mentorbook.errors import UserError
from mentorbook.matching import Matching, Refusal
from mentorbook.matching import match as matched
from mentorbook.matching.explain import to_json, to_lines, why_pair, why_person
from mentorbook.matching.matrix import scores_csv
from mentorbook.model.program import Program
from mentorbook.model.roster import Roster
from mentorbook.roster import diff as changes
from mentorbook.roster.build import build_roster, match_json
from mentorbook.roster.lock import lock_text
from mentorbook.source.layout import KINDS
from mentorbook.source.suggest import did_you_mean
from mentorbook.source.writing import write_atomically

from .history import rosters_at
from .output import FINDINGS, say, show
from .workspace import PROGRAM, ProgramOption, Workspace, workspace

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
) -> None:
    """Pair a cohort and write its roster.yml.

    Examples:

        mentorbook match 2027-spring
        mentorbook match 2027-spring --dry-run --scores scores.csv
        mentorbook match 2027-spring --check
    """
    place = workspace(program)
    known = place.read().program
    result = paired(known, cohort)
    if scores:
        _write_scores(scores, result)
    text = lock_text(build_roster(known, result), cohort)
    if check:
        _compare_with_lock(place, cohort, text)
    elif not dry_run:
        write_roster(place, cohort, text)
    show(
        json.dumps(match_json(result), ensure_ascii=False, indent=2) + "\n"
        if form is Format.JSON
        else _told(result)
    )


def paired(program: Program, cohort: str) -> Matching:
    """The pairs of a cohort, or a UserError that says why there can be none."""
    if cohort not in program.cohorts:
        known = (
            did_you_mean(cohort, program.cohorts) or f"cohorts here: {', '.join(program.cohorts) or 'none'}"
        )
        raise UserError(f"there is no cohort '{cohort}'", known)
    result = matched(program, cohort)
    if isinstance(result, Refusal):
        raise UserError(result.reason, "\n  ".join(clash.sentence for clash in result.clashes))
    return result


def roster_file(place: Workspace, cohort: str) -> Path:
    """Where a cohort's roster lies."""
    return place.program / KINDS["roster"].file(cohort)


def write_roster(place: Workspace, cohort: str, text: str) -> bool:
    """Write the lock file; True when it changed."""
    file = roster_file(place, cohort)
    changed = write_atomically(file, text.encode("utf-8"))
    say(f"{'wrote' if changed else 'unchanged:'} {file}")
    return changed


def _compare_with_lock(place: Workspace, cohort: str, text: str) -> None:
    file = roster_file(place, cohort)
    if not file.exists() or file.read_text(encoding="utf-8") != text:
        say(f"{file} is not what the data says; run `mentorbook match {cohort}` and review the change")
        raise typer.Exit(FINDINGS)
    say(f"{file} is what the data says")


def _write_scores(file: Path, result: Matching) -> None:
    table = io.StringIO()
    csv.writer(table, lineterminator="\n").writerows(scores_csv(result.board))
    write_atomically(file, table.getvalue().encode("utf-8"))
    say(f"wrote {file}")


def _told(result: Matching) -> str:
    """The roster as lines for a terminal."""
    lines = [f"{pair.score:>6}  {pair.mentor} with {pair.mentee}" for pair in result.pairs]
    lines += [f"     -  {left.person} ({left.role}): {', '.join(left.reasons)}" for left in result.unmatched]
    totals = result.totals
    lines.append(f"{totals.placed} placed, weakest pair {totals.worst}, total {totals.total}")
    return "\n".join(lines) + "\n"


def why(
    cohort: CohortArgument,
    one: Annotated[str, typer.Argument(metavar="A", help="A person's id.")],
    other: Annotated[str | None, typer.Argument(metavar="[B]", help="Another person's id.")] = None,
    program: ProgramOption = PROGRAM,
    form: FormatOption = Format.TEXT,
) -> None:
    """Say why two people are paired, why not, or why somebody has no place and what would change it.

    Examples:

        mentorbook why 2027-spring amara-okafor bo-larsen
        mentorbook why 2027-spring kai-ito
    """
    known = workspace(program).read().program
    for person in (one, other):
        if person is not None and person not in known.known_people:
            raise UserError(f"there is no person '{person}'", did_you_mean(person, known.known_people))
    result = paired(known, cohort)
    answers = _answers(result, one, other)
    if form is Format.JSON:
        data: Any = [to_json(answer) for answer in answers]
        show(json.dumps(data[0] if other else data, ensure_ascii=False, indent=2) + "\n")
    else:
        show("\n\n".join("\n".join(to_lines(answer)) for answer in answers) + "\n")


def _answers(result: Matching, one: str, other: str | None) -> tuple[Any, ...]:
    answer = why_pair(result, one, other) if other else why_person(result, one)
    if isinstance(answer, Refusal):
        raise UserError(answer.reason)
    return answer if isinstance(answer, tuple) else (answer,)


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
    now = {cohort.id: cohort.roster for cohort in place.read().program.cohorts.values() if cohort.roster}
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
