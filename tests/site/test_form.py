"""The application form of every kind of program: each answer has a field that an import fills."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from mentorbook.importing.fields import targets
from mentorbook.privacy.public import public_view
from mentorbook.scaffolding.preset import PRESETS
from mentorbook.site.addresses import Here
from mentorbook.site.form_asks import Ask, asks_about_you, asks_of_program
from mentorbook.site.form_parts import application_form
from mentorbook.site.portal import read_portal
from mentorbook.source.program import read_program
from tests.cli.running import run
from tests.conftest import ROOT

TODAY = date(2026, 11, 22)


def program_of(preset: str, folder: Path) -> Path:
    made = run("new", "program", "--preset", preset, "--today", str(TODAY), cwd=folder)
    assert made.code == 0, made.err
    more = run("new", "cohort", "2027-fall", "--starts", "2027-09-06", "--today", str(TODAY), cwd=folder)
    assert more.code == 0, more.err
    return folder / "program"


@pytest.mark.parametrize("preset", PRESETS)
def test_each_answer_fills_a_field(preset: str, tmp_path: Path) -> None:
    program = read_program(program_of(preset, tmp_path)).program
    view = public_view(program, TODAY)
    asks: list[Ask] = [*asks_about_you(view), *asks_of_program(view)]
    assert [ask.field for ask in asks if ask.field not in targets(program)] == []
    assert len({ask.id for ask in asks}) == len(asks)
    wanted = {ask.field for ask in asks if ask.wanted}
    assert {"goals", "seeks", "offers", "availability"} <= wanted


def page_on(day: date) -> str:
    portal = read_portal(ROOT / "program", ROOT / "docs", day)
    return str(application_form(portal, Here("tools/application-form/", portal.documents)))


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 9, 1), "applications open on"),
        (date(2026, 10, 20), "applications are open until"),
        (date(2026, 11, 27), "applications closed on"),
    ],
)
def test_the_form_says_where_applications_stand(day: date, said: str) -> None:
    assert said in re.sub(r"<[^>]+>", "", page_on(day))


def test_without_a_cohort_to_apply_for_there_is_no_form() -> None:
    portal = read_portal(ROOT / "program", ROOT / "docs", TODAY)
    closed = {name: replace(one, status="closed") for name, one in portal.view.cohorts.items()}
    shut = replace(portal, view=replace(portal.view, cohorts=closed))
    assert "<form" not in str(application_form(shut, Here("tools/application-form/", portal.documents)))


def test_a_repository_on_github_can_be_proposed_to() -> None:
    portal = read_portal(ROOT / "program", ROOT / "docs", TODAY)
    here = Here("tools/application-form/", portal.documents, repository="https://github.com/org/program")
    assert 'data-new-file="https://github.com/org/program"' in str(application_form(portal, here))
