"""Rehearsals: made-up programs that pass the checks, are the same every time, and lead through every command."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorbook.cli.output import COULD_NOT, USAGE
from mentorbook.model.application import Application
from mentorbook.model.charter import Charter
from mentorbook.model.person import Person
from mentorbook.model.vocabulary import Vocabulary
from mentorbook.rehearsal.people import Size, make_crowd
from mentorbook.source.program import read_program
from tests.cli.running import run
from tests.conftest import ROOT

TODAY = ("--today", "2026-11-22")
SIZE = ("--mentors", "12", "--mentees", "20", "--seed", "7")
STARTS = date(2027, 1, 18)
WORDS = read_program(ROOT / "program").program.vocabulary


def rehearsed(folder: Path, *more: str) -> Path:
    """A made-up program in a new folder."""
    done = run("rehearse", *SIZE, "--out", str(folder), *TODAY, *more, cwd=ROOT)
    assert done.code == 0, done.err
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_it_is_checked_paired_and_proven(tmp_path: Path) -> None:
    made = ("--program", str(rehearsed(tmp_path / "made")))
    checked = run("check", *made, *TODAY, cwd=ROOT)
    assert "error" not in checked.out
    paired = run("match", "rehearsal", *made, *TODAY, cwd=ROOT)
    assert "placed, weakest pair" in paired.out
    assert "every rule, place and score holds" in run("verify", "rehearsal", *made, cwd=ROOT).out


def test_the_same_seed_makes_the_same_files(tmp_path: Path) -> None:
    first = files(rehearsed(tmp_path / "first"))
    assert first == files(rehearsed(tmp_path / "second"))
    assert first != files(rehearsed(tmp_path / "third", "--seed", "8"))
    assert not list(tmp_path.glob(".mentorbook-*"))


def test_settings_are_copied_and_people_are_not(tmp_path: Path) -> None:
    made = files(rehearsed(tmp_path / "made"))
    copied = {
        name: text for name, text in made.items() if not name.startswith(("people", "cohorts", "surveys"))
    }
    assert copied == {name: (ROOT / "program" / name).read_bytes() for name in copied}
    assert sorted(copied) == ["matching.yml", "program.yml", "questions.yml", "vocabulary.yml"]
    assert {name.split("/")[1] for name in made if name.startswith("cohorts")} == {"rehearsal"}
    assert not [name for name, text in made.items() if name.startswith("people") and b"northwind" in text]


def test_a_folder_that_is_in_use_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("mine", encoding="utf-8")
    done = run("rehearse", *SIZE, "--out", str(tmp_path), cwd=ROOT)
    assert done.code == COULD_NOT
    assert "already there" in done.err
    assert files(tmp_path) == {"notes.md": b"mine"}


@pytest.mark.parametrize("wrong", [("--mentors", "0"), ("--mentees", "100001"), ("--seed", "one")])
def test_numbers_that_cannot_be_are_refused(wrong: tuple[str, str], tmp_path: Path) -> None:
    assert run("rehearse", *wrong, "--out", str(tmp_path / "made"), cwd=ROOT).code == USAGE
    assert not (tmp_path / "made").exists()


@settings(max_examples=25)
@given(st.integers(1, 30), st.integers(1, 30), st.integers(), st.sampled_from([WORDS, Vocabulary()]))
def test_everybody_is_a_valid_record(mentors: int, mentees: int, seed: int, words: Vocabulary) -> None:
    crowd = make_crowd(Charter(name="Somewhere"), words, Size(mentors, mentees, seed), STARTS)
    applications = [Application.model_validate(one) for one in crowd.applications.values()]
    assert sum(one.mentors for one in applications) == mentors
    assert sum(one.learns for one in applications) == mentees
    for who, record in crowd.people.items():
        person = Person.model_validate(record)
        assert person.private.manager != who
    for one in applications:
        assert {*one.seeks, *one.offers, *one.must_have} <= {*words.topics}
        assert {*one.prefers, *one.avoids} <= {*crowd.people}


def test_the_proportions_are_those_that_are_promised() -> None:
    crowd = make_crowd(Charter(name="Somewhere"), WORDS, Size(1_000, 1_000), STARTS)
    asked = [Application.model_validate(one) for one in crowd.applications.values()]
    people = [Person.model_validate(one) for one in crowd.people.values()]
    mentors = [one for one in asked if one.mentors]
    shares = {
        "at home": (sum(one.time_zone == "UTC" for one in people), 1_000),
        "one place": (sum(one.capacity.max == 1 for one in mentors), 600),
        "three places": (sum(one.capacity.max == 3 for one in mentors), 100),
        "never say when": (sum(not one.availability for one in asked), 100),
        "with a manager": (sum(one.private.manager is not None for one in people), 500),
    }
    far = {name: pair for name, pair in shares.items() if abs(pair[0] - pair[1]) > 0.25 * pair[1]}
    assert not far
