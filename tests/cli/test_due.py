"""`due` on the sample program: forms, codes, and what it refuses."""

import csv
import io
import json

import pytest

from tests.cli.running import run
from tests.conftest import ROOT

DAY = ("--on", "2026-01-15")


def test_json_csv_and_lines_tell_the_same() -> None:
    data = json.loads(run("due", *DAY, "--format", "json", cwd=ROOT).out)
    table = list(csv.DictReader(io.StringIO(run("due", *DAY, "--format", "csv", cwd=ROOT).out)))
    lines = run("due", *DAY, cwd=ROOT).out
    assert data["late"] + data["next"] == len(data["duties"]) == len(table)
    assert f"{data['late']} late, {data['next']} in the next 14 days." in lines
    assert all(one["who"] in lines and one["what"] in lines for one in data["duties"])


def test_codes_name_nobody() -> None:
    coded, named = (run("due", *DAY, "--days", "60", *more, cwd=ROOT).out for more in (["--codes"], []))
    people = [path.stem for path in (ROOT / "program" / "people").iterdir()]
    assert [who for who in people if who in named]
    assert [who for who in people if who in coded] == []
    assert len(coded.splitlines()) == len(named.splitlines())


def test_one_cohort_leaves_the_others_and_the_program_out() -> None:
    data = json.loads(run("due", "2027-spring", "--on", "2027-01-02", "--format", "json", cwd=ROOT).out)
    assert {one["cohort"] for one in data["duties"]} == {"2027-spring"}


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("2027-sprin",), 3, "did you mean '2027-spring'?"),
        (("--on", "yesterday"), 2, "'yesterday' is not a date such as 2027-01-11"),
        (("--days", "-1"), 2, "--days"),
    ],
)
def test_wrong_input_is_answered(arguments: tuple[str, ...], code: int, said: str) -> None:
    done = run("due", *arguments, cwd=ROOT)
    assert (done.code, said in done.err) == (code, True), done.err
