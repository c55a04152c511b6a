"""`report … metrics` as data, as lines and as a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from mentorbook.source.markdown import cell

from .comparison import CAVEAT, Comparison
from .endings import ALL
from .feedback import WORDS as REASON_WORDS
from .figure_words import HIDDEN, shown, spread
from .figures import NOTHING, Figure
from .measures import Measure, Measures
from .metrics import METRICS
from .told import Cell, Told
from .units import NONE_YET, measured, points


def told(found: Measures) -> Told:
    """The whole report."""
    return Told(_data(found), _lines(found), _rows(found))


# ------------------------------------------------------------------ data


def _data(found: Measures) -> dict[str, Any]:
    return {
        "cohort": found.cohort or "all",
        "title": found.title,
        "today": found.today.isoformat(),
        "k": found.k,
        "metrics": [_measure(one) for one in found.measures],
        "early_endings": {("all" if reason == ALL else reason): n for reason, n in found.endings.items()},
        "comparisons": [_comparison(one) for one in found.comparisons],
    }


def _measure(one: Measure) -> dict[str, Any]:
    metric, objective = one.metric, one.objective
    return {
        "id": metric.id,
        "title": metric.title,
        "formula": metric.formula,
        "unit": metric.unit,
        "counts": metric.counts,
        "better": metric.better,
        **_figure(one.figure),
        "baseline": objective.baseline if objective else None,
        "target": objective.target if objective else None,
        "due": objective.due.isoformat() if objective and objective.due else None,
        "state": one.state,
        "trend": [{"quarter": str(quarter), **_figure(figure)} for quarter, figure in one.trend.items()],
    }


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "value": figure.value,
        "n": None if figure.hidden else figure.n,
        "interval": list(figure.interval) if figure.interval else None,
        "hidden": figure.hidden,
    }


def _comparison(one: Comparison) -> dict[str, Any]:
    return {
        "metric": one.metric,
        "group": one.group,
        "period": one.period,
        "participants": _figure(one.ours),
        "others": _figure(one.others),
        "difference": one.gap,
        "interval": list(one.interval) if one.interval else None,
        "kind": "association",
    }


# ------------------------------------------------------------------ lines


def _lines(found: Measures) -> Iterator[str]:
    yield from (f"# Figures: {cell(found.title)}", "")
    yield f"As of {found.today}. A figure that counts fewer than {found.k} people or pairs is not shown, nor one that"
    yield from ("would give it away.", "")
    yield "| Figure | Value | n | 95% interval | From | Target | Stands |"
    yield "|---|---|---|---|---|---|---|"
    yield from (_line(one) for one in found.measures)
    yield from _trend_lines(found)
    yield from _ending_lines(found)
    yield from comparison_lines(found.comparisons)


def _line(one: Measure) -> str:
    unit, figure, objective = one.metric.unit, one.figure, one.objective
    n = f"{figure.n} {one.metric.counts}" if figure.n else ""
    aims = [
        "" if value is None else measured(unit, value)
        for value in ((objective.baseline, objective.target) if objective else (None, None))
    ]
    cells = (one.metric.title, shown(unit, figure), n, spread(figure.interval), *aims, one.state or "")
    return f"| {' | '.join(cells)} |"


def _trend_lines(found: Measures) -> Iterator[str]:
    measures = [one for one in found.measures if one.trend]
    quarters = sorted({quarter for one in measures for quarter in one.trend})
    if not quarters:
        return
    yield from ("", "## By quarter, all cohorts", "")
    yield f"| Figure | {' | '.join(map(str, quarters))} |"
    yield "|---|" + "---|" * len(quarters)
    for one in measures:
        values = (shown(one.metric.unit, one.trend.get(quarter, NOTHING)) for quarter in quarters)
        yield f"| {one.metric.title} | {' | '.join(values)} |"


def _ending_lines(found: Measures) -> Iterator[str]:
    if found.endings:
        yield from ("", "## Pairs that ended early, by reason", "", "| Reason | Pairs |", "|---|---|")
        for reason, count in found.endings.items():
            word = "all" if reason == ALL else REASON_WORDS[reason]
            yield f"| {word} | {HIDDEN if count is None else count} |"


def comparison_lines(comparisons: Sequence[Comparison]) -> Iterator[str]:
    """Participants beside others, with what the comparison cannot say."""
    if not comparisons:
        return
    yield from ("", "## Beside colleagues outside the program", "", CAVEAT, "")
    yield "| Figure | Participants | n | Others | n | Difference | 95% interval |"
    yield "|---|---|---|---|---|---|---|"
    for one in comparisons:
        group = f"{one.group.replace('_', ' ')}{f', {one.period}' if one.period else ''}"
        cells = (
            METRICS[one.metric].title,
            shown("share", one.ours),
            str(one.ours.n or ""),
            f"{shown('share', one.others)} ({cell(group)})",
            str(one.others.n or ""),
            NONE_YET if one.gap is None else f"{points(one.gap)} points",
            _gap_interval(one),
        )
        yield f"| {' | '.join(cells)} |"


def _gap_interval(one: Comparison) -> str:
    if one.interval is None:
        return ""
    low, high = map(points, one.interval)
    return f"{low} to {high} points" + (", may be chance" if one.interval[0] <= 0 <= one.interval[1] else "")


# ------------------------------------------------------------------ rows


def _rows(found: Measures) -> list[Sequence[Cell]]:
    head = ("metric", "unit", "of", "quarter", "value", "n", "low", "high", "hidden", "baseline", "target")
    rows: list[Sequence[Cell]] = [head]
    for one in found.measures:
        rows.append(_row(one, found.cohort or "all", "", one.figure))
        rows += (_row(one, "all", str(quarter), figure) for quarter, figure in one.trend.items())
    return rows


def _row(one: Measure, of: str, quarter: str, figure: Figure) -> Sequence[Cell]:
    low, high = figure.interval or (None, None)
    objective = one.objective
    aims = (objective.baseline, objective.target) if objective else (None, None)
    n = None if figure.hidden else figure.n
    hidden = "yes" if figure.hidden else "no"
    return (one.metric.id, one.metric.unit, of, quarter, figure.value, n, low, high, hidden, *aims)
