"""topics: how much of what the mentee needs the mentor offers. Complementary fit, not likeness."""

from __future__ import annotations

import numpy as np

from mentorbook.model.matching import Rules

from ..columns import Columns
from .graded import Criterion, Graded, graded, listed, share

CONFIDENCE = 5


def grade(columns: Columns, _rules: Rules) -> Graded:
    """Share of the ranked needs that is offered: the first counts fully, the second half …, times confidence."""
    needs = columns.mentees.needs
    offers = columns.mentors.offers
    wanted = needs.sum(axis=1, keepdims=True)
    met = needs @ offers.T
    known = (wanted > 0) & offers.any(axis=1)
    return graded(share(met, wanted * CONFIDENCE), known)


def sentence(columns: Columns, row: int, column: int) -> str:
    """Which needs are met, which are not."""
    needs, offers = columns.mentees.needs[row], columns.mentors.offers[column]
    if not needs.any():
        return "the mentee names no topic"
    if not offers.any():
        return "the mentor names no topic"
    order = np.lexsort((np.arange(len(needs)), -needs))
    wanted = [place for place in order if needs[place] > 0]
    met = [
        f"{columns.words.topics[place]} ({int(offers[place])} of 5)" for place in wanted if offers[place] > 0
    ]
    open_needs = [columns.words.topics[place] for place in wanted if offers[place] == 0]
    if not met:
        return f"the mentor offers none of {listed(open_needs)}"
    return f"the mentor offers {listed(met)}" + (f", not {listed(open_needs)}" if open_needs else "")


TOPICS = Criterion("topics", grade, sentence, reads=("needs", "offers"))
