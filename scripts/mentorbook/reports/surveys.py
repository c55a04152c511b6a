"""`report … surveys`: every wave with its response rate, and tables in which nobody can be found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from mentorbook.model.program import Program
from mentorbook.model.survey import Response, Survey, survey_of
from mentorbook.model.waves import Wave, waves
from mentorbook.privacy.readable import readable

from .answers import asked_in
from .scoring import scores
from .statistics import wilson
from .tallies import Tally, tally
from .window import Window, whole


@dataclass(frozen=True, kw_only=True)
class WaveResult:
    """One wave: how many were asked and answered, which is always told, and a tally of each question once it is over.

    Of an open wave nothing else is told: a second table, with one more sheet in it, would tell what that sheet says.
    `scores`: scale of its questionnaire, with mean and number of sheets. `interval` is that of the response rate.
    """

    cohort: str
    survey: str
    title: str
    wave: str
    planned: Wave | None
    asked: int
    answered: int
    interval: tuple[float, float] | None
    is_open: bool
    tallies: Sequence[Tally]
    scores: Mapping[str, tuple[float, int]]


@dataclass(frozen=True, kw_only=True)
class SurveyResults:
    """Every wave that was answered, in order of time, and those that were due and were not."""

    of: str
    k: int
    waves: Sequence[WaveResult]
    unanswered: Sequence[tuple[str, Wave]]  # cohort and wave


def survey_results(program: Program, cohort: str | None, today: date, k: int) -> SurveyResults:
    """The results of a cohort's surveys, or of all."""
    windows = [one for one in whole(readable(program), today) if cohort in (None, one.cohort.id)]
    found = [result for window in windows for result in _results(window, k)]
    return SurveyResults(
        of=cohort or "all",
        k=k,
        waves=found,
        unanswered=[(window.cohort.id, wave) for window in windows for wave in _unanswered(window)],
    )


def _results(window: Window, k: int) -> Iterator[WaveResult]:
    sheets: dict[str, list[Response]] = defaultdict(list)
    for (wave, _), sheet in sorted(window.cohort.responses.items()):
        if sheet.on is None or sheet.on <= window.today:
            sheets[wave].append(sheet)
    for wave in sorted(sheets, key=lambda name: (_last_day(sheets[name]), name)):
        name = survey_of(wave, window.program.surveys)
        if name:
            yield _result(window, name, wave, sheets[wave], k)


def _result(window: Window, name: str, wave: str, sheets: list[Response], k: int) -> WaveResult:
    survey, questions = window.program.surveys[name], window.program.questions
    asked = max(asked_in(window, wave, _last_day(sheets)), len(sheets))
    scaled = {item for items in _scales(survey).values() for item in items}
    planned = next((one for one in waves(name, survey, window.plan) if one.id == wave), None)
    is_open = planned is not None and planned.closes >= window.today
    told = () if is_open else survey.questions
    return WaveResult(
        cohort=window.cohort.id,
        survey=name,
        title=survey.title,
        wave=wave,
        planned=planned,
        asked=asked,
        answered=len(sheets),
        interval=wilson(len(sheets), asked),
        is_open=is_open,
        tallies=[tally(q, questions[q], sheets, k) for q in told if q in questions and q not in scaled],
        scores={} if is_open else _scores(window.program, survey, sheets, k),
    )


def _scales(survey: Survey) -> Mapping[str, Sequence[str]]:
    return survey.instrument.scales if survey.instrument else {}


def _scores(program: Program, survey: Survey, sheets: list[Response], k: int) -> dict[str, tuple[float, int]]:
    if survey.instrument is None:
        return {}
    by_scale: dict[str, list[float]] = defaultdict(list)
    for sheet in sheets:
        for scale, score in scores(survey.instrument, program.questions, sheet.answers):
            by_scale[scale].append(score)
    return {
        scale: (sum(known) / len(known), len(known))
        for scale, known in sorted(by_scale.items())
        if len(known) >= k
    }


def _unanswered(window: Window) -> Iterator[Wave]:
    """Waves that were over by now, without a sheet."""
    answered = {wave for wave, _ in window.cohort.responses}
    for name, survey in sorted(window.program.surveys.items()):
        for wave in waves(name, survey, window.plan) if window.begun else ():
            if wave.closes < window.today and wave.id not in answered:
                yield wave


def _last_day(sheets: Sequence[Response]) -> date:
    return max((sheet.on for sheet in sheets if sheet.on), default=date.min)
