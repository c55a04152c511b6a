"""The data reference has a whole file of each kind to copy: each can be read, and together they are a sound program."""

from datetime import date
from pathlib import Path

import pytest

from mentorbook.checks.engine import check
from mentorbook.cli.reference_examples import EXAMPLES, Example
from mentorbook.source.layout import KINDS, PAGE, kind_of
from mentorbook.source.program import read_program
from mentorbook.source.records import read_record
from mentorbook.source.strict_yaml import parse
from tests.source.folders import laid

TODAY = date(2026, 11, 22)
OTHERS = "name: {name}\nlanguages: [en]\ntime_zone: Africa/Lagos\n"


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.path)
def test_an_example_can_be_read(example: Example) -> None:
    data = parse(example.text.removeprefix("---\n").partition("---\n")[0])
    record, problems = read_record(example.kind.model, data, example.path)
    assert problems == []
    assert record is not None


@pytest.mark.parametrize(
    "example", [one for one in EXAMPLES if one.kind is not PAGE], ids=lambda one: one.path
)
def test_an_example_says_where_it_lies(example: Example) -> None:
    assert kind_of(example.path.removeprefix("program/")) == (example.kind, example.ids)


def test_every_kind_has_an_example() -> None:
    assert {example.kind.name for example in EXAMPLES} == {*KINDS, PAGE.name}


def test_copied_together_they_are_a_program_without_errors(tmp_path: Path) -> None:
    files = {example.path.removeprefix("program/"): example.text for example in EXAMPLES}
    others = {
        f"people/{who}.yml": OTHERS.format(name=who.title()) for who in ("bo-larsen", "kai-ito", "li-wei")
    }
    program = laid(tmp_path, {**files, **others}, base=None)
    findings = check(read_program(program, tmp_path / "docs"), TODAY)
    assert [found.as_data() for found in findings if found.rule.severity == "error"] == []
