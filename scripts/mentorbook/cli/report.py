"""`report`: what a cohort's numbers mean, for coordinators."""

from __future__ import annotations

import json
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from mentorbook.errors import UserError
from mentorbook.matching.match import Matching
from mentorbook.model.program import Cohort
from mentorbook.model.roster import Roster
from mentorbook.reports import fairness, feedback
from mentorbook.reports.codes import Naming, by_id, coded, is_under_review
from mentorbook.reports.recruiting import recruiting_brief
from mentorbook.reports.recruiting_words import brief_json, brief_lines
from mentorbook.reports.review import review
from mentorbook.reports.review_words import review_json, review_lines
from mentorbook.site.review_page import review_page
from mentorbook.source.markdown import cell
from mentorbook.source.program import Reading
from mentorbook.source.writing import write_atomically

from .history import rosters_at
from .match import CohortArgument, paired
from .output import say, show
from .workspace import PROGRAM, ProgramOption, Workspace, workspace


class Kind(StrEnum):
    """What a report is about."""

    MATCHING = "matching"
    RECRUITING = "recruiting"
    FAIRNESS = "fairness"
    FEEDBACK = "feedback"


class Form(StrEnum):
    """What --format takes."""

    MARKDOWN = "markdown"
    JSON = "json"


def report(
    cohort: CohortArgument,
    kind: Annotated[
        Kind,
        typer.Argument(
            help="matching: the roster beside its alternatives. recruiting: which mentors to look for. "
            "fairness: how people fare. feedback: why pairs parted."
        ),
    ],
    base: Annotated[
        str | None,
        typer.Option(
            "--base", metavar="REVISION", help="Say what changes since a Git revision, not since roster.yml."
        ),
    ] = None,
    names: Annotated[
        bool, typer.Option("--names", help="Name people even while the roster is under review.")
    ] = False,
    page: Annotated[
        Path | None,
        typer.Option(
            "--page",
            metavar="FILE.html",
            help="For matching: also write a page for a coordinator's own screen.",
        ),
    ] = None,
    form: Annotated[Form, typer.Option("--format", help="How to print the report.")] = Form.MARKDOWN,
    program: ProgramOption = PROGRAM,
) -> None:
    """Write a report for coordinators. It is about people, so it does not belong on the site.

    Until a cohort is running, people are called by codes, so that its roster is judged without their names.

    Examples:

        mentorbook report 2027-spring matching --base main
        mentorbook report 2027-spring matching --page outbox/2027-spring.html
        mentorbook report 2027-spring recruiting --names
        mentorbook report 2027-spring fairness
        mentorbook report 2025-autumn feedback --format json
    """
    if page and kind is not Kind.MATCHING:
        raise typer.BadParameter("the page is written by `report COHORT matching`", param_hint="--page")
    place = workspace(program)
    if page:
        _refuse_to_publish(place, page)
    reading = place.read_data()
    result = paired(reading, cohort)
    if kind is Kind.FAIRNESS:
        fair = fairness.fairness(reading.program, result)
        show(_json(fairness.to_json(fair)) if form is Form.JSON else _text(fairness.to_lines(fair)))
        return
    if kind is Kind.FEEDBACK:
        heard = feedback.feedback(reading.program)
        show(_json(feedback.to_json(heard)) if form is Form.JSON else _text(feedback.to_lines(heard)))
        return
    name = _naming(reading.program.cohorts[cohort], result, names)
    if kind is Kind.RECRUITING:
        show(_recruiting(reading, result, name, form))
        return
    found = review(reading.program, result, _before(place, reading.program.cohorts[cohort], base), name, say)
    if page:
        html = review_page(found, reading.program.vocabulary, name)
        changed = write_atomically(page, html.encode("utf-8"))
        say(f"{'wrote' if changed else 'unchanged:'} {page}")
    lines = review_lines(found, reading.program.vocabulary, name)
    show(_json(review_json(found, name)) if form is Form.JSON else _text(lines))


def _refuse_to_publish(place: Workspace, page: Path) -> None:
    """What lies in these folders is or becomes public."""
    for folder in (place.root / "docs", place.root / "site"):
        if page.resolve().is_relative_to(folder):
            raise UserError(f"{page} would be published", "write it elsewhere, for example to outbox/")


def _naming(cohort: Cohort, result: Matching, names: bool) -> Naming:
    if names or not is_under_review(cohort):
        return by_id
    return coded(cohort, (*result.board.mentors, *result.board.mentees))


def _before(place: Workspace, cohort: Cohort, base: str | None) -> Roster | None:
    return rosters_at(base, place.program).get(cohort.id) if base else cohort.roster


def _recruiting(reading: Reading, result: Matching, name: Naming, form: Form) -> str:
    brief = recruiting_brief(reading.program, result, say)
    if form is Form.JSON:
        return _json(brief_json(brief, name))
    plan = reading.program.cohorts[result.cohort].plan
    title = f"# Recruiting brief: {cell(plan.title if plan else result.cohort)}"
    return _text([title, "", *brief_lines(brief, reading.program.vocabulary, name)])


def _json(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _text(lines: Iterable[str]) -> str:
    return "\n".join(lines) + "\n"
