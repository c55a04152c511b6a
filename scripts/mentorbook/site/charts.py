"""Charts as plain SVG: a kilobyte each, themed by the style sheet, with their numbers in a table below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil, floor, log10

from markupsafe import Markup

from .html import joined, tag
from .parts import table

WIDTH, HEIGHT = 640, 280
LEFT, RIGHT, TOP, BOTTOM = 72, 620, 34, 220
ROOM_FOR_TARGET = 120  # to the right of the points, so that its label covers none


@dataclass(frozen=True, kw_only=True)
class Point:
    """One place on the horizontal axis. `value` is None where there is nothing to draw; `text` says what or why."""

    label: str
    value: float | None
    text: str


@dataclass(frozen=True, kw_only=True)
class Scale:
    """The vertical axis from its lowest to its highest tick, with the words on the ticks."""

    ticks: Sequence[tuple[float, str]]

    def y(self, value: float) -> int:
        """Pixels from the top; values beyond the ends stay at the ends."""
        low, high = self.ticks[0][0], self.ticks[-1][0]
        share = (min(max(value, low), high) - low) / (high - low)
        return round(BOTTOM - share * (BOTTOM - TOP))


@dataclass(frozen=True, kw_only=True)
class Chart:
    """A line through points. `rows` and `heads` are the same numbers for the table, first column as the row's name."""

    id: str
    title: str
    summary: str
    points: Sequence[Point]
    scale: Scale
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    target: tuple[float, str] | None = None


def line_chart(chart: Chart) -> Markup:
    """The figure with caption, drawing and table."""
    title, summary = f"chart-{chart.id}-title", f"chart-{chart.id}-desc"
    drawing = tag(
        "svg",
        tag("title", chart.title, id=title),
        tag("desc", chart.summary, id=summary),
        _grid(chart.scale),
        _target(chart),
        _marks(chart),
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        role="img",
        aria_labelledby=f"{title} {summary}",
    )
    numbers = table(f"{chart.title}, numbers", chart.heads, chart.rows, numbers=range(1, len(chart.heads)))
    caption, more = tag("figcaption", chart.title), tag("details", tag("summary", "The numbers"), numbers)
    return tag("figure", caption, drawing, more, class_="mb-chart")


def round_scale(values: Sequence[float], unit: str = "") -> Scale:
    """An axis from zero to a round number above the highest value, with a tick in the middle."""
    highest = max([*values, 1.0])
    step = 10.0 ** floor(log10(highest))
    high = ceil(highest / step) * step
    return Scale(ticks=[(value, f"{value:g}{unit}") for value in (0.0, high / 2, high)])


def bar(value: float | None, baseline: float | None, target: float | None, words: str) -> Markup:
    """A horizontal bar from 0 to 1 with thin marks for where it began and where it should end."""
    return tag(
        "svg",
        _strip("mb-bar__track", 1.0),
        _strip("mb-bar__value", value),
        _mark("mb-bar__baseline", baseline),
        _mark("mb-bar__target", target),
        class_="mb-bar",
        width="100%",
        height=12,
        role="img",
        aria_label=words,
    )


def _strip(kind: str, length: float | None) -> Markup | None:
    if length is None:
        return None
    return tag("rect", class_=kind, width=_percent(length), height="100%", rx=6)


def _mark(kind: str, value: float | None) -> Markup | None:
    return None if value is None else tag("rect", class_=kind, x=_percent(value), y=-3, width=3, height=18)


def _percent(value: float) -> str:
    return f"{round(100 * min(max(value, 0.0), 1.0))}%"


def _grid(scale: Scale) -> Markup:
    lines = [
        _level("mb-chart__axis" if place == 0 else "mb-chart__grid", scale.y(value))
        for place, (value, _) in enumerate(scale.ticks)
    ]
    words = [_label(LEFT - 8, scale.y(value) + 4, text, "end") for value, text in scale.ticks]
    return joined([*lines, *words])


def _target(chart: Chart) -> Markup:
    if chart.target is None:
        return Markup("")
    value, text = chart.target
    y = chart.scale.y(value)
    return _level("mb-chart__target", y) + _label(
        RIGHT, y - 7, f"target {text}", "end", "mb-chart__target-label"
    )


def _level(kind: str, y: int) -> Markup:
    return tag("line", class_=kind, x1=LEFT, x2=RIGHT, y1=y, y2=y)


def _marks(chart: Chart) -> Markup:
    gap = (RIGHT - LEFT - (ROOM_FOR_TARGET if chart.target else 0)) / len(chart.points)
    places = [(round(LEFT + gap * (number + 0.5)), point) for number, point in enumerate(chart.points)]
    lines = [
        tag(
            "polyline",
            class_="mb-chart__line",
            points=" ".join(f"{x},{chart.scale.y(value)}" for x, value in run),
        )
        for run in _runs(places)
    ]
    return joined([*lines, *(part for x, point in places for part in _point(chart.scale, x, point))])


def _runs(places: Sequence[tuple[int, Point]]) -> list[list[tuple[int, float]]]:
    """Stretches of neighbors with values: a line never leaps over a gap."""
    known = groupby(places, key=lambda place: place[1].value is not None)
    runs = [[(x, point.value) for x, point in run if point.value is not None] for has, run in known if has]
    return [run for run in runs if len(run) > 1]


def _point(scale: Scale, x: int, point: Point) -> list[Markup]:
    axis = joined(
        _label(x, BOTTOM + 24 * line, word, "middle")
        for line, word in enumerate(point.label.split(), start=1)
    )
    if point.value is None:
        return [_label(x, BOTTOM - 10, point.text, "middle"), axis]
    y = scale.y(point.value)
    dot = tag("circle", class_="mb-chart__dot", cx=x, cy=y, r=5)
    return [dot, _label(x, y - 12, point.text, "middle", "mb-chart__value"), axis]


def _label(x: int, y: int, text: str, anchor: str, kind: str | None = None) -> Markup:
    return tag("text", text, class_=kind, x=x, y=y, text_anchor=anchor)
