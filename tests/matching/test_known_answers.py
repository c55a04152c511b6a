"""Problems whose answers are published: OR-Library, assign100 to assign800 (Beasley 1990), and textbook marriages.

The files of OR-Library are not part of this repository. MENTORBOOK_ORLIB names the folder that holds them as
`assignN.txt`: the size, then the table of costs row by row.
"""

import itertools
import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from mentorbook.matching.engine import solve
from mentorbook.matching.match import Matching, match
from mentorbook.model.program import Program
from mentorbook.model.vocabulary import Vocabulary
from mentorbook.roster.build import build_roster
from mentorbook.roster.verify import verify
from tests.conftest import NO_ORLIB
from tests.matching.programs import COHORT, make_program
from tests.matching.test_engine import assert_proven, one_each

LEAST_COST = {100: 305, 200: 475, 300: 626, 400: 804, 500: 991, 600: 1176, 700: 1362, 800: 1552}
DEAREST = 100  # costs run from 1 to 100


def folder() -> Path:
    """Where the files are; without it the test is skipped, and the summary says so."""
    stated = os.environ.get("MENTORBOOK_ORLIB")
    if not stated:
        pytest.skip(NO_ORLIB)
    return Path(stated)


def test_the_published_values_are_reached_and_proven() -> None:
    files = sorted(folder().glob("assign*.txt"))
    assert files, f"no assignN.txt in {folder()}"
    for file in files:
        size, *costs = map(int, file.read_text(encoding="ascii").split())
        table = np.array(costs, np.int64).reshape(size, size)
        place = size * DEAREST + 1
        market = one_each(place + DEAREST - table)
        found = solve(market)
        assert_proven(market, found)
        assert len(found.pairs) == size
        assert int(table[found.pairs.row, found.pairs.column].sum()) == LEAST_COST[size]


# Stable marriages. Where both sides rank each other by one common score there is a single stable set of couples, found
# by taking the best pair that is left again and again (Eeckhout 2000). A roster of most points may break it; the
# checker must count just the couples that would run away with each other.


def blocking_pairs(scores: list[list[int]], mentors: dict[int, int]) -> int:
    """Pairs who would both score higher with each other, counted as Gale and Shapley (1962) define them."""
    mentees = {mentor: mentee for mentee, mentor in mentors.items()}
    return sum(
        scores[one][other] > scores[one][mentors[one]] and scores[one][other] > scores[mentees[other]][other]
        for one in mentors
        for other in mentees
    )


def as_program(scores: list[list[int]]) -> Program:
    """People whose pairs have such scores, in tenths: each mentee's topic is offered with a confidence of its own."""
    topics = [f"topic-{row}" for row in range(len(scores))]
    vocabulary = {topic: {"name": topic} for topic in topics}
    mentees = {f"e{row}": {"seeks": [topic]} for row, topic in enumerate(topics)}
    mentors = {
        f"m{column}": {"offers": {topic: scores[row][column] for row, topic in enumerate(topics)}}
        for column in range(len(scores[0]))
    }
    made = make_program(
        mentors, mentees, settings={"criteria": {"topics": 1}, "objective": ["placed", "total"]}
    )
    return replace(made, vocabulary=Vocabulary.model_validate({"topics": vocabulary}))


@pytest.mark.parametrize(
    "scores",
    [
        [
            [5, 4, 1],
            [4, 3, 1],
            [3, 1, 2],
        ],  # agreement on who is best: the stable couples are also the best roster
        [
            [5, 4],
            [4, 1],
        ],  # Knuth's remark in small: the best total parts the couple that likes each other best
        [[1, 2, 3], [2, 3, 1], [3, 1, 2]],  # everybody has another favorite
        [[5, 5, 1], [5, 5, 1], [1, 1, 1]],  # ties: nobody runs away for the same score
    ],
)
def test_the_checker_counts_who_would_run_away(scores: list[list[int]]) -> None:
    program = as_program(scores)
    found = match(program, COHORT)
    assert isinstance(found, Matching)
    couples = {found.row(pair.mentee): found.column(pair.mentor) for pair in found.pairs}
    total = sum(scores[row][column] for row, column in couples.items())
    best = max(
        sum(scores[row][column] for row, column in enumerate(order))
        for order in itertools.permutations(range(len(scores)))
    )
    assert total == best
    verdict = verify(program, program.cohorts[COHORT], build_roster(program, found))
    assert (verdict.faults, verdict.blocking) == ((), blocking_pairs(scores, couples))


def test_the_best_total_of_the_classic_two_by_two_is_not_stable() -> None:
    scores = [[5, 4], [4, 1]]
    found = match(as_program(scores), COHORT)
    assert isinstance(found, Matching)
    assert {(pair.mentor, pair.mentee) for pair in found.pairs} == {("m0", "e1"), ("m1", "e0")}
    assert blocking_pairs(scores, {0: 1, 1: 0}) == 1
