"""Why this pair, why not that one, and where somebody went: found by asking the board and solving again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice

import numpy as np

from .answers import Alternative, Effect, PairAnswer, Partner, PersonAnswer, Reason
from .bars import BITS
from .board import Board
from .criteria import FULL, Criterion
from .groups import NoGroupsError
from .leftover import bar_counts
from .line import Line, best_first
from .match import Matching, Refusal
from .meetings import totals_of
from .pairs import cells_of, joined
from .relief import find_reliefs, find_scarce
from .solvers import find_best
from .task import Best
from .wording import first_help

ALTERNATIVES = 3


def why_pair(result: Matching, one: str, other: str) -> PairAnswer | Refusal:
    """Why `one` and `other` are together or not; who is the mentor follows from their roles."""
    cell = _cell(result, one, other)
    if cell is None:
        return Refusal(
            result.cohort, f"{one} and {other} do not take part as mentor and mentee in this cohort"
        )
    row, column = cell
    board, best = result.board, result.best
    paired = cell in set(cells_of(best.chosen))
    bars = board.bar_names(row, column)
    return PairAnswer(
        format="group" if column in result.best.circles and paired else board.plan.format,
        mentor=board.mentors[column],
        mentee=board.mentees[row],
        paired=paired,
        pinned=cell in set(cells_of(best.task.pinned)),
        score=board.score(row, column),
        bars=bars,
        reasons=tuple(reasons_of(board, row, column)),
        effect=None if paired or bars else _effect(result, row, column),
        alternatives=tuple(alternatives(result, row, {column}, ALTERNATIVES)),
    )


def why_person(result: Matching, person: str) -> tuple[PersonAnswer, ...] | Refusal:
    """Where somebody went, one answer for each role they take part in."""
    answers = []
    if person in result.board.mentees:
        answers.append(_person_answer(result, Line(result.board, "mentee", result.row(person))))
    if person in result.board.mentors:
        answers.append(_person_answer(result, Line(result.board, "mentor", result.column(person))))
    return tuple(answers) or Refusal(result.cohort, f"{person} does not take part in this cohort as accepted")


def what_would_help(result: Matching, mentee: str, name: Callable[[str], str] = str) -> str:
    """One sentence about a mentee without a place, people called by `name`; empty when nothing would help."""
    return first_help(_person_answer(result, Line(result.board, "mentee", result.row(mentee))), name)


def _cell(result: Matching, one: str, other: str) -> tuple[int, int] | None:
    """The pair's cell; of two possible ones the one that is in the roster."""
    board = result.board
    ways = [
        (result.row(mentee), result.column(mentor))
        for mentor, mentee in ((one, other), (other, one))
        if mentor in board.mentors and mentee in board.mentees
    ]
    chosen = set(cells_of(result.best.chosen))
    return next((way for way in ways if way in chosen), ways[0] if ways else None)


def reasons_of(board: Board, row: int, column: int) -> Iterator[Reason]:
    """What each criterion says of a pair."""
    weighting, rules = board.weighting, board.settings.rules
    parts = board.parts(row, column)
    whole = sum(weighting.weights)
    pair = board.columns.cut(np.array([row]), np.array([column]))
    for criterion, weight in zip(weighting.criteria, weighting.weights, strict=True):
        answered = criterion.grade(pair, rules).known[0, 0]
        yield Reason(
            criterion=criterion.name,
            points=parts[criterion.name],
            most=round(weight * FULL / whole),
            answered=bool(answered),
            sentence=_sentence(board, criterion, row, column),
        )


def _sentence(board: Board, criterion: Criterion, row: int, column: int) -> str:
    """What a criterion says; of peers what it says in both directions."""
    there = criterion.sentence(board.columns, row, column)
    back = criterion.sentence(board.columns, column, row) if board.plan.format == "peer" else there
    if there == back:
        return there
    return f"one way {there}; the other way {back}"


def _effect(result: Matching, row: int, column: int) -> Effect | None:
    """Solve once more with the pair pinned. None where pins leave no room for it, or too few for a group."""
    task = result.best.task
    if task.demand[row] < 1 or task.supply[column] < 1:
        return None
    try:
        return _compared(result, find_best(replace(task, pinned=joined(task.pinned, [(row, column)]))))
    except NoGroupsError:
        return None


def _compared(result: Matching, other: Best) -> Effect:
    now, then = result.totals, totals_of(other)
    moved = set(cells_of(other.chosen)) ^ set(cells_of(result.best.chosen))
    return Effect(
        placed=then.placed - now.placed,
        worst=then.worst - now.worst,
        total=then.total - now.total,
        moved=tuple(result.board.mentees[row] for row in sorted({row for row, _ in moved})),
    )


def alternatives(result: Matching, row: int, besides: Iterable[int], most: int) -> Iterator[Alternative]:
    """A mentee's best allowed mentors besides these columns and those they have, each with what it would cost."""
    board, line = result.board, Line(result.board, "mentee", row)
    judged, taken = line.judged(), {*besides, *line.partners(result.best.chosen)}
    others = (place for place in best_first(judged).tolist() if place not in taken)
    tried = ((place, effect) for place in others if (effect := _effect(result, row, place)))
    for place, effect in islice(tried, most):
        yield Alternative(board.mentors[place], int(judged.scores[place]), effect)


def _person_answer(result: Matching, line: Line) -> PersonAnswer:
    """The answer for one row or one column of the board."""
    bars = line.judged().bars
    partners = tuple(_partners(result, line))
    reasons = [one.reasons for one in result.unmatched if (one.person, one.role) == (line.person, line.role)]
    allowed = int((bars == 0).sum())
    return PersonAnswer(
        person=line.person,
        role=line.role,
        partners=partners,
        reasons=reasons[0] if reasons else (),
        counts=bar_counts(bars),
        candidates=len(bars) - int((bars & BITS["same_person"] > 0).sum()),
        allowed=allowed,
        reliefs=() if allowed else find_reliefs(result, line),
        scarce=tuple(find_scarce(result, line)) if line.role == "mentee" and not partners else (),
    )


def _partners(result: Matching, line: Line) -> Iterator[Partner]:
    pinned = line.partners(result.best.task.pinned)
    for other in line.partners(result.best.chosen):
        yield Partner(line.others[other], result.board.score(*line.cell(other)), other in pinned)
