"""`report … surveys` as data, as lines and as a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from mentorbook.privacy.counts import TOTAL
from mentorbook.source.markdown import cell

from .figure_words import HIDDEN
from .surveys import SurveyResults, WaveResult
from .tallies import Tally
from .told import Cell, Told
from .units import percent


def told(found: SurveyResults) -> Told:
    """The whole report."""
    return Told(_data(found), _lines(found), _rows(found))


# ------------------------------------------------------------------ data


def _data(found: SurveyResults) -> dict[str, Any]:
    return {
        "cohort": found.of,
        "k": found.k,
        "waves": [_wave(one) for one in found.waves],
        "unanswered": [
            {"cohort": cohort, "wave": wave.id, "closed": wave.closes.isoformat()}
            for cohort, wave in found.unanswered
        ],
    }


def _wave(one: WaveResult) -> dict[str, Any]:
    return {
        "cohort": one.cohort,
        "survey": one.survey,
        "wave": one.wave,
        "opens": one.planned.opens.isoformat() if one.planned else None,
        "closes": one.planned.closes.isoformat() if one.planned else None,
        "asked": one.asked,
        "answered": one.answered,
        "response_rate": one.answered / one.asked,
        "interval": list(one.interval) if one.interval else None,
        "open": one.is_open,
        "questions": [_tally(each) for each in one.tallies],
        "scores": {scale: {"mean": mean, "n": n} for scale, (mean, n) in one.scores.items()},
    }


def _tally(one: Tally) -> dict[str, Any]:
    return {
        "question": one.question,
        "text": one.text,
        "means": {_people(role): mean for role, mean in one.means.items()},
        "counts": [
            {"answer": _row(row), "as": _people(role), "count": count}
            for (row, role), count in one.cells.items()
        ],
        "texts": one.texts,
    }


def _row(name: str) -> str:
    return "total" if name == TOTAL else name  # "all" may be an answer


# ------------------------------------------------------------------ lines


def _lines(found: SurveyResults) -> Iterator[str]:
    yield from (f"# Surveys: {found.of}", "")
    yield f"A number under {found.k} is not shown, nor one that would give it away. What was written in words is in the"
    yield "files of the responses, for the coordinator alone."
    if not found.waves:
        yield from ("", "No answers yet.")
    for one in found.waves:
        yield from _wave_lines(one, found.k)
    if found.unanswered:
        yield from ("", "## Planned, and without an answer", "")
        yield from (f"- {wave.id} ({cohort}), until {wave.closes}" for cohort, wave in found.unanswered)


def _wave_lines(one: WaveResult, k: int) -> Iterator[str]:
    when = f"{one.planned.opens} to {one.planned.closes}" if one.planned else "not among the planned waves"
    yield from ("", f"## {cell(one.title)}: {one.wave}", "", f"{one.cohort}, {when}.", "")
    low, high = one.interval or (0.0, 0.0)
    yield (
        f"{one.answered} of {one.asked} answered: {percent(one.answered / one.asked)}% "
        f"(95% interval {percent(low)} to {percent(high)}%)."
    )
    if one.is_open:
        yield "It is still open; answers are told when it is over."
        return
    if one.answered < k:
        yield f"Fewer than {k}: nothing else is shown."
        return
    for each in one.tallies:
        yield from _tally_lines(each)
    if one.scores:
        yield from ("", "| Scale | Mean | n |", "|---|---|---|")
        yield from (f"| {cell(scale)} | {mean:.1f} | {n} |" for scale, (mean, n) in one.scores.items())


def _tally_lines(one: Tally) -> Iterator[str]:
    yield from ("", f"**{cell(one.text)}**", "")
    if one.in_words:
        yield f"{HIDDEN if one.texts is None else one.texts} in words."
        return
    columns = (*one.roles, TOTAL)
    if one.rows and all(count is None for (row, _), count in one.cells.items() if row != TOTAL):
        yield f"{one.cells.get((TOTAL, TOTAL)) or ''} answers, too few of each kind for a table.".strip()
    elif one.rows:
        yield f"| Answer | {' | '.join(map(_people, columns))} |"
        yield "|---|" + "---|" * len(columns)
        for row in (*one.rows, TOTAL):
            counts = [_count(one, row, role) for role in columns]
            if row != TOTAL or any(counts):
                yield f"| {cell(_row(row))} | {' | '.join(counts)} |"
    if one.means:
        means = ", ".join(f"{_people(role)} {mean:.1f}" for role, mean in one.means.items())
        yield from ("", f"Mean: {means}.")


def _count(one: Tally, row: str, role: str) -> str:
    count = one.cells.get((row, role), "")
    return HIDDEN if count is None else str(count)


def _people(role: str) -> str:
    return "all" if role == TOTAL else f"{role}s"


# ------------------------------------------------------------------ rows


def _rows(found: SurveyResults) -> list[Sequence[Cell]]:
    rows: list[Sequence[Cell]] = [
        ("cohort", "wave", "asked", "answered", "question", "answer", "as", "count", "mean")
    ]
    for one in found.waves:
        wave = (one.cohort, one.wave, one.asked, one.answered)
        rows += ((*wave, *row) for each in one.tallies for row in _tally_rows(each))
        rows += ((*wave, scale, "", "all", n, mean) for scale, (mean, n) in one.scores.items())
    return rows


def _tally_rows(one: Tally) -> Iterator[Sequence[Cell]]:
    for (row, role), count in one.cells.items():
        yield (one.question, _row(row), _people(role), "hidden" if count is None else count, None)
    for role, mean in one.means.items():
        yield (one.question, "mean", _people(role), None, mean)
