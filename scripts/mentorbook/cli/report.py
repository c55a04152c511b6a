"""`report`: what a cohort's numbers mean, for coordinators."""

from __future__ import annotations

import json
from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated, Any

import typer

from mentorbook.matching.match import Matching
from mentorbook.model.program import Cohort
from mentorbook.model.roster import Roster
from mentorbook.reports.codes import Naming, by_id, coded, is_under_review
from mentorbook.reports.recruiting import recruiting_brief
from mentorbook.reports.recruiting_words import brief_json, brief_lines
from mentorbook.reports.review import review
from mentorbook.reports.review_words import review_json, review_lines
from mentorbook.site.review_page import review_page
from mentorbook.source.markdown import cell
from mentorbook.source.program import Reading

from .history import rosters_at
from .match import CohortArgument, paired
from .output import say, show
from .workspace import PROGRAM, ProgramOption, Workspace, workspace


class Kind(StrEnum):
    """What a report is about."""

    MATCHING = "matching"
    RECRUITING = "recruiting"


class Form(StrEnum):
    """What --format takes."""

    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"


def report(
    cohort: CohortArgument,
    kind: Annotated[
        Kind,
        typer.Argument(
            help="matching: the roster beside its alternatives. recruiting: which mentors to look for."
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
    form: Annotated[
        Form, typer.Option("--format", help="How to print it; html is a page of its own, for matching.")
    ] = Form.MARKDOWN,
    program: ProgramOption = PROGRAM,
) -> None:
    """Write a report for coordinators. It is about people, so it does not belong on the site.

    Until a cohort is running, people are called by codes, so that its roster is judged without their names.

    Examples:

        mentorbook report 2027-spring matching --base main
        mentorbook report 2027-spring matching --format html > outbox/review.html
        mentorbook report 2027-spring recruiting --names
    """
    if form is Form.HTML and kind is Kind.RECRUITING:
        raise typer.BadParameter("the page is made by `report COHORT matching`", param_hint="--format")
    place = workspace(program)
    reading = place.read_data()
    result = paired(reading, cohort)
    name = _naming(reading.program.cohorts[cohort], result, names)
    if kind is Kind.RECRUITING:
        show(_recruiting(reading, result, name, form))
    else:
        before = _before(place, reading.program.cohorts[cohort], base)
        show(_matching(reading, result, before, name, form))


def _naming(cohort: Cohort, result: Matching, names: bool) -> Naming:
    if names or not is_under_review(cohort):
        return by_id
    return coded(cohort, (*result.board.mentors, *result.board.mentees))


def _before(place: Workspace, cohort: Cohort, base: str | None) -> Roster | None:
    return rosters_at(base, place.program).get(cohort.id) if base else cohort.roster


def _matching(reading: Reading, result: Matching, before: Roster | None, name: Naming, form: Form) -> str:
    vocabulary = reading.program.vocabulary
    found = review(reading.program, result, before, name, say)
    if form is Form.HTML:
        return review_page(found, vocabulary, name)
    return (
        _json(review_json(found, name)) if form is Form.JSON else _text(review_lines(found, vocabulary, name))
    )


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
