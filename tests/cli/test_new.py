"""`new`: nothing is overwritten, doing it twice changes nothing, and what is missing is said."""

import shutil
from pathlib import Path

import pytest

from tests.cli.running import run
from tests.conftest import ROOT

COHORT = ("cohort", "2028-spring", "--starts", "2028-01-10")
PERSON = ("person", "ida-lund", "--set", "name=Ida Lund", "--set", "stage=mid")
EVENT = (
    "event",
    "mixer",
    "--cohort",
    "2027-spring",
    "--set",
    "title=Mixer",
    "--set",
    "starts=2027-06-10T16:00",
)
APPLICATION = ("application", "kai-ito", "--cohort", "2025-autumn", "--set", "as=[mentee]")
PAIR = ("pair", "amara-okafor--bo-larsen", "--cohort", "2027-spring")
SURVEY = ("survey", "hallway", "--set", "title=Hallway", "--set", "questions=[satisfaction]")
ADJUSTMENT = ("adjustment", "shorter-agenda", "--set", "change=Cut it to five points.")
EACH = [COHORT, PERSON, EVENT, APPLICATION, PAIR, SURVEY, ADJUSTMENT]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "program", tmp_path / "program")
    return tmp_path


def files(place: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in place.rglob("*") if path.is_file()}


@pytest.mark.parametrize("wish", EACH, ids=lambda wish: wish[0])
def test_it_is_written_once_and_never_over_something(wish: tuple[str, ...], place: Path) -> None:
    before = files(place)
    assert run("new", *wish, "--today", "2026-11-27", "--dry-run", cwd=place).code == 0
    assert files(place) == before
    made = run("new", *wish, "--today", "2026-11-27", cwd=place)
    once = files(place)
    assert (made.code, len(once) > len(before)) == (0, True), made.err
    again = run("new", *wish, "--today", "2026-11-27", cwd=place)
    assert (again.code, "wrote" in again.err, files(place)) == (0, False, once)
    new = next(path for path in sorted(once.keys() - before.keys()))
    changed = new.read_text(encoding="utf-8") + "# Changed by hand.\n"
    new.write_text(changed, encoding="utf-8")
    refused = run("new", *wish, "--today", "2026-11-27", cwd=place)
    assert (refused.code, "nothing was written" in refused.err) == (1, True), refused.err
    assert new.read_text(encoding="utf-8") == changed


def test_a_program_that_nothing_could_bring_back_is_not_taken_out(place: Path) -> None:
    before = files(place)
    done = run("new", "program", "--preset", "workplace", "--replace", cwd=place)
    assert (done.code, "is in no Git repository" in done.err) == (3, True), done.err
    assert files(place) == before
    fresh = run("new", "program", "--preset", "workplace", "--replace", "--out", "other", cwd=place)
    assert (fresh.code, (place / "other/program.yml").is_file()) == (0, True), fresh.err


@pytest.mark.parametrize(
    ("navigation", "added"),
    [
        ("nav:\n  - C:\n      - cohorts/index.md\n", "      - Spring: cohorts/2028-spring.md\n"),
        ("nav:\n  - All: cohorts/index.md", "\n  - Spring: cohorts/2028-spring.md\n"),
        ("nav:\n  - X: cohorts/2028-spring.md\n", ""),
        ("nav:\n  - index.md\n", ""),
    ],
    ids=["below the list", "no line break at the end", "there already", "no list"],
)
def test_a_cohort_gets_its_page_and_a_line_in_the_navigation(
    navigation: str, added: str, place: Path
) -> None:
    (place / "docs").mkdir()
    (place / "mkdocs.yml").write_text(navigation, encoding="utf-8")
    done = run("new", *COHORT, "--title", "Spring", cwd=place)
    assert done.code == 0, done.err
    assert (place / "mkdocs.yml").read_text(encoding="utf-8") == navigation + added
    assert '{{ cohort("2028-spring") }}' in (place / "docs/cohorts/2028-spring.md").read_text(
        encoding="utf-8"
    )


def test_a_cohort_shows_its_calendar(place: Path) -> None:
    done = run("new", *COHORT, "--title", "Spring 2028", "--dry-run", cwd=place)
    lines = done.out.splitlines()
    assert lines[0] == "Spring 2028"
    assert "  Mon 2028-01-10  pairs start" in lines
    assert [line[6:16] for line in lines[1:]] == sorted(line[6:16] for line in lines[1:])


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        (("program",), "choose a preset"),
        (("program", "--preset", "workplaces"), "did you mean 'workplace'?"),
        (("program", "--preset", "workplace"), "holds people already"),
        (("cohort", "2028-spring"), "a cohort needs its first day"),
        (("cohort", "2028 spring", "--starts", "2028-01-10"), "is no id for cohort"),
        (("cohort", "2028-spring", "--starts", "2028-01-10", "--format", "grup"), "did you mean 'group'?"),
        (("person", "ida-lund"), "the field 'name' is missing"),
        (("person", "ida-lund", "--set", "name"), "--set takes FIELD=VALUE"),
        (("person", "ida-lund", "--set", "name=[a"), "--set name: "),
        (
            ("person", "ida-lund", "--set", "name=Ida", "--set", "years_here=many"),
            "people/ida-lund.yml: years_here",
        ),
        (("person", "ida-lund\n", "--set", "name=Ida"), "is no id for person"),
        (("person", "ida", "--set", "name=Ida", "--set", "name.first=I"), "gives 'name' a value and fields"),
        (("application", "kai-ita", "--cohort", "2027-spring"), "did you mean 'kai-ito'?"),
        (("application", "kai-ito"), "belongs to a cohort"),
        (("pair", "kai-ito", "--cohort", "2027-spring"), "is no id for pair"),
        (("event", "x", "--cohort", "2027-sprin"), "did you mean '2027-spring'?"),
    ],
)
def test_wrong_input_is_answered(wish: tuple[str, ...], said: str, place: Path) -> None:
    before = files(place)
    done = run("new", *wish, cwd=place)
    assert (done.code, said in done.err) == (3, True), done.err
    assert files(place) == before
