"""Rules about published questionnaires in surveys: a score is only comparable if it is scored as published."""

from __future__ import annotations

from collections.abc import Iterator

from mentorbook.model.instrument import PUBLISHED, item_count
from mentorbook.model.survey import Question, Survey
from mentorbook.source.suggest import nearest

from ..rule import Case, Issue, Issues, misspelled, rule


@rule("MB430", "instrument-item-count", over="survey")
def instrument_item_count(survey: Survey, _case: Case) -> Issues:
    """A published questionnaire has another number of items or scales than its publication says.

    Why: With an item too few or one in two scales, the score is not what others mean by it, and nobody can compare.

    Bad:
        # surveys/functions.yml
        title: What your mentor does
        instrument: {id: own-four, citation: Our handbook, items: 4, scales: {support: [satisfaction]}}
        questions: [satisfaction]

    Good:
        # surveys/functions.yml
        title: What your mentor does
        instrument: {id: own-one, citation: Our handbook, items: 1, scales: {support: [satisfaction]}}
        questions: [satisfaction]
    """
    instrument = survey.instrument
    if instrument is None:
        return
    items = [item for scale in instrument.scales.values() for item in scale]
    wanted, known = item_count(instrument), PUBLISHED.get(instrument.id)
    if wanted is None:
        yield Issue(
            message=f"nobody can tell how many items '{instrument.id}' has",
            path=("instrument", "id"),
            hint="write `items` and `citation`, or one of: " + ", ".join(PUBLISHED),
        )
    elif len(set(items)) != wanted or len(items) != wanted:
        yield Issue(
            message=f"'{instrument.id}' has {wanted} items, its scales here hold {len(items)}"
            + (f", {len(items) - len(set(items))} of them twice" if len(items) != len(set(items)) else ""),
            path=("instrument", "scales"),
            hint="give each item to one scale, as the publication does",
        )
    if known and instrument.scales and len(instrument.scales) != known.scales:
        yield Issue(
            message=f"'{instrument.id}' has {known.scales} scales, here are {len(instrument.scales)}",
            path=("instrument", "scales"),
            hint=f"take them from {known.citation}",
        )


@rule("MB431", "instrument-item-not-asked", over="survey")
def instrument_item_not_asked(survey: Survey, case: Case) -> Issues:
    """A scale of a questionnaire counts a question that the survey does not ask, or that has no scale of its own.

    Why: Its item would be missing on every answer sheet, and half of the scale would pass for the whole.

    Bad:
        # surveys/functions.yml
        title: What your mentor does
        instrument: {id: own-one, citation: Our handbook, items: 1, scales: {support: [satisfaction]}}
        questions: [travel]

    Good:
        # surveys/functions.yml
        title: What your mentor does
        instrument: {id: own-one, citation: Our handbook, items: 1, scales: {support: [satisfaction]}}
        questions: [satisfaction]
    """
    if survey.instrument is None:
        return
    for scale, items in survey.instrument.scales.items():
        for index, item in enumerate(items):
            yield from _item(survey, item, case.program.questions.get(item), (scale, index))
    counted = {item for items in survey.instrument.scales.values() for item in items}
    for index, item in enumerate(survey.instrument.reverse):
        if item not in counted:
            yield misspelled(
                f"'{item}' is reversed and in no scale",
                path=("instrument", "reverse", index),
                near=nearest(item, sorted(counted)),
                otherwise="put it into its scale, or remove it here",
            )


def _item(survey: Survey, item: str, question: Question | None, where: tuple[str, int]) -> Iterator[Issue]:
    path = ("instrument", "scales", *where)
    if item not in survey.questions:
        yield misspelled(
            f"the survey does not ask '{item}'",
            path=path,
            near=nearest(item, survey.questions),
            otherwise="add it to `questions`",
        )
    elif question and question.type != "scale":
        yield Issue(
            message=f"'{item}' has no scale that could be scored",
            path=path,
            hint="make it `type: scale` in questions.yml, with both ends",
        )
