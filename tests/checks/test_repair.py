"""Safe repairs: one line changes, comments stay, and the second run finds nothing to repair."""

from datetime import date
from pathlib import Path

import pytest

from mentorbook.checks.engine import check
from mentorbook.checks.finding import Finding
from mentorbook.checks.repair import repairable, repaired
from mentorbook.checks.rule import RULES, Replacement
from mentorbook.source.problem import Place
from mentorbook.source.program import read_program
from tests.source.folders import laid

PERSON = "people/kai-ito.yml"
HEAD = "# Who.\nname: Kai Ito\n"


def once(folder: Path, file: str, text: str) -> str:
    """The text after one round of repairs."""
    path = folder / file if file.startswith("docs/") else laid(folder, {}) / file
    laid(folder, {file: text})
    reading = read_program(folder / "program", folder / "docs" if file.startswith("docs/") else None)
    by_file = repairable(check(reading, date(2026, 11, 22)))
    for name, findings in by_file.items():
        path.write_text(repaired(reading.sources[name].text, findings), encoding="utf-8", newline="")
    return path.read_bytes().decode("utf-8")


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("stage: 7  # as HR counts", 'stage: "7"  # as HR counts'),
        ("stage: 0x1F", 'stage: "0x1F"'),
        ("stage: 1.10", 'stage: "1.10"'),
        ("stage: +7", 'stage: "+7"'),
        ("stage: 1e3", 'stage: "1e3"'),
        ("languages: [en, 3, de]  # spoken", 'languages: [en, "3", de]  # spoken'),
        ("languages: [1, 2]", 'languages: ["1", "2"]'),
        ("private: {email: 7, manager: null}", 'private: {email: "7", manager: null}'),
        ("team: no", 'team: "no"'),
        ("team:   off   # whatever", 'team:   "off"   # whatever'),
        ("team: 010", 'team: "010"'),
        ("headline: 10:30", 'headline: "10:30"'),
        ("headline: 👩🏽‍🔧\nteam: 7", 'headline: 👩🏽‍🔧\nteam: "7"'),
        ("links: [é, 7]", 'links: [é, "7"]'),
    ],
)
def test_one_place_changes_and_the_rest_stays(broken: str, whole: str, tmp_path: Path) -> None:
    assert once(tmp_path, PERSON, f"{HEAD}{broken}\n") == f"{HEAD}{whole}\n"
    assert once(tmp_path, PERSON, f"{HEAD}{whole}\n") == f"{HEAD}{whole}\n"


def test_windows_line_ends_stay(tmp_path: Path) -> None:
    assert once(tmp_path, PERSON, "name: Kai\r\nteam: 7\r\n") == 'name: Kai\r\nteam: "7"\r\n'


def test_front_matter_is_repaired_in_its_page(tmp_path: Path) -> None:
    page = "---\ntitle: 7\nsummary: B\nfor: [mentor]\nkind: guide\nowner: no\n---\n\ntitle: 7\nowner: no\n"
    fixed = page.replace("title: 7", 'title: "7"', 1).replace("owner: no", 'owner: "no"', 1)
    assert once(tmp_path, "docs/library/guides/a.md", page) == fixed


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}timezone: Europe/Lisbon\n",
        f"{HEAD}stage: true\n",
        f"{HEAD}languages: en\n",
        f"{HEAD}retain_until: 31.12.2027\n",
        f"{HEAD}nmae: [\n",
        f"{HEAD}years_here: four\n",
    ],
)
def test_what_may_change_a_meaning_is_not_repaired(text: str, tmp_path: Path) -> None:
    assert once(tmp_path, PERSON, text) == text


def test_a_value_over_several_lines_is_not_repaired() -> None:
    found = Finding(RULES.by_code["MB012"], "f.yml", Place(1, 4), "m", replacement=Replacement("x", True))
    assert repairable([found]) == {}


def test_two_findings_at_one_place_are_one_repair() -> None:
    found = Finding(
        RULES.by_code["MB012"], "f.yml", Place(1, 4, 5), "m", replacement=Replacement('"{}"', True)
    )
    assert repaired("a: 7\n", [found, found]) == 'a: "7"\n'
