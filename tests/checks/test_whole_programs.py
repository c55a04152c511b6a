"""Whole programs, found by themselves: those in tests/data/valid are free of errors, each one in tests/data/invalid,
laid over tests/data/base, breaks the rule that its folder is named after."""

import json
from datetime import date
from pathlib import Path

import pytest

from mentorbook.checks.engine import check
from mentorbook.checks.rule import RULES
from mentorbook.source.layout import KINDS, kind_of
from mentorbook.source.program import read_program
from mentorbook.source.schema import schemas
from tests.conftest import ROOT
from tests.source.folders import BASE, laid

DATA = ROOT / "tests" / "data"
TODAY = date(2026, 11, 27)
VALID = sorted(path for path in (DATA / "valid").iterdir() if path.is_dir())
INVALID = sorted(path for path in (DATA / "invalid").iterdir() if path.is_dir())


def test_programs_are_found() -> None:
    assert {path.name for path in VALID} >= {"contract", "minimal", "group-cohort"}
    assert len(INVALID) >= 15


@pytest.mark.parametrize("program", [*VALID, BASE, ROOT / "program"], ids=lambda path: path.name)
def test_a_valid_program_has_no_errors(program: Path) -> None:
    reading = read_program(program, ROOT / "docs" if program.parent == ROOT else None)
    errors = [found.as_data() for found in check(reading, TODAY) if found.rule.severity == "error"]
    assert errors == []


@pytest.mark.parametrize("folder", INVALID, ids=lambda path: path.name)
def test_an_invalid_program_breaks_the_rule_it_is_named_after(folder: Path, tmp_path: Path) -> None:
    code = folder.name.partition("-")[0]
    assert code in RULES.by_code
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }
    program = laid(tmp_path, files)
    (tmp_path / "docs").mkdir(exist_ok=True)
    findings = check(read_program(program, tmp_path / "docs"), TODAY)
    changed = {path if path.startswith("docs/") else f"program/{path}" for path in files}
    assert {found.rule.code for found in findings if found.file in changed} == {code}


def test_the_contract_has_every_kind_of_record() -> None:
    contract = DATA / "valid" / "contract"
    paths = [path.relative_to(contract).as_posix() for path in contract.rglob("*.yml")]
    kinds = {placed[0].name for path in paths if (placed := kind_of(path))}
    assert kinds == set(KINDS)


def test_every_example_of_a_field_follows_its_own_schema() -> None:
    """The examples are shown to editors and in the reference; a wrong one would be copied."""
    for name, schema in schemas().items():
        for field, content in schema.get("properties", {}).items():
            for example in content.get("examples", ()):
                choices = content.get("enum")
                assert choices is None or example in choices, f"{name}.{field}"
                assert json.dumps(example)
