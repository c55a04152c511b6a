"""Where an objective stands: what was promised, what is measured, and a word for the difference."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from typing import Literal

from mentorbook.model.charter import Objective

from .figures import NOTHING, Figure, Figures
from .metrics import METRICS

State = Literal["met", "on the way", "behind", "below", "missed", "hidden", "not measured", "no target"]


@dataclass(frozen=True, kw_only=True)
class Standing:
    """`cohort` is the one that was measured, the latest that has a figure."""

    state: State
    figure: Figure
    cohort: str | None


def standing(
    objective: Objective, figures: Figures, today: date, over: AbstractSet[str] = frozenset()
) -> Standing:
    """Compare an objective with the latest cohort for which its metric says something.

    `over` are the cohorts that are closed. Short of the target they are below it, no longer on the way.
    """
    measured = figures.by_cohort.get(objective.measure, {})
    for cohort, figure in measured.items():
        if figure != NOTHING:
            state = state_of(objective, figure, today, cohort in over)
            return Standing(state=state, figure=figure, cohort=cohort)
    return Standing(state="not measured", figure=NOTHING, cohort=None)


def state_of(objective: Objective, figure: Figure, today: date, over: bool) -> State:
    """The word for a figure beside its target."""
    if figure.value is None:
        return "hidden"
    if objective.target is None:
        return "no target"
    better = 1 if METRICS[objective.measure].better == "higher" else -1
    if (figure.value - objective.target) * better >= 0:
        return "met"
    if objective.due and objective.due < today:
        return "missed"
    if over:
        return "below"
    ahead = objective.baseline is None or (figure.value - objective.baseline) * better > 0
    return "on the way" if ahead else "behind"
