"""An answer to a question of questions.yml, read from a cell by the question's type."""

from __future__ import annotations

from typing import Any

from mentorbook.checks.answers import answer_missed
from mentorbook.model.survey import Question

from .cells import Reader, RefusedError


def read_answer(question: Question, reader: Reader, cell: str) -> Any:
    """The answer as the records keep it. Raises RefusedError for one that the question does not take."""
    answer = _read(question, reader, cell)
    taken = answer_missed(question, answer)
    if taken:
        raise RefusedError(f"“{cell}” is no answer to “{question.text}”, which takes {taken}")
    return answer


def _read(question: Question, reader: Reader, cell: str) -> Any:
    match question.type:
        case "scale" | "number":
            return reader.number(cell)
        case "yes-no":
            return reader.yes(cell)
        case "date":
            return reader.day(cell)
        case "choice":
            return _option(question, reader.text(cell))
        case "choices":
            return [_option(question, part) for part in reader.several(cell)]
        case "text":
            return reader.text(cell)


def _option(question: Question, said: str) -> str:
    """An option in its own spelling; forms write capitals and spaces where options have none."""
    folded = said.casefold().replace(" ", "-")
    return next(
        (option for option in question.options if option.casefold().replace(" ", "-") == folded), said
    )
