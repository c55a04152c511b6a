"""`report … review`: the pages for the annual review, written from data. Evaluate, adapt, innovate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from mentorbook.model.program import Program
from mentorbook.privacy.placements import planned
from mentorbook.privacy.readable import readable
from mentorbook.source.program import Reading

from .alumni import INVITE, alumni
from .dossier import Dossier, Exists, Judged, covered, dossiers
from .effects import Effect, Start, effects
from .figure_words import shown
from .figures import Figure, figures
from .measures import Measure, Measures, measure
from .published import Published, published
from .units import percent


@dataclass(frozen=True, kw_only=True)
class Review:
    """All that is written. `adjustments` are those of the twelve months before `today`; `ideas` are sentences."""

    measures: Measures
    verdicts: Sequence[tuple[Measure, str]]  # met, missed, or cannot say: in a word
    published: Sequence[tuple[Published, Figure]]
    adjustments: Sequence[Effect]
    ideas: Sequence[str]


def yearly(reading: Reading, cohort: str | None, today: date, k: int, exists: Exists) -> Review:
    """The review of a cohort, or of the whole program, on a day."""
    program = readable(reading.program)
    known = figures(program, today, k)
    measures = measure(program, cohort, today, k, known)
    by_name = {one.metric.id: one.figure for one in measures.measures}
    since = date(today.year - 1, today.month, min(today.day, 28))
    starts = [Start(plan.starts, one.id, plan.title) for one, plan in planned(program)]
    all_made = effects(program.adjustments, starts, known, today)
    made = [one for one in all_made if one.made and since <= one.made <= today]
    return Review(
        measures=measures,
        verdicts=[(one, _verdict(one)) for one in measures.measures if one.objective],
        published=[
            (one, by_name[one.metric]) for one in published() if by_name[one.metric].value is not None
        ],
        adjustments=made,
        ideas=_ideas(program, measures, made, dossiers(reading, cohort, today, k, exists, known), today),
    )


def _verdict(one: Measure) -> str:
    """An aim is met or missed where the interval leaves no doubt; else one cannot say."""
    target, interval = one.objective.target if one.objective else None, one.figure.interval
    if one.figure.value is None or target is None:
        return "cannot say"
    if interval and interval[0] < target < interval[1]:
        return f"cannot say: {one.state}, and chance alone could turn it"
    return "met" if one.state == "met" else "missed" if one.state in ("missed", "below") else one.state or ""


def _ideas(
    program: Program, measures: Measures, made: Sequence[Effect], standards: Sequence[Dossier], today: date
) -> list[str]:
    """What the data suggests to try next, most urgent first."""
    behind = [one for one in measures.measures if one.state in ("behind", "below", "missed")]
    ideas = [
        f"Choose one change for *{one.metric.title.lower()}*, which is {one.state} its target."
        if one.state != "missed"
        else f"*{one.metric.title}* missed its target: change the way, or the target, and say which."
        for one in behind
    ]
    ideas += [
        f"Find out why *{one.metric.title.lower()}* went from {start} to {end}: chance does not explain it."
        for one in measures.measures
        for start, end in _fallen(one)
    ]
    ideas += [
        f"Take back or keep on purpose: *{one.adjustment.change}* Its figure did not move the right way."
        for one in made
        if one.metric and one.moved is not None and (one.moved > 0) == (one.metric.better == "lower")
    ]
    silent = [
        one.metric.title.lower() for one in measures.measures if one.objective and one.figure.value is None
    ]
    ideas += [f"Start to measure {name}: an aim without a figure cannot be reached." for name in silent]
    invited = sum(one.standing == INVITE for one in alumni(program, measures.cohort, today))
    if invited:
        ideas.append(f"Invite alumni to mentor: {invited} agreed to be asked and bring what mentors need.")
    return ideas + [_thinnest(one) for one in standards if one.coverage < 1]


def _fallen(one: Measure) -> Iterator[tuple[str, str]]:
    """The last quarter and the one before it, where the intervals of two shares leave no doubt that it got worse."""
    known = [
        (f"{shown(one.metric.unit, f)} in {quarter}", f.interval)
        for quarter, f in one.trend.items()
        if f.interval
    ]
    for (start, before), (end, after) in list(pairwise(known))[-1:]:
        worse, better = (after, before) if one.metric.better == "higher" else (before, after)
        if worse[1] < better[0]:
            yield start, end


def _thinnest(one: Dossier) -> str:
    parts: list[tuple[str, Sequence[Judged]]] = list(one.parts.items())
    title, items = min(parts, key=lambda part: covered(part[1]))
    return f"Strengthen *{title.lower()}*: {percent(covered(items))}% of its {one.standard.title} items are shown."
