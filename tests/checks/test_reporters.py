"""Reporters: one program with a finding of each severity, in every format; and text that must not act."""

import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from mentorbook.checks.engine import check
from mentorbook.checks.finding import Finding, reaches
from mentorbook.checks.reporters import REPORTERS, Report
from mentorbook.checks.rule import RULES
from mentorbook.source.problem import Place
from mentorbook.source.program import Source, read_program
from tests.source.folders import laid

CODES = {"MB001", "MB010", "MB011", "MB012", "MB013", "MB018", "MB019", "MB903"}
INVALID = {
    "people/kai-ito.yml": "timezone: Europe/Lisbon\nstage: 3\nprivate: {email: 7}\n",
    "people/zoë.yaml": "name: Zoë\n",
    "people/lea-brandt.yml": "name: Lea Brandt\nheadline: Data: pipelines\n",
    "cohorts/spring/applications/kai-ito.yml": "as: [mentr]\nanswers:\n  travel: no\n",
    "cohorts/spring/applications/ana-sousa.yml": (
        "as: [mentor]\nstatus: accepted  # mentorbook: ignore[MB013] not needed any more\n"
        "goals: >-\n  "
        + "A long line that is cut around the place. " * 8
        + "\nstyle: {structure: 4, pace: lots}\n"
    ),
}


@pytest.fixture
def report(tmp_path: Path) -> Report:
    """The findings about form only, so that a new rule about mentoring changes no snapshot."""
    reading = read_program(laid(tmp_path, INVALID))
    findings = [found for found in check(reading, date(2026, 11, 22)) if found.rule.code in CODES]
    return Report(tuple(findings), len(reading.entries), reading.sources)


def finding(**changes: object) -> Finding:
    base = Finding(RULES.by_code["MB013"], "program/people/kai.yml", Place(3, 5, 9), "a message", "a hint")
    return replace(base, **changes)  # type: ignore[arg-type]  # the names of its fields, in this file only


def shown(name: str, *findings: Finding) -> str:
    return REPORTERS[name](Report(findings, 1))


def test_the_program_has_a_finding_of_each_severity(report: Report) -> None:
    assert {found.rule.severity for found in report.findings} == {"error", "warning", "info"}


@pytest.mark.parametrize("name", REPORTERS)
def test_the_format(name: str, report: Report, snapshot: SnapshotAssertion) -> None:
    assert REPORTERS[name](report) == snapshot


@pytest.mark.parametrize("name", REPORTERS)
def test_nothing_to_report(name: str, snapshot: SnapshotAssertion) -> None:
    assert REPORTERS[name](Report((), 14)) == snapshot


@pytest.mark.parametrize("name", REPORTERS)
def test_a_report_ends_with_one_line_end(name: str, report: Report) -> None:
    for text in (REPORTERS[name](report), REPORTERS[name](Report((), 14))):
        assert text.endswith("\n")
        assert not text.endswith("\n\n")


# Text for people.


def test_carets_stand_under_the_place() -> None:
    source = Source("program/people/kai.yml", Path(), "a\nb\nkey: value\n", "")
    report = Report((finding(place=Place(3, 6, 11)),), 1, {source.file: source})
    excerpt = REPORTERS["text"](report).split("\n")[1:3]
    assert excerpt == ["    3 | key: value", "      |      ^^^^^"]


@pytest.mark.parametrize("column", [1, 50, 200, 390])
def test_a_long_line_is_cut_around_its_place(column: int) -> None:
    line = "".join(chr(97 + index % 26) for index in range(400))
    source = Source("program/people/kai.yml", Path(), line, "")
    report = Report((finding(place=Place(1, column, column + 4)),), 1, {source.file: source})
    text, carets = REPORTERS["text"](report).split("\n")[1:3]
    assert len(text) <= 120
    start = carets.index("^")
    assert text[start : start + carets.count("^")] == line[column - 1 : column + 3]


def test_a_finding_about_privacy_shows_no_line() -> None:
    source = Source("program/people/kai.yml", Path(), "a: secret\n", "")
    rule = next(rule for rule in RULES if rule.family == "privacy")
    report = Report((finding(rule=rule, place=Place(1, 4, 10)),), 1, {source.file: source})
    assert "secret" not in REPORTERS["text"](report)


@pytest.mark.parametrize("line", [0, 99])
def test_a_place_outside_the_file_shows_no_line(line: int) -> None:
    source = Source("program/people/kai.yml", Path(), "a: b\n", "")
    assert "|" not in REPORTERS["text"](Report((finding(place=Place(line, 1)),), 1, {source.file: source}))


# GitHub.


def test_github_shows_nine_of_a_level_and_says_how_many_more() -> None:
    warning, info = RULES.by_code["MB018"], RULES.by_code["MB019"]
    many = [finding(place=Place(line, 1)) for line in range(1, 31)]
    some = [finding(rule=warning, place=Place(line, 1)) for line in range(1, 11)]
    few = [finding(rule=info, place=Place(line, 1)) for line in range(1, 10)]
    lines = shown("github", *many, *some, *few).splitlines()
    for level, count in {"error": 10, "warning": 10, "notice": 9}.items():
        assert sum(line.startswith(f"::{level}") for line in lines) == count
    assert "::error::and 21 more, all in the step summary" in lines
    assert "::warning::and 1 more, all in the step summary" in lines
    assert not any(line.startswith("::notice::and") for line in lines)


def test_github_reads_back_what_was_meant() -> None:
    """The runner's own unescaping, from actions/runner ActionCommand.cs, gives the message again."""
    text = "50 % of a, b: c; 100%25"
    line = shown("github", finding(file="program/a,b:c%.yml", message=text, hint="")).splitlines()[0]
    found = re.fullmatch(r"::error file=([^,]*),line=3,col=5,title=([^:]*)::(.*)", line)
    assert found
    assert _unescaped(found[1]) == "program/a,b:c%.yml"
    assert _unescaped(found[3]) == text


def _unescaped(text: str) -> str:
    for escaped, plain in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(escaped, plain)
    return text


# SARIF, JUnit, JSON, Markdown.


def test_sarif_has_a_rule_for_every_result_and_a_place_for_each(report: Report) -> None:
    run = json.loads(REPORTERS["sarif"](report))["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert len(run["results"]) == len(report.findings)
    for result, found in zip(run["results"], report.findings, strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == found.rule.code
        region = result["locations"][0]["physicalLocation"]["region"]
        assert (region["startLine"], region["startColumn"]) == (found.place.line, found.place.column)


def test_sarif_names_files_as_addresses() -> None:
    log = json.loads(shown("sarif", finding(file="program/Zoë Ö#?.yml")))
    location = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location["uri"] == "program/Zo%C3%AB%20%C3%96%23%3F.yml"


def test_sarif_follows_the_part_of_the_standard_that_we_use(report: Report, tmp_path: Path) -> None:
    """A schema of our own, after OASIS SARIF 2.1.0, sections 3.13 to 3.30: the published one is 3,000 lines."""
    schema, log = tmp_path / "schema.json", tmp_path / "log.sarif"
    schema.write_text(json.dumps(SARIF))
    log.write_text(REPORTERS["sarif"](report), encoding="utf-8")
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile", str(schema), str(log)]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout


def _only(required: str, **properties: object) -> dict[str, object]:
    return {
        "type": "object",
        "required": required.split(),
        "properties": properties,
        "additionalProperties": False,
    }


_TEXT = {"type": "string", "minLength": 1}
_MESSAGE = _only("text", text=_TEXT)
_FROM_ONE = {"type": "integer", "minimum": 1}
_LEVEL = {"enum": ["none", "note", "warning", "error"]}
_REGION = _only("startLine startColumn", startLine=_FROM_ONE, startColumn=_FROM_ONE, endColumn=_FROM_ONE)
_FILE = _only("uri", uri={"type": "string", "format": "uri-reference"})
_PLACE = _only("artifactLocation region", artifactLocation=_FILE, region=_REGION)
_DEFAULT = _only("level", level=_LEVEL)
_RULE = _only(
    "id name shortDescription", id=_TEXT, name=_TEXT, shortDescription=_MESSAGE, defaultConfiguration=_DEFAULT
)
_RESULT = _only(
    "ruleId message locations",
    ruleId=_TEXT,
    ruleIndex={"type": "integer", "minimum": 0},
    level=_LEVEL,
    message=_MESSAGE,
    locations={"type": "array", "items": _only("physicalLocation", physicalLocation=_PLACE)},
)
_DRIVER = _only(
    "name", name=_TEXT, version=_TEXT, rules={"type": "array", "items": _RULE, "uniqueItems": True}
)
_RUN = _only(
    "tool results", tool=_only("driver", driver=_DRIVER), results={"type": "array", "items": _RESULT}
)
SARIF = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    **_only("version runs", version={"const": "2.1.0"}, runs={"type": "array", "items": _RUN}),
}


def test_junit_counts_what_it_holds(report: Report) -> None:
    suite = ET.fromstring(REPORTERS["junit"](report))  # noqa: S314  # our own output
    assert len(suite.findall("testcase")) == int(suite.attrib["tests"]) == len(report.findings)
    assert len(suite.findall("testcase/failure")) == int(suite.attrib["failures"])
    assert int(suite.attrib["failures"]) == report.count("error") + report.count("warning")


def test_json_is_the_contract(report: Report) -> None:
    data = json.loads(REPORTERS["json"](report))
    assert [list(item) for item in data] == [
        ["code", "name", "severity", "file", "line", "column", "message", "hint"]
    ] * len(report.findings)
    assert data == [found.as_data() for found in report.findings]


def test_markdown_is_one_row_for_each_finding(report: Report) -> None:
    rows = [line for line in REPORTERS["markdown"](report).split("\n") if line.startswith("|")]
    assert len(rows) == len(report.findings) + 2
    assert {row.count("|") for row in rows} == {6}


MARKUP = (
    "a | b `c` [d](https://e.example) *f* _g_ <img src=x> &amp; \\ {{ h }} \x1b[31m \u202e \n::error::i ##[j]"
)


@pytest.mark.parametrize("where", ["file", "message", "hint"])
def test_text_from_a_file_is_no_markup_and_no_command(where: str) -> None:
    found = finding(**{where: MARKUP})
    for name in REPORTERS:
        text = shown(name, found)
        assert text.replace("\n", "").isprintable(), name
        assert not re.search(r"^\s*::(?!error file=)", text, re.MULTILINE), name
    row = shown("markdown", found).split("\n")[6]
    assert row.count("|") == 6
    assert not re.search(r"[`<]|\]\(|(?<![a-z])\*f|_g_", row)
    assert "##[" not in shown("text", found) + shown("github", found)
    assert json.loads(shown("json", found))[0][where] == MARKUP
    assert ET.fromstring(shown("junit", found)) is not None  # noqa: S314  # our own output


@pytest.mark.parametrize(
    ("code", "severity", "reached"),
    [
        ("MB013", "error", True),
        ("MB018", "error", False),
        ("MB018", "warning", True),
        ("MB019", "warning", False),
        ("MB019", "info", True),
        ("MB013", "info", True),
    ],
)
def test_what_reaches_a_severity(code: str, severity: str, reached: bool) -> None:
    level = RULES.by_code["MB013" if severity == "error" else "MB018" if severity == "warning" else "MB019"]
    assert reaches([finding(rule=RULES.by_code[code])], level.severity) is reached
