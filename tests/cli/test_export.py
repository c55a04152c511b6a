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
