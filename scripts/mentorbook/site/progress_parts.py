"""Macros about objectives and figures: where each stands, how it developed, how it is counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from mentorbook.model.charter import MetricName, Objective
from mentorbook.reports.comparison import CAVEAT, Comparison
from mentorbook.reports.figures import NOTHING, Figure
from mentorbook.reports.metrics import METRICS, Metric
from mentorbook.reports.standing import Standing, State, standing
from mentorbook.reports.units import Unit, points
from mentorbook.reports.window import Quarter

from .addresses import Here
from .charts import Chart, Point, Scale, bar, line_chart, round_scale
from .html import Child, joined, tag
from .parts import block, chip, empty, facts, hidden, notice, table, when
from .portal import Portal
from .words import NONE_YET, in_words, measured, percent, sentence

STATES: Mapping[State, tuple[str, str]] = {
    "met": ("Met", "green"),
    "on the way": ("On the way", "green"),
    "behind": ("Behind", "apricot"),
    "below": ("Below target", "apricot"),
    "missed": ("Missed", "red"),
    "hidden": ("Too few to show", ""),
    "not measured": ("Not measured yet", ""),
    "no target": ("No target", ""),
}
_PERCENT_SCALE = Scale(ticks=[(0.0, "0%"), (0.5, "50%"), (1.0, "100%")])
_FIVE_SCALE = Scale(ticks=[(1.0, "1"), (3.0, "3"), (5.0, "5")])
_ENOUGH_FOR_A_LINE = 2
_HIDDEN = "hidden"


def objectives(portal: Portal, here: Here) -> Markup:
    """What the program wants to reach: target, start, date, and the need behind it."""
    rows = [
        (
            _measure_link(portal, here, objective.measure),
            measured_value(objective.measure, objective.baseline),
            measured_value(objective.measure, objective.target),
            when(objective.due, portal.locale, "medium") if objective.due else NONE_YET,
            _need(portal, objective) or NONE_YET,
        )
        for objective in portal.view.charter.objectives.values()
    ]
    if not rows:
        return empty("No aims yet", "They will be listed here once the sponsor has agreed to them.")
    return table("What we want to reach", ("Aim", "From", "To", "By", "Because"), rows, numbers=(1, 2))


def progress_objectives(portal: Portal, here: Here) -> Markup:
    """Each objective with its figure now, its target and a word for the difference."""
    cards = [_objective(portal, here, objective) for objective in portal.view.charter.objectives.values()]
    if not cards:
        return empty("No aims yet", "They will be listed here once the sponsor has agreed to them.")
    start = tag("span", "where it started", class_="mb-legend__baseline")
    target = tag("span", "the target", class_="mb-legend__target")
    return block(
        tag("p", "On each bar: ", start, " ", target, class_="mb-legend"),
        tag("ul", *cards, class_="mb-objectives"),
    )


def progress_trends(portal: Portal, here: Here) -> Markup:
    """A chart for each metric with at least two quarters to compare, and a table of all metrics by cohort."""
    trends = portal.figures.by_quarter.items()
    charts = [_trend(portal, METRICS[name], quarters) for name, quarters in trends if _is_line(quarters)]
    smallest = portal.view.smallest_group
    note = (
        f"A figure that counts fewer than {smallest} people or pairs is hidden. "
        "A share of a larger group can still stand for a few of them."
    )
    return block(
        *(charts or [empty("No trend yet", "It takes two quarters to draw a line.")]),
        tag("h3", portal.own_words("By cohort"), id="figures-by-cohort"),
        _by_cohort(portal, here),
        notice(note, lead="Small groups stay hidden."),
    )


def progress_comparison(portal: Portal, here: Here) -> Markup:
    """Participants beside colleagues outside the program, with intervals and with what that cannot say."""
    if not portal.comparisons:
        return empty("Nothing to compare with yet", "It takes totals of people outside the program.")
    return block(compared(portal, here), notice(CAVEAT, lead="Together is not because."))


def compared(portal: Portal, here: Here) -> Markup:
    """The table of participants beside others."""
    heads = ("Figure", "Participants", "Others", "Difference", "95% interval")
    rows = [_compared(portal, here, one) for one in portal.comparisons]
    return table("Participants beside others", heads, rows, numbers=range(1, len(heads)))


def metric_definitions(portal: Portal, __: Here) -> Markup:
    """Every metric with its formula, what n counts, and which way is better."""
    return facts(
        (tag("span", portal.own_words(metric.title), id=f"metric-{metric.id}"), _definition(portal, metric))
        for metric in METRICS.values()
    )


# ------------------------------------------------------------------ objectives


def _objective(portal: Portal, here: Here, objective: Objective) -> Markup:
    over = {one.id for one in portal.view.cohorts.values() if one.status == "closed"}
    stands = standing(objective, portal.figures, portal.today, over)
    need = _need(portal, objective)
    word, color = STATES[stands.state]
    title = tag("h3", _measure_link(portal, here, objective.measure), class_="mb-objective__title")
    return tag(
        "li",
        tag("div", title, chip(word, color), class_="mb-objective__head"),
        tag("p", *_now(objective, stands), class_="mb-objective__now"),
        _objective_bar(objective, stands.figure),
        tag("p", joined(_notes(portal, objective, stands), " "), class_="mb-objective__note"),
        tag("p", f"Because: {need}", class_="mb-objective__note") if need else None,
        class_="mb-objective",
    )


def _now(objective: Objective, stands: Standing) -> Iterator[Child]:
    value = stands.figure.value
    target = measured_value(objective.measure, objective.target)
    yield tag("strong", NONE_YET if value is None else measured_value(objective.measure, value))
    if value is None:
        yield f" {STATES[stands.state][0].lower()}; the target is {target}"
    elif objective.target is not None:
        yield f" target {target}"


def _notes(portal: Portal, objective: Objective, stands: Standing) -> Iterator[Child]:
    figure, metric = stands.figure, METRICS[objective.measure]
    if figure.value is not None and stands.cohort:
        title = portal.view.cohorts[stands.cohort].title
        yield f"{title}, n = {figure.n} {portal.own_words(metric.counts)}{_range(figure)}."
        yield _answered(portal, metric, stands.cohort)
    elif figure.hidden:
        yield f"Fewer than {portal.view.smallest_group} {portal.own_words(metric.counts)} so far."
    if objective.baseline is not None:
        yield f"Started from {measured_value(objective.measure, objective.baseline)}."
    if objective.due:
        yield joined(["Due ", when(objective.due, portal.locale), "."])


def _answered(portal: Portal, metric: Metric, cohort: str) -> str | None:
    """How many of those who were asked answered; a score means little without it."""
    rate = portal.figures.by_cohort["response_rate"][cohort].value
    return (
        f"{percent(rate)}% of the sheets came back."
        if metric.counts == "answers" and rate is not None
        else None
    )


def _range(figure: Figure) -> str:
    if figure.interval is None:
        return ""
    low, high = figure.interval
    return f", 95% interval {percent(low)} to {percent(high)}%"


def _objective_bar(objective: Objective, figure: Figure) -> Markup:
    unit = METRICS[objective.measure].unit
    marks = [_share(unit, value) for value in (figure.value, objective.baseline, objective.target)]
    known = zip(
        ("now", "started from", "target"), (figure.value, objective.baseline, objective.target), strict=True
    )
    words = "; ".join(
        f"{name} {measured_value(objective.measure, value)}" for name, value in known if value is not None
    )
    return bar(marks[0], marks[1], marks[2], words or "no figures yet")


def _share(unit: Unit, value: float | None) -> float | None:
    """Where a value lies on a bar from 0 to 1."""
    if value is None:
        return None
    spans = {"share": (0.0, 1.0), "of five": (1.0, 5.0), "points": (-100.0, 100.0), "steps": (-4.0, 4.0)}
    low, high = spans.get(unit, (0.0, 120.0))
    return (value - low) / (high - low)


def measured_value(measure: MetricName, value: float | None) -> str:
    """A start or a target with its unit, a dash for none."""
    return NONE_YET if value is None else measured(METRICS[measure].unit, value)


def _need(portal: Portal, objective: Objective) -> str | None:
    need = portal.view.charter.needs.get(objective.need) if objective.need else None
    return sentence(need.statement) if need else None


def _measure_link(portal: Portal, here: Here, measure: MetricName) -> Markup:
    address = here.to(f"progress/definitions.md#metric-{measure}")
    title = portal.own_words(METRICS[measure].title)
    return tag("a", title, href=address) if address else Markup("%s") % title


# ------------------------------------------------------------------ trends


def _is_line(quarters: Mapping[Quarter, Figure]) -> bool:
    return sum(figure.value is not None for figure in quarters.values()) >= _ENOUGH_FOR_A_LINE


def _trend(portal: Portal, metric: Metric, quarters: Mapping[Quarter, Figure]) -> Markup:
    shown = {quarter: figure for quarter, figure in quarters.items() if figure != NOTHING}
    points = [
        Point(label=str(quarter), value=f.value, text=_short(metric, f)) for quarter, f in shown.items()
    ]
    drawn = [point for point in points if point.value is not None]
    targets = [o.target for o in portal.view.charter.objectives.values() if o.measure == metric.id]
    target = next((value for value in targets if value is not None), None)
    return line_chart(
        Chart(
            id=metric.id.replace("_", "-"),
            title=f"{portal.own_words(metric.title)}, by quarter",
            summary=f"From {drawn[0].text} in {drawn[0].label} to {drawn[-1].text} in {drawn[-1].label}.",
            points=points,
            scale=_scale(metric, [value for point in drawn if (value := point.value) is not None]),
            heads=("Quarter", "Value", f"n ({portal.own_words(metric.counts)})"),
            rows=[(str(q), _short(metric, f), _HIDDEN if f.hidden else str(f.n)) for q, f in shown.items()],
            target=None if target is None else (target, measured(metric.unit, target)),
        )
    )


def _scale(metric: Metric, values: list[float]) -> Scale:
    if metric.unit == "share":
        return _PERCENT_SCALE
    return _FIVE_SCALE if metric.unit == "of five" else round_scale(values)


def _short(metric: Metric, figure: Figure) -> str:
    if figure.value is None:
        return _HIDDEN if figure.hidden else NONE_YET
    return measured(metric.unit, figure.value)


def _by_cohort(portal: Portal, here: Here) -> Markup:
    known = [
        name
        for name, cohorts in portal.figures.by_cohort.items()
        if any(f != NOTHING for f in cohorts.values())
    ]
    cohorts = [
        cohort
        for cohort in portal.view.cohorts
        if any(portal.figures.by_cohort[name][cohort] != NOTHING for name in known)
    ]
    if not known:
        return empty(
            "Nothing to count yet", portal.own_words("Figures appear when the first cohort has begun.")
        )
    rows = [
        (
            _measure_link(portal, here, name),
            *(_figure(METRICS[name], portal.figures.by_cohort[name][c]) for c in cohorts),
        )
        for name in known
    ]
    heads = ("Figure", *(portal.view.cohorts[cohort].title for cohort in cohorts))
    return table(portal.own_words("All figures by cohort"), heads, rows, numbers=range(1, len(heads)))


def _compared(portal: Portal, here: Here, one: Comparison) -> tuple[Child, ...]:
    metric, gap = METRICS[one.metric], None if one.gap is None else points(one.gap)
    ends = tuple(map(points, one.interval)) if one.interval else None
    return (
        _measure_link(portal, here, one.metric),
        _figure(metric, one.ours),
        joined([_figure(metric, one.others), tag("small", f", {one.period}") if one.period else None]),
        NONE_YET if gap is None else f"{gap} points",
        NONE_YET if ends is None else f"{ends[0]} to {ends[1]}",
    )


def _figure(metric: Metric, figure: Figure) -> Child:
    if figure.hidden:
        return hidden()
    if figure.value is None:
        return NONE_YET
    return joined([measured(metric.unit, figure.value), tag("small", f" n = {figure.n}")])


def _definition(portal: Portal, metric: Metric) -> Markup:
    better = "Lower is better." if metric.better == "lower" else None
    formula, counts = portal.own_words(metric.formula), portal.own_words(metric.counts)
    parts = (formula, _asked_for(portal, metric), f"n counts {counts}.", better, _aim_of(portal, metric))
    return joined(parts, " ")


def _aim_of(portal: Portal, metric: Metric) -> str | None:
    """What the charter wants of a figure, and from where."""
    objectives = portal.view.charter.objectives.values()
    aim = next((one for one in objectives if one.measure == metric.id and one.target is not None), None)
    if aim is None:
        return None
    start = f", from {measured_value(metric.id, aim.baseline)}" if aim.baseline is not None else ""
    return f"The aim is {measured_value(metric.id, aim.target)}{start}."


def _asked_for(portal: Portal, metric: Metric) -> str | None:
    """The number that a formula leaves to the charter."""
    if metric.id != "active_pair_rate":
        return None
    least = portal.view.charter.min_sessions_per_quarter
    return f"The program asks for at least {in_words(least)} {'session' if least == 1 else 'sessions'} a quarter."
