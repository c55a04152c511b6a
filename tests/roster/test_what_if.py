"""What if: who gains, who loses, by today's weights; and what cannot be supposed is said."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorbook.matching.match import Matching, match
from mentorbook.model.program import Program
from mentorbook.roster.what_if import Change, Comparison, compare, suppose, to_json, to_lines
from tests.cli.running import run
from tests.conftest import ROOT
from tests.matching.programs import COHORT, make_program


def program() -> Program:
    """ama is best for all three and takes one; ben is second for two of them."""
    return make_program(
        {"ama": {"offers": {"security": 5, "writing": 5}}, "ben": {"offers": {"security": 2}}},
        {
            "bo": {"seeks": ["security"]},
            "cy": {"seeks": ["writing"], "must_have": ["writing"]},
            "di": {"seeks": ["security"], "status": "waitlisted"},
        },
        settings={"criteria": {"topics": 1}},
    )


def matched(source: Program) -> Matching:
    result = match(source, COHORT)
    assert isinstance(result, Matching)
    return result


def supposing(change: Change) -> Comparison:
    source = program()
    return compare(matched(source), matched(suppose(source, source.cohorts[COHORT], change)))


def test_one_more_place_moves_somebody_to_it() -> None:
    found = supposing(Change({}, capacity={"ama": 2}))
    assert [(one.person, one.before, one.after, one.mentors) for one in found.gaining] == [
        ("bo", 4000, 10_000, ("ama",))
    ]
    assert (found.losing, found.before.total, found.after.total) == ((), 14_000, 20_000)


def test_without_a_mentor_somebody_loses_the_place() -> None:
    found = supposing(Change({}, without=("ama",)))
    assert [(one.person, one.after) for one in found.losing] == [("cy", None)]
    assert "cy would have no place" in "\n".join(to_lines(found))


def test_a_place_without_any_point_is_a_gain() -> None:
    source = make_program(
        {"ama": {"offers": {"security": 5}, "capacity": {"max": 0}}},
        {"bo": {"seeks": ["writing"]}},
        settings={"criteria": {"topics": 1}},
    )
    roomy = suppose(source, source.cohorts[COHORT], Change({}, capacity={"ama": 1}))
    found = compare(matched(source), matched(roomy))
    assert [(one.person, one.before, one.after) for one in found.gaining] == [("bo", None, 0)]
    assert compare(matched(roomy), matched(source)).losing[0].person == "bo"


def test_who_is_let_in_gets_a_place_or_the_reason_why_not() -> None:
    found = supposing(Change({}, including=("di",)))
    assert [(one.person, one.reasons) for one in found.waiting] == [("di", ("capacity",))]
    assert "di would have no place as mentee: capacity" in list(to_lines(found))
    roomy = supposing(Change({}, including=("di",), capacity={"ben": 2}))
    assert [(one.person, one.before, one.after) for one in roomy.gaining] == [("di", None, 4000)]


def test_new_weights_are_measured_by_those_of_today() -> None:
    """By department alone bo and cy would change mentors; their loss is told in today's points."""
    source = make_program(
        {
            "ama": {"offers": {"security": 5, "writing": 1}, "department": "engineering"},
            "ben": {"offers": {"security": 1, "writing": 5}, "department": "people"},
        },
        {
            "bo": {"seeks": ["security"], "department": "engineering"},
            "cy": {"seeks": ["writing"], "department": "people"},
        },
        settings={"criteria": {"topics": 1}},
    )
    other_department = suppose(
        source, source.cohorts[COHORT], Change({"criteria.topics": "0", "criteria.cross_department": "1"})
    )
    found = compare(matched(source), matched(other_department))
    assert [(one.person, one.before, one.after) for one in found.losing] == [
        ("bo", 10_000, 2_000),
        ("cy", 10_000, 2_000),
    ]


@given(st.dictionaries(st.sampled_from(["ama", "ben"]), st.integers(0, 3)))
def test_what_is_gained_and_lost_adds_up(capacity: dict[str, int]) -> None:
    found = supposing(Change({}, capacity=capacity))
    gained = sum(one.gain for one in (*found.gaining, *found.losing))
    assert found.after.total - found.before.total == gained


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--set", "criteria.topic=5"], 3, "did you mean 'topics'"),
        (["--set", "rules.overlap_minutes=long"], 3, "whole number"),
        (["--set", "objective=[placed"], 3, "--set objective"),
        (["--set", "criteria"], 2, "NAME=VALUE"),
        (["--set", "criteria.topics=1", "--set", "criteria.topics=2"], 2, "given twice"),
        (["--set", "rules=1", "--set", "rules.overlap_minutes=3"], 3, "name each setting once"),
        (["--set", "rules.overlap_minutes=3", "--set", "rules=1"], 3, "name each setting once"),
        (["--capacity", "kai-ito=3"], 3, "did not apply as a mentor"),
        (["--without", "li-wie"], 3, "did you mean 'li-wei'"),
        (["--capacity", "li-wei=many"], 3, "whole number from 0 to 100"),
        ([], 2, "say what would be different"),
    ],
)
def test_what_cannot_be_supposed_is_said(arguments: list[str], code: int, said: str) -> None:
    done = run("what-if", "2027-spring", *arguments, cwd=ROOT)
    assert done.code == code, done
    assert said in done.err


def test_lines_and_json_tell_the_same() -> None:
    arguments = ["what-if", "2027-spring", "--capacity", "li-wei=4", "--set", "criteria.wishes=0"]
    data = json.loads(run(*arguments, "--format", "json", cwd=ROOT).out)
    lines = run(*arguments, cwd=ROOT).out
    assert f"placed {data['totals']['before']['placed']} → {data['totals']['after']['placed']}" in lines
    assert all(one["person"] in lines for name in ("gaining", "losing") for one in data[name])


def test_nothing_is_said_to_change_when_nothing_does() -> None:
    found = supposing(Change({"criteria.topics": "1"}))
    assert "\n".join(to_lines(found)) == "No pair would change: 2 placed, weakest pair 4000, total 14000."
    assert to_json(found)["gaining"] == []
