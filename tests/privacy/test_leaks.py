"""The leak gate: every kind of value is found in every disguise, and what is published is not."""

import gzip
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorbook.model.person import Person
from mentorbook.model.program import Program
from mentorbook.privacy.leaks import Leak, find_leaks, too_short
from mentorbook.privacy.leaks.lookup import Lookup
from mentorbook.privacy.leaks.withheld import published, withheld
from tests.privacy.disguises import DISGUISES, page, site_with
from tests.privacy.leak_program import AFTER, BEFORE, MARA, PERSON, PLANTED, PROGRAM, SPRING, TODAY


def found_in(leaks: list[Leak]) -> set[tuple[str, str]]:
    return {(leak.record, leak.field) for leak in leaks}


@pytest.mark.parametrize("disguise", DISGUISES)
@pytest.mark.parametrize("kind", PLANTED)
def test_a_value_is_found_in_any_disguise(tmp_path: Path, kind: str, disguise: str) -> None:
    record, field, value = PLANTED[kind]
    file, content = DISGUISES[disguise](value)
    leaks = find_leaks(PROGRAM, site_with(tmp_path, file, content), TODAY)
    assert found_in(leaks) == {(record, field)}
    assert not any(value.casefold() in str(leak).casefold() for leak in leaks)


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        ("name", "Karki, Inês Sørland"),
        ("name", "Ines Karki"),
        ("name", "InesSorlandKarki"),
        ("name", "<span>Inês</span><span>Karki</span>"),
        ("e-mail", "i.karki77 [at] home [dot] example"),
        ("e-mail", "i dot karki77 at home dot example"),
        ("e-mail", "i.karki77(at)home.example"),
        ("phone", "004570123456"),
        ("phone", "7012 3456"),
        ("phone", "tel. 070-12.34.56, any time"),
        ("phone", "+45/70/12/34/56"),
    ],
)
def test_a_value_is_found_as_people_write_it(tmp_path: Path, kind: str, written: str) -> None:
    leaks = find_leaks(PROGRAM, site_with(tmp_path, "a.html", page(written)), TODAY)
    assert found_in(leaks) == {PLANTED[kind][:2]}


def test_a_name_without_spaces_is_found(tmp_path: Path) -> None:
    leaks = find_leaks(PROGRAM, site_with(tmp_path, "a.html", page("我们感谢王小明的帮助")), TODAY)
    assert found_in(leaks) == {("people/ming.yml", "name")}


def test_addresses_inside_a_note_are_found(tmp_path: Path) -> None:
    note = "Since 2026-09-01 at sea: call +47 41 23 45 67 or write to sea@ship.example."
    person = Person.model_validate({"name": "Ada Quay", "private": {"notes": note}})
    for written in ("41234567", "sea@ship.example"):
        site = site_with(tmp_path / written, "a.html", page(f"2026-09-01 {written}"))
        assert found_in(find_leaks(Program(people={"a": person}), site, TODAY)) == {
            ("people/a.yml", "private.notes")
        }
    site = site_with(tmp_path, "a.html", page("2026-09-01"))
    assert find_leaks(Program(people={"a": person}), site, TODAY) == []


@pytest.mark.parametrize(
    "text",
    [
        "Faster than I had ever thought possible",
        "ines karkis",
        "Sørland",
        "mara-lund",
        "woman",
        "Tue 17:00-19:00",
        "I would like to be able to",
        "the desk near the stairs could move",
        "1045 70123 4567, 12.34 56.78 90.12",
        "quiet",
        r"\ud83d\ude00 \u{110000} %ff%",
        "PK\x03\x04 is how an archive begins, x\x9c how packed data do",
    ],
)
def test_a_site_without_private_values_is_clean(tmp_path: Path, text: str) -> None:
    assert find_leaks(PROGRAM, site_with(tmp_path, "a.html", page(text)), TODAY) == []


@pytest.mark.parametrize(
    ("name", "profile", "expected"),
    [
        (BEFORE, None, set()),
        (AFTER, None, {"name"}),
        (None, BEFORE, {"name"}),
        (None, None, {"name", "about"}),
    ],
)
def test_consent_on_the_day_decides(
    tmp_path: Path, name: str | None, profile: str | None, expected: set[str]
) -> None:
    about = "Once rebuilt a ferry bell from nothing but old spoons and patience."
    data = {"name": "Ada Quay", "about": about, "consent": {"name": name, "profile": profile}}
    program = Program(people={"ada": Person.model_validate(data)})
    shown = f"Ada Quay. {about}" if profile or not name else "Ada Quay."
    leaks = find_leaks(program, site_with(tmp_path, "a.html", page(shown)), TODAY)
    assert {leak.field for leak in leaks} == expected


def test_goals_are_told_only_with_consent_to_a_story(tmp_path: Path) -> None:
    silent = MARA.model_copy(update={"consent": MARA.consent.model_copy(update={"story": None})})
    program = replace(PROGRAM, people={**PROGRAM.people, "mara-lund": silent})
    leaks = find_leaks(program, site_with(tmp_path, "a.html", page("")), TODAY)
    assert [(leak.record, leak.field) for leak in leaks] == [
        (f"{SPRING}/applications/mara-lund.yml", "goals")
    ]


def test_someone_who_agreed_does_not_release_a_namesake_of_more_names(tmp_path: Path) -> None:
    people = {
        "a": Person.model_validate({"name": "Maria Faria", "consent": {"name": BEFORE}}),
        "b": Person.model_validate({"name": "Maria João Faria"}),
    }
    program = Program(people=people)
    site = site_with(tmp_path, "a.html", page("Maria Faria thanks Maria João Faria."))
    assert found_in(find_leaks(program, site, TODAY)) == {("people/b.yml", "name")}
    assert find_leaks(program, site_with(tmp_path / "2", "a.html", page("Maria Faria")), TODAY) == []


def test_what_is_too_short_is_named_not_looked_for() -> None:
    assert [(value.record, value.field) for value in too_short(PROGRAM, TODAY)] == [
        ("people/li-wu.yml", "name")
    ]


def test_a_finding_says_where_and_how_and_hides_a_telling_file_name(tmp_path: Path) -> None:
    site = site_with(tmp_path, "people/Inês Karki/a.webp", gzip.compress(b"i.karki77&#64;home.example"))
    assert find_leaks(PROGRAM, site, TODAY) == [
        Leak("people/…/a.webp", PERSON, "name", "file name, as written"),
        Leak("people/…/a.webp", PERSON, "private.email", "compressed, entities"),
    ]


SEPARATORS = st.text(
    st.sampled_from(" \t\r\n.,;:!?/|_-–—·“”()[]{}<>&#*=+\u00a0\u2009"), min_size=1, max_size=4
)
LOOKUP = Lookup(withheld(PROGRAM, TODAY), published(PROGRAM, TODAY))


@given(st.lists(SEPARATORS, min_size=4, max_size=4), st.lists(st.booleans(), min_size=20, max_size=20))
def test_separators_and_case_never_hide_a_value(separators: list[str], upper: list[bool]) -> None:
    words = ["Inês", "Sørland", "Karki"]
    text = "".join(part for pair in zip(separators, [*words, ""], strict=True) for part in pair)
    mixed = "".join(c.upper() if up else c.lower() for c, up in zip(text, upper * 3, strict=False))
    assert {value.field for value in LOOKUP.find(mixed)} == {"name"}


@given(st.binary(max_size=2000))
def test_any_bytes_can_be_read(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    site = tmp_path_factory.mktemp("any")
    (site / "a").write_bytes(data)
    (site / "b").write_bytes(b"PK\x03\x04" + data + b"\x1f\x8b\x08" + data)
    assert find_leaks(PROGRAM, site, TODAY) == []
