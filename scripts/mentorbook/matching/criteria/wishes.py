"""wishes: whom both sides asked for. A wish lifts a pair; no wish costs nothing, and a longer list gains nothing."""

from __future__ import annotations

from mentorbook.model.matching import Rules

from ..columns import Columns
from .graded import NEUTRAL, Criterion, Graded, graded


def grade(columns: Columns, _rules: Rules) -> Graded:
    """Half from each side: neutral, plus this partner's share of the side's wishes."""
    relations = columns.relations
    lift = relations.wishes_of_mentees.toarray() + relations.wishes_of_mentors.toarray()
    known = relations.mentees_wish[:, None] | relations.mentors_wish
    return graded(NEUTRAL + lift // 2, known)


def sentence(columns: Columns, row: int, column: int) -> str:
    """Who wished for whom."""
    relations = columns.relations
    asked = bool(relations.wishes_of_mentees[row, column])
    returned = bool(relations.wishes_of_mentors[row, column])
    if asked and returned:
        return "both wished for each other"
    if asked or returned:
        return f"the {'mentee' if asked else 'mentor'} wished for this"
    if relations.mentees_wish[row] or relations.mentors_wish[column]:
        return "neither wished for the other"
    return "neither named a wish"


WISHES = Criterion("wishes", grade, sentence)
