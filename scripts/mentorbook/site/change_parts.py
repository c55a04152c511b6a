"""The macro about what was learned: each change to the program, with its reason and what came of it."""

from __future__ import annotations

from markupsafe import Markup

from mentorbook.model.improvement import Adjustment
from mentorbook.reports.effects import Effect
from mentorbook.reports.figure_words import shown
from mentorbook.reports.metrics import METRICS, Metric

from .addresses import Here
from .html import Child, joined, tag
from .parts import empty, facts, when
from .portal import Portal
from .words import NONE_YET, measured, number, sentence, spoken


def changes(portal: Portal, _: Here) -> Markup:
    """What was changed in the program and what came of it, the latest first."""
    made = portal.effects[::-1]
    if not made:
        return empty(
            "Nothing changed yet", "Each change will stand here with its reason and what came of it."
        )
    return facts((_made_on(portal, one), _change(portal, one)) for one in made)


def _made_on(portal: Portal, effect: Effect) -> Child:
    return when(effect.made, portal.locale, "medium") if effect.made else NONE_YET


def _change(portal: Portal, effect: Effect) -> Markup:
    one = effect.adjustment
    why = tag("p", f"Because: {sentence(one.reason)}") if one.reason else None
    words = tag("p", tag("strong", sentence(one.change)))
    return joined([words, why, tag("p", outcome_of(portal, effect))])


def outcome_of(portal: Portal, effect: Effect) -> Markup:
    """What was written down of a change, and what the figures say."""
    return joined([_outcome(portal, effect.adjustment), _measured(effect)], " ")


def _measured(effect: Effect) -> str | None:
    """What the published figures say, beside what was written down."""
    if effect.metric is None or effect.moved is None or effect.before is None or effect.after is None:
        return None
    before, after = (
        f"{shown(effect.metric.unit, figure)} in {stage}" for stage, figure in (effect.before, effect.after)
    )
    return f"Counted: {before}, {after}."


def _outcome(portal: Portal, one: Adjustment) -> Markup:
    """What moved, or when somebody will look."""
    figure, before, after = _title(portal, one), _value(one, one.before), _value(one, one.after)
    if after:
        return joined(
            [f"{figure}: ", f"{before} before, " if before else None, tag("strong", f"{after} after"), "."]
        )
    so_far = f"{figure}: {before} before. " if before else None
    if one.review is None:
        return joined([so_far, "Nobody has looked yet at what came of it."])
    return joined([so_far, "We look again on ", when(one.review, portal.locale), "."])


def _title(portal: Portal, one: Adjustment) -> str:
    """The name of what an adjustment should move."""
    metric = _metric(one)
    return portal.own_words(metric.title) if metric else spoken(one.measure or "figure")


def _value(one: Adjustment, value: float | None) -> str | None:
    metric = _metric(one)
    if value is None:
        return None
    return measured(metric.unit, value) if metric else number(value)


def _metric(one: Adjustment) -> Metric | None:
    return next((metric for name, metric in METRICS.items() if name == one.measure), None)
