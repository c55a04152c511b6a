"""What README, handbook and workflows say is there, is there."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from mentorbook.checks.rule import RULES
from mentorbook.cli.app import COMMANDS, command
from mentorbook.cli.reference_pages import pages
from mentorbook.source.layout import KINDS
from tests.conftest import ROOT

WRITTEN = [
    *ROOT.glob("*.md"),
    *(page for page in (ROOT / "docs").rglob("*.md") if "decisions" not in page.parts),
    *(ROOT / ".github").rglob("*.yml"),
]
NAMED_COMMAND = re.compile(
    r"(?:`|\$ |bin/|^)mentorbook (?P<name>[a-z][a-z-]*)(?P<rest>[^`\n]*)", re.MULTILINE
)
NAMED_TARGET = re.compile(r"(?:`|\$ |run: )make (?P<name>[a-z-]+)")
NAMED_RULE = re.compile(r"\bMB\d{3}\b")
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]+")


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def named_commands() -> Iterator[tuple[str, str, str]]:
    for path in WRITTEN:
        for found in NAMED_COMMAND.finditer(text_of(path)):
            yield str(path.relative_to(ROOT)), found["name"], found["rest"]


def options_of(name: str) -> set[str]:
    return {"--help", *(option for parameter in command(name).params for option in parameter.opts)}


def test_every_command_that_is_named_exists_with_its_options() -> None:
    wrong = [
        (where, name, rest)
        for where, name, rest in named_commands()
        if name not in COMMANDS or not set(OPTION.findall(rest)) <= options_of(name)
    ]
    assert wrong == []


def test_every_make_target_that_is_named_exists() -> None:
    listed = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    targets = set(re.findall(r"^  ([a-z-]+)", listed, re.MULTILINE))
    named = {(path.name, name) for path in WRITTEN for name in NAMED_TARGET.findall(text_of(path))}
    assert {(where, name) for where, name in named if name not in targets} == set()


def test_every_rule_that_is_named_exists() -> None:
    by_people = [path for path in WRITTEN if "reference" not in path.parts]
    named = {(path.name, code) for path in by_people for code in NAMED_RULE.findall(text_of(path))}
    assert {(where, code) for where, code in named if code not in RULES.by_code} == set()


def test_the_readme_counts_right() -> None:
    readme = text_of(ROOT / "README.md")
    people = len(list((ROOT / "program" / "people").glob("*.yml")))
    assert f"{len(list(RULES))} rules read" in readme
    assert f"{people} people in a fictional company" in readme


@pytest.mark.parametrize("name", sorted(pages()))
def test_a_reference_page_is_what_the_code_says(name: str) -> None:
    committed = text_of(ROOT / "docs" / "coordinators" / "reference" / name)
    assert committed == pages()[name], "run `mentorbook reference`"


def test_every_kind_and_rule_has_its_section() -> None:
    written = pages()
    assert all(f"{{ #{kind} }}" in written["data.md"] for kind in KINDS)
    checks = "".join(text for name, text in written.items() if name.startswith("checks/"))
    assert all(f"{{ #{rule.code.lower()} }}" in checks for rule in RULES)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_how_it_is_used(name: str) -> None:
    described = command(name)
    assert described.help
    assert f"mentorbook {name}" in described.help, "an example"
    assert all(parameter.help for parameter in described.params)
