"""Groups by what people chose to tell of themselves, compared so that nobody can be shown to be in one.

Whoever reads this may also have the roster: who has a place, and the points of each pair. So it takes more than hiding
small groups. A group that has all who wait to itself would name them, and a mean is a sum: with a dozen scores at hand
there is often one way only to make it. Scores are therefore levelled before they are compared (microaggregation,
Hundepool et al., Statistical Disclosure Control, 2012, section 3.6): everybody counts with the mean of their quarter of
the cohort, and unless each of these bands has people of several groups, no points are told.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from statistics import fmean

from mentorbook.privacy.suppression import hidden_rows

NOT_TOLD = "did not say"
QUARTERS = 4
STEP = 100  # points are told to the hundred, which is one in a hundred of the scale

Scores = Mapping[str, float | None]  # of each person; None without a place


@dataclass(frozen=True)
class Group:
    """People who gave one answer: how many, the share with a place, the mean score, if it may be told."""

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


def compare_groups(told: Mapping[str, Mapping[str, object]], scores: Scores, k: int) -> tuple[Question, ...]:
    """The questions of which at least one group may be shown. `told` holds what each person answered to which."""
    found = []
    for about in sorted({key for answers in told.values() for key in answers}):
        question = _question(
            about, {who: _spoken(answers.get(about)) for who, answers in told.items()}, scores, k
        )
        if any(group.answer != NOT_TOLD for group in question.groups):
            found.append(question)
    return tuple(found)


def _spoken(answer: object) -> str:
    if answer is None or answer == "":
        return NOT_TOLD
    return {True: "yes", False: "no"}[answer] if isinstance(answer, bool) else str(answer)


def _question(about: str, answer_of: Mapping[str, str], scores: Scores, k: int) -> Question:
    answers = sorted(set(answer_of.values()), key=lambda answer: (answer == NOT_TOLD, answer))
    people = {answer: {who for who, given in answer_of.items() if given == answer} for answer in answers}
    placed = {answer: {who for who in people[answer] if scores[who] is not None} for answer in answers}
    cells = [[placed[answer], people[answer] - placed[answer]] for answer in answers]
    harmless = {place for place, answer in enumerate(answers) if answer == NOT_TOLD}
    hidden = hidden_rows(cells, k, harmless)
    shown = [answer for place, answer in enumerate(answers) if place not in hidden]
    levelled = _levelled(answer_of, scores, k) if _unforced(shown, placed, scores, k) else {}
    groups = (
        Group(
            answer,
            len(people[answer]),
            len(placed[answer]) / len(people[answer]),
            _mean(levelled, placed[answer]),
        )
        for answer in shown
    )
    return Question(about, tuple(groups), bool(hidden))


def _unforced(shown: Sequence[str], placed: Mapping[str, AbstractSet[str]], scores: Scores, k: int) -> bool:
    """Would silence about points leave open which band it is about? One that fits one band only would tell."""
    sizes = [len(band) for band in _bands(scores, k)]
    ways = sum(size <= len(placed[answer]) for answer in shown if answer != NOT_TOLD for size in sizes)
    return ways != 1


def _levelled(answer_of: Mapping[str, str], scores: Scores, k: int) -> dict[str, float]:
    """What everybody with a place counts with; empty where that would give somebody's answer away."""
    levels: dict[str, float] = {}
    for band in _bands(scores, k):
        answers = {answer_of[who] for who in band}
        if len(answers) == 1 and answers != {NOT_TOLD}:
            return {}
        levels |= dict.fromkeys(band, fmean(scores[who] or 0 for who in band))
    return levels


def _bands(scores: Scores, k: int) -> list[list[str]]:
    """Those with a place in quarters by score, of k people or more; equal scores stay in one."""
    placed = sorted((score, who) for who, score in scores.items() if score is not None)
    least = max(k, -(-len(placed) // QUARTERS))
    bands: list[list[str]] = [[]] if placed else []
    for place, (score, who) in enumerate(placed):
        if len(bands[-1]) >= least and score > placed[place - 1][0] and len(placed) - place >= least:
            bands.append([])
        bands[-1].append(who)
    return bands


def _mean(levelled: Mapping[str, float], people: AbstractSet[str]) -> int | None:
    if not people or not levelled:
        return None
    return round(fmean(levelled[who] for who in sorted(people)) / STEP) * STEP
