"""Answers: why a pair, why not another, where somebody went, and what would help."""

import json
from itertools import combinations, product
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorbook.matching.answers import PairAnswer, PersonAnswer
from mentorbook.matching.bars import BITS
from mentorbook.matching.explain import what_would_help, why_pair, why_person
from mentorbook.matching.match import Matching, Refusal, match
from mentorbook.matching.wording import to_json, to_lines
from mentorbook.model.program import Program
from tests.matching.programs import COHORT, EMPTY, ONLY_TOPICS, Data, make_program


def matched(program: Program) -> Matching:
    result = match(program, COHORT)
    assert isinstance(result, Matching)
    return result


def pair_answer(result: Matching, one: str, other: str) -> PairAnswer:
    answer = why_pair(result, one, other)
    assert isinstance(answer, PairAnswer)
    return answer


def person_answer(result: Matching, who: str) -> PersonAnswer:
    answers = why_person(result, who)
    assert isinstance(answers, tuple)
    return answers[0]


def small(constraints: Data = EMPTY, **rules: Any) -> Matching:
    return matched(
        make_program(
            {
                "ama": {"offers": {"security": 5}, "team": "red"},
                "ben": {"offers": {"security": 2}, "team": "blue"},
            },
            {"bo": {"seeks": ["security"], "team": "red"}, "cy": {"seeks": ["security"], "team": "green"}},
            settings={**ONLY_TOPICS, "rules": rules},
            constraints=constraints,
        )
    )


def test_a_pair_is_explained_by_its_parts() -> None:
    result = small()
    pair = result.pairs[0]
    answer = pair_answer(result, pair.mentee, pair.mentor)
    assert (answer.mentor, answer.mentee, answer.paired) == (pair.mentor, pair.mentee, True)
    assert sum(reason.points for reason in answer.reasons) == answer.score == pair.score
    assert all(reason.answered and reason.points <= reason.most for reason in answer.reasons)
    assert answer.effect is None
    assert [one.mentor for one in answer.alternatives] == ["ben" if pair.mentor == "ama" else "ama"]


def test_a_barred_pair_names_its_bars() -> None:
    answer = pair_answer(small(same_team="forbid"), "ama", "bo")
    assert (answer.paired, answer.bars, answer.effect) == (False, ("same_team",), None)
    assert any("same_team" in line for line in to_lines(answer))


def test_a_pair_that_lost_says_what_would_have_to_give_way() -> None:
    result = matched(
        make_program(
            {"ama": {"offers": {"security": 5}}, "ben": {"offers": {"writing": 5}}},
            {"bo": {"seeks": ["security"]}, "cy": {"seeks": ["writing"]}},
            settings=ONLY_TOPICS,
        )
    )
    effect = pair_answer(result, "ama", "cy").effect
    assert effect is not None
    assert (effect.placed, effect.total, effect.worst, effect.moved) == (0, -20_000, -10_000, ("bo", "cy"))


def test_a_pinned_pair_says_so() -> None:
    result = small({"pins": {"first": {"mentor": "ben", "mentees": ["bo"]}}})
    answer = pair_answer(result, "ben", "bo")
    assert answer.pinned
    assert any("pin" in line.lower() for line in to_lines(answer))
    blocked = pair_answer(result, "ben", "cy")
    assert blocked.effect is None


def test_who_found_nobody_learns_which_rule_to_relax_and_with_whom() -> None:
    result = matched(
        make_program(
            {"ama": {"languages": ["da"], "years_experience": 3.0}, "ben": {"languages": ["da"]}},
            {"bo": {"languages": ["en"], "years_experience": 2.0}},
            settings={"rules": {"common_language": 1, "experience_gap": {"min": 5, "max": 30}}},
        )
    )
    answer = person_answer(result, "bo")
    assert answer.counts == {"common_language": 2, "experience_gap": 1}
    assert [(one.rules, one.partner, one.placed) for one in answer.reliefs] == [
        (("common_language",), "ben", 1)
    ]
    assert any("Without common_language, bo would be with ben" in line for line in to_lines(answer))


def test_relief_that_takes_a_place_from_somebody_else_says_so() -> None:
    result = matched(
        make_program(
            {"ama": {"languages": ["da"]}},
            {"bo": {"languages": ["en"]}, "cy": {"languages": ["da"]}},
            settings={"rules": {"common_language": 1}},
        )
    )
    answer = person_answer(result, "bo")
    assert [(one.partner, one.placed) for one in answer.reliefs] == [("ama", 0), ("ama", 1)]
    lines = to_lines(answer)
    assert lines[-2].endswith("and somebody else would lose a place.")
    assert "with one more place of ama" in lines[-1]


def test_where_one_rule_is_not_enough_the_smallest_sets_are_named() -> None:
    """bo shares no language with anybody; ama is taken, ben also is in bo's team."""
    result = matched(
        make_program(
            {"ama": {"languages": ["da"]}, "ben": {"languages": ["da"], "team": "red"}},
            {
                "bo": {"languages": ["en"], "team": "red"},
                "cy": {"languages": ["da"], "must_have": ["security"]},
            },
            settings={"rules": {"common_language": 1, "same_team": "forbid", "must_have_topic": "require"}},
            constraints={"pins": {"first": {"mentor": "ama", "mentees": ["cy"]}}},
        )
    )
    answer = person_answer(result, "bo")
    assert [(one.rules, one.partner, one.placed, one.extra_place) for one in answer.reliefs] == [
        (("common_language", "same_team"), "ben", 1, False),
        (("common_language",), "ama", 1, True),
    ]
    assert to_lines(answer)[-1].startswith(
        "Without common_language and with one more place of ama, bo would be with ama (score "
    )
    assert what_would_help(result, "bo").startswith(
        "Without common_language and same_team, bo would be with ben"
    )


people = st.fixed_dictionaries(
    {
        "languages": st.sampled_from([["da"], ["en"], ["da", "en"]]),
        "team": st.sampled_from(["red", "blue"]),
        "organization": st.sampled_from(["north", "south"]),
    }
)


@settings(max_examples=60)
@given(
    st.lists(people, min_size=1, max_size=3),
    st.lists(people, min_size=1, max_size=4),
    st.lists(st.integers(1, 2), min_size=3, max_size=3),
)
def test_nothing_smaller_than_what_is_named_would_help(
    mentors: list[Data], mentees: list[Data], places: list[int]
) -> None:
    result = matched(
        make_program(
            {f"m{at}": {**one, "capacity": {"max": places[at]}} for at, one in enumerate(mentors)},
            {f"e{at}": one for at, one in enumerate(mentees)},
            settings={"rules": {"common_language": 1, "same_team": "forbid", "same_organization": "forbid"}},
        )
    )
    for left in result.unmatched:
        if left.role == "mentee":
            answer = why_person(result, left.person)
            assert isinstance(answer, tuple)
            sizes = [len(one.rules) + one.extra_place for one in answer[0].reliefs if one.placed > 0]
            sizes += [1 for _ in answer[0].scarce]
            assert min(sizes) == smallest_help(result, result.row(left.person))
            placing = [len(one.rules) for one in answer[0].reliefs if not one.extra_place]
            bars = result.board.bars[result.row(left.person)]
            assert min(placing, default=0) == int(np.bitwise_count(bars).min())


def smallest_help(result: Matching, row: int) -> int:
    """The fewest rules and places that would place this mentee without a loss, by trying everything."""
    bars, capacity = result.board.bars, result.board.capacity.tolist()
    rules = [int(BITS[name]) for name in ("common_language", "same_team", "same_organization")]
    for size in range(5):
        for lifted in range(len(rules) + 1):
            for chosen in combinations(rules, lifted):
                for extra in [[]] if size == lifted else [[at] for at in range(len(capacity))]:
                    if lifted + len(extra) == size:
                        roomy = [most + extra.count(at) for at, most in enumerate(capacity)]
                        open_cells = (bars == 0).copy()
                        open_cells[row] = (bars[row] & ~np.uint32(sum(chosen))) == 0
                        if most_placed(open_cells, roomy, row) > result.totals.placed:
                            return size
    raise AssertionError("no help at all")


def most_placed(open_cells: npt.NDArray[np.bool_], places: list[int], row: int) -> int:
    """The most that can be placed with the mentee of one row among them, by trying everything; 0 if that cannot be."""
    best = 0
    for choice in product(range(-1, len(places)), repeat=len(open_cells)):
        fits = all(column < 0 or open_cells[at, column] for at, column in enumerate(choice))
        if fits and choice[row] >= 0 and all(choice.count(at) <= most for at, most in enumerate(places)):
            best = max(best, sum(column >= 0 for column in choice))
    return best


def test_nobody_is_asked_to_put_up_with_somebody_they_avoid() -> None:
    result = matched(make_program({"ama": {}}, {"bo": {"avoids": ["ama"]}}))
    answer = person_answer(result, "bo")
    assert (answer.reliefs, answer.scarce, what_would_help(result, "bo")) == ((), (), "")


def test_who_lost_to_others_learns_where_one_more_place_would_help() -> None:
    result = matched(make_program({"ama": {}}, {"bo": {}, "cy": {}}))
    left = result.unmatched[0].person
    answer = person_answer(result, left)
    assert (answer.reasons, answer.allowed) == (("capacity",), 1)
    assert [one.mentor for one in answer.scarce] == ["ama"]


@pytest.mark.parametrize("objective", [["placed", "worst", "total"], ["placed", "total"]])
def test_a_place_that_helps_is_named_even_if_its_pair_would_be_the_weakest(objective: list[str]) -> None:
    result = matched(
        make_program(
            {"ama": {"offers": {"security": 5, "writing": 1}}},
            {"bo": {"seeks": ["security"]}, "cy": {"seeks": ["writing"]}},
            settings={**ONLY_TOPICS, "objective": objective},
        )
    )
    assert [pair.mentee for pair in result.pairs] == ["bo"]
    answer = person_answer(result, "cy")
    weak = pair_answer(result, "ama", "cy").score
    assert [(one.mentor, one.worst, one.worst_now) for one in answer.scarce] == [("ama", weak, 10_000)]
    assert to_lines(answer)[-1] == (
        f"One more place with ama would place one more person (weakest pair 10000 → {weak})."
    )


def test_a_place_that_helps_nobody_is_not_named() -> None:
    result = matched(
        make_program(
            {"ama": {}, "ben": {}},
            {"bo": {}, "cy": {}},
            constraints={"pins": {"first": {"mentor": "ama", "mentees": ["bo"]}}},
        )
    )
    assert person_answer(result, "cy").scarce == ()


def test_both_roles_are_answered() -> None:
    result = matched(make_program({"ama": {"as": ["mentor", "mentee"]}, "ben": {}}, {"bo": {}}))
    answers = why_person(result, "ama")
    assert isinstance(answers, tuple)
    assert [answer.role for answer in answers] == ["mentee", "mentor"]


@pytest.mark.parametrize("people", [("ama", "nobody"), ("bo", "cy"), ("ama", "ben")])
def test_people_who_cannot_be_a_pair_are_refused(people: tuple[str, str]) -> None:
    assert isinstance(why_pair(small(), *people), Refusal)


def test_strangers_are_refused() -> None:
    assert isinstance(why_person(small(), "nobody"), Refusal)


def test_answers_are_plain_data() -> None:
    result = small(same_team="forbid")
    for answer in (
        pair_answer(result, "ama", "cy"),
        pair_answer(result, "ama", "bo"),
        person_answer(result, "bo"),
    ):
        assert json.loads(json.dumps(to_json(answer)))["lines"] == to_lines(answer)
