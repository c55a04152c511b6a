"""Figures as they may be shown: with n and interval, and without those that would tell on a small group."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from mentorbook.model.charter import MetricName
from mentorbook.model.program import Program
from mentorbook.privacy.readable import readable
from mentorbook.privacy.suppression import hidden_slices

from .metrics import METRICS, Metric
from .observation import Observation
from .statistics import wilson
from .window import Quarter, Window, part, quarters, whole


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A metric's value. n is 0 when nothing was counted yet; a hidden figure keeps neither value nor n.

    `interval` is the 95 % interval of a share. It counts everyone behind the figure once, so that five sessions
    of one pair do not pass for five pairs.
    """

    value: float | None = None
    n: int = 0
    interval: tuple[float, float] | None = None
    hidden: bool = False


@dataclass(frozen=True, kw_only=True)
class Figures:
    """Every metric: over all cohorts, by cohort (latest first) and, where it makes sense, by quarter (in order)."""

    overall: Mapping[MetricName, Figure]
    by_cohort: Mapping[MetricName, Mapping[str, Figure]]
    by_quarter: Mapping[MetricName, Mapping[Quarter, Figure]]


NOTHING, HIDDEN = Figure(), Figure(hidden=True)


def figures(program: Program, today: date, k: int) -> Figures:
    """All metrics of a program on a day; nothing about fewer than k people or pairs, nor what would reveal it.

    k = 1 hides nothing; it is for the coordinator's own terminal.
    """
    windows = whole(readable(program), today)
    by_cohort = {name: _by_cohort(metric, windows, k) for name, metric in METRICS.items()}
    by_quarter = {
        name: _by_quarter(metric, windows, k) for name, metric in METRICS.items() if metric.quarterly
    }
    overall = {name: figure(metric, _observed(metric, windows), k) for name, metric in METRICS.items()}
    return Figures(overall=overall, by_cohort=by_cohort, by_quarter=by_quarter)


def figure(metric: Metric, observed: Sequence[Observation], k: int) -> Figure:
    """The mean of what was observed; hidden when fewer than k stand behind it."""
    behind = {one.who for one in observed}
    if not observed:
        return NOTHING
    if len(behind) < k:
        return HIDDEN
    value = sum(one.value for one in observed) / len(observed)
    interval = wilson(value * len(behind), len(behind)) if metric.unit == "share" else None
    return Figure(value=value, n=len(observed), interval=interval)


def _by_cohort(metric: Metric, windows: Sequence[Window], k: int) -> dict[str, Figure]:
    slices = [_observed(metric, (window,)) for window in windows]
    return dict(zip((window.cohort.id for window in windows), _shown(metric, slices, k), strict=True))


def _by_quarter(metric: Metric, windows: tuple[Window, ...], k: int) -> dict[Quarter, Figure]:
    known = quarters(windows)
    slices = [_observed(metric, _parts(windows, quarter)) for quarter in known]
    return dict(zip(known, _shown(metric, slices, k), strict=True))


def _parts(windows: Iterable[Window], quarter: Quarter) -> list[Window]:
    return [piece for window in windows if (piece := part(window, quarter))]


def _observed(metric: Metric, windows: Iterable[Window]) -> list[Observation]:
    return [one for window in windows for one in metric.observe(window)]


def _shown(metric: Metric, slices: Sequence[Sequence[Observation]], k: int) -> list[Figure]:
    hidden = hidden_slices([{one.who for one in observed} for observed in slices], k)
    return [
        HIDDEN if place in hidden else figure(metric, observed, k) for place, observed in enumerate(slices)
    ]
