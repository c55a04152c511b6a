"""wishes: whom both sides asked for. A wish lifts a pair; no wish costs nothing, and a longer list gains nothing."""

from __future__ import annotations

from scipy.sparse import csr_array

from mentorbook.model.matching import Rules

from ..columns import Columns
from ..relations import WISHES_OF_MENTEES, WISHES_OF_MENTORS
from .graded import NEUTRAL, Criterion, Graded, graded


def lift(columns: Columns) -> csr_array:
    """Half from each side: this partner's share of the side's wishes."""
    between = columns.relations.between
    wishes: csr_array = between(WISHES_OF_MENTEES) + between(WISHES_OF_MENTORS)
    wishes.data //= 2
    return wishes


def grade(columns: Columns, _rules: Rules) -> Graded:
    """Neutral, and what wishes lift it by."""
    relations = columns.relations
    known = relations.mentees_wish[:, None] | relations.mentors_wish
    return graded(NEUTRAL + lift(columns).toarray(), known)


def sentence(columns: Columns, row: int, column: int) -> str:
    """Who wished for whom."""
    relations = columns.relations
    asked = bool(relations.between(WISHES_OF_MENTEES)[row, column])
    returned = bool(relations.between(WISHES_OF_MENTORS)[row, column])
    if asked and returned:
        return "both wished for each other"
    if asked or returned:
        return f"the {'mentee' if asked else 'mentor'} wished for this"
    if relations.mentees_wish[row] or relations.mentors_wish[column]:
        return "neither wished for the other"
    return "neither named a wish"


WISHES = Criterion("wishes", grade, sentence, few=lift)
