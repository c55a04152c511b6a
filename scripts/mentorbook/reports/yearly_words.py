"""`report … review` as data and as lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mentorbook.source.markdown import cell

from .effects import Effect, Stage
from .figure_words import shown, spread
from .measures import Measure
from .measures_words import comparison_lines
from .told import Told
from .units import NONE_YET, measured, number
from .yearly import Review

_KINDS = {"result": "measured there", "research": "research", "advice": "a vendor's advice"}


def told(found: Review) -> Told:
    """The whole report."""
    return Told(_data(found), _lines(found))


def _data(found: Review) -> dict[str, Any]:
    return {
        "cohort": found.measures.cohort or "all",
        "today": found.measures.today.isoformat(),
        "aims": [
            {"metric": one.metric.id, "value": one.figure.value, "state": one.state, "verdict": verdict}
            for one, verdict in found.verdicts
        ],
        "published": [
            {
                "metric": one.metric,
                "here": figure.value,
                "there": one.shown,
                "who": one.who,
                "where": one.where,
            }
            for one, figure in found.published
        ],
        "adjustments": [_effect(one) for one in found.adjustments],
        "ideas": list(found.ideas),
    }


def _effect(one: Effect) -> dict[str, Any]:
    return {
        "id": one.id,
        "change": one.adjustment.change,
        "measure": one.adjustment.measure,
        "recorded": {"before": one.adjustment.before, "after": one.adjustment.after},
        "measured": {
            name: {"when": stage[0], "value": stage[1].value, "n": stage[1].n} if stage else None
            for name, stage in (("before", one.before), ("after", one.after))
        },
        "moved": one.moved,
    }


def _lines(found: Review) -> Iterator[str]:
    measures = found.measures
    yield from (f"# Annual review: {cell(measures.title)}", "")
    yield f"As of {measures.today}, for the meeting in `docs/library/guides/annual-review.md`. Figures about"
    yield from (
        f"fewer than {measures.k} people or pairs are not shown.",
        "",
        "## Evaluate: what came of our aims",
        "",
    )
    yield from _aim_lines(found)
    yield from _trend_lines(found)
    yield from comparison_lines(measures.comparisons)
    yield from _published_lines(found)
    yield from ("", "## Adapt: what we changed, and what moved", "")
    yield from effect_lines(found)
    yield from ("", "## Innovate: what the data suggests", "")
    yield from (
        (f"- {idea}" for idea in found.ideas) if found.ideas else ("Nothing. Ask three participants.",)
    )
    yield from ("", "## Decided", "", "| What | Who | By when |", "|---|---|---|")
    yield from ("|  |  |  |" for _ in range(3))


def _aim_lines(found: Review) -> Iterator[str]:
    if not found.verdicts:
        yield "The program has no aims with a measure yet: `objectives` in program.yml."
        return
    yield "| Aim | Start | Target | Result | n | 95% interval | Verdict |"
    yield "|---|---|---|---|---|---|---|"
    yield from (_aim(one, verdict) for one, verdict in found.verdicts)


def _aim(one: Measure, verdict: str) -> str:
    unit, objective = one.metric.unit, one.objective
    ends = [objective.baseline, objective.target] if objective else [None, None]
    start, target = (NONE_YET if value is None else measured(unit, value) for value in ends)
    n = str(one.figure.n or "")
    cells = (
        one.metric.title,
        start,
        target,
        shown(unit, one.figure),
        n,
        spread(one.figure.interval),
        verdict,
    )
    return f"| {' | '.join(cells)} |"


def _trend_lines(found: Review) -> Iterator[str]:
    """From the first quarter to the last of the latest four that say something."""
    moved = []
    for one in found.measures.measures:
        known = [(str(quarter), f) for quarter, f in one.trend.items() if f.value is not None][-4:]
        if len(known) > 1:
            (first, start), (last, end) = known[0], known[-1]
            words = f"{shown(one.metric.unit, start)} in {first}, {shown(one.metric.unit, end)} in {last}"
            moved.append(f"- {one.metric.title}: {words}")
    if moved:
        yield from ("", "## How it developed", "", *moved)


def _published_lines(found: Review) -> Iterator[str]:
    if found.published:
        yield from ("", "## Beside what others published", "")
        yield "Others count other people in another way; advice was never measured."
        yield from ("", "| Figure | Here | n | There | Whose | Kind |", "|---|---|---|---|---|---|")
        for one, figure in found.published:
            name = next(m.metric for m in found.measures.measures if m.metric.id == one.metric)
            whose = f"[{one.who}]({one.where})"
            here = shown(name.unit, figure)
            yield f"| {name.title} | {here} | {figure.n} | {one.shown} | {whose} | {_KINDS[one.kind]} |"


def effect_lines(found: Review) -> Iterator[str]:
    """Each adjustment with what was written down and what the figures say."""
    if not found.adjustments:
        yield "Nothing was changed in the last twelve months, or nobody wrote it down."
        return
    yield "| Change | Measure | Written down | Measured before | Measured after |"
    yield "|---|---|---|---|---|"
    for one in found.adjustments:
        name = one.metric.title if one.metric else cell(one.adjustment.measure or NONE_YET)
        noted = f"{_noted(one, one.adjustment.before)} → {_noted(one, one.adjustment.after)}"
        stages = (_stage(one, one.before), _stage(one, one.after))
        yield f"| {cell(one.adjustment.change)} | {name} | {noted} | {' | '.join(stages)} |"


def _noted(one: Effect, value: float | None) -> str:
    if value is None:
        return NONE_YET
    return measured(one.metric.unit, value) if one.metric else number(value)


def _stage(one: Effect, stage: Stage | None) -> str:
    if stage is None or one.metric is None:
        return NONE_YET
    return f"{shown(one.metric.unit, stage[1])} ({cell(stage[0])}, n = {stage[1].n})"
