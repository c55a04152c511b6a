"""`report`: formats, codes and what it refuses, on the sample program."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.running import run
from tests.conftest import ROOT

COHORT = "2027-spring"


@pytest.mark.parametrize("kind", ["matching", "recruiting"])
def test_a_report_names_nobody_until_the_cohort_runs(kind: str) -> None:
    blind, named = (run("report", COHORT, kind, *more, cwd=ROOT) for more in ([], ["--names"]))
    people = sorted(path.stem for path in (ROOT / "program" / "people").iterdir() if "-" in path.stem)
    assert (blind.code, named.code) == (0, 0)
    assert [who for who in people if who in blind.out] == []
    assert "kai-ito" in named.out
    assert len(blind.out.splitlines()) == len(named.out.splitlines())


def test_json_holds_what_the_lines_tell() -> None:
    data = json.loads(run("report", COHORT, "matching", "--format", "json", "--names", cwd=ROOT).out)
    lines = run("report", COHORT, "matching", "--names", cwd=ROOT).out
    assert len(data["pairs"]) == data["totals"]["placed"]
    assert all(f"| {one['mentor']} | {one['mentee']}" in lines for one in data["pairs"])
    assert all(one["mentor"] in lines for one in data["recruiting"]["asks"])
    assert {one["person"] for one in data["unmatched"] if one["as"] == "mentee"} == set(
        data["recruiting"]["waiting"]
    )


def test_the_page_is_written_beside_the_report_and_never_where_it_would_be_published(tmp_path: Path) -> None:
    file = tmp_path / "new" / "page.html"
    done = run("report", COHORT, "matching", "--page", file, cwd=ROOT)
    assert file.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert done.out.startswith("# Match report: Spring 2027")
    for folder in ("docs", "site"):
        refused = run("report", COHORT, "matching", "--page", f"{folder}/page.html", cwd=ROOT)
        assert (refused.code, "would be published" in refused.err) == (3, True)
    assert run("report", COHORT, "recruiting", "--page", file, cwd=ROOT).code == 2


def test_text_is_the_markdown_laid_out_for_a_terminal() -> None:
    text = run("report", "all", "feedback", "--format", "text", cwd=ROOT).out
    assert "17 pairs lasted, 3 parted before their time." in text
    assert " • no time: 1" in text
    assert max(map(len, text.splitlines())) <= 110


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("2027-sprin", "fairness"), 3, "did you mean '2027-spring'?"),
        (("nowhere-near", "fairness"), 3, "cohorts here: 2025-autumn, 2027-spring; `all` means every one"),
        (("all", "fairness"), 3, "this report is about one cohort"),
        ((COHORT, "fairness", "--format", "csv"), 3, "this report has no table"),
        ((COHORT, "fortune"), 2, "is not one of"),
    ],
)
def test_what_cannot_be_reported_is_said_with_what_can(
    arguments: tuple[str, ...], code: int, said: str
) -> None:
    done = run("report", *arguments, cwd=ROOT)
    assert (done.code, said in done.err, done.out) == (code, True, "")


FIGURES = ["metrics", "surveys", "dossier", "review", "alumni"]


@pytest.mark.parametrize("kind", FIGURES)
def test_a_cohort_without_a_plan_cannot_be_counted(kind: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "program", tmp_path / "program")
    (tmp_path / "program/cohorts/2025-autumn/cohort.yml").unlink()
    alone = run("report", "2025-autumn", kind, cwd=tmp_path)
    assert (alone.code, "2025-autumn/cohort.yml is missing or has a broken field" in alone.err) == (3, True)
    assert run("report", "all", kind, cwd=tmp_path).code == 0


@pytest.mark.parametrize("kind", FIGURES)
def test_nothing_is_counted_from_broken_data(kind: str, tmp_path: Path) -> None:
    program = shutil.copytree(ROOT / "program", tmp_path / "program")
    (program / "benchmarks.yml").write_text("others: {n: many, promoted: 3}\n", encoding="utf-8")
    done = run("report", "all", kind, cwd=tmp_path)
    assert (done.code, "program/benchmarks.yml:1:" in done.err, done.out) == (3, True, "")


def test_the_base_is_a_git_revision(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "program", tmp_path / "program")
    roster = tmp_path / "program" / "cohorts" / COHORT / "roster.yml"
    committed = roster.read_text(encoding="utf-8")
    roster.unlink()
    git = ["git", "-c", "user.name=T", "-c", "user.email=t@example.org"]
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "before the roster"]):
        subprocess.run([*git, *words], cwd=tmp_path, check=True, capture_output=True)
    roster.write_text(committed, encoding="utf-8")
    on_file = run("report", COHORT, "matching", cwd=tmp_path).out
    since = run("report", COHORT, "matching", "--base", "HEAD", cwd=tmp_path).out
    assert "nothing changes: 26 pairs stay as they are" in on_file
    assert "placed 0 → 26" in since
    assert run("report", COHORT, "matching", "--base", "no-such-thing", cwd=tmp_path).code == 3
