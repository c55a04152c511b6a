"""The engine against brute force, against the shapes that break solvers, and against its own proof."""

import itertools
import time
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorbook.matching.engine import (
    Market,
    NotOptimalError,
    lowest_prices,
    market,
    most_placed,
    optimal_face,
    solve,
)

SIDES = st.integers(1, 5)


@st.composite
def markets(draw: st.DrawFn, most_each: int = 1) -> Market:
    rows, columns = draw(SIDES), draw(SIDES)
    level = draw(st.sampled_from([1, 3, 1000]))  # few levels make ties
    numbers = st.lists(st.integers(0, level), min_size=rows * columns, max_size=rows * columns)
    flags = st.lists(st.booleans(), min_size=rows * columns, max_size=rows * columns)
    return market(
        np.array(draw(numbers), np.int64).reshape(rows, columns),
        np.array(draw(flags), np.bool_).reshape(rows, columns),
        np.array(draw(st.lists(st.integers(0, most_each), min_size=rows, max_size=rows)), np.int64),
        np.array(draw(st.lists(st.integers(0, 3), min_size=columns, max_size=columns)), np.int64),
    )


def brute_force(offer: Market) -> tuple[int, int]:
    """Most gain and most places over all assignments, by dynamic programming over rows and places left."""
    states: dict[tuple[int, ...], tuple[int, int]] = {tuple(offer.supply.tolist()): (0, 0)}
    for row, demand in enumerate(offer.demand.tolist()):
        open_columns = np.flatnonzero(offer.allowed[row]).tolist()
        after: dict[tuple[int, ...], tuple[int, int]] = {}
        for (left, (gain, placed)), size in itertools.product(states.items(), range(demand + 1)):
            for picked in itertools.combinations(open_columns, size):
                rest = tuple(places - (column in picked) for column, places in enumerate(left))
                if min(rest) >= 0:
                    was = after.get(rest, (-1, -1))
                    now = gain + sum(int(offer.gain[row, column]) for column in picked), placed + size
                    after[rest] = (max(was[0], now[0]), max(was[1], now[1]))
        states = after
    return max(gain for gain, _ in states.values()), max(placed for _, placed in states.values())


def assert_legal(offer: Market, chosen: npt.NDArray[np.bool_]) -> None:
    assert not (chosen & ~offer.allowed).any()
    assert (chosen.sum(axis=1) <= offer.demand).all()
    assert (chosen.sum(axis=0) <= offer.supply).all()


@given(st.one_of(markets(), markets(most_each=3)))
def test_nothing_gains_more_than_the_answer(offer: Market) -> None:
    chosen = solve(offer)
    assert_legal(offer, chosen)
    assert int(offer.gain[chosen].sum()) == brute_force(offer)[0]


@given(st.one_of(markets(), markets(most_each=3)))
def test_most_placed_is_the_largest_number(offer: Market) -> None:
    assert most_placed(offer) == brute_force(offer)[1]


@given(st.one_of(markets(), markets(most_each=3)))
def test_prices_prove_the_answer(offer: Market) -> None:
    chosen = solve(offer)
    rows, columns = lowest_prices(offer, chosen)
    surplus = np.where(offer.allowed & (offer.demand > 0)[:, None], offer.gain - rows[:, None] - columns, 0)
    assert (rows >= 0).all()
    assert (columns >= 0).all()
    bound = (rows * offer.demand).sum() + (columns * offer.supply * (offer.supply > 0)).sum()
    assert int(bound + np.maximum(surplus, 0).sum()) == int(offer.gain[chosen].sum())


@given(markets())
def test_a_worse_assignment_has_no_proof(offer: Market) -> None:
    chosen = solve(offer)
    nobody = np.zeros_like(chosen)
    if offer.gain[chosen].sum() > 0:
        with pytest.raises(NotOptimalError):
            lowest_prices(offer, nobody)


@given(st.one_of(markets(), markets(most_each=3)))
def test_every_choice_on_the_face_is_as_good(offer: Market) -> None:
    chosen = solve(offer)
    face = optimal_face(offer, *lowest_prices(offer, chosen))
    noise = np.arange(offer.gain.size, dtype=np.int64).reshape(offer.gain.shape) * 7 % 11
    again = face.settled | solve(replace(face.rest, gain=noise))
    assert_legal(offer, again)
    assert offer.gain[again].sum() == offer.gain[chosen].sum()


def test_nested_choices_do_not_hang() -> None:
    size = 300
    allowed = np.tri(size, dtype=np.bool_)
    ones = np.ones(size, np.int64)
    offer = market(np.ones((size, size), np.int64), allowed, ones, ones)
    started = time.process_time()
    assert most_placed(offer) == size
    assert solve(offer).sum() == size
    assert time.process_time() - started < 10


def test_ties_everywhere_are_solved_and_proven() -> None:
    size = 120
    ones = np.ones(size, np.int64)
    offer = market(np.full((size, size), 5, np.int64), np.ones((size, size), np.bool_), ones, ones * 2)
    chosen = solve(offer)
    assert chosen.sum() == size
    assert lowest_prices(offer, chosen)[1].sum() == 0


def test_numbers_too_large_to_be_exact_are_refused() -> None:
    ones = np.ones(2, np.int64)
    with pytest.raises(NotOptimalError, match="too large"):
        solve(market(np.full((2, 2), 2**52, np.int64), np.ones((2, 2), np.bool_), ones, ones))


def test_what_must_be_full_and_cannot_is_said() -> None:
    ones = np.ones(2, np.int64)
    offer = market(np.zeros((2, 2), np.int64), np.zeros((2, 2), np.bool_), ones, ones)
    with pytest.raises(NotOptimalError, match="must be full"):
        solve(replace(offer, row_full=np.array([True, False])))
