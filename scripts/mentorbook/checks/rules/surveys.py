"""Rules about questions, surveys and answer sheets. An answer is never printed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from mentorbook.model.application import Application
from mentorbook.model.survey import Questions, Response, Survey, survey_of
from mentorbook.source.suggest import did_you_mean, nearest

from ..answers import answer_missed
from ..rule import Case, Issue, Issues, misspelled, rule
from .cohorts import MONTH

FORMS = ("every", "days_after_start", "milestone", "before_end")
FIELDS = frozenset(field.alias or name for name, field in Application.model_fields.items())


@rule("MB260", "unknown-question", over="survey")
def unknown_question(survey: Survey, case: Case) -> Issues:
    """A survey asks a question that questions.yml does not have.

    Why: The form would have a gap, and whoever answered it would answer nothing.

    Bad:
        # surveys/pulse.yml
        title: Monthly pulse
        questions: [satisfacton]

    Good:
        # surveys/pulse.yml
        title: Monthly pulse
        questions: [satisfaction]
    """
    questions = case.program.questions
    for index, name in enumerate(survey.questions if questions else ()):
        if name not in questions:
            near = nearest(name, questions)
            yield misspelled(
                f"questions.yml has no question '{name}'",
                path=("questions", index),
                near=near,
                otherwise="add it to questions.yml",
            )


@rule("MB261", "survey-time-unclear", over="survey")
def survey_time_unclear(survey: Survey, _case: Case) -> Issues:
    """It is not clear when a survey is asked: none of the forms is used, or more than one.

    Why: `every`, `days_after_start`, `milestone` and `before_end` are four different answers to the same question.
    Two surveys at two times are two files.

    Bad:
        # surveys/pulse.yml
        title: Monthly pulse
        when: {every: month, before_end: 14}
        questions: [satisfaction]

    Good:
        # surveys/pulse.yml
        title: Monthly pulse
        when: {every: month, from: starts}
        questions: [satisfaction]
    """
    if survey.when is None:
        return
    stated = [form for form in FORMS if getattr(survey.when, form) is not None]
    if len(stated) != 1:
        yield Issue(
            message=f"`when` states {', '.join(stated) or 'no time'}: it needs exactly one",
            path=("when",),
            hint="keep one of " + ", ".join(FORMS),
        )


@rule("MB262", "survey-at-unknown-milestone", "warning", over="survey")
def survey_at_unknown_milestone(survey: Survey, case: Case) -> Issues:
    """A survey is asked at a milestone that no cohort has.

    Why: It would never be asked.

    Bad:
        # surveys/midway.yml
        title: Midway
        when: {milestone: mid-point}
        questions: [satisfaction]

    Good:
        # surveys/midway.yml
        title: Midway
        when: {milestone: midpoint}
        questions: [satisfaction]
    """
    plans = [cohort.plan for cohort in case.program.cohorts.values() if cohort.plan]
    known = {name for plan in plans for name in plan.milestones}
    if survey.when and survey.when.milestone and known and survey.when.milestone not in known:
        yield Issue(
            message=f"no cohort has the milestone '{survey.when.milestone}'",
            path=("when", "milestone"),
            hint=did_you_mean(survey.when.milestone, sorted(known))
            or "choose one of: " + ", ".join(sorted(known)),
        )


@rule("MB263", "question-for-other-people", "warning", over="survey")
def question_for_other_people(survey: Survey, case: Case) -> Issues:
    """A survey contains a question that is meant for nobody it is sent to.

    Why: Everyone who gets the survey would skip it. Either the question or the survey has the wrong audience.

    Bad:
        # questions.yml
        satisfaction: {text: How satisfied are you?, type: scale, scale: [1, 5]}
        preparation: {text: How well prepared is your mentee?, type: scale, scale: [1, 5], audience: [mentor]}
        travel: {text: Do you travel?, type: yes-no}
        # surveys/pulse.yml
        title: Pulse for mentees
        audience: [mentee]
        questions: [satisfaction, preparation]

    Good:
        # questions.yml
        satisfaction: {text: How satisfied are you?, type: scale, scale: [1, 5]}
        preparation: {text: How well prepared is your mentee?, type: scale, scale: [1, 5], audience: [mentor]}
        travel: {text: Do you travel?, type: yes-no}
        # surveys/pulse.yml
        title: Pulse
        audience: [mentor, mentee]
        questions: [satisfaction, preparation]
    """
    for index, name in enumerate(survey.questions):
        question = case.program.questions.get(name)
        if question and question.audience and not {*question.audience} & {*survey.audience}:
            yield Issue(
                message=f"'{name}' is for {_listed(question.audience)}, this survey for {_listed(survey.audience)}",
                path=("questions", index),
                hint="change the audience of one of the two",
            )


def _listed(roles: Iterable[str]) -> str:
    return " and ".join(f"{role}s" for role in roles)


@rule("MB264", "choice-without-options", over="questions")
def choice_without_options(questions: Questions, _case: Case) -> Issues:
    """A question to choose from offers nothing to choose.

    Why: Nobody could answer it. Questions that fill a field of the application take their options from there.

    Bad:
        # questions.yml
        satisfaction: {text: How satisfied are you?, type: scale, scale: [1, 5]}
        travel: {text: How often do you travel?, type: choice}

    Good:
        # questions.yml
        satisfaction: {text: How satisfied are you?, type: scale, scale: [1, 5]}
        travel: {text: How often do you travel?, type: choice, options: [rarely, often]}
    """
    for name, question in questions.root.items():
        if question.type in ("choice", "choices") and not (question.options or question.field):
            yield Issue(
                message=f"'{name}' has no `options` to choose from",
                path=(name,),
                on_key=True,
                hint="list the options, or use `type: text`",
            )


@rule("MB265", "scale-without-ends", over="questions")
def scale_without_ends(questions: Questions, _case: Case) -> Issues:
    """A scale does not run from a lower to a higher number.

    Why: Answers are compared with both ends. Without them, or with the ends swapped, every answer would be wrong.

    Bad:
        # questions.yml
        satisfaction: {text: How satisfied are you?, type: scale, scale: [5, 1]}
        travel: {text: Do you travel?, type: yes-no}

    Good:
        # questions.yml
        satisfaction: {text: How satisfied are you?, type: scale, scale: [1, 5]}
        travel: {text: Do you travel?, type: yes-no}
    """
    for name, question in questions.root.items():
        if question.type == "scale" and (question.scale is None or question.scale[0] >= question.scale[1]):
            yield Issue(
                message=f"the scale of '{name}' needs a lower and a higher end",
                path=(name, "scale"),
                hint="write the lowest and the highest answer, for example [1, 5]",
            )


@rule("MB266", "question-for-unknown-field", "warning", over="questions")
def question_for_unknown_field(questions: Questions, _case: Case) -> Issues:
    """A question fills a field that applications do not have.

    Why: The answers would end up nowhere. Questions without a field are kept under `answers`.

    Bad:
        # questions.yml
        satisfaction: {text: How satisfied are you?, type: scale, scale: [1, 5]}
        aims: {text: What do you want to be able to do?, type: text, field: goal}

    Good:
        # questions.yml
        satisfaction: {text: How satisfied are you?, type: scale, scale: [1, 5]}
        aims: {text: What do you want to be able to do?, type: text, field: goals}
    """
    for name, question in questions.root.items():
        if question.field and question.field not in FIELDS:
            near = nearest(question.field, sorted(FIELDS))
            yield misspelled(
                f"an application has no field '{question.field}'",
                path=(name, "field"),
                near=near,
                otherwise="leave `field` out",
            )


@rule("MB270", "answers-to-unknown-survey", over="response")
def answers_to_unknown_survey(_response: Response, case: Case) -> Issues:
    """Answers lie in a folder that is named after no survey.

    Why: They would be counted nowhere. A folder is named after its survey, with the time of the wave behind it, as
    in pulse-2026-12.

    Bad:
        # cohorts/spring/responses/pluse-2026-11/7f3a9c21.yml
        as: mentee
        on: 2026-11-20
        answers: {satisfaction: 4}

    Good:
        # cohorts/spring/responses/pulse-2026-11/7f3a9c21.yml
        as: mentee
        on: 2026-11-20
        answers: {satisfaction: 4}
    """
    wave, surveys = case.ids[1], case.program.surveys
    if surveys and survey_of(wave, surveys) is None:
        yield Issue(
            message=f"the folder '{wave}' belongs to no survey",
            hint=did_you_mean(wave.rstrip("-0123456789"), sorted(surveys))
            or "name it after a file in surveys/",
        )


@rule("MB271", "answer-to-unknown-question", over="response")
def answer_to_unknown_question(response: Response, case: Case) -> Issues:
    """Somebody answered a question that questions.yml does not have.

    Why: The answer would be counted nowhere. If the question was renamed, rename it here as well.

    Bad:
        # cohorts/spring/responses/pulse-2026-11/7f3a9c21.yml
        as: mentee
        on: 2026-11-20
        answers: {satisfied: 4}

    Good:
        # cohorts/spring/responses/pulse-2026-11/7f3a9c21.yml
        as: mentee
        on: 2026-11-20
        answers: {satisfaction: 4}
    """
    questions = case.program.questions
    for name in response.answers if questions else ():
        if name not in questions:
            near = nearest(name, questions)
            yield misspelled(
                f"questions.yml has no question '{name}'",
                path=("answers", name),
                on_key=True,
                near=near,
                otherwise="add it to questions.yml",
            )


@rule("MB272", "impossible-answer", over="response")
def impossible_answer(response: Response, case: Case) -> Issues:
    """An answer is not one that its question takes.

    Why: A 9 on a scale of 1 to 5 would lift every average. Leave the question out if nobody answered it.

    Bad:
        # cohorts/spring/responses/pulse-2026-11/7f3a9c21.yml
        as: mentee
        on: 2026-11-20
        answers: {satisfaction: 9}

    Good:
        # cohorts/spring/responses/pulse-2026-11/7f3a9c21.yml
        as: mentee
        on: 2026-11-20
        answers: {satisfaction: 5}
    """
    for name, answer in response.answers.items():
        question = case.program.questions.get(name)
        taken = answer_missed(question, answer) if question else ""
        if taken:
            yield Issue(
                message=f"this is not an answer to '{name}', which takes {taken}",
                path=("answers", name),
                hint="correct it, or leave the question out",
            )


@rule("MB273", "answers-out-of-time", "warning", over="response")
def answers_out_of_time(response: Response, case: Case) -> Issues:
    """Answers are dated in the future, before the cohort, or long after it.

    Why: Figures are put into quarters by this date. Often it is the year. After a cohort's end, answers may come in
    for as long as the program keeps its data.

    Bad:
        # cohorts/spring/responses/pulse-2026-11/7f3a9c21.yml
        as: mentee
        on: 2025-11-20
        answers: {satisfaction: 4}

    Good:
        # cohorts/spring/responses/pulse-2026-11/7f3a9c21.yml
        as: mentee
        on: 2026-11-20
        answers: {satisfaction: 4}
    """
    plan, charter = case.cohort.plan, case.program.charter
    if plan is None or response.on is None:
        return
    first = min(plan.starts, plan.apply.opens or plan.starts) - MONTH
    months = (charter.privacy.retain_months if charter else None) or 12
    if not first <= response.on <= min(case.today, plan.ends + timedelta(days=31 * months)):
        yield Issue(
            message=f"{response.on} lies outside the time in which this cohort can have answered",
            path=("on",),
            hint="check the year",
        )
