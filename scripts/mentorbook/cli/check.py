"""`check` and `explain`: what is wrong with the data, and what a rule is about."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from mentorbook.checks import engine
from mentorbook.checks.docs import rule_page
from mentorbook.checks.finding import Finding, reaches
from mentorbook.checks.repair import repairable, repaired
from mentorbook.checks.reporters import REPORTERS, Report
from mentorbook.checks.reporters.markdown import markdown
from mentorbook.checks.rule import RULES, Rule, Severity
from mentorbook.source.program import Reading
from mentorbook.source.suggest import did_you_mean
from mentorbook.source.writing import write_atomically

from .output import FINDINGS, USAGE, say, show
from .workspace import PROGRAM, ProgramOption, TodayOption, Workspace, day, workspace


class Format(StrEnum):
    """What --format takes."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"
    JUNIT = "junit"
    MARKDOWN = "markdown"


class FailOn(StrEnum):
    """What --fail-on takes."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATH", help="Show findings in these files and folders only."),
    ] = None,
    program: ProgramOption = PROGRAM,
    form: Annotated[
        Format | None,
        typer.Option("--format", help="text, or github where GitHub runs this.", show_default=False),
    ] = None,
    fail_on: Annotated[FailOn, typer.Option(help="Exit with 1 from this severity on.")] = FailOn.ERROR,
    fix: Annotated[bool, typer.Option("--fix", help="Repair what has a safe repair, one line each.")] = False,
    today: TodayOption = None,
) -> None:
    """Check everything in program/ and docs/ and say what to change.

    Examples:

        mentorbook check
        mentorbook check program/people --fail-on warning
        mentorbook check --fix
        mentorbook check --format sarif > findings.sarif
    """
    place = workspace(program)
    report = report_on(place.read(), today)
    if fix:
        _repair(place, report)
        report = report_on(place.read(), today)
    report = _within(report, paths or [])
    chosen = form or (Format.GITHUB if os.environ.get("GITHUB_ACTIONS") == "true" else Format.TEXT)
    show(REPORTERS[chosen](report))
    if chosen is Format.GITHUB:
        _add_to_step_summary(report)
    if reaches(list(report.findings), _severity(fail_on)):
        raise typer.Exit(FINDINGS)


def report_on(reading: Reading, today: str | None) -> Report:
    """Check a program that was read."""
    findings = engine.check(reading, day(today))
    return Report(tuple(findings), len(reading.entries), reading.sources)


def _severity(fail_on: FailOn) -> Severity:
    severities: dict[FailOn, Severity] = {
        FailOn.ERROR: "error",
        FailOn.WARNING: "warning",
        FailOn.INFO: "info",
    }
    return severities[fail_on]


def _within(report: Report, paths: list[Path]) -> Report:
    """The part of a report that lies in the given files and folders."""
    if not paths:
        return report
    wanted = [path.absolute() for path in paths]
    for path in paths:
        if not path.exists():
            raise typer.BadParameter(f"there is no file or folder {path}", param_hint="PATH")

    def inside(finding: Finding) -> bool:
        file = Path(finding.file).absolute()  # as it is spelled: a link is found where it lies
        return any(file == path or path in file.parents for path in wanted)

    return Report(tuple(filter(inside, report.findings)), report.records, report.sources)


def _repair(place: Workspace, report: Report) -> None:
    for file, findings in repairable(report.findings).items():
        source = report.sources[file]
        write_atomically(place.file(file), repaired(source.text, findings).encode("utf-8"))
        for finding in findings:
            say(f"repaired {file}:{finding.place.line}: {finding.message}")


def _add_to_step_summary(report: Report) -> None:
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if summary:
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(markdown(report))


def explain(code: Annotated[str, typer.Argument(metavar="CODE", help="A rule's code or name.")]) -> None:
    """Show a rule's page: what it finds, why it matters, a bad and a good example.

    Examples:

        mentorbook explain MB011
        mentorbook explain unknown-field
    """
    rule = RULES.find(code)
    if rule is None:
        say(f"there is no rule '{code}'")
        hint = did_you_mean(code, [*RULES.by_code, *RULES.by_name])
        say(f"  {hint or 'codes run from MB001 to MB904; see docs/coordinators/reference/checks'}")
        raise typer.Exit(USAGE)
    show(_page(rule))


def _page(rule: Rule) -> str:
    page = rule_page(rule)
    lines = [f"{rule.code} {rule.name} ({rule.severity})", "", page.summary, "", page.prose]
    for title, files in (("Bad", page.bad), ("Good", page.good)):
        for path, content in files.items():
            lines += ["", f"{title}: {path}", "", *(f"    {line}" for line in content.splitlines())]
    return "\n".join(lines) + "\n"
