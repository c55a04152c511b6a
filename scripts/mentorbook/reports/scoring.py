"""Scores of a questionnaire: a scale is the mean of its items, those asked the other way round turned over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mentorbook.model.instrument import Instrument
from mentorbook.model.survey import Question

from .answers import number_of


def scores(
    instrument: Instrument, questions: Mapping[str, Question], answers: Mapping[str, object]
) -> Iterator[tuple[str, float]]:
    """Scale and score of one answer sheet, on the scale of its items.

    The mean of the items answered stands for the scale if they are half of it or more (compared with other ways by
    Siddiqui, American Journal of Biostatistics 5, 2015); else there is no score.
    """
    for scale, items in instrument.scales.items():
        known = [
            value
            for item in items
            if (value := _score(questions.get(item), answers.get(item), item in instrument.reverse))
            is not None
        ]
        if known and 2 * len(known) >= len(items):
            yield scale, sum(known) / len(known)


def _score(question: Question | None, answer: object, reverse: bool) -> float | None:
    value, ends = number_of(answer), question.scale if question else None
    if value is None or ends is None:
        return None
    return ends[0] + ends[1] - value if reverse else value
