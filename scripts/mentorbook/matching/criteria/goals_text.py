"""goals_text: how well the mentor's topics and goals answer what the mentee wrote."""

from __future__ import annotations

from mentorbook.model.matching import Rules

from ..columns import Columns
from ..goals import TOPIC_MARK
from .graded import Criterion, Graded, graded, listed, share

WORDS_SHOWN = 5


def grade(columns: Columns, _rules: Rules) -> Graded:
    """Share of the weight of the mentee's terms that the mentor's terms answer."""
    goals = columns.goals
    found = (goals.asked @ goals.answered.T).toarray()
    known = ~(goals.silent_mentees[:, None] | goals.silent_mentors)
    return graded(share(found, goals.best[:, None]), known)


def sentence(columns: Columns, row: int, column: int) -> str:
    """Which topics and words link the two."""
    goals = columns.goals
    if goals.silent_mentees[row]:
        return "the mentee wrote no goals"
    if goals.silent_mentors[column]:
        return "the mentor wrote no goals and names no topic"
    shared = goals.shared_terms(row, column)[:WORDS_SHOWN]
    if not shared:
        return "no topic or word of the mentee's goals comes up with the mentor"
    words = listed([term.removeprefix(TOPIC_MARK) for term in shared])
    return f"the mentee's goals and the mentor's words share {words}"


GOALS_TEXT = Criterion("goals_text", grade, sentence)
