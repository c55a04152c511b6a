"""adjustments/<date>-<slug>.yml and benchmarks.yml: what was changed, and what it is compared with."""

from __future__ import annotations

from typing import Annotated

from pydantic import RootModel

from .fields import PUBLIC, Record, described
from .values import Day, Line, Text, Word


class Adjustment(Record):
    """adjustments/<date>-<slug>.yml"""

    change: Annotated[Text, described("What was changed.", "Shorter first agenda.", PUBLIC)]
    reason: Annotated[Text | None, described("Why.", "A third of pairs ran out of time.", PUBLIC)] = None
    measure: Annotated[Line | None, described("What should move.", "first_meeting_satisfaction", PUBLIC)] = (
        None
    )
    before: Annotated[float | None, described("The figure before.", 3.4, PUBLIC)] = None
    after: Annotated[
        float | None, described("The figure a quarter later; null until then.", None, PUBLIC)
    ] = None
    review: Annotated[Day | None, described("When to look again.", "2026-08-12", PUBLIC)] = None


class Benchmark(Record):
    """Counts of people outside the program, never single people."""

    n: Annotated[int | None, described("How many people.", 420, PUBLIC, ge=0)] = None
    promoted: Annotated[int | None, described("Of these, promoted.", 37, PUBLIC, ge=0)] = None
    left: Annotated[int | None, described("Of these, left.", 51, PUBLIC, ge=0)] = None
    moved: Annotated[int | None, described("Of these, moved.", 12, PUBLIC, ge=0)] = None
    period: Annotated[int | Line | None, described("Year or period.", 2025, PUBLIC)] = None
    publish: Annotated[
        bool,
        described(
            "May the progress page show their shares? Reports for coordinators always do.", False, PUBLIC
        ),
    ] = False


class Benchmarks(RootModel[dict[Word, Benchmark]]):
    """benchmarks.yml"""
