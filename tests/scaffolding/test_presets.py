"""Presets: each is a program without an error, and one date makes a cohort in it."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorbook.checks.engine import check
from mentorbook.model.calendar import CohortCalendar
from mentorbook.scaffolding.dates import Dates
from mentorbook.scaffolding.preset import PRESETS, preset_files, what_it_is
from mentorbook.source.formatting import formatted
from mentorbook.source.layout import kind_of
from mentorbook.source.program import read_program
from tests.cli.running import run
from tests.conftest import ROOT

TODAY = date(2027, 3, 1)


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_with_a_cohort_has_no_error_and_no_warning(name: str, tmp_path: Path) -> None:
    """Remarks remain: that three months are fewer than guides advise is true, and meant."""
    made = run("new", "program", "--preset", name, "--out", "program", "--today", str(TODAY), cwd=tmp_path)
    more = run("new", "cohort", "2028-spring", "--starts", "2028-01-10", "--today", str(TODAY), cwd=tmp_path)
    assert (made.code, more.code) == (0, 0), made.err + more.err
    findings = check(read_program(tmp_path / "program"), TODAY)
    assert [str(finding) for finding in findings if finding.rule.severity != "info"] == []


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_knows_what_each_page_of_the_library_is_about(name: str, tmp_path: Path) -> None:
    run("new", "program", "--preset", name, "--out", "program", "--today", str(TODAY), cwd=tmp_path)
    findings = check(read_program(tmp_path / "program", ROOT / "docs"), TODAY)
    assert [str(finding) for finding in findings if finding.rule.code == "MB602"] == []


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_is_written_in_the_one_form(name: str) -> None:
    for path, text in preset_files(name, TODAY):
        kind = kind_of(path)
        assert kind is not None, path
        assert formatted(text, kind[0].model) == text
        assert text.startswith("# yaml-language-server: $schema=")


def test_presets_differ_in_more_than_their_name() -> None:
    charters = {dict(preset_files(name, TODAY))["program.yml"] for name in PRESETS}
    assert len(charters) == len(PRESETS)
    assert len({what_it_is(name) for name in PRESETS}) == len(PRESETS)


@given(
    starts=st.dates(date(2020, 1, 1), date(2090, 1, 1)),
    months=st.integers(2, 24),
    days=st.lists(st.integers(-30, 50), max_size=5),
)
def test_no_date_lies_on_a_weekend_or_outside(starts: date, months: int, days: list[int]) -> None:
    milestones = {f"m-{number}": day for number, day in enumerate(days)}
    dates = Dates(CohortCalendar(months=months, milestones=milestones), starts)
    plan = dates.plan("A", "one-on-one")
    made = [*plan["milestones"].values(), *plan["apply"].values(), dates.ends]
    assert all(day.weekday() < 5 for day in made)
    assert all(starts <= day <= dates.ends for day in plan["milestones"].values())
    assert timedelta(days=months * 28 - 4) <= dates.ends - starts <= timedelta(days=months * 31)
