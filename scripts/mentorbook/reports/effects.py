"""What moved after a change to the program, by its own figures, beside what was written down.

Only figures that the pages show anyway are compared: the last whole quarter before the change with the first whole one
after it; for metrics that make no sense by quarter, the last cohort that began before with the first that began after.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from mentorbook.model.improvement import Adjustment

from .figures import NOTHING, Figure, Figures
from .metrics import METRICS, Metric
from .window import Quarter

Stage = tuple[str, Figure]  # when or of whom, and the figure


@dataclass(frozen=True, kw_only=True)
class Effect:
    """One adjustment. `metric` is None where `measure` names none of ours; a stage is None before it is over."""

    id: str
    made: date | None
    adjustment: Adjustment
    metric: Metric | None
    before: Stage | None
    after: Stage | None

    @property
    def moved(self) -> float | None:
        """The figure after minus the figure before, where both are known and may be shown."""
        before, after = (stage[1].value if stage else None for stage in (self.before, self.after))
        return None if before is None or after is None else after - before


class Start(NamedTuple):
    """When a cohort began, its id, and what people call it."""

    day: date
    id: str
    title: str


def effects(
    adjustments: Mapping[str, Adjustment], starts: Iterable[Start], known: Figures, today: date
) -> Iterator[Effect]:
    """Every adjustment, in the order in which they were made."""
    in_order = sorted(starts)
    for name, adjustment in sorted(adjustments.items()):
        made = _day(name)
        metric = next((one for one in METRICS.values() if one.id == adjustment.measure), None)
        before, after = _stages(in_order, known, metric, made, today) if metric and made else (None, None)
        yield Effect(id=name, made=made, adjustment=adjustment, metric=metric, before=before, after=after)


def _day(name: str) -> date | None:
    try:
        return date.fromisoformat(name[:10])
    except ValueError:
        return None


def _stages(
    starts: Sequence[Start], known: Figures, metric: Metric, made: date, today: date
) -> tuple[Stage | None, Stage | None]:
    return (
        _by_quarter(known, metric, made, today)
        if metric.quarterly
        else _by_cohort(starts, known, metric, made)
    )


def _by_quarter(known: Figures, metric: Metric, made: date, today: date) -> tuple[Stage | None, Stage | None]:
    quarter = Quarter.of(made)
    before = Quarter.of(quarter.first - timedelta(days=1))
    after = quarter.next if quarter.next.last < today else None
    found = known.by_quarter.get(metric.id, {})
    return _stage(str(before), found.get(before)), _stage(str(after), found.get(after)) if after else None


def _by_cohort(
    starts: Sequence[Start], known: Figures, metric: Metric, made: date
) -> tuple[Stage | None, Stage | None]:
    found = known.by_cohort.get(metric.id, {})
    counted = [one for one in starts if found.get(one.id, NOTHING) != NOTHING]
    earlier = [(one.title, found[one.id]) for one in counted if one.day < made]
    later = [(one.title, found[one.id]) for one in counted if one.day >= made]
    return (earlier[-1] if earlier else None), (later[0] if later else None)


def _stage(name: str, figure: Figure | None) -> Stage | None:
    return (name, figure) if figure is not None and figure != NOTHING else None
