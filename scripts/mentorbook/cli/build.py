"""`build`: check, pair, publish into site/, and say what came of it. This is what `make build` runs."""

from __future__ import annotations

import time
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from mentorbook.checks.finding import Finding, reaches
from mentorbook.checks.reporters import REPORTERS, Report
from mentorbook.model.program import Cohort, Program
from mentorbook.privacy.leaks import Leak, find_leaks
from mentorbook.roster.lock import lock_text
from mentorbook.site.build import build_site
from mentorbook.source.program import Reading

from .check import report_on
from .match import holds, paired, proven_roster, write_roster
from .output import COULD_NOT, FINDINGS, say, show
from .workspace import PROGRAM, ProgramOption, TodayOption, Workspace, day, shown, workspace

PAIRED_NOW = ("matching", "running")


def build(
    program: ProgramOption = PROGRAM,
    today: TodayOption = None,
    site: Annotated[Path | None, typer.Option("--site", metavar="DIR", help="Where to put the site.")] = None,
    frozen: Annotated[
        bool,
        typer.Option("--frozen", help="Publish the rosters as committed; name those that are out of date."),
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Build the site even if nothing changed.")] = False,
) -> None:
    """Check the data, pair every open cohort, build the site and check its links.

    Examples:

        mentorbook build
        mentorbook build --site public --today 2027-01-11
        mentorbook build --frozen
    """
    started = time.monotonic()
    place = workspace(program)
    say("Checking the data")
    reading = place.read()
    report = report_on(reading, today)
    if reaches(list(report.findings), "error"):
        show(REPORTERS["text"](_errors(report)))
        say("Repair these errors first; nothing was paired or published.")
        raise typer.Exit(FINDINGS)
    known = reading.program
    placed = [_pair(place, reading, cohort, frozen) for cohort in _cohorts_to_pair(known)]
    pages = _publish(place, known, day(today), site, force)
    _summarize(place, known, report, placed, pages, site, time.monotonic() - started)


def _errors(report: Report) -> Report:
    errors = tuple(finding for finding in report.findings if finding.rule.severity == "error")
    return Report(errors, report.records, report.sources)


def _cohorts_to_pair(program: Program) -> list[Cohort]:
    return [one for one in program.cohorts.values() if one.plan and one.plan.status in PAIRED_NOW]


def _pair(place: Workspace, reading: Reading, known: Cohort, frozen: bool) -> str:
    program, cohort = reading.program, known.id
    say(f"Pairing {cohort}")
    result = paired(reading, cohort)
    text = lock_text(proven_roster(program, result), cohort)
    if frozen and not holds(place, cohort, text):
        return f"{cohort}: as committed, out of date; run `mentorbook match {cohort}` and review the change"
    if not frozen:
        write_roster(place, cohort, text)
    waiting = sum(left.role == "mentee" for left in result.unmatched)
    return f"{cohort}: {result.totals.placed} placed, {waiting} mentee{'' if waiting == 1 else 's'} without a place"


def _publish(place: Workspace, program: Program, now: date, site: Path | None, force: bool) -> str:
    """Build the site, check its links and look for private values in it; the line about its pages."""
    say("Building the site")
    leaks: list[Leak] = []

    def look(draft: Path) -> bool:
        say("Looking for private values in it")
        leaks.extend(find_leaks(program, draft, now))
        return not leaks

    made = build_site(
        place.root, today=now, program_dir=place.program, site_dir=site, force=force, last_look=look
    )
    if made.findings:
        _stop(made.findings, "The site has broken links or pages, listed above.", COULD_NOT)
    if leaks:
        _stop(leaks, "The new site holds private values and was thrown away; the old one stands.", FINDINGS)
    return f"{made.pages} pages, heaviest {made.heaviest}"


def _stop(faults: Iterable[object], reason: str, code: int) -> NoReturn:
    for fault in faults:
        say(f"  {fault}")
    say(reason)
    raise typer.Exit(code)


def _summarize(
    place: Workspace,
    program: Program,
    report: Report,
    placed: list[str],
    pages: str,
    site: Path | None,
    seconds: float,
) -> None:
    findings: tuple[Finding, ...] = report.findings
    lines = [
        f"People     {len(program.people)}",
        f"Cohorts    {len(program.cohorts)}",
        *(f"Roster     {line}" for line in placed),
        f"Findings   {report.count('error')} errors, {report.count('warning')} warnings, {report.count('info')} info"
        + (" (run `make check` to read them)" if findings else ""),
        f"Site       {pages}",
        f"Open       {shown((site or place.root / 'site') / 'index.html')} (or run `make serve`)",
        f"Time       {seconds:.1f} s",
    ]
    show("\n".join(lines) + "\n")
