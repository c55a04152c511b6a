"""Hard rules: each bars what it names, says so, and bars nothing for want of data."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from mentorbook.matching.board import read_board
from mentorbook.model.pair import Pair
from mentorbook.model.program import Cohort, Program
from mentorbook.model.roster import Roster
from tests.matching.programs import COHORT, EMPTY, Data, make_plan, make_program

STRICT = {
    "rules": {
        "reporting_line": "forbid",
        "same_team": "forbid",
        "same_organization": "forbid",
        "earlier_pair": "forbid",
        "common_language": 1,
        "overlap_minutes": 60,
        "experience_gap": {"min": 2, "max": 30},
        "must_have_topic": "require",
        "minimum_score": 0.2,
    }
}
DAY = {"time_zone": "Africa/Lagos"}


def bars_of(program: Program) -> tuple[str, ...]:
    return read_board(program, COHORT).bar_names(0, 0)


def pair(mentor: Data, mentee: Data, settings: Data = STRICT, constraints: Data = EMPTY) -> Program:
    return make_program({"ama": mentor}, {"bo": mentee}, settings=settings, constraints=constraints)


CASES: dict[str, tuple[Data, Data]] = {
    "same_team": ({"team": "payments"}, {"team": "payments"}),
    "same_organization": ({"organization": "northwind"}, {"organization": "northwind"}),
    "common_language": ({"languages": ["en", "fr"]}, {"languages": ["da"]}),
    "overlap_minutes": (
        {**DAY, "availability": ["Mon 10:00-11:00"]},
        {**DAY, "availability": ["Mon 10:15-12:00"]},
    ),
    "experience_gap": ({"years_experience": 5.0}, {"years_experience": 4.0}),
    "must_have_topic": (
        {"offers": {"security": 5}},
        {"seeks": ["security"], "must_have": ["public-speaking"]},
    ),
    "minimum_score": ({"offers": {"security": 1}}, {"seeks": ["public-speaking"]}),
    "avoids": ({"avoids": ["bo"]}, {}),
    "format": ({"formats": ["group"]}, {"formats": ["one-on-one"]}),
    "reporting_line": ({}, {"private": {"manager": "ama"}}),
}


@pytest.mark.parametrize("rule", CASES)
def test_each_rule_bars_what_it_names(rule: str) -> None:
    settings = {**STRICT, "criteria": {"topics": 1}} if rule == "minimum_score" else STRICT
    criteria = {"topics": 100, "goals_text": 0, "wishes": 0, "overlap": 0, "stage": 0, "style": 0}
    settings = {**settings, "criteria": criteria} if rule == "minimum_score" else settings
    assert bars_of(pair(*CASES[rule], settings=settings)) == (rule,)


def test_missing_answers_bar_nothing() -> None:
    assert bars_of(pair({}, {})) == ()


@pytest.mark.parametrize(
    ("one", "other"), [(value, {}) for pair_ in CASES.values() for value in pair_ if value]
)
def test_half_an_answer_bars_only_where_it_is_enough(one: Data, other: Data) -> None:
    enough = {"avoids", "reporting_line"}
    assert set(bars_of(pair(one, other))) <= enough
    assert set(bars_of(pair(other, one))) <= enough


def test_all_bars_of_a_pair_are_named_sorted() -> None:
    mentor = {**CASES["same_team"][0], **CASES["common_language"][0], **CASES["avoids"][0]}
    mentee = {**CASES["same_team"][1], **CASES["common_language"][1]}
    assert bars_of(pair(mentor, mentee)) == ("avoids", "common_language", "same_team")


def test_a_boss_at_any_depth_is_barred_in_both_directions() -> None:
    chain = {"mid": {"private": {"manager": "ama"}}, "low": {"private": {"manager": "mid"}}}
    for mentor, mentee in (("ama", "bo"), ("bo", "ama")):
        people = {"ama": {}, "bo": {"private": {"manager": "low"}}}
        program = make_program(
            {mentor: people[mentor]}, {mentee: people[mentee]}, settings=STRICT, others=chain
        )
        assert bars_of(program) == ("reporting_line",)


def test_a_circle_of_managers_ends() -> None:
    others = {"mid": {"private": {"manager": "bo"}}}
    program = make_program(
        {"ama": {}}, {"bo": {"private": {"manager": "mid"}}}, settings=STRICT, others=others
    )
    assert bars_of(program) == ()


def test_equal_team_names_in_two_organizations_are_two_teams() -> None:
    settings = {"rules": {"same_team": "forbid"}}
    mentor, mentee = {"team": "legal", "organization": "a"}, {"team": "legal", "organization": "b"}
    assert bars_of(pair(mentor, mentee, settings)) == ()
    assert bars_of(pair(mentor, {"team": "legal"}, settings)) == ("same_team",)


def test_regional_languages_are_understood() -> None:
    assert bars_of(pair({"languages": ["pt-BR"]}, {"languages": ["pt"]})) == ()


def test_reverse_mentoring_turns_the_gap_around() -> None:
    mentor, mentee = {"years_experience": 2.0}, {"years_experience": 20.0}
    program = make_program({"ama": mentor}, {"bo": mentee}, settings=STRICT, plan={"format": "reverse"})
    assert bars_of(program) == ()
    assert bars_of(pair(mentor, mentee)) == ("experience_gap",)


@pytest.mark.parametrize("section", ["vetoes", "apart"])
def test_decisions_bar(section: str) -> None:
    name = {"vetoes": "veto", "apart": "apart"}[section]
    for decision in ({"mentor": "ama", "mentees": ["bo"]}, {"people": ["bo", "ama"]}):
        assert bars_of(pair({}, {}, constraints={section: {"first": decision}})) == (name,)


def with_history(program: Program, starts: date, **records: Any) -> Program:
    records = records or {"pairs": {"bo--ama": Pair.model_validate({"status": "ended"})}}
    earlier = Cohort(id="earlier", plan=make_plan({"starts": starts}), **records)
    return replace(program, cohorts={**program.cohorts, "earlier": earlier})


GROUP = {"status": "ended", "format": "group", "mentor": "ama"}


def roster_of(pair: Data) -> Roster:
    totals = {"placed": 1, "worst": 0, "total": 0}
    return Roster.model_validate({"version": 1, "totals": totals, "pairs": {"ama--bo": {"score": 0, **pair}}})


def test_earlier_pairs_are_barred_whoever_was_the_mentor() -> None:
    assert bars_of(with_history(pair({}, {}), date(2026, 1, 1))) == ("earlier_pair",)


@pytest.mark.parametrize(
    "records",
    [
        {"roster": roster_of({"mentor": "bo", "mentees": ["ama"]})},
        {"roster": roster_of({"peers": ["ama", "zoe", "bo"]})},
        {"pairs": {"ama--bo": Pair.model_validate({"status": "ended", "format": "peer"})}},
        {"pairs": {"ama--quay": Pair.model_validate({**GROUP, "mentees": ["cy", "bo"]})}},
    ],
    ids=["roster alone", "peers in a roster", "peers in a journal", "a group's journal"],
)
def test_earlier_pairs_are_read_from_the_roster_and_from_journals(records: Data) -> None:
    assert bars_of(with_history(pair({}, {}), date(2026, 1, 1), **records)) == ("earlier_pair",)


@pytest.mark.parametrize(
    "records",
    [
        {"roster": roster_of({"mentor": "zoe", "mentees": ["ama", "bo"]})},
        {"roster": roster_of({"mentor": "ama", "mentees": ["cy"]})},
    ],
    ids=["mentees of one mentor", "a pair with somebody else"],
)
def test_other_pairs_of_an_earlier_roster_do_not_matter(records: Data) -> None:
    assert bars_of(with_history(pair({}, {}), date(2026, 1, 1), **records)) == ()


def test_only_cohorts_that_started_before_count() -> None:
    assert bars_of(with_history(pair({}, {}), date(2028, 1, 1))) == ()


def test_an_earlier_pair_may_continue_when_both_wish_it() -> None:
    wishes = {"prefers": ["bo"]}, {"prefers": ["ama"]}
    assert bars_of(with_history(pair(*wishes), date(2026, 1, 1))) == ()
    assert bars_of(with_history(pair(wishes[0], {}), date(2026, 1, 1))) == ("earlier_pair",)


def test_nobody_is_their_own_mentor() -> None:
    program = make_program({"ama": {"as": ["mentor", "mentee"]}}, {})
    assert bars_of(program) == ("same_person",)


def test_rules_that_are_switched_off_bar_nothing() -> None:
    loose = {"rules": {"reporting_line": "allow", "must_have_topic": "ignore"}}
    for rule in ("reporting_line", "must_have_topic", "same_team", "overlap_minutes", "experience_gap"):
        assert bars_of(pair(*CASES[rule], settings=loose)) == ()
