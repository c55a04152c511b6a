"""How a roster treats people: the weakest pair, groups by what people chose to tell, those who have waited.

Groups are made of `private.identity`, which matching never reads. Small cells are hidden, and as many more as it takes
that nobody can work them out from the totals (see `privacy.suppression`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from statistics import fmean
from typing import Any

import numpy as np

from mentorbook.matching.match import Matching
from mentorbook.matching.pairs import places_of
from mentorbook.model.program import Cohort, Program
from mentorbook.model.roster import Totals
from mentorbook.privacy.suppression import hidden_rows
from mentorbook.roster.build import build_roster
from mentorbook.roster.verify import verify

from .codes import Naming, by_id

USUAL_K = 5
NOT_TOLD = "did not say"


@dataclass(frozen=True)
class Group:
    """Mentees who gave one answer: how many, the share with a place, the mean score; None where nobody is placed."""

    answer: str
    people: int
    placed: float
    score: int | None


@dataclass(frozen=True)
class Question:
    """What people chose to tell, the groups that may be shown, and the gap between them, in shares and points.

    Of a hidden group not even the answer is told: that somebody gave it would be news.
    """

    about: str
    groups: tuple[Group, ...]
    some_hidden: bool

    @property
    def gap_placed(self) -> float:
        """The largest difference in the share of places."""
        shares = [group.placed for group in self.groups]
        return max(shares) - min(shares)

    @property
    def gap_score(self) -> int | None:
        """The largest difference in mean scores."""
        scores = [group.score for group in self.groups if group.score is not None]
        return max(scores) - min(scores) if len(scores) > 1 else None


@dataclass(frozen=True)
class Waiting:
    """Mentees who had applied before and had found no place: how they fare now, beside all others."""

    people: int
    placed: int
    score: int | None
    score_of_others: int | None
    still_waiting: tuple[str, ...]


@dataclass(frozen=True)
class Fairness:
    """The report. `blocking` are pairs that would both rather have each other; None for groups and peers."""

    cohort: str
    mentees: int
    totals: Totals
    worst_first: bool
    blocking: int | None
    k: int
    questions: tuple[Question, ...]
    waiting: Waiting


def fairness(program: Program, result: Matching) -> Fairness:
    """Measure a roster. The program must be the one that was matched."""
    cohort = program.cohorts[result.cohort]
    verdict = verify(program, cohort, build_roster(program, result))
    scores = _scores(result)
    k = program.charter.privacy.k if program.charter else USUAL_K
    return Fairness(
        cohort=result.cohort,
        mentees=len(result.board.mentees),
        totals=result.totals,
        worst_first="worst" in result.board.settings.objective,
        blocking=None if verdict.word else verdict.blocking,
        k=k,
        questions=tuple(_questions(program, result, scores, k)),
        waiting=_waiting(program, cohort, result, scores),
    )


def to_json(report: Fairness, name: Naming = by_id) -> dict[str, Any]:
    """The report as plain data."""
    questions = [
        {**asdict(one), "gap_placed": one.gap_placed, "gap_score": one.gap_score} for one in report.questions
    ]
    waiting = {**asdict(report.waiting), "still_waiting": sorted(map(name, report.waiting.still_waiting))}
    return {
        **asdict(report),
        "totals": report.totals.model_dump(),
        "questions": questions,
        "waiting": waiting,
    }


def to_lines(report: Fairness, name: Naming = by_id) -> Iterator[str]:
    """The report in words, a line each, people by the names they go by."""
    totals = report.totals
    floor = ", which no roster that places as many can better" if report.worst_first else ""
    yield f"{report.cohort}: {totals.placed} places filled, {report.mentees} people ask for one."
    yield f"The weakest pair has {totals.worst} of 10000 points{floor}."
    if report.blocking is not None:
        yield f"Pairs that would both rather have each other: {report.blocking}."
    yield ""
    yield from _lines_of_questions(report)
    yield ""
    yield from _lines_of_waiting(report.waiting, name)


def _lines_of_questions(report: Fairness) -> Iterator[str]:
    for question in report.questions:
        yield f"By {question.about}, of those who chose to say:"
        yield from (f"  {group.answer}: {_told(group)}" for group in question.groups)
        if len(question.groups) > 1:
            points = f", {question.gap_score} points" if question.gap_score is not None else ""
            yield f"  largest gap: {question.gap_placed:.0%} of places{points}"
        if question.some_hidden:
            yield f"  other answers are hidden: they would show, or let somebody work out, fewer than {report.k}"
    if not report.questions:
        yield f"No groups of {report.k} or more can be made of what people chose to tell of themselves."


def _told(group: Group) -> str:
    score = f", {group.score} points on average" if group.score is not None else ""
    return f"{group.people} people, {group.placed:.0%} with a place{score}"


def _lines_of_waiting(waiting: Waiting, name: Naming) -> Iterator[str]:
    if not waiting.people:
        yield "Nobody in this cohort had waited for a place before."
        return
    yield f"Of {waiting.people} who had waited for a place before, {waiting.placed} have one now."
    if waiting.score is not None and waiting.score_of_others is not None:
        yield f"Their pairs have {waiting.score} points on average, those of all others {waiting.score_of_others}."
    if waiting.still_waiting:
        yield f"Still without one: {', '.join(sorted(map(name, waiting.still_waiting)))}."


def _scores(result: Matching) -> dict[str, list[int]]:
    """The scores of each mentee who has a place."""
    rows, columns = places_of(result.best.chosen)
    found = result.board.table.look_at(rows, columns).scores
    scores: dict[str, list[int]] = {}
    for row, score in zip(rows.tolist(), found.tolist(), strict=True):
        scores.setdefault(result.board.mentees[row], []).append(score)
    return scores


def _questions(
    program: Program, result: Matching, scores: Mapping[str, list[int]], k: int
) -> Iterator[Question]:
    """The questions of which at least one group may be shown."""
    told = {who: program.people[who].private.identity for who in result.board.mentees}
    for about in sorted({key for answers in told.values() for key in answers}):
        groups: dict[str, list[str]] = {}
        for who, answers in told.items():
            groups.setdefault(str(answers.get(about, NOT_TOLD)), []).append(who)
        question = _question(about, groups, scores, k)
        if any(group.answer != NOT_TOLD for group in question.groups):
            yield question


def _question(
    about: str, groups: Mapping[str, list[str]], scores: Mapping[str, list[int]], k: int
) -> Question:
    answers = sorted(groups, key=lambda answer: (answer == NOT_TOLD, answer))
    placed = {answer: {who for who in groups[answer] if who in scores} for answer in answers}
    cells = [[placed[answer], set(groups[answer]) - placed[answer]] for answer in answers]
    hidden = hidden_rows(cells, k)
    shown = (answer for place, answer in enumerate(answers) if place not in hidden)
    return Question(about, tuple(_group(answer, groups[answer], scores) for answer in shown), bool(hidden))


def _group(answer: str, people: list[str], scores: Mapping[str, list[int]]) -> Group:
    placed = [who for who in people if who in scores]
    return Group(answer, len(people), len(placed) / len(people), _mean(scores, placed))


def _mean(scores: Mapping[str, list[int]], people: list[str]) -> int | None:
    return round(fmean(np.mean(scores[who]) for who in people)) if people else None


def _waiting(program: Program, cohort: Cohort, result: Matching, scores: Mapping[str, list[int]]) -> Waiting:
    before = _without_place_before(program, cohort)
    waited = [who for who in result.board.mentees if who in before]
    others = [who for who in scores if who not in before]
    return Waiting(
        people=len(waited),
        placed=sum(who in scores for who in waited),
        score=_mean(scores, [who for who in waited if who in scores]),
        score_of_others=_mean(scores, others),
        still_waiting=tuple(who for who in waited if who not in scores),
    )


def _without_place_before(program: Program, cohort: Cohort) -> set[str]:
    """Who asked for a mentor in an earlier cohort, and was on its waiting list or left over."""
    starts = cohort.plan.starts if cohort.plan else None
    earlier = [one for one in program.cohorts.values() if one.plan and starts and one.plan.starts < starts]
    waited = {
        who
        for one in earlier
        for who, application in one.applications.items()
        if application.learns and application.status == "waitlisted"
    }
    left = {
        who
        for one in earlier
        for who, rest in (one.roster.unmatched.items() if one.roster else ())
        if rest.roles == "mentee"
    }
    return waited | left
