"""Every hostile file in every place: each command ends in order, and each finding says where."""

import itertools
import json
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from mentorbook.checks.engine import check
from mentorbook.checks.finding import Finding
from mentorbook.checks.reporters import REPORTERS, Report
from mentorbook.cli.app import app
from mentorbook.errors import UserError
from mentorbook.source.program import read_program
from tests.hostile.files import ANYWHERE, RECORDS
from tests.source.folders import laid

TODAY = date(2026, 11, 22)
PAGE = "docs/library/guides/listening.md"
PLACES = (
    "people/kai-ito.yml",
    "program.yml",
    "vocabulary.yml",
    "matching.yml",
    "questions.yml",
    "surveys/pulse.yml",
    "cohorts/spring/cohort.yml",
    "cohorts/spring/constraints.yml",
    "cohorts/spring/roster.yml",
    "cohorts/spring/applications/kai-ito.yml",
    "cohorts/spring/pairs/ana-sousa--kai-ito.yml",
    "cohorts/spring/events/kick-off.yml",
    PAGE,
)
COMMANDS = (
    ("match", "spring", "--dry-run"),
    ("match", "spring", "--format", "json", "--dry-run"),
    ("why", "spring", "kai-ito"),
    ("why", "spring", "ana-sousa", "kai-ito"),
    ("fmt", "--check"),
    ("check", "--format", "json", "--today", "2026-11-22"),
)


def as_page(block: bytes) -> bytes:
    return b"---\n" + block + b"\n---\n\nText.\n"


def findings_with(folder: Path, path: str, content: bytes) -> list[Finding]:
    """Check the small program with one file replaced, print it in every format, and return the findings."""
    program = laid(folder, {path: as_page(content) if path == PAGE else content})
    reading = read_program(program, folder / "docs" if path == PAGE else None)
    findings = check(reading, TODAY)
    report = Report(tuple(findings), len(reading.entries), reading.sources)
    for name, reporter in REPORTERS.items():
        shown = reporter(report)
        assert shown.replace("\n", "").isprintable(), name
    return findings


def assert_in_order(findings: list[Finding]) -> None:
    for finding in findings:
        assert finding.place.line >= 1
        assert finding.place.column >= 1
        assert finding.message
    assert findings == sorted(findings, key=lambda finding: finding.sort_key)


def test_there_are_enough_of_them() -> None:
    assert len(ANYWHERE) >= 150
    assert len(RECORDS) >= 100


NAMES = list(ANYWHERE)


@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_file_is_checked(name: str, tmp_path: Path) -> None:
    for place in (PLACES[0], PAGE, PLACES[NAMES.index(name) % len(PLACES)]):
        assert_in_order(findings_with(tmp_path / place.replace("/", "-"), place, ANYWHERE[name]))


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_file_is_checked_wherever_it_lies(name: str, tmp_path: Path) -> None:
    for place in PLACES:
        assert_in_order(findings_with(tmp_path / place.replace("/", "-"), place, ANYWHERE[name]))


@pytest.mark.parametrize(("name", "path", "content"), RECORDS, ids=[name for name, _, _ in RECORDS])
def test_a_senseless_record_is_checked(name: str, path: str, content: bytes, tmp_path: Path) -> None:
    assert name
    assert_in_order(findings_with(tmp_path, path, content))


def run(program: Path, command: tuple[str, ...]) -> str:
    """Run a command in this process; return what it printed. Whatever it refuses, it refuses in order."""
    result = CliRunner().invoke(app, [*command, "--program", str(program)])
    if result.exception and not isinstance(result.exception, SystemExit | UserError):
        raise result.exception
    assert result.exit_code in (0, 1), result.output
    return result.stdout


CASES = [
    *(
        (name, PLACES[index % (len(PLACES) - 1)], content)
        for index, (name, content) in enumerate(ANYWHERE.items())
    ),
    *RECORDS,
]


@pytest.mark.parametrize("index", range(len(CASES)), ids=[name for name, _, _ in CASES])
def test_another_command_ends_in_order_as_well(index: int, tmp_path: Path) -> None:
    _, path, content = CASES[index]
    command = COMMANDS[index % len(COMMANDS)]
    shown = run(laid(tmp_path, {path: content}), command)
    if "json" in command and shown:
        json.loads(shown)


@pytest.mark.slow
@pytest.mark.parametrize(("name", "content"), ANYWHERE.items(), ids=list(ANYWHERE))
def test_every_command_in_every_place(name: str, content: bytes, tmp_path: Path) -> None:
    assert name
    for place, command in itertools.product(PLACES[:-1], COMMANDS):
        program = laid(tmp_path / place.replace("/", "-"), {place: content})
        run(program, command)
