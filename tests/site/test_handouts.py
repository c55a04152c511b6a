"""Flyer and poster say what somebody who reads them today can do."""

from dataclasses import replace
from datetime import date

import pytest

from mentorbook.site.addresses import Here
from mentorbook.site.handout_parts import flyer, poster
from tests.site.portals import DOCUMENTS, HERE, HOSTILE, portal_of, program_with

HOME = Here("coordinators/print/flyer/", DOCUMENTS, site="https://northwind.example/mentoring/")


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2026, 10, 1), "Apply from October 19, 2026 on"),
        (date(2026, 10, 19), "Apply by November 20, 2026"),
        (date(2026, 11, 20), "Apply by November 20, 2026"),
        (date(2026, 11, 21), "Ask us about the next round"),
    ],
)
def test_the_call_follows_the_dates(today: date, said: str) -> None:
    portal = portal_of(program_with("Plain words"), today)
    assert said in flyer(portal, HOME, "Come")
    assert said in poster(portal, HOME, "Come")


def test_the_address_is_there_to_scan_to_type_and_to_write_to() -> None:
    made = flyer(portal_of(program_with("Plain words")), HOME, "Come")
    assert "<svg" in made
    assert ">northwind.example/mentoring</a>" in made
    assert "mailto:mentoring@northwind.example" in made
    assert "\n" not in made


def test_without_an_address_there_is_no_code() -> None:
    made = poster(portal_of(program_with("Plain words")), HERE, "Come")
    assert "<svg" not in made
    assert "mailto:mentoring@northwind.example" in made


def test_without_cohorts_and_charter_words_it_still_stands() -> None:
    program = program_with("Plain words")
    assert program.charter
    bare = replace(
        program, cohorts={}, charter=program.charter.model_copy(update={"sponsor": None, "purpose": None})
    )
    assert "Come" in flyer(portal_of(bare), HERE, "Come")
    assert "Come" in poster(portal_of(bare), HERE, "Come")


def test_words_of_people_stay_text() -> None:
    portal = portal_of(program_with(HOSTILE))
    assert "<script>" not in flyer(portal, HOME, HOSTILE) + poster(portal, HOME, HOSTILE)
