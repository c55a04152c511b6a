"""goals_text: how well the mentor's topics and goals answer what the mentee wrote."""

from __future__ import annotations

from mentorbook.model.matching import Rules

from ..columns import Columns
from .graded import FULL, Criterion, Graded, graded


def grade(columns: Columns, _rules: Rules) -> Graded:
    """How well the mentor's words answer the mentee's, by the provider that matching.yml names."""
    goals = columns.goals
    return graded(goals.points(FULL), ~(goals.silent_mentees[:, None] | goals.silent_mentors))


def sentence(columns: Columns, row: int, column: int) -> str:
    """Which topics and words link the two, as both wrote them."""
    goals = columns.goals
    if goals.silent_mentees[row]:
        return "the mentee wrote no goals"
    if goals.silent_mentors[column]:
        return "the mentor wrote no goals and names no topic"
    links = goals.sentence(row, column)
    return links or "no topic or word of the mentee's goals comes up with the mentor"


GOALS_TEXT = Criterion("goals_text", grade, sentence)
