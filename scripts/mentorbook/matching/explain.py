"""Why this pair, why not that one, and where somebody went: found by asking the board and solving again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from mentorbook.model.values import Role

from .answers import Alternative, Effect, PairAnswer, Partner, PersonAnswer, Reason
from .bars import BITS
from .board import Board
from .criteria import FULL
from .leftover import bar_counts
from .match import Matching, Refusal
from .objective import Best, find_best
from .relief import Line, find_reliefs, find_scarce

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
    paired = bool(best.chosen[row, column])
    bars = board.bar_names(row, column)
    return PairAnswer(
        mentor=board.mentors[column],
        mentee=board.mentees[row],
        paired=paired,
        pinned=bool(best.task.pinned[row, column]),
        score=int(board.scores[row, column]),
        bars=bars,
        reasons=tuple(_reasons(board, row, column)),
        effect=None if paired or bars else _effect(result, row, column),
        alternatives=tuple(_alternatives(result, row, column)),
    )


def why_person(result: Matching, person: str) -> tuple[PersonAnswer, ...] | Refusal:
    """Where somebody went, one answer for each role they take part in."""
    answers = []
    if person in result.board.mentees:
        answers.append(_mentee_answer(result, result.row(person)))
    if person in result.board.mentors:
        answers.append(_mentor_answer(result, result.column(person)))
    return tuple(answers) or Refusal(result.cohort, f"{person} does not take part in this cohort as accepted")


def _cell(result: Matching, one: str, other: str) -> tuple[int, int] | None:
    """The pair's cell; of two possible ones the one that is in the roster."""
    board = result.board
    ways = [
        (result.row(mentee), result.column(mentor))
        for mentor, mentee in ((one, other), (other, one))
        if mentor in board.mentors and mentee in board.mentees
    ]
    return next((way for way in ways if result.best.chosen[way]), ways[0] if ways else None)


def _reasons(board: Board, row: int, column: int) -> Iterator[Reason]:
    weighting, rules = board.weighting, board.settings.rules
    parts = board.parts(row, column)
    whole = sum(weighting.weights)
    for criterion, weight in zip(weighting.criteria, weighting.weights, strict=True):
        answered = criterion.grade(board.columns, rules, slice(row, row + 1)).known[0, column]
        yield Reason(
            criterion=criterion.name,
            points=parts[criterion.name],
            most=round(weight * FULL / whole),
            answered=bool(answered),
            sentence=criterion.sentence(board.columns, row, column),
        )


def _effect(result: Matching, row: int, column: int) -> Effect | None:
    """Solve once more with the pair pinned. None where pins leave no room for it."""
    task = result.best.task
    if task.demand[row] < 1 or task.supply[column] < 1:
        return None
    pinned = task.pinned.copy()
    pinned[row, column] = True
    return _compared(result, find_best(replace(task, pinned=pinned)))


def _compared(result: Matching, other: Best) -> Effect:
    scores, now = result.board.scores, result.best.chosen
    taken = scores[other.chosen]
    moved = np.flatnonzero((other.chosen != now).any(axis=1))
    return Effect(
        placed=len(taken) - result.totals.placed,
        worst=int(taken.min(initial=FULL)) - result.totals.worst,
        total=int(taken.sum()) - result.totals.total,
        moved=tuple(result.board.mentees[row] for row in moved),
    )


def _alternatives(result: Matching, row: int, column: int) -> Iterator[Alternative]:
    """The mentee's best allowed mentors besides this one and those they have."""
    board = result.board
    open_cells = (board.bars[row] == 0) & ~result.best.chosen[row]
    open_cells[column] = False
    order = [place for place in np.argsort(-board.scores[row], kind="stable") if open_cells[place]]
    for place in order[:ALTERNATIVES]:
        effect = _effect(result, row, int(place))
        if effect is not None:
            yield Alternative(board.mentors[place], int(board.scores[row, place]), effect)


def _mentee_answer(result: Matching, row: int) -> PersonAnswer:
    return _person_answer(result, "mentee", row, (slice(row, row + 1), slice(None)))


def _mentor_answer(result: Matching, column: int) -> PersonAnswer:
    return _person_answer(result, "mentor", column, (slice(None), slice(column, column + 1)))


def _person_answer(result: Matching, role: Role, place: int, line: Line) -> PersonAnswer:
    """The answer for one row or one column of the board."""
    board = result.board
    people, others = (board.mentees, board.mentors) if role == "mentee" else (board.mentors, board.mentees)
    bars = board.bars[line].reshape(-1)
    partners = tuple(_partners(result, others, line))
    reasons = [one.reasons for one in result.unmatched if (one.person, one.role) == (people[place], role)]
    allowed = int((bars == 0).sum())
    return PersonAnswer(
        person=people[place],
        role=role,
        partners=partners,
        reasons=reasons[0] if reasons else (),
        counts=bar_counts(bars),
        candidates=len(bars) - int((bars & BITS["same_person"] > 0).sum()),
        allowed=allowed,
        reliefs=() if allowed else tuple(find_reliefs(result, others, line)),
        scarce=tuple(find_scarce(result, place)) if role == "mentee" and not partners else (),
    )


def _partners(result: Matching, others: Sequence[str], line: Line) -> Iterator[Partner]:
    board, best = result.board, result.best
    chosen, pinned = best.chosen[line].reshape(-1), best.task.pinned[line].reshape(-1)
    scores = board.scores[line].reshape(-1)
    for place in np.flatnonzero(chosen).tolist():
        yield Partner(others[place], int(scores[place]), bool(pinned[place]))
