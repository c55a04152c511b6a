"""Is this an answer to that question? One judgment for applications and answer sheets. The answer is never shown."""

from __future__ import annotations

from typing import Any

from mentorbook.model.survey import Question
from mentorbook.model.values import read_day

CHOICES = ("choice", "choices")


def answer_missed(question: Question, answer: Any) -> str:
    """What the question takes, in words, where the answer is not that. Empty where it is, and for no answer."""
    return "" if answer in (None, "", []) or _fits(question, answer) else _taken(question)


def _fits(question: Question, answer: Any) -> bool:
    match question.type:
        case "scale":
            low, high = question.scale or (answer, answer)
            return type(answer) is int and low <= answer <= high
        case "number":
            return type(answer) in (int, float)
        case "yes-no":
            return isinstance(answer, bool) or str(answer).lower() in ("yes", "no")
        case "choice":
            return not question.options or str(answer) in question.options
        case "choices":
            chosen = answer if isinstance(answer, list | tuple) else [answer]
            return not question.options or all(str(one) in question.options for one in chosen)
        case "date":
            return _is_day(answer)
        case "text":
            return not isinstance(answer, list | tuple | dict)


def _is_day(answer: Any) -> bool:
    try:
        read_day(answer)
    except ValueError:  # pydantic's own error is one
        return False
    return True


def _taken(question: Question) -> str:
    match question.type:
        case "scale":
            ends = question.scale
            return f"a whole number from {ends[0]} to {ends[1]}" if ends else "a whole number"
        case "choice":
            return f"one of: {', '.join(question.options)}"
        case "choices":
            return f"some of: {', '.join(question.options)}"
        case "number":
            return "a number"
        case "yes-no":
            return "yes or no"
        case "date":
            return "a date, for example 2026-03-02"
        case "text":
            return "text"
