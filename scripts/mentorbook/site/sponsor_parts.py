"""The macro for a sponsor: where the program stands, on one sheet of paper."""

from __future__ import annotations

from markupsafe import Markup

from mentorbook.model.charter import MetricName, Objective
from mentorbook.reports.figure_words import shown, spread
from mentorbook.reports.figures import NOTHING
from mentorbook.reports.metrics import METRICS
from mentorbook.reports.standing import standing

from .addresses import Here
from .change_parts import outcome_of
from .html import Child, joined, tag
from .parts import block, bullets, empty, table, when
from .portal import Portal
from .progress_parts import STATES, compared, measured_value
from .words import NONE_YET, sentence

HEADLINES: tuple[MetricName, ...] = (
    "participation_rate",
    "session_rate",
    "active_pair_rate",
    "satisfaction",
    "completion_rate",
    "response_rate",
)
_LATEST = 3  # adjustments that are told of: more would take a second sheet


def sponsor_page(portal: Portal, here: Here) -> Markup:
    """Purpose, headline figures, aims, others beside, and the latest changes: what a sponsor asks for in a minute."""
    measured = _measured_cohort(portal)
    if measured is None:
        return empty(
            "Nothing to count yet", portal.own_words("This page fills when the first cohort has begun.")
        )
    return block(
        tag("p", portal.view.charter.purpose) if portal.view.charter.purpose else None,
        tag("p", _when(portal, measured)),
        _headlines(portal, measured),
        _aims(portal),
        _others(portal, here),
        _changes(portal),
        tag("p", _foot(portal)),
    )


def _measured_cohort(portal: Portal) -> str | None:
    """The latest cohort that anything was counted of."""
    rates = portal.figures.by_cohort["session_rate"]
    return next((name for name in portal.view.cohorts if rates[name] != NOTHING), None)


def _headlines(portal: Portal, cohort: str) -> Markup:
    figures = {name: portal.figures.by_cohort[name][cohort] for name in HEADLINES}
    rows = [
        tag(
            "div", tag("dt", portal.own_words(METRICS[name].title)), tag("dd", shown(METRICS[name].unit, one))
        )
        for name, one in figures.items()
        if one != NOTHING
    ]
    return tag("dl", *rows, class_="mb-figures")


def _aims(portal: Portal) -> Markup | None:
    heads = ("Aim", "From", "Now", "n", "95% interval", "Target", "Stands")
    rows = [_aim(portal, one) for one in portal.view.charter.objectives.values()]
    if not rows:
        return None
    return joined(
        [tag("h2", "Aims", id="aims"), table("Aims", heads, rows, numbers=range(1, len(heads) - 1))]
    )


def _aim(portal: Portal, objective: Objective) -> tuple[Child, ...]:
    over = {one.id for one in portal.view.cohorts.values() if one.status == "closed"}
    stands = standing(objective, portal.figures, portal.today, over)
    metric, figure = METRICS[objective.measure], stands.figure
    return (
        portal.own_words(metric.title),
        measured_value(objective.measure, objective.baseline),
        shown(metric.unit, figure),
        f"{figure.n}" if figure.n else NONE_YET,
        spread(figure.interval) or NONE_YET,
        measured_value(objective.measure, objective.target),
        STATES[stands.state][0],
    )


def _others(portal: Portal, here: Here) -> Markup | None:
    if not portal.comparisons:
        return None
    title = tag("h2", "Beside colleagues outside the program", id="others")
    return joined([title, compared(portal, here)])


def _changes(portal: Portal) -> Markup | None:
    latest = portal.effects[::-1][:_LATEST]
    if not latest:
        return None
    lines = [joined([sentence(one.adjustment.change), " ", outcome_of(portal, one)]) for one in latest]
    return joined([tag("h2", "What we changed", id="changed"), bullets(lines)])


def _when(portal: Portal, cohort: str) -> Markup:
    title, day = portal.view.cohorts[cohort].title, when(portal.today, portal.locale)
    return joined(["Figures of ", tag("strong", title), ", as of ", day, "."])


def _foot(portal: Portal) -> str:
    sponsor = portal.view.charter.sponsor
    ask = f" Questions: {sponsor.contact}." if sponsor and sponsor.contact else ""
    return (
        f"Figures about fewer than {portal.view.smallest_group} people or pairs are left out. "
        f"Differences to others are associations, not effects.{ask}"
    )
