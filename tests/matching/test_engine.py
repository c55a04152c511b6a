"""The engine against brute force and SciPy, against the shapes that break solvers, and against its own proof."""

import itertools
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from mentorbook.matching import engine, sample
from mentorbook.matching.engine import Solution, solve
from mentorbook.matching.lists import Points, shut

Numbers = npt.NDArray[np.int64]

CLOSED = -1  # the worth of a cell that is not allowed
SIDES = st.integers(1, 5)


@dataclass(frozen=True)
class Table:
    """A market that is a table of worths."""

    table: Numbers
    demand: Numbers
    supply: Numbers
    base: int = 0
    point: int = 3

    def points(self, rows: Numbers, columns: Numbers | None = None) -> Points:
        table = self.table[rows] if columns is None else self.table[np.ix_(rows, columns)]
        return shut((table // self.point).astype(np.int32), table != CLOSED)

    def worth(self, rows: Numbers, columns: Numbers, points: Points) -> Numbers:
        worth = self.table[rows, columns]
        assert (worth // self.point == points).all()
        return worth


def one_each(table: Numbers, places: int = 1) -> Table:
    rows, columns = table.shape
    return Table(table, np.ones(rows, np.int64), np.full(columns, places, np.int64))


@st.composite
def tables(draw: st.DrawFn, most_each: int = 1) -> Table:
    rows, columns = draw(SIDES), draw(SIDES)
    level = draw(st.sampled_from([1, 3, 1000]))  # few levels make ties
    cells = st.one_of(st.just(CLOSED), st.integers(1, level))
    numbers = draw(st.lists(cells, min_size=rows * columns, max_size=rows * columns))
    return Table(
        np.array(numbers, np.int64).reshape(rows, columns),
        np.array(draw(st.lists(st.integers(0, most_each), min_size=rows, max_size=rows)), np.int64),
        np.array(draw(st.lists(st.integers(0, 3), min_size=columns, max_size=columns)), np.int64),
    )


def most_worth(market: Table) -> int:
    """The most worth over all assignments, by dynamic programming over rows and places left."""
    states = {tuple(market.supply.tolist()): 0}
    for row, demand in enumerate(market.demand.tolist()):
        open_columns = np.flatnonzero(market.table[row] != CLOSED).tolist()
        after: dict[tuple[int, ...], int] = {}
        for (left, worth), size in itertools.product(states.items(), range(demand + 1)):
            for picked in itertools.combinations(open_columns, size):
                rest = tuple(places - (column in picked) for column, places in enumerate(left))
                if min(rest) >= 0:
                    now = worth + sum(int(market.table[row, column]) for column in picked)
                    after[rest] = max(after.get(rest, 0), now)
        states = after
    return max(states.values())


def assert_proven(market: Table, found: Solution) -> None:
    """Nothing is over its limit, and the prices say of every cell of the table that nothing is worth more."""
    chosen = np.zeros(market.table.shape, np.bool_)
    chosen[found.pairs.row, found.pairs.column] = True
    assert chosen.sum() == len(found.pairs)
    assert (market.table[chosen] == found.pairs.worth).all()
    assert (market.table[chosen] != CLOSED).all()
    left_of_rows, left_of_columns = market.demand - chosen.sum(axis=1), market.supply - chosen.sum(axis=0)
    rows, columns = found.row_prices, found.column_prices
    assert min(left_of_rows.min(), left_of_columns.min(), rows.min(), columns.min()) >= 0
    assert not rows[left_of_rows > 0].any()
    assert not columns[left_of_columns > 0].any()
    room = (market.demand > 0)[:, None] & (market.supply > 0)
    slack = np.where((market.table != CLOSED) & room, rows[:, None] + columns - market.table, 0)
    assert (slack[~chosen] >= 0).all()
    assert (slack[chosen] <= 0).all()
    assert (slack[chosen & (market.demand == 1)[:, None]] == 0).all()


@given(st.one_of(tables(), tables(most_each=3)))
def test_nothing_is_worth_more_than_the_answer(market: Table) -> None:
    found = solve(market)
    assert_proven(market, found)
    assert int(found.pairs.worth.sum()) == most_worth(market)


@pytest.mark.parametrize("length", [1, 2, 3])
@given(market=st.one_of(tables(), tables(most_each=3)))
def test_short_lists_give_the_same_answer(length: int, market: Table) -> None:
    """Short lists make the engine look at rows again and mend what it has, from both sides."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "LENGTH", length)
        found = solve(market)
    assert_proven(market, found)
    assert int(found.pairs.worth.sum()) == most_worth(market)


@pytest.mark.parametrize("every", [2, 3])
@given(market=st.one_of(tables(), tables(most_each=3)))
def test_prices_guessed_from_a_sample_give_the_same_answer(every: int, market: Table) -> None:
    """A guess may be too high or too low."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "LARGE", 2)
        patch.setattr(sample, "EVERY", every)
        patch.setattr(engine, "LENGTH", 1)
        found = solve(market)
    assert_proven(market, found)
    assert int(found.pairs.worth.sum()) == most_worth(market)


@pytest.mark.parametrize("places", [1, 2])
@pytest.mark.parametrize("levels", [2, 30, 10_000])
def test_larger_tables_agree_with_scipy(places: int, levels: int) -> None:
    chance = np.random.default_rng(levels + places)
    likes, offers = chance.normal(size=(200, 4)), chance.normal(size=(160, 4))
    table = np.clip(levels / 2 + likes @ offers.T * levels / 8, 1, levels).astype(np.int64) + 200 * levels
    table[chance.random(table.shape) < 0.7] = CLOSED
    market = one_each(table, places)
    found = solve(market)
    assert_proven(market, found)
    slots = np.repeat(np.maximum(0, table), places, axis=1)
    assert int(found.pairs.worth.sum()) == int(slots[linear_sum_assignment(-slots)].sum())


@pytest.mark.parametrize("length", [2, 8])
@pytest.mark.parametrize("places", [1, 2])
def test_prices_hold_to_the_last_point_where_everybody_wants_the_same(
    length: int, places: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Short lists let prices rise for few and fall again when more is known."""
    chance = np.random.default_rng(7)
    popular = chance.integers(0, 9_000, 60)
    table = chance.integers(1, 3_000, (60, 60)) + popular + 60 * 12_000
    table[chance.random(table.shape) < 0.5] = CLOSED
    monkeypatch.setattr(engine, "LENGTH", length)
    assert_proven(one_each(table, places), solve(one_each(table, places)))


def test_nested_choices_do_not_hang() -> None:
    market = one_each(np.where(np.tri(300, dtype=np.bool_), 1, CLOSED).astype(np.int64))
    found = solve(market)
    assert_proven(market, found)
    assert len(found.pairs) == 300


def test_ties_everywhere_are_solved_and_proven() -> None:
    market = one_each(np.full((120, 120), 5, np.int64), places=2)
    found = solve(market)
    assert_proven(market, found)
    assert len(found.pairs) == 120
    assert not found.column_prices.any()


@pytest.mark.parametrize("shape", [(0, 0), (3, 0), (0, 3), (1, 1)])
def test_empty_sides_and_closed_tables_place_nobody(shape: tuple[int, int]) -> None:
    found = solve(one_each(np.full(shape, CLOSED, np.int64)))
    assert len(found.pairs) == 0
