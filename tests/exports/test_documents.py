"""Welcome packs: what each pair gets, who is introduced, and where the files may lie."""

import io
import re
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from playwright.sync_api import Browser

from tests.browser.visit import overflow, violations
from tests.cli.running import Done, run
from tests.conftest import ROOT

AGREEMENT = "docs/library/templates/mentoring-agreement.md"
PERSON = "name: {name}\npronouns: she/her\nheadline: {headline}\nlanguages: [en, fr]\nconsent: {consent}\n"
AGREED = "{profile: 2026-01-12, name: 2026-01-12}"
COHORT = """title: Spring 2027
status: running
format: {form}
starts: 2027-01-11
ends: 2027-10-15
milestones: {{midpoint: 2027-05-26, kick-off: 2027-01-13}}
"""
EVENT = (
    "title: Kick-off\nstarts: 2027-01-13T13:00\nminutes: 90\ntime_zone: Europe/Copenhagen\nplace: Room <4>\n"
)
PAGES = {
    "templates/mentoring-agreement": (
        "| Mentor | Mentee | Until |\n|---|---|---|\n| &nbsp; { data-field=mentor-name } "
        "| &nbsp; { data-field=mentee-name } | &nbsp; { data-field=last-date } |\n"
        "\nThen the [agenda](../agendas/first-meeting.md).\n"
    ),
    "agendas/first-meeting": "## Hello\n",
    "agendas/peer-circle": "## Round\n",
    "agendas/flash-session": "## Quick\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A program of one pair, whose members both agreed to be introduced."""
    files = {
        "mkdocs.yml": "site_url: https://northwind.example/mentoring/\n",
        "program/program.yml": "name: Northwind & Co\ntime_zone: America/Chicago\n"
        "sponsor: {name: VP, contact: help@example.org}\n",
        "program/people/ann.yml": PERSON.format(
            name="Ann Öst", headline="Keeps <b>ferries</b> on time", consent=AGREED
        ),
        "program/people/bo.yml": PERSON.format(name="Bo Larsen", headline="Sells tickets", consent=AGREED),
        "program/cohorts/spring/cohort.yml": COHORT.format(form="one-on-one"),
        "program/cohorts/spring/events/kick-off.yml": EVENT,
        "program/cohorts/spring/pairs/ann--bo.yml": "status: accepted\n",
        **{f"docs/library/{name}.md": page(name, text) for name, text in PAGES.items()},
    }
    for name, text in files.items():
        write(tmp_path / name, text)
    return tmp_path


def page(name: str, text: str) -> str:
    title = name.rpartition("/")[2].replace("-", " ").capitalize()
    return f"---\ntitle: {title}\nsummary: Use it.\nfor: [mentor]\nkind: template\n---\n\n{text}"


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def export(folder: Path, *more: str) -> Done:
    return run("export", "spring", "documents", "--today", "2027-01-02", *more, cwd=folder)


def pack(folder: Path, pair: str = "ann--bo") -> tuple[WordDocument, str]:
    """The pair's Word file and its page."""
    stem = folder / "outbox" / "spring" / "documents"
    word, html = stem / f"{pair}.docx", stem / f"{pair}.html"
    return docx.Document(io.BytesIO(word.read_bytes())), html.read_text(encoding="utf-8")


def headings(file: WordDocument) -> list[str]:
    return [one.text for one in file.paragraphs if one.style and str(one.style.name).startswith("Heading")]


def test_a_pair_gets_dates_introductions_agreement_and_agenda(folder: Path) -> None:
    assert export(folder).code == 0
    file, html = pack(folder)
    expected = [
        "Welcome to Northwind & Co",
        "Who you are going to meet",
        "Ann Öst (she/her)",
        "Bo Larsen (she/her)",
        "Your dates",
        "In this pack",
        "Mentoring agreement",
        "First meeting",
        "Hello",
    ]
    assert headings(file) == expected
    assert re.findall(r"<h[1-6]>(.*?)</h[1-6]>", html) == [one.replace("&", "&amp;") for one in expected]
    dates, agreement = ([[cell.text for cell in row.cells] for row in table.rows] for table in file.tables)
    assert dates == [
        ["What", "When", "Where"],
        ["First day", "January 11, 2027", "–"],
        ["Kick-off", "January 13, 2027, 1:00 PM Copenhagen time, 90 minutes", "Room <4>"],
        ["Midpoint", "May 26, 2027", "–"],
        ["Last day", "October 15, 2027", "–"],
    ]
    assert agreement == [["Mentor", "Mentee", "Until"], ["Ann Öst", "Bo Larsen", "October 15, 2027"]]
    assert file.core_properties.title == "Welcome: Ann Öst and Bo Larsen"
    links = [link.address for one in file.paragraphs for link in one.hyperlinks]
    assert links == [
        "mailto:help@example.org",
        "https://northwind.example/mentoring/library/agendas/first-meeting/",
    ]


def test_what_people_wrote_stays_text_on_the_page(folder: Path) -> None:
    export(folder)
    html = pack(folder)[1]
    assert "Keeps &lt;b&gt;ferries&lt;/b&gt; on time" in html
    assert "Room &lt;4&gt;" in html
    assert "size: letter" in html
    assert "default-src &#39;none&#39;" in html


@pytest.mark.parametrize(
    "consent",
    ["{profile: 2026-01-12}", "{name: 2026-01-12}", "{profile: 2026-01-12, name: 2027-06-01}", "{}"],
)
def test_nobody_is_introduced_unless_both_agreed_by_then(folder: Path, consent: str) -> None:
    write(
        folder / "program/people/bo.yml",
        PERSON.format(name="Bo Larsen", headline="Sells tickets", consent=consent),
    )
    export(folder)
    file, html = pack(folder)
    assert "Who you are going to meet" not in headings(file)
    assert "Sells tickets" not in html
    assert "ferries" not in html


@pytest.mark.parametrize(
    ("form", "parts"),
    [
        ("reverse", ["Mentoring agreement", "First meeting", "Hello"]),
        ("group", ["Mentoring agreement", "Peer circle", "Round"]),
        ("flash", ["Flash session", "Quick"]),
    ],
)
def test_the_pages_are_those_of_the_format(folder: Path, form: str, parts: list[str]) -> None:
    write(
        folder / "program/cohorts/spring/pairs/ann--bo.yml",
        f"status: active\nformat: {form}\nmentees: [bo]\n",
    )
    export(folder)
    assert headings(pack(folder)[0])[-len(parts) :] == parts


def test_a_pair_that_has_ended_gets_nothing_more(folder: Path) -> None:
    write(
        folder / "program/cohorts/spring/pairs/ann--bo.yml",
        "status: ended\nended: {on: 2027-01-01, reason: moved}\n",
    )
    done = export(folder)
    assert (done.code, "no pair of spring is open" in done.err) == (3, True)


@pytest.mark.parametrize("out", ["docs/packs", "site", "docs"])
def test_packs_are_not_written_where_they_would_be_published(folder: Path, out: str) -> None:
    done = export(folder, "--out", out)
    assert (done.code, "would be published" in done.err) == (3, True)


def test_a_page_that_is_missing_is_named(folder: Path) -> None:
    (folder / AGREEMENT).unlink()
    done = export(folder)
    assert (done.code, "the library has no page 'mentoring-agreement'" in done.err) == (3, True)
    assert not (folder / "outbox").exists()


def test_the_same_data_gives_the_same_files(folder: Path) -> None:
    export(folder)
    first = {path.name: path.read_bytes() for path in (folder / "outbox/spring/documents").iterdir()}
    export(folder, "--out", "again")
    assert {path.name: path.read_bytes() for path in (folder / "again/documents").iterdir()} == first


def test_the_page_is_accessible_and_fits_a_phone(browser: Browser, tmp_path: Path) -> None:
    """Of the real library, because its forms are the widest."""
    assert run("export", "2027-spring", "documents", "--out", tmp_path, cwd=ROOT).code == 0
    context = browser.new_context(viewport={"width": 390, "height": 844})
    visited = context.new_page()
    visited.goto(min((tmp_path / "documents").glob("*.html")).as_uri())
    assert violations(visited) == []
    assert overflow(visited) <= 0
    context.close()
