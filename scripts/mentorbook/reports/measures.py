"""`report … metrics`: the figures of the progress pages, with targets, trend, endings and comparisons, as records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from mentorbook.model.charter import MetricName, Objective
from mentorbook.model.program import Program
from mentorbook.privacy.readable import readable

from .comparison import Comparison, comparisons
from .endings import ALL, Endings, early_endings
from .figures import NOTHING, Figure, Figures, figures
from .metrics import METRICS, Metric
from .standing import State, state_of
from .window import Quarter, whole


@dataclass(frozen=True, kw_only=True)
class Measure:
    """A metric with its figure and, where the charter has an objective for it, where that stands."""

    metric: Metric
    figure: Figure
    objective: Objective | None
    state: State | None
    trend: Mapping[Quarter, Figure]  # of the whole program; quarters in which something was counted


@dataclass(frozen=True, kw_only=True)
class Measures:
    """`cohort` is an id, or None for the program. Everything is as it may be published: small groups are hidden."""

    cohort: str | None
    title: str
    today: date
    k: int
    measures: Sequence[Measure]
    endings: Mapping[str, int | None]  # reason, or ALL
    comparisons: Sequence[Comparison]


def measure(
    program: Program, cohort: str | None, today: date, k: int, known: Figures | None = None
) -> Measures:
    """Every metric of a cohort that is there, or of all cohorts together; `known` saves counting twice."""
    known = known or figures(program, today, k)
    chosen = _chosen(known, cohort)
    over = cohort is not None and _is_over(program, cohort)
    return Measures(
        cohort=cohort,
        title=_title(program, cohort),
        today=today,
        k=k,
        measures=[
            _measure(program, metric, chosen[name], known.by_quarter.get(name, {}), today, over)
            for name, metric in METRICS.items()
        ],
        endings=endings_of(program, known, today, k).get(cohort or ALL, {}),
        comparisons=tuple(comparisons(chosen, program.benchmarks, k)),
    )


def endings_of(program: Program, known: Figures, today: date, k: int) -> Endings:
    """Early endings by reason, of every cohort and of all."""
    rates, overall = known.by_cohort["early_end_rate"], known.overall["early_end_rate"]
    return early_endings(whole(readable(program), today), rates, overall, k)


def _chosen(known: Figures, cohort: str | None) -> Mapping[MetricName, Figure]:
    if cohort is None:
        return known.overall
    return {name: by_cohort.get(cohort, NOTHING) for name, by_cohort in known.by_cohort.items()}


def _measure(
    program: Program,
    metric: Metric,
    figure: Figure,
    quarters: Mapping[Quarter, Figure],
    today: date,
    over: bool,
) -> Measure:
    objectives = program.charter.objectives.values() if program.charter else ()
    objective = next((one for one in objectives if one.measure == metric.id), None)
    return Measure(
        metric=metric,
        figure=figure,
        objective=objective,
        state=_state(objective, figure, today, over) if objective else None,
        trend={quarter: one for quarter, one in quarters.items() if one != NOTHING},
    )


def _state(objective: Objective, figure: Figure, today: date, over: bool) -> State:
    return "not measured" if figure == NOTHING else state_of(objective, figure, today, over)


def _is_over(program: Program, cohort: str) -> bool:
    plan = program.cohorts[cohort].plan
    return plan is not None and plan.status == "closed"


def _title(program: Program, cohort: str | None) -> str:
    if cohort is None:
        return program.charter.name if program.charter else "All cohorts"
    plan = program.cohorts[cohort].plan
    return plan.title if plan else cohort
