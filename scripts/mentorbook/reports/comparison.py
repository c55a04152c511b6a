"""Participants beside colleagues outside the program, from totals the organization keeps anyway.

Nobody was assigned to the program by lot: whoever joins may be who would have grown anyway. So a difference is called
an association, with its interval, and never an effect.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from mentorbook.model.charter import MetricName
from mentorbook.model.improvement import Benchmark

from .figures import HIDDEN, Figure
from .statistics import difference, wilson

CAVEAT = (
    "This is an association, not an effect: who joins a program differs from who does not, and the two may have been "
    "counted over different times."
)

# Metric: how many of the others, of n, it would count.
_OTHERS: Mapping[MetricName, Callable[[Benchmark, int], int | None]] = {
    "promotion_rate": lambda others, _: others.promoted,
    "retention_rate": lambda others, n: None if others.left is None else n - others.left,
    "mobility_rate": lambda others, _: others.moved,
}


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """One metric for participants and for a group of benchmarks.yml; the gap is the first share minus the second."""

    metric: MetricName
    group: str
    period: str | None
    ours: Figure
    others: Figure
    gap: float | None
    interval: tuple[float, float] | None


def comparisons(
    ours: Mapping[MetricName, Figure], benchmarks: Mapping[str, Benchmark], k: int
) -> Iterator[Comparison]:
    """Every metric that both sides have a figure for. Fewer than k people on either side: no gap."""
    for group, benchmark in benchmarks.items():
        for metric, count in _OTHERS.items():
            n = benchmark.n or 0
            hits = count(benchmark, n)
            if hits is not None and 0 <= hits <= n and n and (ours[metric].n or ours[metric].hidden):
                yield _compared(metric, group, benchmark, ours[metric], (hits, n), k)


def _compared(
    metric: MetricName, group: str, benchmark: Benchmark, ours: Figure, others: tuple[int, int], k: int
) -> Comparison:
    hits, n = others
    theirs = HIDDEN if n < k else Figure(value=hits / n, n=n, interval=wilson(hits, n))
    gap = interval = None
    if ours.value is not None and theirs.value is not None:
        gap = ours.value - theirs.value
        interval = difference((round(ours.value * ours.n), hits), (ours.n, n))
    return Comparison(
        metric=metric,
        group=group,
        period=None if benchmark.period is None else str(benchmark.period),
        ours=ours,
        others=theirs,
        gap=gap,
        interval=interval,
    )
