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


KindArgument = Annotated[
    Kind,
    typer.Argument(
        help="matching: the roster beside its alternatives. recruiting: which mentors to look for. "
        "fairness: how people fare. feedback: why pairs parted."
    ),
]
BaseOption = Annotated[
    str | None,
    typer.Option(
        "--base", metavar="REVISION", help="Say what changes since a Git revision, not since roster.yml."
    ),
]
NamesOption = Annotated[
    bool, typer.Option("--names", help="Name people even while the roster is under review.")
]
PageOption = Annotated[
    Path | None,
    typer.Option(
        "--page", metavar="FILE.html", help="For matching: also write a page for a coordinator's own screen."
    ),
]
Told = tuple[dict[str, Any], Iterable[str]]  # as data, and as lines


def report(
    cohort: CohortArgument,
    kind: KindArgument,
    base: BaseOption = None,
    names: NamesOption = False,
    page: PageOption = None,
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
    place = workspace(program)
    _refuse_to_publish(place, page, kind)
    reading = place.read_data()
    result = paired(reading, cohort)
    name = _naming(reading.program.cohorts[cohort], result, names)
    if kind is Kind.MATCHING:
        data, lines = _matching(place, reading, result, name, base, page)
    elif kind is Kind.RECRUITING:
        data, lines = _recruiting(reading, result, name)
    elif kind is Kind.FAIRNESS:
        fair = fairness.fairness(reading.program, result)
        data, lines = fairness.to_json(fair, name), fairness.to_lines(fair, name)
    else:
        heard = feedback.feedback(reading.program)
        data, lines = feedback.to_json(heard), feedback.to_lines(heard)
    show(
        json.dumps(data, ensure_ascii=False, indent=2) + "\n"
        if form is Form.JSON
        else "\n".join(lines) + "\n"
    )


def _matching(
    place: Workspace, reading: Reading, result: Matching, name: Naming, base: str | None, page: Path | None
) -> Told:
    known = reading.program
    found = review(known, result, _before(place, known.cohorts[result.cohort], base), name, say)
    if page:
        html = review_page(found, known.vocabulary, name)
        changed = write_atomically(page, html.encode("utf-8"))
        say(f"{'wrote' if changed else 'unchanged:'} {page}")
    return review_json(found, name), review_lines(found, known.vocabulary, name)


def _refuse_to_publish(place: Workspace, page: Path | None, kind: Kind) -> None:
    """A page is made of one report, and not written where it is or becomes public."""
    if page and kind is not Kind.MATCHING:
        raise typer.BadParameter("the page is written by `report COHORT matching`", param_hint="--page")
    for folder in (place.root / "docs", place.root / "site"):
        if page and page.resolve().is_relative_to(folder):
            raise UserError(f"{page} would be published", "write it elsewhere, for example to outbox/")


def _naming(cohort: Cohort, result: Matching, names: bool) -> Naming:
    if names or not is_under_review(cohort):
        return by_id
    return coded(cohort, (*result.board.mentors, *result.board.mentees))


def _before(place: Workspace, cohort: Cohort, base: str | None) -> Roster | None:
    return rosters_at(base, place.program).get(cohort.id) if base else cohort.roster


def _recruiting(reading: Reading, result: Matching, name: Naming) -> Told:
    brief = recruiting_brief(reading.program, result, say)
    plan = reading.program.cohorts[result.cohort].plan
    title = f"# Recruiting brief: {cell(plan.title if plan else result.cohort)}"
    return brief_json(brief, name), [title, "", *brief_lines(brief, reading.program.vocabulary, name)]
