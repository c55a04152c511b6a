"""Every way to judge a pair gives the same verdict: by row, across, alone, looked up by kind or computed."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorbook.matching.board import read_board
from mentorbook.matching.columns import Columns, Side
from mentorbook.matching.judge import Judge
from mentorbook.model.matching import MatchingSettings
from tests.benchmarks.crowd import crowd
from tests.matching.programs import COHORT

SIZE = 40
BOARD = read_board(crowd(SIZE, 2), COHORT)
CELLS = np.divmod(np.arange(SIZE * SIZE), SIZE)
CRITERIA = sorted(BOARD.settings.criteria)


def wordless(columns: Columns) -> Columns:
    """The same people in a program without topics and styles: tables without columns."""

    def without(side: Side) -> Side:
        none = np.arange(0)
        needs, offers, musts = side.needs[:, none], side.offers[:, none], side.musts[:, none]
        return replace(side, needs=needs, offers=offers, musts=musts, styles=side.styles[:, none])

    return replace(columns, mentees=without(columns.mentees), mentors=without(columns.mentors))


@settings(max_examples=20)
@given(
    st.dictionaries(st.sampled_from(CRITERIA), st.sampled_from([0.001, 1, 35, 1000])),
    st.fixed_dictionaries(
        {
            "common_language": st.integers(0, 2),
            "overlap_minutes": st.sampled_from([0, 60, 300]),
            "experience_gap": st.none() | st.just({"min": 2, "max": 20}),
            "same_organization": st.sampled_from(["forbid", "allow"]),
            "minimum_score": st.sampled_from([0, 0.5]),
        }
    ),
)
def test_rows_and_single_pairs_agree(weights: dict[str, float], rules: dict[str, object]) -> None:
    chosen = MatchingSettings.model_validate({"criteria": weights, "rules": rules})
    judge = Judge(BOARD.columns, chosen)
    rows, alone = judge.look(np.arange(SIZE)), judge.look_at(*CELLS)
    assert (rows.scores.ravel() == alone.scores).all()
    assert (rows.bars.ravel() == alone.bars).all()
    some = np.array([7, 31])
    across = judge.look(np.arange(SIZE), some)
    assert (across.scores == rows.scores[:, some]).all()
    assert (across.bars == rows.bars[:, some]).all()
    parts = np.array([sum(part.values()) for part in judge.parts_of(*CELLS)])
    assert (parts == alone.scores).all()


@pytest.mark.parametrize("columns", [BOARD.columns, wordless(BOARD.columns)])
def test_some_rows_are_judged_like_all(columns: Columns) -> None:
    judge = Judge(columns, BOARD.settings)
    some = np.array([31, 2, 2, 17])
    whole, cut = judge.look(np.arange(SIZE)), judge.look(some)
    assert (whole.scores[some] == cut.scores).all()
    assert (whole.bars[some] == cut.bars).all()
