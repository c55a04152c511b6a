"""Which file holds which record."""

import re

import pytest

from mentorbook.checks.rule import RULES
from mentorbook.source.layout import KINDS, PAGE, Kind, kind_of, where_it_belongs
from mentorbook.source.schema import schemas
from tests.conftest import ROOT


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_the_path_of_a_record_leads_back_to_its_kind_and_ids(kind: Kind) -> None:
    ids = tuple(f"id-{number}" for number, _ in enumerate(kind.keys()))
    assert kind_of(kind.file(*ids)) == (kind, ids)


@pytest.mark.parametrize(
    "path",
    [
        "people",
        "people/kai.yaml",
        "people/kai.yml.bak",
        "people/more/kai.yml",
        "Program.yml",
        "programXyml",
        "cohorts/cohort.yml",
        "cohorts/spring/Cohort.yml",
        "cohorts/spring/applications/x/y.yml",
        "cohorts/spring/responses/token.yml",
        "",
        "/",
    ],
)
def test_other_paths_hold_no_record(path: str) -> None:
    assert kind_of(path) is None


@pytest.mark.parametrize(
    ("path", "word"),
    [
        ("people/kai.yaml", "end in .yml"),
        ("programm.yml", "did you mean 'program.yml'?"),
        ("question.yml", "did you mean 'questions.yml'?"),
        ("notes/2026.txt", "data reference"),
    ],
)
def test_a_homeless_file_is_told_where_it_may_belong(path: str, word: str) -> None:
    assert word in where_it_belongs(path)


def test_every_kind_has_its_own_path_and_schema() -> None:
    kinds = [*KINDS.values(), PAGE]
    assert len({kind.path for kind in kinds}) == len(kinds)
    assert set(schemas()) == {kind.name for kind in kinds}


def test_every_rule_that_reading_applies_is_registered() -> None:
    """A name misspelled here would be a crash on the day that somebody breaks the rule."""
    named: set[str] = set()
    for file in (ROOT / "scripts" / "mentorbook" / "source").glob("*.py"):
        text = file.read_text(encoding="utf-8")
        named |= set(re.findall(r'(?:SourceError\(\s*|rule=)"([a-z0-9-]+)"', text))
        named |= (
            set(re.findall(r'^    "\w+": "([a-z-]+)",$', text, re.MULTILINE))
            if file.stem == "records"
            else set()
        )
    assert {"yaml-syntax", "duplicate-key", "symbolic-link", "impossible-date", "unknown-file"} <= named
    assert named <= set(RULES.by_name)
