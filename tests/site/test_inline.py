"""Macros inside a sentence, the program's own words, and the name that the whole site takes from the charter."""

import importlib.util
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from markdown import Markdown  # type: ignore[import-untyped]  # ships no types

from mentorbook.model.charter import Charter, Labels, PrivacyTerms, Sponsor
from mentorbook.model.program import Program
from mentorbook.site.macros import INLINE, MACROS, macros
from mentorbook.site.words import own_words
from tests.conftest import ROOT

from .portals import HERE, portal_of, program_with

BARE = Program(charter=Charter(name="Paper"))
HOSTILE = "*[x](javascript:alert(1))* <b>`A & B`</b> {{ 7 }}"


def said(name: str, program: Program) -> str:
    return str(macros(portal_of(program), lambda: HERE)[name]())


def shown(text: str) -> str:
    html: str = Markdown(extensions=["attr_list", "abbr"]).convert(f"Before {text} after.")
    return html


def charter(**changes: Any) -> Program:
    return Program(charter=Charter(name="Paper").model_copy(update=changes))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("program_name", "Paper"),
        ("small_group", "five"),
        ("program_length", "nine months"),
        ("session_rhythm", "every month"),
        ("session_minutes", "60 to 90 minutes"),
    ],
)
def test_a_macro_says_what_the_charter_says(name: str, words: str) -> None:
    assert shown(said(name, program_with("x"))) == f"<p>Before {words} after.</p>"


@pytest.mark.parametrize(
    ("months", "words"),
    [
        (6, "six months after your wave ends"),
        (1, "one month after your wave ends"),
        (0, "when your wave ends"),
        (None, "when you ask for it"),
    ],
)
def test_retention_is_a_moment(months: int | None, words: str) -> None:
    program = charter(privacy=PrivacyTerms(retain_months=months), labels=Labels(cohort="Wave"))
    assert said("retention", program) == words


@pytest.mark.parametrize("name", INLINE)
def test_every_macro_has_words_when_the_charter_says_nothing(name: str) -> None:
    text = said(name, BARE)
    assert text.strip() == text != ""
    assert "None" not in text


def test_the_address_is_a_link() -> None:
    assert 'href="mailto:' in said("contact", program_with("x"))
    assert said("contact", BARE) == "the coordinator"
    assert said("contact", charter(sponsor=Sponsor(name="VP"))) == "the coordinator"


@pytest.mark.parametrize("name", ["program_name", "contact"])
def test_what_people_write_is_neither_html_nor_markdown(name: str) -> None:
    program = charter(name=HOSTILE, sponsor=Sponsor(name="VP", contact=HOSTILE))
    page = shown(said(name, program))
    assert "<em>" not in page
    assert "<b>" not in page
    assert "<code>" not in page
    assert 'href="javascript' not in page
    assert page.count("<a ") == (name == "contact")


def test_a_name_is_either_a_block_or_words() -> None:
    assert not MACROS.keys() & INLINE.keys()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mentees who became mentors", "Apprentices who became guides"),
        ("a mentee's application, or A mentee", "an apprentice's application, or An apprentice"),
        ("every cohort; mentoring; cohort_list", "every season; mentoring; cohort_list"),
    ],
)
def test_texts_take_the_program_s_own_words(text: str, words: str) -> None:
    assert own_words(Labels(mentor="Guide", mentee="Apprentice", cohort="Season"), text) == words
    assert own_words(Labels(), text) == text


@pytest.mark.parametrize(
    ("macro", "words"),
    [
        ("metric_definitions", "Buddies with a partner"),
        ("metric_definitions", "Guides with a buddy"),
        ("metric_definitions", "have a place in a pair or group, of all accepted buddies"),
        ("library", "Guides"),
        ("cadence", "A wave runs"),
    ],
)
def test_data_is_shown_with_the_program_s_own_words(macro: str, words: str) -> None:
    html = said(macro, program_with("x"))
    assert words in html
    assert "entees" not in html


def test_the_site_is_called_what_the_charter_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "program").mkdir()
    (tmp_path / "docs").mkdir()
    sponsor = "sponsor: {name: Guild, contact: hello@paper.example}\n"
    (tmp_path / "program" / "program.yml").write_text(f"name: Paper & Ink\n{sponsor}", encoding="utf-8")
    conf: dict[str, Any] = {
        "docs_dir": str(tmp_path / "docs"),
        "use_directory_urls": True,
        "site_name": "Mentoring",
        "extra": {},
    }
    monkeypatch.setenv("MENTORBOOK_TODAY", date(2026, 11, 22).isoformat())
    monkeypatch.delenv("MENTORBOOK_PROGRAM", raising=False)
    spec = importlib.util.spec_from_file_location("door", ROOT / "scripts" / "macros.py")
    assert spec
    assert spec.loader
    door = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(door)
    door.define_env(SimpleNamespace(conf=conf, project_dir=str(tmp_path), macros={}, filters={}))
    assert (conf["site_name"], conf["extra"]["contact"]) == ("Paper &amp; Ink", "hello@paper.example")


def test_a_format_that_is_not_offered_is_named_as_such() -> None:
    assert "Not offered here at present: group, peer and reverse." in said("formats", program_with("x"))
    everything = ("one-on-one", "group", "peer", "reverse", "flash")
    program = program_with("x")
    assert program.charter
    all_offered = program.charter.model_copy(update={"formats": everything})
    assert "Not offered" not in said("formats", replace(program, charter=all_offered))
