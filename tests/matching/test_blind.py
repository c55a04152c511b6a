"""Blind matching: who somebody is cannot move a score, a price, a tie or a reason, whatever else they are called."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorbook.matching.board import read_board
from mentorbook.matching.inputs import input_digests
from mentorbook.matching.match import Matching, match
from mentorbook.matching.participants import MAY_SEE, read_participants
from mentorbook.matching.ties import digests, pair_numbers
from mentorbook.model.person import Person
from mentorbook.model.program import Program
from mentorbook.source.program import read_program
from tests.benchmarks.crowd import crowd
from tests.conftest import ROOT
from tests.matching.programs import COHORT, make_program

CROWD = crowd(14, 2)
SAMPLE = read_program(ROOT / "program").program
NAMES = ["Ada", "Zoë Ångström", "Mohammed al-Fayed", "Лариса Иванова", "李 伟", "X Æ", "O'Neill-Smith"]
WORDS = st.text(max_size=60)
IDENTITY = st.dictionaries(
    st.sampled_from(["gender", "age-group", "caregiver", "disability"]), st.sampled_from(["a", "b"])
)
OTHERS = st.fixed_dictionaries(
    {
        "name": st.sampled_from(NAMES),
        "pronouns": st.none() | st.sampled_from(["she/her", "he/him", "they/them"]),
        "headline": st.none() | WORDS,
        "about": st.none() | WORDS,
        "photo": st.none() | st.just("a.webp"),
        "links": st.just(()) | st.just(("https://a.example",)),
        "years_here": st.none() | st.integers(0, 40),
        "identity": IDENTITY,
        "access_needs": WORDS,
    }
)


def other(person: Person, fields: dict[str, Any]) -> Person:
    """The same record of somebody else: everything that matching may not see is changed."""
    private = person.private.model_copy(update={key: fields[key] for key in ("identity", "access_needs")})
    return person.model_copy(update={**fields, "private": private})


def facts(result: Any) -> Iterator[Any]:
    """All that matching finds."""
    assert isinstance(result, Matching)
    yield from (result.pairs, result.unmatched, result.totals, result.certificate)
    yield result.board.scores.tolist()
    yield result.board.bars.tolist()


@settings(max_examples=30)
@given(st.lists(OTHERS, min_size=28, max_size=28), st.sampled_from(["one-on-one", "group", "peer"]))
def test_who_people_are_changes_nothing(fields: list[dict[str, Any]], form: str) -> None:
    plan = CROWD.cohorts[COHORT].plan
    assert plan
    cohort = replace(CROWD.cohorts[COHORT], plan=plan.model_copy(update={"format": form}))
    program = replace(CROWD, cohorts={COHORT: cohort})
    people = {
        who: other(person, told) for (who, person), told in zip(CROWD.people.items(), fields, strict=True)
    }
    turned = replace(program, people=people)
    assert list(facts(match(program, COHORT))) == list(facts(match(turned, COHORT)))
    assert input_digests(program, cohort) == input_digests(turned, cohort)


@settings(max_examples=10)
@given(st.data())
def test_the_sample_program_is_as_blind(data: st.DataObject) -> None:
    people = {who: other(one, data.draw(OTHERS)) for who, one in list(SAMPLE.people.items())[:12]}
    turned = replace(SAMPLE, people={**SAMPLE.people, **people})
    for name in SAMPLE.cohorts:
        before, after = read_board(SAMPLE, name), read_board(turned, name)
        assert (before.scores == after.scores).all()
        assert (before.bars == after.bars).all()


@given(st.lists(st.integers(0, 60), min_size=4, max_size=4))
def test_a_field_that_the_program_masks_is_gone_before_anything_is_read(years: list[int]) -> None:
    masked = {"rules": {"experience_gap": {"min": 2, "max": 30}}, "blind": ["years_experience"]}
    mentors = {f"m{place}": {"years_experience": each} for place, each in enumerate(years[:2])}
    mentees = {f"e{place}": {"years_experience": each} for place, each in enumerate(years[2:])}
    board = read_board(make_program(mentors, mentees, settings=masked), COHORT)
    assert not board.bars.any()


def test_only_what_may_be_seen_is_left() -> None:
    cohort = SAMPLE.cohorts["2027-spring"]
    for one in read_participants(SAMPLE, cohort):
        told = one.person.model_dump(exclude_defaults=True)
        assert told.keys() <= MAY_SEE | {"name"}
        assert told["name"] == "Somebody"


def test_their_own_name_in_their_goals_makes_no_difference() -> None:
    def named(name: str) -> Program:
        mentors = {"ama": {"goals": "Led and coached teams."}}
        mentees = {"bo": {"name": name, "goals": f"I am {name} and want to lead a team."}}
        return make_program(mentors, mentees, settings={"criteria": {"goals_text": 1}})

    scores = {int(read_board(named(name), COHORT).scores[0, 0]) for name in NAMES[:2]}
    assert len(scores) == 1


@pytest.mark.parametrize(
    ("one", "another"), [("aaron-aas", "zoe-zwick"), ("mohammed-a", "john-b"), ("li", "li-2")]
)
def test_each_of_two_equals_is_lucky_in_half_of_all_cohorts(one: str, another: str) -> None:
    wins = 0
    for cohort in range(2_000):
        ids = digests([one, another, "mentor"], str(cohort))
        ties = pair_numbers(ids[:2], np.repeat(ids[2:], 2), 40)
        wins += int(ties[0] < ties[1])
    assert abs(wins - 1_000) < 150  # seven standard deviations are 157
