"""The leak gate: every kind of value is found in every disguise, what is published is not, and no value is printed."""

import base64
import gzip
import html
import io
import json
import re
import shutil
import subprocess
import sys
import unicodedata
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorbook.model.application import Application
from mentorbook.model.charter import Charter
from mentorbook.model.cohort import CohortPlan, Constraints
from mentorbook.model.event import Event
from mentorbook.model.pair import Pair
from mentorbook.model.person import Person
from mentorbook.model.program import Cohort, Program
from mentorbook.model.survey import Question, Response
from mentorbook.privacy.leaks import Leak, find_leaks, too_short
from mentorbook.privacy.leaks.lookup import Lookup
from mentorbook.privacy.leaks.withheld import published, withheld
from tests.conftest import ROOT

TODAY = date(2026, 11, 22)
BEFORE, AFTER = "2026-11-22", "2026-11-23"

INES = Person.model_validate(
    {
        "name": "Inês Sørland Karki",
        "about": "Has repaired ticket gates in three harbors and still likes the smell of grease.",
        "links": ["https://people.example/profiles/isk"],
        "private": {
            "email": "i.karki77@home.example",
            "phone": "+45 (0)70 12 34 56",
            "manager": "mara-lund",
            "identity": {"gender": "woman"},
            "access_needs": "Large print for every handout.",
            "notes": "Asked twice whether the desk near the stairs could be given to someone else before winter comes.",
        },
    }
)
MARA = Person.model_validate(
    {
        "name": "Mara Lund",
        "headline": "Harbor master and keeper of the winter timetable for all quays",
        "consent": {"profile": BEFORE, "name": BEFORE, "roster": BEFORE, "story": BEFORE},
        "private": {"email": "mentoring@harbor.example", "notes": ""},
    }
)
MING = Person.model_validate({"name": "王小明", "private": {"notes": "quiet"}})
LI = Person.model_validate({"name": "Li Wu"})
MARAS_GOAL = "I want to hand over the winter timetable before the first ice is on the quay."

PROGRAM = Program(
    charter=Charter.model_validate(
        {"name": "Harbor", "sponsor": {"name": "Head of People", "contact": "mentoring@harbor.example"}}
    ),
    questions={"pace": Question(text="How fast?", options=("Faster than I had ever thought possible",))},
    people={"ines-karki": INES, "mara-lund": MARA, "ming": MING, "li-wu": LI},
    cohorts={
        "spring": Cohort(
            id="spring",
            plan=CohortPlan.model_validate(
                {"title": "Spring", "status": "running", "starts": "2026-09-01", "ends": "2027-06-01"}
            ),
            applications={
                "ines-karki": Application.model_validate(
                    {
                        "as": ["mentee"],
                        "goals": "Run the night shift at the freight terminal without calling my predecessor once.",
                        "availability": ["Tue 17:00-19:00"],
                        "reason": "Waiting for the result of a hearing.",
                    }
                ),
                "mara-lund": Application.model_validate({"as": ["mentor"], "goals": MARAS_GOAL}),
            },
            constraints=Constraints.model_validate(
                {"vetoes": {"first": {"people": ["mara-lund"], "reason": "They share a disputed fence."}}}
            ),
            pairs={
                "mara-lund--ines-karki": Pair.model_validate(
                    {
                        "status": "active",
                        "goals": {
                            "night": {
                                "statement": "Lead six night shifts in a row and write down what broke."
                            }
                        },
                    }
                )
            },
            events={
                "kick-off": Event.model_validate(
                    {
                        "title": "Kick-off",
                        "starts": "2026-09-02T10:00",
                        "place": "https://meet.example/room/x7Q",
                    }
                )
            },
            responses={
                ("pulse", "7f3a9c21"): Response.model_validate(
                    {
                        "answers": {
                            "comment": "My mentor reads mail while I talk, every single time.",
                            "pace": "Faster than I had ever thought possible",
                        }
                    }
                )
            },
        )
    },
)

PERSON, SPRING = "people/ines-karki.yml", "cohorts/spring"
# Kind of value: the record and the field it belongs to, and what stands in the site.
PLANTED = {
    "name": (PERSON, "name", INES.name),
    "e-mail": (PERSON, "private.email", INES.private.email or ""),
    "phone": (PERSON, "private.phone", INES.private.phone or ""),
    "access needs": (PERSON, "private.access_needs", INES.private.access_needs),
    "note, eight words": (PERSON, "private.notes", "the desk near the stairs could be given"),
    "about without consent": (PERSON, "about", INES.about or ""),
    "link without consent": (PERSON, "links", INES.links[0]),
    "goal": (f"{SPRING}/applications/ines-karki.yml", "goals", "night shift at the freight terminal without"),
    "reason": (f"{SPRING}/applications/ines-karki.yml", "reason", "Waiting for the result of a hearing"),
    "veto": (f"{SPRING}/constraints.yml", "vetoes.first.reason", "they share a disputed fence"),
    "pair's goal": (
        f"{SPRING}/pairs/mara-lund--ines-karki.yml",
        "goals.night.statement",
        "Lead six night shifts in a row and write down",
    ),
    "meeting link": (f"{SPRING}/events/kick-off.yml", "place", "meet.example/room/x7Q"),
    "survey comment": (
        f"{SPRING}/responses/pulse/7f3a9c21.yml",
        "answers.comment",
        "reads mail while I talk, every single time",
    ),
}


def png(kind: bytes, content: bytes) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + name + data + zlib.crc32(name + data).to_bytes(4, "big")

    pixels = chunk(b"IDAT", zlib.compress(b"\0\0\0\0"))
    return b"\x89PNG\r\n\x1a\n" + chunk(kind, content) + pixels + chunk(b"IEND", b"")


def jpeg(metadata: bytes) -> bytes:
    segment = b"Exif\0\0" + metadata
    return b"\xff\xd8\xff\xe1" + (len(segment) + 2).to_bytes(2, "big") + segment + b"\xff\xda\x8f\x9e\xff\xd9"


def zipped(name: str, content: str) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(name, content)
    return archive.getvalue()


def page(body: str) -> bytes:
    return f"<!doctype html><html><body><p>Welcome aboard. {body} And so on.</p></body></html>".encode()


def calendar(text: str) -> bytes:
    folded = "\r\n ".join(re.findall(".{1,9}", f"DESCRIPTION:{text}"))
    return f"BEGIN:VCALENDAR\r\n{folded}\r\nEND:VCALENDAR\r\n".encode()


def in_the_middle(value: str, put: str) -> str:
    """Each word of a value with something put behind its first letter."""
    return re.sub(r"\b([^\W\d_])(?=[^\W\d_])", rf"\1{put}", value)


def slug(value: str) -> str:
    return "-".join(re.findall(r"\w+", value.lower()))


def javascript(value: str) -> str:
    return "".join(
        f"\\u{ord(letter):04x}" if ord(letter) > 127 or letter in "ai@" else letter for letter in value
    )


DISGUISES: dict[str, Callable[[str], tuple[str, bytes]]] = {
    "plain": lambda v: ("a/index.html", page(html.escape(v))),
    "upper case": lambda v: ("a/index.html", page(html.escape(v.upper()))),
    "decimal entities": lambda v: ("a/index.html", page("".join(f"&#{ord(c)};" for c in v))),
    "hexadecimal entities": lambda v: ("a/index.html", page("".join(f"&#x{ord(c):X};" for c in v))),
    "named entities": lambda v: ("a/index.html", page(v.replace("ê", "&ecirc;").replace("@", "&commat;"))),
    "entities of entities": lambda v: ("feed.xml", f"<summary>{html.escape(html.escape(v))}</summary>".encode()),
    "percent signs": lambda v: ("a.html", page(f'<a href="?q={quote(v, safe="")}">x</a>')),
    "percent signs twice": lambda v: ("a.html", page(f'<a href="?q={quote(quote(v))}">x</a>')),
    "attribute": lambda v: ("a.html", page(f'<img alt="{html.escape(v)}">')),
    "comment": lambda v: ("a.html", page(f"<!-- {v} -->")),
    "tags inside words": lambda v: ("a.html", page(in_the_middle(v, "<b></b>"))),
    "comments inside words": lambda v: ("a.html", page(in_the_middle(v, "<!-- -->"))),
    "escaped tags inside words": lambda v: ("feed.xml", page(in_the_middle(v, "&lt;em&gt;"))),
    "soft hyphens": lambda v: ("a.html", page(in_the_middle(v, "&shy;"))),
    "zero-width spaces": lambda v: ("a.html", page(in_the_middle(v, "\u200b"))),
    "no-break spaces": lambda v: ("a.html", page(v.replace(" ", "&nbsp;"))),
    "table cells": lambda v: ("a.html", page("<tr><td>" + v.replace(" ", "</td>\n<td>") + "</td></tr>")),
    "wrapped anew": lambda v: ("a.txt", v.replace(" ", "\n   > ").encode()),
    "curly quotes": lambda v: ("a.txt", f"“{v}”—so it is".encode()),
    "no accents": lambda v: ("a.txt", v.replace("ê", "e").replace("ø", "o").encode()),
    "split accents": lambda v: ("a.txt", unicodedata.normalize("NFD", v).encode()),
    "full-width letters": lambda v: ("a.txt", "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in v).encode()),
    "slug": lambda v: ("a.html", page(f'<i id="{slug(v)}"></i>')),
    "JSON": lambda v: ("search/search_index.json", json.dumps({"docs": [{"text": f"so\n{v}\n"}]}).encode()),
    "JavaScript escapes": lambda v: ("a.js", f'const x = "{javascript(v)}";'.encode()),
    "style sheet": lambda v: ("a.css", f'p::after {{ content: "{v}" }}'.encode()),
    "drawing": lambda v: ("a.svg", f"<svg><title>{html.escape(v)}</title></svg>".encode()),
    "folded calendar": lambda v: ("a.ics", calendar(v)),
    "base64": lambda v: ("a.html", page(f'<a href="data:text/plain;base64,{base64.b64encode(v.encode()).decode()}">')),
    "base64 behind a path": lambda v: ("a.js", b'"/x/' + base64.urlsafe_b64encode(b"to " + v.encode()) + b'"'),
    "base64 in lines": lambda v: ("a.txt", base64.encodebytes(b"Content, quite long: " * 3 + v.encode())),
    "gzip": lambda v: ("sitemap.xml.gz", gzip.compress(page(v))),
    "gzip in base64": lambda v: ("a.txt", base64.b64encode(gzip.compress(page(v)))),
    "archive": lambda v: ("kit.zip", zipped("word/document.xml", html.escape(v))),
    "archive in an archive": lambda v: ("a.zip", zipped("a.txt", "") + gzip.compress(page(v))),
    "UTF-16": lambda v: ("a.txt", v.encode("utf-16")),
    "Latin-1": lambda v: ("a.html", page(v).decode().encode("latin-1")),
    "PNG text": lambda v: ("a.png", png(b"tEXt", b"Comment\0" + v.encode("latin-1"))),
    "PNG packed text": lambda v: ("a.png", png(b"zTXt", b"Comment\0\0" + zlib.compress(v.encode("latin-1")))),
    "JPEG metadata": lambda v: ("a.jpg", jpeg(v.encode())),
    "JPEG metadata of Windows": lambda v: ("a.jpg", jpeg(v.encode("utf-16-le"))),
    "WebP metadata": lambda v: ("a.webp", b"RIFF\xff\0\0\0WEBPXMP " + f"<rdf:li>{v}</rdf:li>".encode() + b"\xff"),
    "file name": lambda v: (f"assets/{quote(v, safe='')}.webp", b"\x9d\x01\x2a"),
    "folder names": lambda v: ("/".join(re.findall(r"[\w@.+]+", v)) + "/index.html", page("")),
}  # fmt: skip


def site_with(folder: Path, file: str, content: bytes) -> Path:
    """Write a site with one page of public text and one more file."""
    shown = (
        f"Mara Lund, {MARA.headline}. {MARAS_GOAL} Write to mentoring@harbor.example. Tue 17:00-19:00. Li Wu."
    )
    for name, data in {"index.html": page(shown), file: content}.items():
        path = folder / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder / "site"


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


# The command.


def run(*arguments: str | Path, program: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mentorbook", "leaks", *map(str, arguments), "--program", str(program)]
    environment = {"PYTHONPATH": str(ROOT / "scripts"), "PYTHONUTF8": "1"}
    return subprocess.run(
        [*command, "--today", "2026-11-22"], capture_output=True, text=True, env=environment
    )


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """Copy a small program in which Lea Brandt did not agree to be named."""
    return Path(shutil.copytree(ROOT / "tests" / "data" / "base", tmp_path / "program"))


def test_a_clean_site_may_be_published(tmp_path: Path, program: Path) -> None:
    done = run(site_with(tmp_path, "a.html", page("Ana Sousa")), program=program)
    assert (done.returncode, done.stdout, done.stderr) == (0, "No private value stands in the site.\n", "")


def test_a_leak_stops_the_publication(tmp_path: Path, program: Path) -> None:
    site = site_with(tmp_path, "Lea Brandt.html", page("lea@harbor.example, Lea Brandt"))
    text, listed = run(site, program=program), run(site, "--format", "json", program=program)
    assert (text.returncode, listed.returncode) == (1, 1)
    assert json.loads(listed.stdout) == [
        {"file": "…", "record": "people/lea-brandt.yml", "field": "name", "under": "file name, as written"},
        {"file": "…", "record": "people/lea-brandt.yml", "field": "private.email", "under": "as written"},
    ]
    assert "private.email of people/lea-brandt.yml (as written)" in text.stdout
    for value in ("Lea Brandt", "lea@harbor.example"):
        assert value not in text.stdout + text.stderr + listed.stdout + listed.stderr


@pytest.mark.parametrize("site", ["nowhere", "empty"])
def test_no_site_is_not_a_clean_site(tmp_path: Path, program: Path, site: str) -> None:
    (tmp_path / "empty").mkdir()
    done = run(tmp_path / site, program=program)
    assert (done.returncode, done.stdout) == (3, "")
    assert "there is no site in" in done.stderr


def test_a_record_that_cannot_be_read_is_not_passed_over(tmp_path: Path, program: Path) -> None:
    (program / "people" / "lea-brandt.yml").write_text("name: Lea Brandt\nprivate: {email: [x]}\n", "utf-8")
    done = run(site_with(tmp_path, "a.html", page("")), program=program)
    assert done.returncode == 3
    assert "people/lea-brandt.yml cannot be read whole" in done.stderr
