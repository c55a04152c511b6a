"""Every rule is what its documentation says: its bad example raises it and nothing else, its good one nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mentorbook.checks.docs import rule_page
from mentorbook.checks.rule import FAMILIES, RULES, Registry, Rule
from tests.checks.laid_over import LaidOver

# These are about bytes and the file system, which no example on a page can show: see test_reading_rules.py.
ABOUT_BYTES = {
    "not-utf8",
    "file-unreadable",
    "file-too-large",
    "symbolic-link",
    "windows-line-ends",
    "missing-file",
}

every_rule = pytest.mark.parametrize("rule", list(RULES), ids=lambda rule: f"{rule.code}-{rule.name}")


@pytest.fixture
def program(tmp_path: Path) -> LaidOver:
    return LaidOver(tmp_path)


def test_the_base_program_has_no_findings(program: LaidOver) -> None:
    assert program.findings() == []


@every_rule
def test_the_bad_example_raises_this_rule_and_no_other(rule: Rule, program: LaidOver) -> None:
    program.write(rule_page(rule).bad)
    assert {finding.rule.code for finding in program.findings()} == (
        {rule.code} if _has_examples(rule) else set()
    )


@every_rule
def test_the_good_example_raises_nothing(rule: Rule, program: LaidOver) -> None:
    program.write(rule_page(rule).good)
    assert [(finding.rule.code, finding.message) for finding in program.findings()] == []


@every_rule
def test_findings_point_into_their_file_and_say_what_to_do(rule: Rule, program: LaidOver) -> None:
    program.write(rule_page(rule).bad)
    for finding in program.findings():
        lines = (program.folder / finding.file).read_text().split("\n")
        assert 1 <= finding.place.line <= len(lines)
        assert 1 <= finding.place.column <= len(lines[finding.place.line - 1]) + 1
        assert finding.message
        assert not finding.message.endswith(".")
        assert "\n" not in finding.message + finding.hint


@every_rule
def test_findings_never_print_an_address(rule: Rule, program: LaidOver) -> None:
    program.write(rule_page(rule).bad)
    addresses = {
        address
        for file in (program.folder / "program").rglob("*.yml")
        for address in re.findall(r"[\w.+-]+@[\w.-]+", file.read_text())
    }
    printed = " ".join(f"{finding.message} {finding.hint}" for finding in program.findings())
    assert addresses
    assert not [address for address in addresses if address in printed]


@every_rule
def test_the_documentation_is_whole(rule: Rule) -> None:
    page = rule_page(rule)
    assert page.summary.endswith(".")
    assert page.prose.startswith("Why: ")
    assert len(page.prose) > len("Why: because.")
    assert bool(page.bad) == bool(page.good) == _has_examples(rule)
    assert page.bad != page.good or not page.bad


@every_rule
def test_code_and_name_have_their_form(rule: Rule) -> None:
    assert re.fullmatch(r"MB\d{3}", rule.code)
    assert rule.code[:3] in FAMILIES
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)
    assert RULES.find(rule.code.lower()) is RULES.find(rule.name.upper()) is rule


def test_rules_come_in_the_order_of_their_codes() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))


@pytest.mark.parametrize(("code", "name"), [("MB001", "another-name"), ("MB099", "yaml-syntax")])
def test_a_code_or_a_name_is_given_once(code: str, name: str) -> None:
    registry = Registry()
    registry.add(Rule("MB001", "yaml-syntax", "error", "", None, "A rule."))
    with pytest.raises(ValueError, match="registered twice"):
        registry.add(Rule(code, name, "error", "", None, "Another rule."))


def _has_examples(rule: Rule) -> bool:
    return rule.name not in ABOUT_BYTES
