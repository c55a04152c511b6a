"""`export`: where files go, that they stay the same, and what is refused."""

import quopri
import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from tests.cli.running import run
from tests.conftest import ROOT

COHORT = "2027-spring"
EVENTS = ROOT / "program/cohorts/2025-autumn/events"


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
        ((COHORT, "calendar", "--due"), 2, "are for messages"),
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


def test_what_is_due_of_a_whole_cohort_goes_to_all_whom_it_concerns(tmp_path: Path) -> None:
    asked = ("--due", "--days", "7", "--today", "2026-12-25", "--set", "coordinator_name=Rosa Lind")
    done = run("export", COHORT, "messages", *asked, "--out", tmp_path, cwd=ROOT)
    counts = Counter(path.parent.name for path in tmp_path.rglob("*.eml"))
    assert done.code == 0, done.err
    assert {name: counts[name] for name in ("match-to-mentor", "match-to-mentee")} == {
        "match-to-mentor": 26,
        "match-to-mentee": 26,
    }
    letter = tmp_path / "messages/orientation-invitation/adaeze-nnamdi--of-orientation.eml"
    assert "January 13, 2027" in quopri.decodestring(letter.read_bytes()).decode()


def test_an_invitation_is_to_the_event_it_is_about(tmp_path: Path) -> None:
    """Two weeks before the workshop of February 4 another one, of January 21, is nearer."""
    asked = ("--due", "--days", "7", "--today", "2026-01-15", "--set", "coordinator_name=Rosa Lind")
    run("export", "2025-autumn", "messages", *asked, "--to", "bo-larsen", "--out", tmp_path, cwd=ROOT)
    letters = sorted((tmp_path / "messages/event-invitation").glob("*.eml"))
    told = {path.stem: quopri.decodestring(path.read_bytes()).decode() for path in letters}
    events = {path.stem: path.read_text("utf-8") for path in EVENTS.glob("*.yml")}
    assert told
    for name, text in told.items():
        assert re.findall(r"^title: (.*)$", events[name.partition("--of-")[2]], re.MULTILINE)[0] in text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "no message is named"),
        (("--due", "--message", "waitlisted"), "are asked for"),
        (("--due", "--to", "kai-ita"), "did you mean 'kai-ito'?"),
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


def test_an_event_invites_those_it_is_for(tmp_path: Path) -> None:
    """The goals workshop is for mentees, and who mentors only is not written to."""
    asked = (
        "--due",
        "--days",
        "5",
        "--today",
        "2027-01-25",
        "--set",
        "coordinator_name=R",
        "--out",
        tmp_path,
    )
    assert run("export", COHORT, "messages", *asked, cwd=ROOT).code == 0
    names = {path.name.split("--of-")[0] for path in tmp_path.rglob("*--of-goals-workshop.eml")}
    assert "keith-penney" in names
    assert "arjun-menon" not in names


def test_an_error_in_the_middle_leaves_no_file(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "program", tmp_path / "program")
    shutil.copytree(ROOT / "docs" / "library", tmp_path / "docs" / "library")
    (tmp_path / "docs" / "library" / "messages" / "stuck-21-days.md").unlink()
    asked = ("--due", "--today", "2026-01-15", "--set", "coordinator_name=R", "--out", tmp_path / "out")
    done = run("export", "2025-autumn", "messages", *asked, cwd=tmp_path)
    assert (done.code, "there is no message 'stuck-21-days'" in done.err) == (3, True), done.err
    assert not (tmp_path / "out").exists()
