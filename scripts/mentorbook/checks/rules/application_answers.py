"""Applications: answers to the program's own questions."""

from __future__ import annotations

from mentorbook.model.application import Application
from mentorbook.source.suggest import nearest

from ..answers import CHOICES, answer_missed
from ..rule import Case, Issue, Issues, misspelled, rule


@rule("MB328", "answer-to-no-question", "warning", over="application")
def answer_to_no_question(application: Application, case: Case) -> Issues:
    """An answer to a question that questions.yml does not have.

    Why: Nothing reads it. Often the question was renamed, or its id is misspelled.

    Bad:
        # cohorts/spring/applications/lea-brandt.yml
        as: [mentor]
        answers: {travels: rarely}

    Good:
        # cohorts/spring/applications/lea-brandt.yml
        as: [mentor]
        answers: {travel: rarely}
    """
    questions = case.program.questions
    for question in application.answers if questions else ():
        if question not in questions:
            near = nearest(question, questions)
            yield misspelled(
                f"questions.yml has no question '{question}'",
                path=("answers", question),
                on_key=True,
                near=near,
                otherwise="add the question, or remove the answer",
            )


@rule("MB329", "answer-not-an-option", over="application")
def answer_not_an_option(application: Application, case: Case) -> Issues:
    """An answer that is not among the options of its question.

    Why: Answers are counted by option. This one would be a row of its own in every figure, or fall out of it.

    Bad:
        # cohorts/spring/applications/lea-brandt.yml
        as: [mentor]
        answers: {travel: sometimes}

    Good:
        # cohorts/spring/applications/lea-brandt.yml
        as: [mentor]
        answers: {travel: rarely}
    """
    for name, answer in application.answers.items():
        question = case.program.questions.get(name)
        if question and question.type in CHOICES and answer_missed(question, answer):
            yield Issue(
                message=f"this is not an answer to '{name}'",
                path=("answers", name),
                hint=f"choose from: {', '.join(question.options)}",
            )


@rule("MB330", "answer-off-scale", over="application")
def answer_off_scale(application: Application, case: Case) -> Issues:
    """An answer of the wrong kind: off the scale, or words where a number, a date, yes or no is asked for.

    Why: A 6 on a scale of 1 to 5 lifts every average it is part of.

    Bad:
        # cohorts/spring/applications/lea-brandt.yml
        as: [mentor]
        answers: {satisfaction: 6}

    Good:
        # cohorts/spring/applications/lea-brandt.yml
        as: [mentor]
        answers: {satisfaction: 5}
    """
    for name, answer in application.answers.items():
        question = case.program.questions.get(name)
        asked = answer_missed(question, answer) if question and question.type not in CHOICES else ""
        if asked:
            yield Issue(
                message=f"'{name}' asks for {asked}", path=("answers", name), hint="correct the answer"
            )
