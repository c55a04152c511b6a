"""Stage by stage: pins, most placed, the worst pair, the total, then one result whatever the order."""

import itertools
from collections.abc import Iterator
from dataclasses import replace
from typing import cast

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from mentorbook.matching.board import Board
from mentorbook.matching.pairs import cells_of, flags_of, make_pairs, per_row, places_of
from mentorbook.matching.solvers import find_best
from mentorbook.matching.task import Best, Task
from tests.matching.programs import make_board

OBJECTIVES = [["placed", "worst", "total"], ["placed", "total"], ["placed", "worst"], ["placed"]]


@st.composite
def boards(draw: st.DrawFn) -> Board:
    rows, columns = draw(st.integers(1, 5)), draw(st.integers(1, 4))
    level = draw(st.sampled_from([1, 4, 10_000]))
    numbers = st.lists(st.integers(0, level), min_size=rows * columns, max_size=rows * columns)
    flags = st.lists(st.booleans(), min_size=rows * columns, max_size=rows * columns)
    return make_board(
        np.array(draw(numbers)).reshape(rows, columns),
        np.array(draw(flags)).reshape(rows, columns),
        draw(st.lists(st.integers(0, 3), min_size=columns, max_size=columns)),
        settings={"objective": draw(st.sampled_from(OBJECTIVES))},
    )


def solve(board: Board) -> Best:
    nothing = make_pairs(board.shape)
    return find_best(Task(board, nothing, nothing))


def every_roster(board: Board) -> Iterator[list[tuple[int, int]]]:
    """All legal rosters of one mentor per mentee, as lists of cells."""
    rows, columns = board.scores.shape
    for picks in itertools.product(range(-1, columns), repeat=rows):
        cells = [(row, column) for row, column in enumerate(picks) if column >= 0]
        fits = all(picks.count(column) <= places for column, places in enumerate(board.capacity.tolist()))
        if fits and all(board.bars[cell] == 0 for cell in cells):
            yield cells


def value(board: Board, cells: list[tuple[int, int]]) -> tuple[int, ...]:
    """What the objective compares, first things first."""
    scores = [int(board.scores[cell]) for cell in cells]
    numbers = {"placed": len(scores), "worst": min(scores, default=0), "total": sum(scores)}
    return tuple(numbers[stage] for stage in board.settings.objective)


def assert_proven(best: Best) -> None:
    """By the prices no roster is worth more than this one: what open cells bring beyond them, and all places."""
    task, board = best.task, best.task.board
    everyone = np.arange(len(board.mentees))
    open_cells, scores = task.look(everyone)
    worth = task.place + scores.astype(np.int64)
    stated = cast("dict[str, int]", best.certificate["mentors"])
    prices = np.array([stated.get(who, 0) for who in board.mentors], np.int64)
    surplus = np.where(
        open_cells & (scores >= cast("int", best.certificate["floor"])), np.maximum(0, worth - prices), 0
    )
    counted = np.arange(surplus.shape[1]) < task.demand[:, None]
    bound = (prices * task.supply).sum() + (-np.sort(-surplus, axis=1) * counted).sum()
    assert int(bound) == int(worth[flags_of(best.chosen, everyone) & ~flags_of(task.pinned, everyone)].sum())


@given(boards())
def test_no_legal_roster_is_better(board: Board) -> None:
    chosen = list(cells_of(solve(board).chosen))
    assert chosen in list(every_roster(board))
    assert value(board, chosen) == max(value(board, cells) for cells in every_roster(board))


@given(boards())
def test_the_certificate_proves_it_over_all_cells(board: Board) -> None:
    assert_proven(solve(board))


@given(boards())
def test_the_cover_proves_the_floor(board: Board) -> None:
    board = replace(
        board, settings=board.settings.model_copy(update={"objective": ("placed", "worst", "total")})
    )
    best = solve(board)
    cover = cast("list[str]", best.certificate["cover"])
    covered = np.array([who in cover for who in board.mentors])
    above = (
        (board.bars == 0)
        & (board.scores > cast("int", best.certificate["floor"]))
        & ~covered
        & (board.capacity > 0)
    )
    most = int(board.capacity[covered].sum() + above.any(axis=1).sum())
    assert most < best.chosen.nnz or not best.chosen.nnz


@given(boards(), st.integers(0, 10_000))
def test_one_more_mentor_never_places_fewer(board: Board, score: int) -> None:
    rows = len(board.mentees)
    wider = make_board(
        np.hstack([board.scores, np.full((rows, 1), score)]),
        np.hstack([board.bars, np.zeros((rows, 1), np.uint32)]),
        [*board.capacity.tolist(), 1],
        settings={"objective": ["placed", "worst", "total"]},
    )
    fewer = replace(board, settings=wider.settings)
    assert solve(wider).chosen.nnz >= solve(fewer).chosen.nnz


def test_ties_are_settled_by_the_ids_alone() -> None:
    board = make_board(np.full((6, 6), 5_000))
    turned = np.random.default_rng(7).permutation(6)
    names = replace(board.columns.mentees, ids=tuple(board.mentees[place] for place in turned))
    shuffled = replace(board, columns=replace(board.columns, mentees=names))
    straight = {board.mentees[row]: column for row, column in cells_of(solve(board).chosen)}
    assert {names.ids[row]: column for row, column in cells_of(solve(shuffled).chosen)} == straight


def test_several_mentors_for_each_mentee_are_different_people() -> None:
    settings = {"objective": ["placed", "total"]}
    board = make_board(
        [[9, 1, 5], [8, 2, 7]], capacity=[2, 2, 1], settings=settings, plan={"mentors_per_mentee": 2}
    )
    best = solve(board)
    assert per_row(best.chosen).tolist() == [2, 2]
    assert int(board.table.look_at(*places_of(best.chosen)).scores.sum()) == 9 + 8 + 7 + 1
    assert_proven(best)


def test_a_pin_holds_and_the_rest_is_the_best_around_it() -> None:
    board = make_board([[9, 1], [8, 7]])
    pinned = make_pairs(board.shape, [(0, 1)])
    best = find_best(Task(board, pinned, make_pairs(board.shape)))
    assert list(cells_of(best.chosen)) == [(0, 1), (1, 0)]
