"""The match report: what a reviewer reads, with codes instead of names, and without what was said in confidence."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from mentorbook.matching.explain import why_pair
from mentorbook.matching.match import Refusal
from mentorbook.model.program import Program
from mentorbook.model.roster import Roster
from mentorbook.reports.codes import Naming, by_id, coded, is_under_review
from mentorbook.reports.review import Review, review
from mentorbook.reports.review_words import review_lines
from mentorbook.roster.build import build_roster
from mentorbook.site.review_page import review_page
from tests.matching.programs import COHORT, make_plan, with_cohort
from tests.reports.small import matched, small


def reviewed(program: Program, before: Roster | None = None, name: Naming = by_id) -> Review:
    return review(program, matched(program), before, name, lambda _: None)


def markdown(program: Program, before: Roster | None = None, name: Naming = by_id) -> str:
    return "\n".join(review_lines(reviewed(program, before, name), program.vocabulary, name))


def test_the_report_reads_well(snapshot: SnapshotAssertion) -> None:
    assert markdown(small()) == snapshot


def test_what_changes_is_told_against_the_roster_before() -> None:
    program = small()
    before = build_roster(program, matched(program))
    assert "nothing changes: 2 pairs stay as they are" in markdown(program, before)
    applications = program.cohorts[COHORT].applications
    without = with_cohort(
        program, applications={who: one for who, one in applications.items() if who != "cy"}
    )
    assert "eli: now with ama" in markdown(without, before)


def test_alternatives_cost_what_why_says() -> None:
    program = small()
    result = matched(program)
    for choice in reviewed(program).choices:
        for other in choice.beside or ():
            answer = why_pair(result, other.mentor, choice.pair.mentee)
            assert not isinstance(answer, Refusal)
            assert (answer.score, answer.effect) == (other.score, other.effect)


def test_a_large_cohort_is_tried_and_listed_from_its_weakest_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mentorbook.reports.review.TRIED_CELLS", 8)  # one trial: 4 mentees and 2 mentors
    told = markdown(small())
    assert "Other mentors were tried for the 1 weakest of them; `mentorbook why` tries the rest." in told
    assert "| ama | cy | 8750 | the mentor offers security (5 of 5) | not tried |" in told
    monkeypatch.setattr("mentorbook.reports.review.LISTED", 1)
    told = markdown(small())
    assert "These are the 1 weakest pairs; 1 more are in roster.yml." in told
    assert "| ama | cy |" not in told


def test_codes_stand_for_people_everywhere() -> None:
    program = small()
    name = coded(program.cohorts[COHORT], ())
    people = list(program.people)
    assert len({name(who) for who in people}) == len(people)
    before = build_roster(program, matched(program))
    for told in (
        markdown(program, before, name),
        markdown(program, None, name),
        review_page(reviewed(program, None, name), program.vocabulary, name),
    ):
        assert [who for who in people if re.search(rf"\b{who}\b", told)] == []
        assert name("fay") in told


@given(st.sets(st.from_regex(r"[a-z]{2,8}", fullmatch=True), max_size=40))
def test_codes_are_apart_and_say_nothing(people: set[str]) -> None:
    cohort = replace(small().cohorts[COHORT], applications={})
    name = coded(cohort, people)
    codes = {name(who) for who in people}
    assert len(codes) == len(people)
    assert all(not any(letter in "AEIOUY" for letter in code) for code in codes)


@pytest.mark.parametrize(("status", "hidden"), [("open", True), ("matching", True), ("running", False)])
def test_names_come_back_once_the_cohort_runs(status: str, hidden: bool) -> None:
    program = with_cohort(small(), plan=make_plan({"status": status}))
    assert is_under_review(program.cohorts[COHORT]) is hidden


def test_wishes_and_whom_somebody_avoids_stay_in_confidence() -> None:
    program = small()
    page = review_page(reviewed(program), program.vocabulary, by_id)
    for told in (markdown(program), page.partition("<body>")[2]):
        assert "avoid" not in told
        assert "wish" not in told


def test_the_page_runs_no_script_and_loads_nothing() -> None:
    program = small()
    page = review_page(reviewed(program), program.vocabulary, by_id)
    assert "<script" not in page
    assert "http://" not in page.replace("http-equiv", "")
    assert "https://" not in page
    assert "default-src &#39;none&#39;" in page


@pytest.mark.parametrize("title", ["<b>x</b>", "{{ 7 }}", "a | b"])
def test_a_title_stays_text(title: str) -> None:
    program = with_cohort(small(), plan=make_plan({"title": title}))
    assert title not in markdown(program)
    assert "<b>" not in review_page(reviewed(program), program.vocabulary, by_id)
