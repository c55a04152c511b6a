"""Why this pair, why not that one, and where somebody went: answers as data; `wording` turns them into lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from mentorbook.model.matching import CriterionName
from mentorbook.model.values import Role

from .bars import BITS, Mask, names_in
from .board import Board
from .criteria import FULL
from .leftover import bar_counts
from .match import Matching, Refusal
from .objective import Best, find_best

Line = tuple[slice, slice]  # one row or one column of the board

ALTERNATIVES = 3
TRIALS = 6


@dataclass(frozen=True)
class Reason:
    """One criterion's say: its points out of the most it could bring, and one sentence."""

    criterion: CriterionName
    points: int
    most: int
    answered: bool
    sentence: str


@dataclass(frozen=True)
class Effect:
    """The roster with a pair in it, next to the roster as it is: differences in places, worst pair and total."""

    placed: int
    worst: int
    total: int
    moved: tuple[str, ...]  # mentees with other mentors, or none, than now


@dataclass(frozen=True)
class Alternative:
    """Another allowed mentor for the mentee, with what the roster as a whole would lose."""

    mentor: str
    score: int
    effect: Effect


@dataclass(frozen=True)
class PairAnswer:
    """Why two people are together or not."""

    mentor: str
    mentee: str
    paired: bool
    pinned: bool
    score: int
    bars: tuple[str, ...]
    reasons: tuple[Reason, ...]
    effect: Effect | None  # None when they are together or may not be
    alternatives: tuple[Alternative, ...]


@dataclass(frozen=True)
class Partner:
    """Whom somebody is with."""

    person: str
    score: int
    pinned: bool


@dataclass(frozen=True)
class Relief:
    """Rules that, set aside for this one person, would give them a partner."""

    rules: tuple[str, ...]
    partner: str
    score: int
    placed: int  # how many more people the roster would place: 0 means that somebody else loses a place


@dataclass(frozen=True)
class PersonAnswer:
    """Where somebody went in one role, or why nowhere."""

    person: str
    role: Role
    partners: tuple[Partner, ...]
    reasons: tuple[str, ...]
    counts: dict[str, int]  # rule: how many people on the other side it rules out
    candidates: int
    allowed: int
    reliefs: tuple[Relief, ...]
    scarce: tuple[str, ...]  # allowed mentors at whom one more place would place one more person


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
    if task.offer.demand[row] < 1 or task.offer.supply[column] < 1:
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
        reliefs=() if allowed else tuple(_reliefs(result, others, line)),
        scarce=tuple(_scarce(result, bars)) if role == "mentee" and not partners else (),
    )


def _partners(result: Matching, others: Sequence[str], line: Line) -> Iterator[Partner]:
    board, best = result.board, result.best
    chosen, pinned = best.chosen[line].reshape(-1), best.task.pinned[line].reshape(-1)
    scores = board.scores[line].reshape(-1)
    for place in np.flatnonzero(chosen).tolist():
        yield Partner(others[place], int(scores[place]), bool(pinned[place]))


def _reliefs(result: Matching, others: Sequence[str], line: Line) -> Iterator[Relief]:
    """The smallest sets of rules that, set aside for this person alone, would place them; each is tried."""
    board = result.board
    masks = np.unique(board.bars[line])
    masks = masks[(masks & BITS["same_person"]) == 0]
    sizes = np.bitwise_count(masks)
    for mask in masks[sizes == sizes.min(initial=len(BITS))][:TRIALS]:
        best = _without_rules(result, line, mask)
        places = np.flatnonzero(best.chosen[line])
        if len(places):
            score = int(board.scores[line].reshape(-1)[places[0]])
            placed = int(best.chosen.sum()) - result.totals.placed
            yield Relief(names_in(int(mask)), others[int(places[0])], score, placed)


def _without_rules(result: Matching, line: Line, mask: np.uint32) -> Best:
    """The best roster without these rules for this person; if it still has no place for them, the best that has."""
    board, task = result.board, result.best.task
    bars = board.bars.copy()
    bars[line] &= ~mask
    freed = replace(task, board=replace(board, bars=bars))
    best = find_best(freed)
    if best.chosen[line].any():
        return best
    pinned = task.pinned.copy()
    open_scores = np.where(freed.offer.allowed, board.scores, -1)[line]
    best_cell = np.unravel_index(int(open_scores.argmax()), open_scores.shape)
    pinned[line][best_cell] = open_scores[best_cell] >= 0
    return find_best(replace(freed, pinned=pinned))


def _scarce(result: Matching, bars: Mask) -> Iterator[str]:
    """Allowed mentors whose price says that one more place of theirs places one more person."""
    prices, worth = result.certificate.get("mentors"), result.best.task.place
    for column in np.flatnonzero(bars == 0):
        mentor = result.board.mentors[column]
        if isinstance(prices, dict) and worth and prices.get(mentor, 0) >= worth:
            yield mentor
