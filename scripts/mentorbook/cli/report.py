"""`report`: what the numbers mean, for coordinators. One small function for each kind of report."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from mentorbook.errors import UserError
from mentorbook.model.roster import Roster
from mentorbook.reports import (
    alumni,
    dossier_words,
    fairness,
    feedback,
    intake_words,
    measures_words,
    surveys_words,
    yearly_words,
)
from mentorbook.reports.codes import Naming
from mentorbook.reports.dossier import dossiers
from mentorbook.reports.health import told as health
from mentorbook.reports.intake import intake
from mentorbook.reports.measures import measure
from mentorbook.reports.onboarding import told as onboarding
from mentorbook.reports.recruiting import recruiting_brief
from mentorbook.reports.recruiting_words import brief_json, brief_lines
from mentorbook.reports.review import review
from mentorbook.reports.review_words import review_json, review_lines
from mentorbook.reports.surveys import survey_results
from mentorbook.reports.told import Told
from mentorbook.reports.window import Window, whole
from mentorbook.reports.yearly import yearly
from mentorbook.site.review_page import review_page
from mentorbook.source.markdown import cell
from mentorbook.source.writing import write_atomically

from .history import rosters_at
from .output import say, show
from .report_forms import Form, printed
from .report_question import Question
from .workspace import PROGRAM, ProgramOption, TodayOption, Workspace, day, workspace


class Kind(StrEnum):
    """What a report is about."""

    MATCHING = "matching"
    RECRUITING = "recruiting"
    FAIRNESS = "fairness"
    FEEDBACK = "feedback"
    METRICS = "metrics"
    SURVEYS = "surveys"
    DOSSIER = "dossier"
    REVIEW = "review"
    ALUMNI = "alumni"
    HEALTH = "health"
    ONBOARDING = "onboarding"
    INTAKE = "intake"


def _matching(asked: Question) -> Told:
    """The roster beside its alternatives."""
    vocabulary, before = asked.program.vocabulary, _roster_before(asked)
    found = review(asked.program, asked.result, before, asked.naming, say)
    if asked.page:
        _write_page(asked.page, review_page(found, vocabulary, asked.naming))
    return Told(review_json(found, asked.naming), review_lines(found, vocabulary, asked.naming))


def _recruiting(asked: Question) -> Told:
    """Which mentors to look for."""
    brief = recruiting_brief(asked.program, asked.result, say)
    plan = asked.cohort.plan
    title = f"# Recruiting brief: {cell(plan.title if plan else asked.of)}"
    lines = [title, "", *brief_lines(brief, asked.program.vocabulary, asked.naming)]
    return Told(brief_json(brief, asked.naming), lines)


def _fairness(asked: Question) -> Told:
    """How people fare."""
    fair = fairness.fairness(asked.program, asked.result)
    return Told(fairness.to_json(fair, asked.naming), fairness.to_lines(fair, asked.naming))


def _feedback(asked: Question) -> Told:
    """Why pairs parted, in all cohorts."""
    heard = feedback.feedback(asked.program)
    return Told(feedback.to_json(heard), feedback.to_lines(heard))


def _metrics(asked: Question) -> Told:
    """Every figure with n, interval, target and trend, of a cohort or of all."""
    return measures_words.told(measure(asked.sound, asked.cohort_id, asked.today, asked.k))


def _surveys(asked: Question) -> Told:
    """Each wave with its response rate and answers, small numbers hidden."""
    return surveys_words.told(survey_results(asked.sound, asked.cohort_id, asked.today, asked.k))


def _dossier(asked: Question) -> Told:
    """Two standards, EEPM and ISMCP, with what shows each item."""
    found = dossiers(asked.reading, asked.cohort_id, asked.today, asked.k, asked.exists)
    return dossier_words.told(found, asked.of)


def _review(asked: Question) -> Told:
    """Aims, changes and ideas for the annual review."""
    return yearly_words.told(yearly(asked.reading, asked.cohort_id, asked.today, asked.k, asked.exists))


def _alumni(asked: Question) -> Told:
    """Who finished as a mentee and may be invited to mentor."""
    return alumni.told(list(alumni.alumni(asked.sound, asked.cohort_id, asked.today)), asked.of)


def _health(asked: Question) -> Told:
    """Which pairs need a word, with the evidence and the next step."""
    window = _window(asked)
    return health.told(health.health(window), window, asked.pair_naming)


def _onboarding(asked: Question) -> Told:
    """Who is ready to begin: agreement, channels, orientation, training, and each pair's first session."""
    window = _window(asked)
    names: Mapping[onboarding.Whose, Naming] = {"people": asked.naming, "pairs": asked.pair_naming}
    return onboarding.told(onboarding.onboarding(window), window, names)


def _intake(asked: Question) -> Told:
    """Where each application stands: who waits and why, what is missing, who still needs screening."""
    return intake_words.told(intake(_window(asked)), asked.cohort.id, asked.today, asked.naming)


def _window(asked: Question) -> Window:
    """The cohort's time. Raises UserError for one without a plan."""
    for one in whole(asked.program, asked.today):
        if one.cohort.id == asked.cohort.id:
            return one
    raise UserError(f"cohort {asked.cohort.id} has no plan", "its cohort.yml is missing")


# A report is a line here and a line in Kind; the first sentence of its docstring is its help.
REPORTS: Mapping[Kind, Callable[[Question], Told]] = {
    Kind.MATCHING: _matching,
    Kind.RECRUITING: _recruiting,
    Kind.FAIRNESS: _fairness,
    Kind.FEEDBACK: _feedback,
    Kind.METRICS: _metrics,
    Kind.SURVEYS: _surveys,
    Kind.DOSSIER: _dossier,
    Kind.REVIEW: _review,
    Kind.ALUMNI: _alumni,
    Kind.HEALTH: _health,
    Kind.ONBOARDING: _onboarding,
    Kind.INTAKE: _intake,
}


def _first_sentence(tell: Callable[[Question], Told]) -> str:
    sentence = (tell.__doc__ or "").split(".")[0]
    return sentence[:1].lower() + sentence[1:]


_KINDS = " ".join(f"{kind}: {_first_sentence(tell)}." for kind, tell in REPORTS.items())
CohortArgument = Annotated[
    str,
    typer.Argument(
        metavar="COHORT", help="The cohort's id, a folder in cohorts/; or `all`, where it makes sense."
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
CodesOption = Annotated[
    bool,
    typer.Option(
        "--codes", help="Call people by codes even in a running cohort, for places that others read."
    ),
]
PageOption = Annotated[
    Path | None,
    typer.Option(
        "--page", metavar="FILE.html", help="For matching: also write a page for a coordinator's own screen."
    ),
]
FormOption = Annotated[
    Form, typer.Option("--format", help="How to print it; csv where the report has a table.")
]


def report(
    cohort: CohortArgument,
    kind: Annotated[Kind, typer.Argument(help=_KINDS)],
    base: BaseOption = None,
    names: NamesOption = False,
    codes: CodesOption = False,
    page: PageOption = None,
    form: FormOption = Form.MARKDOWN,
    program: ProgramOption = PROGRAM,
    today: TodayOption = None,
) -> None:
    """Write a report for coordinators. It is about people, so it does not belong on the site.

    Until a cohort is running, people are called by codes, so that its roster is judged without their names.

    Examples:

        mentorbook report 2027-spring matching --base main
        mentorbook report 2027-spring matching --page outbox/2027-spring.html
        mentorbook report 2027-spring recruiting --names
        mentorbook report 2027-spring fairness
        mentorbook report 2027-spring intake --names
        mentorbook report 2025-autumn health --today 2026-01-15
        mentorbook report 2027-spring onboarding --names
        mentorbook report all feedback --format json
        mentorbook report 2025-autumn metrics --format text
        mentorbook report all metrics --format csv
        mentorbook report 2025-autumn surveys
        mentorbook report all dossier
        mentorbook report all review
        mentorbook report 2025-autumn alumni
    """
    place = workspace(program)
    _refuse_to_publish(place, page, kind)
    asked = Question(
        place=place,
        reading=place.read_data(),
        of=cohort,
        today=day(today),
        base=base,
        names=names,
        codes=codes,
        page=page,
    )
    _ = asked.cohort_or_all  # a cohort that is not there is said before anything is computed
    show(printed(REPORTS[kind](asked), form))


def _refuse_to_publish(place: Workspace, page: Path | None, kind: Kind) -> None:
    """A page is made of one report, and not written where it is or becomes public."""
    if page and kind is not Kind.MATCHING:
        raise typer.BadParameter("the page is written by `report COHORT matching`", param_hint="--page")
    for folder in (place.root / "docs", place.root / "site"):
        if page and page.resolve().is_relative_to(folder):
            raise UserError(f"{page} would be published", "write it elsewhere, for example to outbox/")


def _write_page(page: Path, html: str) -> None:
    changed = write_atomically(page, html.encode("utf-8"))
    say(f"{'wrote' if changed else 'unchanged:'} {page}")


def _roster_before(asked: Question) -> Roster | None:
    return (
        rosters_at(asked.base, asked.place.program).get(asked.cohort.id)
        if asked.base
        else asked.cohort.roster
    )
