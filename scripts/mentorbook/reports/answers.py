"""Metrics of what people said. One wave of a survey holds at most one sheet a person, so sheets count people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from mentorbook.model.survey import Response, survey_of
from mentorbook.privacy.placements import FAREWELL, Placement

from .observation import Observation, seen
from .window import Window

SATISFACTION, RELATIONSHIP, RECOMMENDATION = "satisfaction", "relationship", "recommend"
PROMOTER, DETRACTOR = 9, 6  # of 10; Reichheld (2003), Harvard Business Review 81(12)


def satisfaction(window: Window) -> Iterator[Observation]:
    """The answers to the question `satisfaction` in the latest wave that asked it."""
    return _latest(window, SATISFACTION)


def relationship_quality(window: Window) -> Iterator[Observation]:
    """The answers to the question `relationship` in the latest wave that asked it."""
    return _latest(window, RELATIONSHIP)


def recommendation(window: Window) -> Iterator[Observation]:
    """Answers to `recommend`, 0 to 10, in the latest wave: +100 from 9 up, -100 up to 6, else 0."""
    for who, score in _latest(window, RECOMMENDATION):
        yield Observation(who, 100.0 if score >= PROMOTER else -100.0 if score <= DETRACTOR else 0.0)


def skill_change(window: Window) -> Iterator[Observation]:
    """Sheets with `…-before` and `…-after` answers: by how many steps each person moved, on average."""
    for wave, sheets in _waves(window):
        for token, sheet in sheets.items():
            steps = list(_steps(sheet.answers))
            if steps:
                yield Observation(_who(window, wave, token), sum(steps) / len(steps))


def responses(window: Window) -> Iterator[Observation]:
    """Everyone asked in every wave: did an answer come? Sheets name nobody, so people are numbered."""
    for wave, sheets in _waves(window):
        asked = asked_in(window, wave, max(_days(sheets)))
        for number in range(asked):
            yield seen(f"{window.cohort.id} {number}", number < len(sheets))


def _latest(window: Window, question: str) -> Iterator[Observation]:
    for wave, sheets in reversed(_waves(window)):
        scores = {token: number_of(sheet.answers.get(question)) for token, sheet in sheets.items()}
        known = [(token, score) for token, score in scores.items() if score is not None]
        if known:
            yield from (Observation(_who(window, wave, token), score) for token, score in known)
            return


def _waves(window: Window) -> list[tuple[str, Mapping[str, Response]]]:
    """The waves whose last answer came in this window, in order of time."""
    sheets: dict[str, dict[str, Response]] = defaultdict(dict)
    for (wave, token), sheet in sorted(window.cohort.responses.items()):
        if sheet.on:
            sheets[wave][token] = sheet
    closed = {wave: max(_days(of_wave)) for wave, of_wave in sheets.items()}
    return [
        (wave, sheets[wave])
        for wave in sorted(sheets, key=closed.__getitem__)
        if _counts(window, closed[wave])
    ]


def _counts(window: Window, closed: date) -> bool:
    """Closing surveys are answered after the cohort's last day; they belong to its last days."""
    late = closed > window.plan.ends and window.last == window.plan.ends
    return closed <= window.today and (window.holds(closed) or late)


def _days(sheets: Mapping[str, Response]) -> Iterator[date]:
    return (sheet.on for sheet in sheets.values() if sheet.on)


def _who(window: Window, wave: str, token: str) -> str:
    return f"{window.cohort.id} {wave} {token}"


def number_of(answer: object) -> float | None:
    """An answer that is a number; True and False are none."""
    return float(answer) if isinstance(answer, int | float) and not isinstance(answer, bool) else None


def _steps(answers: Mapping[str, object]) -> Iterator[float]:
    for question, answer in answers.items():
        before, after = number_of(answer), number_of(answers.get(question.removesuffix("-before") + "-after"))
        if question.endswith("-before") and before is not None and after is not None:
            yield after - before


def asked_in(window: Window, wave: str, day: date) -> int:
    """How many people a wave was sent to: those of its audience whose pair was together on its last day."""
    roles = _audience(window, wave)
    together = min(day, window.plan.ends - FAREWELL)
    people = {
        person for pair in window.placements if pair.open_on(together) for person in _members(pair, roles)
    }
    return len(people)


def _audience(window: Window, wave: str) -> tuple[str, ...]:
    survey = survey_of(wave, window.program.surveys)
    return window.program.surveys[survey].audience if survey else ("mentor", "mentee")


def _members(pair: Placement, roles: tuple[str, ...]) -> Iterator[str]:
    yield from pair.peers
    if "mentor" in roles:
        yield from pair.mentors
    if "mentee" in roles:
        yield from pair.mentees
