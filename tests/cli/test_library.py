"""`library`, on the sample program."""

import json

from tests.cli.running import run
from tests.conftest import ROOT


def test_the_library_is_as_easy_to_read_as_we_say() -> None:
    data = json.loads(run("library", "--format", "json", "--today", "2026-11-27", cwd=ROOT).out)
    grades = [page["grade"] for page in data["pages"] if page["grade"] is not None]
    assert len(grades) > 100
    assert max(grades) <= 9
    assert sum(data["spread"].values()) == len(grades)


def test_lines_name_the_hardest_and_what_is_due() -> None:
    lines = run("library", "--hardest", "2", "--today", "2027-11-20", cwd=ROOT).out.splitlines()
    hardest = lines[lines.index("Hardest") + 1 :][:3]
    assert [line.split()[-1].startswith("library/") for line in hardest[:2]] == [True, True]
    assert hardest[2] == ""
    assert "To be read again by 2028-01-19" in lines
