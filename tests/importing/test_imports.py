"""Imports: exports of three tools, every way in which a row can be refused, and that no row is lost."""

import csv
import io
import shutil
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorbook.errors import UserError
from mentorbook.importing.applications import plan_applications, slug
from mentorbook.importing.column_map import ColumnMap, read_map
from mentorbook.importing.outcome import ImportPlan
from mentorbook.importing.sheet import read_sheet
from mentorbook.model.program import Program
from mentorbook.source.program import read_program
from tests.cli.running import run
from tests.conftest import ROOT

DATA = ROOT / "tests" / "data" / "imports"
COHORT = "2027-spring"
TODAY = date(2026, 11, 27)
FIELDS = {
    "Name": "name",
    "Mail": "email",
    "Topics": "seeks",
    "Came": "applied",
    "Years": "years_here",
    "Goals": "goals",
}
MAP = ColumnMap.model_validate(
    {"always": {"as": "mentee"}, "columns": {column: {"field": field} for column, field in FIELDS.items()}}
)
GOOD = ("Ida Lund", "ida@x.example", "writing", "2026-10-20", "3", "Write better.")


@cache
def sample() -> Program:
    return read_program(ROOT / "program").program


def plan(*rows: tuple[str, ...], settings: ColumnMap = MAP, program: Program | None = None) -> ImportPlan:
    out = io.StringIO()
    csv.writer(out).writerows([tuple(FIELDS), *rows])
    sheet = read_sheet(out.getvalue().encode(), "x.csv")
    return plan_applications(sheet, settings, program or sample(), COHORT, TODAY)


def changed(**cells: str) -> tuple[str, ...]:
    return tuple(cells.get(column, cell) for column, cell in zip(FIELDS, GOOD, strict=True))


def test_a_row_becomes_a_person_and_an_application() -> None:
    made = plan(GOOD)
    assert made.counts == {"written": 1}
    assert made.files["people/ida-lund.yml"].endswith(
        "name: Ida Lund\nyears_here: 3\nprivate: {email: ida@x.example}\n"
    )
    assert (
        made.files[f"cohorts/{COHORT}/applications/ida-lund.yml"].endswith(
            "as: [mentee]\nstatus: submitted\napplied: 2026-10-20\nseeks: [writing]\ngoals: Write better.\n"
        )
        or "seeks: [writing]" in made.files[f"cohorts/{COHORT}/applications/ida-lund.yml"]
    )
    assert "kai-ito" in made.orphans


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"Topics": "writting"}, "did you mean \u201cwriting\u201d?"),
        ({"Came": "20/10/2026"}, "is not year-month-day"),
        ({"Came": "soon"}, "is not a date"),
        ({"Years": "three"}, "is not a number"),
        ({"Years": "3,5"}, "see `decimal` in the map"),
        ({"Years": "300"}, "years_here"),
        ({"Mail": ""}, "needs a name and an e-mail address"),
        ({"Name": ""}, "needs a name and an e-mail address"),
        ({"Name": "李"}, "no id can be made of this name"),
        ({"Name": "Kai Itō"}, "there is a kai-ito already"),
    ],
)
def test_a_row_that_is_not_clear_is_refused_with_its_reason(cells: dict[str, str], said: str) -> None:
    (outcome,) = plan(changed(**cells)).outcomes
    assert (outcome.result, outcome.row) == ("refused", 2)
    assert said in outcome.note


def test_two_rows_of_one_person_are_refused_unless_the_map_says_which_counts() -> None:
    rows = (GOOD, changed(Goals="Write less."))
    assert plan(*rows).counts == {"refused": 2}
    for word, goals in (("first", "Write better."), ("last", "Write less.")):
        made = plan(*rows, settings=MAP.model_copy(update={"repeated": word}))
        assert made.counts == {"written": 1, "unchanged": 1}
        assert goals in made.files[f"cohorts/{COHORT}/applications/ida-lund.yml"]


def test_whoever_is_known_by_address_keeps_their_record_and_an_answered_application() -> None:
    kai = sample().people["kai-ito"]
    (outcome,) = plan(changed(Name="Kai Itou", Mail=kai.private.email or "")).outcomes
    assert (outcome.result, outcome.about) == ("refused", "kai-ito")
    assert "is accepted already; change" in outcome.note


def test_a_submitted_application_is_updated() -> None:
    chloe = sample().people["chloe-nguyen"]
    made = plan(changed(Name=chloe.name, Mail=(chloe.private.email or "").upper(), Years="4"))
    (outcome,) = made.outcomes
    assert (outcome.result, outcome.about) == ("updated", "chloe-nguyen")
    assert list(made.files) == [f"cohorts/{COHORT}/applications/chloe-nguyen.yml"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("columns: {Name: {feld: name}}", "m.yml:1:18: "),
        ("dates: american\ncolumns: {}", "m.yml:1:8: "),
        ("columns: [", "m.yml:"),
        ("dates: year-month-day", "m.yml:1:1: "),
    ],
)
def test_a_map_that_cannot_be_read_names_the_place(text: str, said: str) -> None:
    with pytest.raises(UserError) as refused:
        read_map(text, "m.yml")
    assert refused.value.message.startswith(said)


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ("{Name: {field: nam}, Mail: {ignore: true}}", "did you mean 'name'?"),
        ("{Nam: {field: name}, Mail: {ignore: true}}", "did you mean 'Name'?"),
        ("{Name: {field: name}}", "says nothing about the column \u201cMail\u201d"),
        ("{Name: {field: name}, Mail: {field: name}}", "the field \u201cname\u201d is filled twice"),
        ("{Name: {field: name}, Mail: {}}", "says nothing about the column \u201cMail\u201d"),
        ("{Name: {field: name}, Mail: {field: email, ignore: true}}", "more than one thing about the column"),
        ("{Name: {field: name}, Mail: {question: travel}}", "{field: answers.travel}"),
    ],
)
def test_a_map_that_does_not_fit_the_file_is_answered(columns: str, said: str) -> None:
    settings, sheet = read_map(f"columns: {columns}", "m.yml"), read_sheet(b"Name,Mail\n", "x.csv")
    with pytest.raises(UserError) as refused:
        plan_applications(sheet, settings, sample(), COHORT, TODAY)
    assert said in f"{refused.value.message} {refused.value.hint}"


CELLS = st.sampled_from(
    ["", "Ida Lund", "bo", "x@y.example", "writing", "2026-10-20", "3", "=1+1", "a,b", "line\nline"]
)


@given(st.lists(st.tuples(*[CELLS] * len(FIELDS)), max_size=12))
def test_every_row_is_accounted_for(rows: list[tuple[str, ...]]) -> None:
    made = plan(*rows)
    written = [row for row in rows if any(cell.strip() for cell in row)]
    assert sum(made.counts.values()) == made.rows == len(written)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "program", tmp_path / "program")
    return tmp_path


def take_in(place: Path, name: str, *more: str) -> tuple[int, str, str]:
    asked = ("--cohort", COHORT, "--map", str(DATA / f"{name}.map.yml"), "--today", "2027-03-01", *more)
    done = run("import", DATA / f"{name}.csv", *asked, cwd=place)
    return done.code, done.out.splitlines()[0], done.err


@pytest.mark.parametrize(
    ("name", "more", "first", "again"),
    [
        (
            "google-mentees",
            ("--partial",),
            "9 written, 0 updated, 0 unchanged, 1",
            "0 written, 0 updated, 9 unchanged, 1",
        ),
        (
            "microsoft-mentors",
            (),
            "4 written, 0 updated, 0 unchanged, 0",
            "0 written, 0 updated, 4 unchanged, 0",
        ),
        (
            "limesurvey-pulse",
            ("--survey", "pulse-2027-02"),
            "8 written, 0 updated, 0 unchanged, 0",
            "0 written, 0 updated, 8 unchanged, 0",
        ),
    ],
)
def test_exports_of_three_tools_are_taken_in_once(
    place: Path, name: str, more: tuple[str, ...], first: str, again: str
) -> None:
    before = sorted(place.rglob("*"))
    assert first in take_in(place, name, *more)[1]
    assert sorted(place.rglob("*")) == before  # a first look writes nothing
    assert first in take_in(place, name, *more, "--write")[1]
    assert again in take_in(place, name, *more, "--write")[1]
    found = run("check", "--today", "2026-11-27", cwd=place)
    assert "error[" not in found.out, found.out


def test_with_a_refused_row_nothing_is_written_unless_asked_for(place: Path) -> None:
    code, _, told = take_in(place, "google-mentees", "--write")
    assert (code, "nothing was written" in told) == (1, True)
    assert not (place / "program" / "people" / "ingrid-solheim.yml").exists()
    code, _, told = take_in(place, "google-mentees", "--write", "--partial")
    assert (place / "program" / "people" / "ingrid-solheim.yml").exists()
    refused = (place / "outbox" / "refused-rows.csv").read_text(encoding="utf-8-sig")
    assert refused.startswith("refused because,Timestamp,")
    assert "Lucía Ferreyra" in refused


def test_a_first_map_is_suggested_and_can_be_read() -> None:
    done = run("import", DATA / "google-mentees.csv", "--cohort", COHORT, "--suggest", cwd=ROOT)
    settings = read_map(done.out, "suggested")
    fields = {column: target.field for column, target in settings.columns.items()}
    assert fields["Email Address"] == "email"
    assert fields["Timestamp"] == "applied"
    assert fields["Your name"] == "name"
    assert fields["Which topics do you want to work on, most wanted first?"] == "seeks"
    assert settings.columns["Anything else?"].ignore


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "no map says what the columns are"),
        (("--survey", "puls-2027-02"), "there is no survey 'puls-2027-02'"),
        (("--map", "nowhere.yml"), "there is no file nowhere.yml"),
    ],
)
def test_wrong_input_is_answered(arguments: tuple[str, ...], said: str) -> None:
    done = run("import", DATA / "google-mentees.csv", "--cohort", COHORT, *arguments, cwd=ROOT)
    assert (done.code, said in done.err) == (3, True), done.err


def form(place: Path, name: str, email: str, topic: str = "writing") -> Path:
    """A file as the site's own form makes it."""
    path = place / f"application-{slug(name)}.csv"
    row = f'"2026-11-18","{name}","{email}","mentee","{topic}"'
    path.write_text(f'"applied","name","email","as","seeks"\r\n{row}\r\n', encoding="utf-8")
    return path


def test_files_of_our_own_form_need_no_map_and_come_several_at_once(place: Path) -> None:
    files = [form(place, "Ida Lund", "ida@x.example"), form(place, "Sam Ortiz", "sam@x.example")]
    done = run("import", *files, "--cohort", COHORT, "--write", cwd=place)
    assert (done.code, done.out.count("1 written"), "are not in this file" in done.out) == (0, 2, False)
    again = run("import", *files, "--cohort", COHORT, "--write", cwd=place)
    assert (again.code, again.out.count("1 unchanged")) == (0, 2)


def test_of_several_files_each_is_looked_at_and_one_that_is_missing_stops_all(place: Path) -> None:
    good, bad = form(place, "Ida Lund", "ida@x.example"), form(place, "Sam Ortiz", "sam@x.example", "wrting")
    missing = run("import", good, place / "none.csv", "--cohort", COHORT, "--write", cwd=place)
    assert (missing.code, "there is no file" in missing.err) == (3, True)
    assert not (place / "program/people/ida-lund.yml").exists()
    mixed = run("import", good, bad, "--cohort", COHORT, "--write", cwd=place)
    assert (mixed.code, "did you mean “writing”?" in mixed.out) == (1, True)
    assert (place / "program/people/ida-lund.yml").exists()
    assert not (place / "program/people/sam-ortiz.yml").exists()


@pytest.mark.parametrize(
    ("name", "made"), [("Tomás Echeverría", "tomas-echeverria"), ("O'Neill, J.", "o-neill-j"), ("李", "")]
)
def test_ids_are_made_of_names(name: str, made: str) -> None:
    assert slug(name) == made
