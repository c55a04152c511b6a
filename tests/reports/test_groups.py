"""Groups compared: what is told is right, and nobody's answer can be worked out, however hard one tries.

The attacker here knows who has a place, the points of each pair, the program's own code, and all that was published.
That leaves every way in which people could have answered and in which the very same would have been published. If
somebody gave one and the same answer in all of them, it has leaked.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping
from itertools import product
from random import Random
from statistics import fmean
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorbook.privacy.suppression import hidden_rows
from mentorbook.reports.groups import NOT_TOLD, Scores, compare_groups

Told = Mapping[str, Mapping[str, Any]]
Publish = Callable[[Told, Scores, int], Hashable]
ABOUT = "gender"


def told(answers: Mapping[str, str]) -> Told:
    return {who: {} if answer == NOT_TOLD else {ABOUT: answer} for who, answer in answers.items()}


def leaks(
    publish: Publish, scores: Scores, k: int, answers: tuple[str, ...]
) -> Iterator[tuple[Hashable, str, str]]:
    """What is published, who gives themselves away by it, and the answer."""
    worlds: dict[Hashable, list[tuple[str, ...]]] = defaultdict(list)
    for given_answers in product(answers, repeat=len(scores)):
        answered = dict(zip(scores, given_answers, strict=True))
        worlds[publish(told(answered), scores, k)].append(given_answers)
    for published, possible in worlds.items():
        for who, could_have_said in zip(scores, zip(*possible, strict=True), strict=True):
            if len(set(could_have_said)) == 1 and could_have_said[0] != NOT_TOLD:
                yield published, who, could_have_said[0]


def cohort(placed: int, left: int, seed: int) -> dict[str, float | None]:
    random = Random(seed)
    spread = random.choice([1, 3, 9_000])
    scores: dict[str, float | None] = {f"p{number}": random.randrange(spread) for number in range(placed)}
    return scores | {f"l{number}": None for number in range(left)}


@pytest.mark.parametrize(
    ("placed", "left", "k", "answers"),
    [
        (6, 0, 2, ("woman", "man", NOT_TOLD)),
        (5, 2, 2, ("woman", "man", NOT_TOLD)),
        (4, 3, 2, ("woman", "man", NOT_TOLD)),
        (8, 0, 3, ("woman", "man", NOT_TOLD)),
        (4, 2, 2, ("woman", "man", "other", NOT_TOLD)),
        (5, 2, 2, ("woman", "man", "other")),
    ],
)
@pytest.mark.parametrize("seed", [1, 2])
def test_nobody_gives_themselves_away(
    placed: int, left: int, k: int, answers: tuple[str, ...], seed: int
) -> None:
    assert next(leaks(compare_groups, cohort(placed, left, seed), k, answers), None) is None


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize(("placed", "left", "k"), [(9, 0, 2), (9, 0, 3), (7, 2, 2), (6, 3, 3), (5, 4, 2)])
def test_nobody_gives_themselves_away_among_more(placed: int, left: int, k: int, seed: int) -> None:
    answers = ("woman", "man", NOT_TOLD)
    assert next(leaks(compare_groups, cohort(placed, left, seed), k, answers), None) is None


def exact_means(answered: Told, scores: Scores, k: int) -> Hashable:
    """The same with the groups' true means, as one would publish them without a second thought."""
    return [
        (
            group.answer,
            group.people,
            group.placed,
            fmean(scores[who] or 0 for who in _said(answered, group.answer)),
        )
        for question in compare_groups(answered, scores, k)
        for group in question.groups
    ].__str__()


def _said(answered: Told, answer: str) -> list[str]:
    return [who for who, answers in answered.items() if answers.get(ABOUT, NOT_TOLD) == answer]


def test_the_attacker_is_no_straw_man() -> None:
    """Five scores and the mean of two of them are enough to know whose they are."""
    scores = {"p0": 1_000.0, "p1": 2_500.0, "p2": 4_100.0, "p3": 7_300.0, "p4": 9_900.0}
    assert list(leaks(exact_means, scores, 2, ("woman", NOT_TOLD)))


def test_means_are_close_to_the_truth_where_they_are_told() -> None:
    random = Random(7)
    scores: dict[str, float | None] = {f"p{number}": random.randrange(3_000, 9_000) for number in range(60)}
    answers = {who: random.choice(["woman", "man", NOT_TOLD]) for who in scores}
    (question,) = compare_groups(told(answers), scores, 5)
    for group in question.groups:
        truth = fmean(score or 0 for who, score in scores.items() if answers[who] == group.answer)
        assert group.score is not None
        assert abs(group.score - truth) < 200


def test_a_group_that_has_all_who_wait_to_itself_is_not_shown() -> None:
    scores = cohort(12, 4, 1)
    answers = {who: "woman" if who[0] == "l" or number < 4 else "man" for number, who in enumerate(scores)}
    assert compare_groups(told(answers), scores, 3) == ()


def test_silence_is_one_group_whatever_it_looks_like() -> None:
    scores = cohort(9, 0, 1)
    answers: Told = dict(
        zip(
            scores, [{ABOUT: None}, {ABOUT: ""}, {}, *[{ABOUT: True}] * 3, *[{ABOUT: False}] * 3], strict=True
        )
    )
    (question,) = compare_groups(answers, scores, 3)
    assert [group.answer for group in question.groups] == ["no", "yes", NOT_TOLD]


@settings(max_examples=200)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=5), st.integers(2, 5))
def test_no_small_cell_is_shown_or_left_by_subtraction(table: list[tuple[int, int]], k: int) -> None:
    people = iter(range(1_000))
    rows = [[{str(next(people)) for _ in range(size)} for size in row] for row in table]
    hidden = hidden_rows(rows, k)
    shown = [row for place, row in enumerate(table) if place not in hidden]
    assert all(cell == 0 or cell >= k for row in shown for cell in row)
    if shown and hidden:
        assert len(hidden) > 1
        rest = [sum(table[place][column] for place in hidden) for column in range(2)]
        assert all(left == 0 or left >= k for left in rest)
