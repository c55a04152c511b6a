"""`export`: where files go, that they stay the same, and what is refused."""

from pathlib import Path

import pytest

from tests.cli.running import run
from tests.conftest import ROOT

COHORT = "2027-spring"


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    first = run("export", COHORT, "calendar", "--out", tmp_path, cwd=ROOT)
    again = run("export", COHORT, "calendar", "--out", tmp_path, "--today", "2028-01-01", cwd=ROOT)
    assert (first.code, "28 files written, 0 unchanged" in first.err) == (0, True), first.err
    assert "0 files written, 28 unchanged" in again.err


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("2027-sprin", "calendar"), 3, "did you mean '2027-spring'?"),
        (("all", "calendar"), 3, "files are written for one cohort"),
        ((COHORT, "calendars"), 2, "'calendars' is not one of"),
        ((COHORT, "calendar", "--out", "docs/calendars"), 3, "would be published"),
        ((COHORT, "calendar", "--out", "site"), 3, "would be published"),
    ],
)
def test_wrong_input_is_answered(arguments: tuple[str, ...], code: int, said: str) -> None:
    done = run("export", *arguments, cwd=ROOT)
    assert (done.code, said in done.err) == (code, True), done.err


def test_drafts_are_written_for_all_that_is_due(tmp_path: Path) -> None:
    asked = ("--due", "--today", "2026-01-15", "--set", "coordinator_name=Rosa Lind", "--out", tmp_path)
    done = run("export", "2025-autumn", "messages", *asked, cwd=ROOT)
    files = sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.eml"))
    assert (done.code, len(files)) == (0, 17), done.err
    assert "messages/stuck-21-days/tunde-bakare--in-yaw-mensah--tunde-bakare.eml" in files


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "no message is named"),
        (("--message", "match-to-mente"), "did you mean 'match-to-mentee'?"),
        (("--message", "using-the-messages"), "holds no message"),
        (("--message", "waitlisted", "--to", "kai-ita"), "did you mean 'kai-ito'?"),
        (("--message", "waitlisted", "--set", "coordinator_nam=R"), "did you mean 'coordinator_name'?"),
        (("--message", "waitlisted", "--set", "R"), "--set takes FIELD=VALUE"),
        (("--message", "waitlisted"), "waitlisted.md:28: {coordinator_name} says nothing for vikram-shetty"),
        (("--message", "personal-ask"), "has nobody whom personal-ask is for"),
    ],
)
def test_a_message_that_cannot_be_written_is_answered(
    arguments: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    done = run("export", COHORT, "messages", *arguments, "--out", tmp_path, cwd=ROOT)
    assert (done.code, said in done.err) == (3, True), done.err
    assert list(tmp_path.iterdir()) == []
