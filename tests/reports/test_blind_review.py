"""The match report under codes: everything a reader needs, and nobody's name, in every format."""

import re

import pytest

from mentorbook.matching.match import Matching, match
from mentorbook.model.program import Program
from mentorbook.reports.codes import coded
from mentorbook.reports.review import review
from mentorbook.reports.review_words import review_lines
from mentorbook.source.program import read_program
from tests.benchmarks.crowd import crowd
from tests.conftest import ROOT
from tests.matching.programs import COHORT, with_cohort

SAMPLE = read_program(ROOT / "program").program


def blind_report(program: Program, cohort: str) -> tuple[str, Matching]:
    result = match(program, cohort)
    assert isinstance(result, Matching)
    name = coded(program.cohorts[cohort], (*result.board.mentors, *result.board.mentees))
    found = review(program, result, None, name, lambda _: None)
    return "\n".join(review_lines(found, program.vocabulary, name)), result


def named(program: Program, result: Matching, text: str) -> list[str]:
    """The ids and names that the text tells."""
    people = {*result.board.mentors, *result.board.mentees}
    words = people | {program.people[who].name for who in people}
    return sorted(
        word for word in words if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE)
    )


def test_the_sample_names_nobody() -> None:
    text, result = blind_report(SAMPLE, "2027-spring")
    assert named(SAMPLE, result, text) == []


@pytest.mark.parametrize("form", ["one-on-one", "reverse", "group", "mixed", "peer", "flash"])
def test_every_format_names_nobody_and_lists_everybody_who_is_placed(form: str) -> None:
    program = crowd(10, 2)
    plan = program.cohorts[COHORT].plan
    assert plan
    program = with_cohort(program, plan=plan.model_copy(update={"format": form}))
    text, result = blind_report(program, COHORT)
    assert named(program, result, text) == []
    code = coded(program.cohorts[COHORT], (*result.board.mentors, *result.board.mentees))
    assert [who for pair in result.pairs for who in pair.members if code(who) not in text] == []
