"""The blind review: everything a reader needs, and nobody's name."""

import re

import pytest

from mentorbook.matching.match import Matching, match
from mentorbook.model.program import Program
from mentorbook.roster.review import deal_codes, review_lines
from mentorbook.source.program import read_program
from tests.benchmarks.crowd import crowd
from tests.cli.running import run
from tests.conftest import ROOT
from tests.matching.programs import COHORT, with_cohort

SAMPLE = read_program(ROOT / "program").program


def matched(program: Program, cohort: str) -> Matching:
    found = match(program, cohort)
    assert isinstance(found, Matching)
    return found


def people(result: Matching) -> set[str]:
    return {*result.board.mentors, *result.board.mentees}


def assert_blind(program: Program, result: Matching) -> None:
    text = "\n".join(review_lines(program, result)).casefold()
    for who in people(result):
        for word in (who, program.people[who].name, *program.people[who].name.split()):
            assert not re.search(rf"\b{re.escape(word.casefold())}\b", text) or len(word) < 3, word


@pytest.mark.parametrize("cohort", sorted(SAMPLE.cohorts))
def test_the_sample_shows_nobody(cohort: str) -> None:
    assert_blind(SAMPLE, matched(SAMPLE, cohort))


@pytest.mark.parametrize("form", ["one-on-one", "group", "peer", "flash"])
def test_every_format_shows_nobody_and_everybody_has_a_code(form: str) -> None:
    program = crowd(12, 2)
    plan = program.cohorts[COHORT].plan
    assert plan
    program = with_cohort(program, plan=plan.model_copy(update={"format": form}))
    result = matched(program, COHORT)
    assert_blind(program, result)
    key = dict(deal_codes(program, result).key())
    assert set(key.values()) == people(result)
    text = "\n".join(review_lines(program, result))
    shown = {code for code in key if re.search(rf"\b{code}\b", text)}
    in_it = {who for pair in result.pairs for who in pair.members} | {one.person for one in result.unmatched}
    assert {key[code] for code in shown} == in_it


def test_codes_do_not_follow_the_alphabet() -> None:
    result = matched(SAMPLE, "2027-spring")
    codes = deal_codes(SAMPLE, result).mentees
    assert [codes[who] for who in sorted(codes)] != sorted(codes.values())


def test_codes_are_dealt_anew_when_the_data_changes() -> None:
    program = crowd(12, 2)
    applications = dict(program.cohorts[COHORT].applications)
    who = next(iter(applications))
    applications[who] = applications[who].model_copy(update={"goals": "Something else."})
    later = with_cohort(program, applications=applications)
    first, second = (deal_codes(each, matched(each, COHORT)).mentees for each in (program, later))
    assert first.keys() == second.keys()
    assert first != second


def test_the_command_prints_the_review_and_the_key() -> None:
    text, key = run("review", "2027-spring", cwd=ROOT), run("review", "2027-spring", "--key", cwd=ROOT)
    assert text.out.startswith("# Blind review of 2027-spring")
    assert "kai-ito" in key.out
    assert "kai-ito" not in text.out
