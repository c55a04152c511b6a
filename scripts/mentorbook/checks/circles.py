"""Circles in "each points at one other": managers, wider terms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping


def circles(points_at: Mapping[str, str | None]) -> Iterator[tuple[str, ...]]:
    """Every circle once, in walking order; one that points at itself is a circle of one. Takes linear time."""
    seen: set[str] = set()
    for start in points_at:
        walk: dict[str, None] = {}  # an ordered set
        step: str | None = start
        while step is not None and step in points_at and step not in seen:
            seen.add(step)
            walk[step] = None
            step = points_at[step]
        if step in walk:
            steps = list(walk)
            yield tuple(steps[steps.index(step) :])
