"""Small counts stay unknown: tables worked out by hand, and an attack on a thousand random ones.

The attacker here shares no code with the book: it knows the printed table only, and solves it on its own.
"""

from collections.abc import Iterator
from math import inf

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from mentorbook.privacy.counts import TOTAL, Counts, Place, bounds, hidden_cells, table_counts

K = 5
Table = dict[Place, int | None]


def table(numbers: list[list[int]]) -> Counts[Place]:
    rows = {f"r{i}": {f"c{j}": number for j, number in enumerate(row)} for i, row in enumerate(numbers)}
    return table_counts(rows, [f"c{j}" for j in range(len(numbers[0]))])


def printed(counts: Counts[Place]) -> Table:
    hidden = hidden_cells(counts, K)
    return {cell: None if cell in hidden else count for cell, count in counts.cells.items()}


def conclusions(shown: Table) -> Iterator[tuple[Place, float, float]]:
    """What a reader of the printed table can conclude about each missing number."""
    order = {cell: number for number, cell in enumerate(shown)}
    rows, columns = ({place[axis] for place in shown} for axis in (0, 1))
    lines = [[(row, column) for column in columns] for row in rows]
    lines += [[(row, column) for row in rows] for column in columns]
    equations = np.zeros((len(lines), len(order)))
    for number, line in enumerate(lines):
        for row, column in line:
            is_total = (column if len({r for r, _ in line}) == 1 and len(columns) > 1 else row) == TOTAL
            equations[number, order[row, column]] = -1 if is_total else 1
    limits = [(0, None) if count is None else (count, count) for count in shown.values()]
    for cell, count in shown.items():
        if count is None:
            goal = np.zeros(len(order))
            goal[order[cell]] = 1
            ends = [
                linprog(sign * goal, A_eq=equations, b_eq=np.zeros(len(lines)), bounds=limits, method="highs")
                for sign in (1, -1)
            ]
            low, high = (end.fun if end.status == 0 else -inf for end in ends)
            yield cell, low or 0.0, -(high or 0.0)


def narrowed(counts: Counts[Place]) -> list[Place]:
    """The small counts that a reader can narrow down to fewer than k possibilities."""
    small = {cell for cell, count in counts.cells.items() if 0 < count < K}
    return [
        cell for cell, low, high in conclusions(printed(counts)) if cell in small and high - low < K - 1e-6
    ]


def test_what_is_large_enough_is_shown() -> None:
    assert hidden_cells(table([[5, 6], [7, 0]]), K) == frozenset()


def test_a_small_count_takes_a_rectangle_with_it() -> None:
    hidden = hidden_cells(table([[2, 9, 8], [6, 9, 9], [9, 8, 9]]), K)
    assert hidden >= {("r0", "c0")}
    assert len([cell for cell in hidden if TOTAL not in cell]) >= 4 or any(TOTAL in cell for cell in hidden)
    assert narrowed(table([[2, 9, 8], [6, 9, 9], [9, 8, 9]])) == []


def test_two_hidden_counts_whose_sum_is_small_take_a_third() -> None:
    """1 + 1 of a total of 10: each would lie between 0 and 2."""
    counts = Counts({"a": 1, "b": 1, "c": 8, "all": 10}, ({"a": 1, "b": 1, "c": 1, "all": -1},))
    assert bounds(counts, {"a", "b"}, "a") == (0, 2)
    assert hidden_cells(counts, K) == {"a", "b", "c"}


def test_a_mean_is_knowledge_too() -> None:
    """Ten answers: a 1, six times 4, three times 5. With total and mean, two hidden counts are two equations."""
    answers = {1: 1, 4: 6, 5: 3}
    mean = sum(answer * count for answer, count in answers.items()) / 10
    whole = 0  # the cell with the total
    total = {1: 1.0, 4: 1.0, 5: 1.0, whole: -1.0}
    without = Counts({**answers, whole: 10}, (total,))
    known = Counts(without.cells, (total, {answer: answer - mean for answer in answers}))
    assert hidden_cells(without, K) == {1, 5, 4}
    assert bounds(known, {1, 5}, 1) == pytest.approx((1, 1))
    assert hidden_cells(known, K) == {1, 4, 5, whole}


def test_the_attacker_finds_what_is_hidden_carelessly() -> None:
    counts = table([[2, 9], [6, 9]])
    careless: Table = {cell: None if cell == ("r0", "c0") else count for cell, count in counts.cells.items()}
    assert [(low, high) for _, low, high in conclusions(careless)] == [pytest.approx((2, 2))]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.integers(0, 12), min_size=2, max_size=2), min_size=2, max_size=5))
def test_no_small_count_can_be_narrowed_down(numbers: list[list[int]]) -> None:
    assert narrowed(table(numbers)) == []


@pytest.mark.slow
def test_a_thousand_random_tables_tell_on_nobody() -> None:
    chance = np.random.default_rng(1)
    small, told = 0, 0
    for _ in range(1000):
        size = (chance.integers(2, 7), chance.integers(2, 6))
        counts = table(chance.poisson(chance.choice([2, 4, 8, 15]), size).tolist())
        small += sum(0 < count < K for count in counts.cells.values())
        told += len(narrowed(counts))
    assert small > 5000
    assert told == 0
