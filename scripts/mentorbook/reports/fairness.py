"""How a roster treats people: the weakest pair, groups by what people chose to tell, those who have waited.

Groups are made of `private.identity`, which matching never reads; `groups` tells how nobody's answer can be worked out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from statistics import fmean
from typing import Any

from mentorbook.matching.match import Matching
from mentorbook.matching.pairs import places_of
from mentorbook.model.program import Cohort, Program
from mentorbook.model.roster import Totals
from mentorbook.privacy.placements import placements, planned
from mentorbook.roster.build import build_roster
from mentorbook.roster.verify import verify

from .codes import Naming, by_id
from .groups import Group, Question, compare_groups

USUAL_K = 5


@dataclass(frozen=True)
class Waiting:
    """Mentees who asked for a mentor before and have had no place since: how they fare now, beside all others.

    `longest` is how many cohorts passed the longest-waiting by; `since` is the first of those cohorts.
    """

    people: int
    placed: int
    score: int | None
    score_of_others: int | None
    still_waiting: tuple[str, ...]
    longest: int
    since: str | None
    longest_waiting: tuple[str, ...]


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
    told = {who: program.people[who].private.identity for who in result.board.mentees}
    k = program.charter.privacy.k if program.charter else USUAL_K
    return Fairness(
        cohort=result.cohort,
        mentees=len(result.board.mentees),
        totals=result.totals,
        worst_first="worst" in result.board.settings.objective,
        blocking=None if verdict.word else verdict.blocking,
        k=k,
        questions=compare_groups(told, {who: scores.get(who) for who in told}, k),
        waiting=_waiting(program, cohort, result, scores),
    )


def to_json(report: Fairness, name: Naming = by_id) -> dict[str, Any]:
    """The report as plain data."""
    questions = [
        {**asdict(one), "gap_placed": one.gap_placed, "gap_score": one.gap_score} for one in report.questions
    ]
    people = {
        key: sorted(map(name, getattr(report.waiting, key))) for key in ("still_waiting", "longest_waiting")
    }
    waiting = {**asdict(report.waiting), **people}
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
        yield from _lines_of_question(question)
    if not report.questions:
        yield f"No groups of {report.k} or more can be made of what people chose to tell of themselves."


def _told(group: Group) -> str:
    score = f", about {group.score} points" if group.score is not None else ""
    return f"{group.people} people, {group.placed:.0%} with a place{score}"


def _lines_of_question(question: Question) -> Iterator[str]:
    yield f"By {question.about}, of those who chose to say:"
    yield from (f"  {group.answer}: {_told(group)}" for group in question.groups)
    if len(question.groups) > 1:
        points = f", {question.gap_score} points" if question.gap_score is not None else ""
        yield f"  largest gap: {round(100 * question.gap_placed)} percentage points of places{points}"
    if question.some_hidden:
        yield "  Other answers are hidden, since they could give away what somebody told."
    if all(group.score is None for group in question.groups):
        yield "  Points are hidden, since they could give away what somebody told."


def _lines_of_waiting(waiting: Waiting, name: Naming) -> Iterator[str]:
    if not waiting.people:
        yield "Nobody in this cohort had waited for a place before."
        return
    yield f"Of {waiting.people} who had waited for a place before, {waiting.placed} have one now."
    if waiting.score is not None and waiting.score_of_others is not None:
        yield f"Their pairs have {waiting.score} points on average, those of all others {waiting.score_of_others}."
    if waiting.longest > 1:
        yield (
            f"The longest wait is over {waiting.longest} cohorts, since {waiting.since}: "
            f"{', '.join(sorted(map(name, waiting.longest_waiting)))}."
        )
    if waiting.still_waiting:
        yield f"Still without one: {', '.join(sorted(map(name, waiting.still_waiting)))}."


def _scores(result: Matching) -> dict[str, float]:
    """The score of each mentee who has a place, of several mentors the mean."""
    rows, columns = places_of(result.best.chosen)
    found = result.board.table.look_at(rows, columns).scores
    scores: dict[str, list[int]] = {}
    for row, score in zip(rows.tolist(), found.tolist(), strict=True):
        scores.setdefault(result.board.mentees[row], []).append(score)
    return {who: fmean(each) for who, each in scores.items()}


def _mean(scores: Mapping[str, float], people: Sequence[str]) -> int | None:
    return round(fmean(scores[who] for who in people)) if people else None


def _waiting(program: Program, cohort: Cohort, result: Matching, scores: Mapping[str, float]) -> Waiting:
    passed = _passed_by(program, cohort)
    waited = [who for who in result.board.mentees if who in passed]
    placed = [who for who in waited if who in scores]
    longest = max((passed[who] for who in waited), key=len, default=())
    return Waiting(
        people=len(waited),
        placed=len(placed),
        score=_mean(scores, placed),
        score_of_others=_mean(scores, [who for who in scores if who not in passed]),
        still_waiting=tuple(who for who in waited if who not in scores),
        longest=len(longest),
        since=longest[0] if longest else None,
        longest_waiting=tuple(who for who in waited if len(passed[who]) == len(longest)),
    )


def _passed_by(program: Program, cohort: Cohort) -> dict[str, tuple[str, ...]]:
    """Who waits: the earlier cohorts, in order of time, in which they asked for a mentor since they last had one."""
    passed: dict[str, tuple[str, ...]] = {}
    for earlier, plan in reversed(planned(program)):
        if cohort.plan is None or plan.starts >= cohort.plan.starts:
            continue
        for who in _without_place(earlier):
            passed[who] = (*passed.get(who, ()), earlier.id)
        for placement in placements(earlier):
            for who in placement.learners:
                passed.pop(who, None)
    return passed


def _without_place(cohort: Cohort) -> set[str]:
    """Who asked for a mentor and was on the waiting list or left over."""
    left = cohort.roster.unmatched if cohort.roster else {}
    return {
        who
        for who, application in cohort.applications.items()
        if application.learns and application.status == "waitlisted"
    }.union(who for who, rest in left.items() if rest.roles == "mentee")
