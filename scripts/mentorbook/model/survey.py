"""questions.yml, surveys/<survey>.yml and answer sheets: every question once, every answer without a name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Literal

from pydantic import Field, RootModel

from .fields import PRIVATE, PUBLIC, Privacy, Record, described
from .instrument import Instrument
from .matching import CriterionName
from .values import Day, Id, Line, Many, Role, Text, Word

QuestionType = Literal["scale", "text", "choice", "choices", "number", "yes-no", "date"]


class Question(Record):
    """One question, asked wherever its id stands."""

    text: Annotated[Text, described("The question as people read it.", "How satisfied are you?", PUBLIC)]
    type: Annotated[QuestionType, described("What kind of answer it takes.", "scale", PUBLIC)] = "text"
    scale: Annotated[
        Many[int] | None, described("Lowest and highest answer.", [1, 5], PUBLIC, min_length=2, max_length=2)
    ] = None
    options: Annotated[Many[Line], described("Answers to choose from.", ["rarely", "often"], PUBLIC)] = ()
    audience: Annotated[Many[Role], described("Who is asked.", ["mentor", "mentee"], PUBLIC)] = ()
    criterion: Annotated[
        CriterionName | None, described("The matching criterion it feeds.", "goals_text", PUBLIC)
    ] = None
    field: Annotated[Word | None, described("The application field it fills.", "goals", PUBLIC)] = None
    required: Annotated[bool, described("Must it be answered?", False, PUBLIC)] = False
    privacy: Annotated[
        Privacy, Field(strict=False), described("Who may see the answer.", "internal", PUBLIC)
    ] = Privacy.INTERNAL


class Questions(RootModel[dict[Word, Question]]):
    """questions.yml"""


class When(Record):
    """When a survey is asked; one of the forms below."""

    every: Annotated[
        Literal["week", "month", "quarter", "half-year", "year"] | None, described("How often.", "month")
    ] = None
    starting: Annotated[
        Literal["starts", "ends"] | None, described("Counted from.", "starts", alias="from")
    ] = None
    days_after_start: Annotated[int | None, described("Days after the cohort starts.", 30, ge=0, le=3650)] = (
        None
    )
    milestone: Annotated[Id | None, described("At a milestone of the cohort.", "midpoint")] = None
    before_end: Annotated[int | None, described("Days before the cohort ends.", 14, ge=0, le=3650)] = None


class Survey(Record):
    """surveys/<survey>.yml"""

    title: Annotated[Line, described("What the survey is called.", "Monthly pulse", PUBLIC)]
    audience: Annotated[Many[Role], described("Who is asked.", ["mentor", "mentee"], PUBLIC)] = (
        "mentor",
        "mentee",
    )
    anonymous: Annotated[bool, described("Are answers kept without names?", True, PUBLIC)] = True
    when: Annotated[
        When | None, described("When it is asked.", {"every": "month", "from": "starts"}, PUBLIC)
    ] = None
    questions: Annotated[Many[Word], described("Question ids, in order.", ["satisfaction"], PUBLIC)] = ()
    instrument: Annotated[
        Instrument | None,
        described("A published questionnaire that is scored by scales.", {"id": "our-own"}, PUBLIC),
    ] = None


def survey_of(wave: str, surveys: Iterable[str]) -> str | None:
    """The survey that a folder of answers such as pulse-2026-04 belongs to; of several, the longest name."""
    return max(
        (name for name in surveys if wave == name or wave.startswith(f"{name}-")), key=len, default=None
    )


class Response(Record):
    """cohorts/<cohort>/responses/<survey>/<token>.yml"""

    role: Annotated[Role | None, described("Answered as.", "mentee", alias="as")] = None
    on: Annotated[Day | None, described("When.", "2026-04-30")] = None
    answers: Annotated[dict[Word, Any], described("Question id: answer.", {"satisfaction": 4}, PRIVATE)] = (
        Field(default_factory=dict)
    )


def asked_of_applicants(questions: Mapping[str, Question], surveys: Iterable[Survey]) -> dict[str, Question]:
    """The questions of an application: those that fill a field of it, and those that no survey asks."""
    later = {name for survey in surveys for name in survey.questions}
    return {name: one for name, one in questions.items() if one.field or name not in later}
