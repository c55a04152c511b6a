"""Blind matching: who somebody is cannot move a score, a price, a tie or a reason, whatever else they are called."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any, get_args

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorbook.matching.board import read_board
from mentorbook.matching.match import Matching, match
from mentorbook.matching.participants import MAY_HEAR, MAY_SEE, read_participants
from mentorbook.matching.ties import digests, pair_numbers
from mentorbook.model.application import Application, Commitment
from mentorbook.model.matching import BlindField
from mentorbook.model.person import Consent, Person
from mentorbook.model.program import Program
from mentorbook.roster.build import build_roster
from mentorbook.roster.lock import lock_text
from mentorbook.source.program import read_program
from tests.benchmarks.crowd import crowd
from tests.conftest import ROOT
from tests.matching.programs import COHORT, make_program, with_cohort

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


TOLD_BESIDES = st.fixed_dictionaries(
    {
        "applied": st.none() | st.dates(),
        "answers": st.dictionaries(
            st.sampled_from(["birthday", "graduated", "school", "nickname"]), st.dates().map(str) | WORDS
        ),
        "training": st.just({}) | st.dates().map(lambda day: {"active-listening": day}),
        "reason": st.none() | WORDS,
        "commits": st.none() | st.integers(0, 9).map(lambda hours: Commitment(hours_per_month=hours)),
        "interviewer": st.none() | st.sampled_from(NAMES),
        "interviewed": st.none() | st.dates(),
    }
)
BOTH = st.tuples(OTHERS, TOLD_BESIDES)


def other(person: Person, fields: dict[str, Any]) -> Person:
    """The same record of somebody else: everything that matching may not see is changed."""
    private = person.private.model_copy(update={key: fields[key] for key in ("identity", "access_needs")})
    consent = person.consent.model_copy(update=dict.fromkeys(Consent.model_fields, date(2026, 1, 12)))
    shown = {key: value for key, value in fields.items() if key in Person.model_fields}
    return person.model_copy(update={**shown, "private": private, "consent": consent})


def told_otherwise(application: Application, fields: dict[str, Any]) -> Application:
    """The same wishes and offers from somebody else, who answered everything besides differently."""
    shown = {key: value for key, value in fields.items() if key in Application.model_fields}
    if application.interview:
        by = {"by": fields["interviewer"], "on": fields["interviewed"]}
        shown["interview"] = application.interview.model_copy(update=by)
    return application.model_copy(update=shown)


def facts(program: Program, result: Any) -> Iterator[Any]:
    """All that matching finds, and the file that it writes, to the byte."""
    assert isinstance(result, Matching)
    yield from (result.pairs, result.unmatched, result.totals, result.certificate)
    yield result.board.scores.tolist()
    yield result.board.bars.tolist()
    yield lock_text(build_roster(program, result), result.cohort)


@settings(max_examples=30)
@given(st.lists(BOTH, min_size=28, max_size=28), st.sampled_from(["one-on-one", "group", "peer", "flash"]))
def test_who_people_are_changes_nothing(
    fields: list[tuple[dict[str, Any], dict[str, Any]]], form: str
) -> None:
    plan = CROWD.cohorts[COHORT].plan
    assert plan
    program = with_cohort(CROWD, plan=plan.model_copy(update={"format": form}))
    told = dict(zip(CROWD.people, fields, strict=True))
    people = {who: other(person, told[who][0]) for who, person in CROWD.people.items()}
    applications = {
        who: told_otherwise(one, told[who][1]) for who, one in CROWD.cohorts[COHORT].applications.items()
    }
    turned = with_cohort(replace(program, people=people), applications=applications)
    assert list(facts(program, match(program, COHORT))) == list(facts(turned, match(turned, COHORT)))


@given(st.lists(st.none() | st.integers(0, 60), min_size=4, max_size=4))
def test_years_that_no_rule_needs_change_nothing(years: list[int | None]) -> None:
    def with_years(one: list[int | None]) -> list[Any]:
        mentors = {f"m{place}": {"years_experience": each} for place, each in enumerate(one[:2])}
        mentees = {f"e{place}": {"years_experience": each} for place, each in enumerate(one[2:])}
        program = make_program(mentors, mentees)
        return list(facts(program, match(program, COHORT)))

    assert with_years(years) == with_years([None] * 4)


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
    """Whatever a rule or a criterion will read one day, it reads it here, and here is nothing else."""
    cohort = SAMPLE.cohorts["2027-spring"]
    for one in read_participants(SAMPLE, cohort):
        told = one.person.model_dump(exclude_defaults=True)
        assert told.keys() <= MAY_SEE | {"name"}
        assert told["name"] == "Somebody"
        heard = one.application.model_dump(exclude_defaults=True)
        assert heard.keys() <= MAY_HEAR
        assert heard.get("interview", {}).keys() <= {"score"}


def test_what_may_be_seen_says_nothing_about_identity() -> None:
    """The one field that `blind` can name and matching may see is for a rule that needs it."""
    assert MAY_SEE & {*get_args(BlindField)} == {"years_experience"}
    assert Person.model_fields.keys() > MAY_SEE
    assert Application.model_fields.keys() > MAY_HEAR
    assert MAY_HEAR.isdisjoint({"answers", "goals", "applied", "training", "agreement", "reason"})


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
