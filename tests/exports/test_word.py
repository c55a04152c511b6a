"""Word files, opened again: headings, tables, lists, boxes and links are what Word knows under these names."""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
import yaml
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from mentorbook.exports.document import EXTENSIONS, Document, read_sheet
from mentorbook.exports.library import page_document
from mentorbook.exports.paper import letterhead
from mentorbook.exports.word import to_word
from mentorbook.model.page import Page
from mentorbook.source.front_matter import read_front_matter
from tests.conftest import ROOT

HEAD = letterhead("Northwind Mentoring", "en", "Europe/Copenhagen", "https://northwind.example/mentoring/")
LIBRARY = ROOT / "docs" / "library"
FORMS = sorted(path for folder in ("agendas", "templates") for path in (LIBRARY / folder).glob("*.md"))
_RULE = re.compile(r"\|(?: *:?-+:? *\|)+")
EVERYTHING = """
# Own title

First line
and its end, **bold**, *italic* and `code`. See [the goal](goal-sheet.md#two), [here](#below),
[a page](https://example.org/a), [a mail](mailto:a@example.org).

## A part

1. one
2. two
    - inner **one**
    - inner two

Between.

1. again one

- [ ] to do
- [x] done

### Deeper

> Said *quietly*.

| Who | What | When |
|---|:-:|--:|
| Mentor | says *hello* | &nbsp; |
| Mentee | &nbsp; | 3 |

Term
:   What it means.

??? question "Why?"
    Because.

---

    a block of code
"""


def opened(data: bytes) -> WordDocument:
    return docx.Document(io.BytesIO(data))


def made(text: str, locale: str = "en", time_zone: str = "Europe/Copenhagen") -> WordDocument:
    head = letterhead("Northwind Mentoring", locale, time_zone, HEAD.address)
    sheet = read_sheet(
        text, title="A form", lead="Fill it in.", document="library/templates/f.md", site=head.address
    )
    whole = Document(title="A form", subject="Fill it in.", head=head, foot="Northwind", sheets=(sheet,))
    return opened(to_word(whole))


def styled(file: WordDocument, style: str) -> list[str]:
    return [one.text for one in file.paragraphs if one.style and one.style.name == style]


def cells(file: WordDocument) -> list[list[list[str]]]:
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in file.tables]


def test_each_kind_of_text_is_what_word_calls_it() -> None:
    file = made(EVERYTHING)
    assert styled(file, "Heading 1") == ["A form"]
    assert styled(file, "Subtitle") == ["Fill it in."]
    assert styled(file, "Heading 2") == ["A part"]
    assert styled(file, "Heading 3") == ["Deeper"]
    assert styled(file, "List Number") == ["one", "two", "again one"]
    assert styled(file, "List Bullet 2") == ["inner one", "inner two"]
    assert styled(file, "List") == ["☐\tto do", "☒\tdone"]
    assert styled(file, "Quote") == ["Said quietly."]
    assert styled(file, "List Continue") == ["What it means."]
    assert {"Term", "Why?", "Because.", "a block of code", "Between."} <= set(styled(file, "Normal"))
    assert cells(file) == [[["Who", "What", "When"], ["Mentor", "says hello", ""], ["Mentee", "", "3"]]]


def test_emphasis_stays_and_no_space_is_lost() -> None:
    first = made(EVERYTHING).paragraphs[2]
    assert first.text.startswith("First line and its end, bold, italic and code. See the goal, here,")
    assert [run.text for run in first.runs if run.bold] == ["bold"]
    assert [run.text for run in first.runs if run.italic] == ["italic"]


def test_links_lead_back_to_the_site_and_those_within_the_page_are_words() -> None:
    links = [
        (link.text, link.address + (f"#{link.fragment}" if link.fragment else ""))
        for link in made(EVERYTHING).paragraphs[2].hyperlinks
    ]
    assert links == [
        ("the goal", "https://northwind.example/mentoring/library/templates/goal-sheet/#two"),
        ("a page", "https://example.org/a"),
        ("a mail", "mailto:a@example.org"),
    ]


def test_a_link_that_would_run_something_becomes_words() -> None:
    file = made("[press](javascript:alert(1)) and <a href='file:///etc/passwd'>this</a>\n")
    assert file.paragraphs[2].text == "press and this"
    assert file.paragraphs[2].hyperlinks == []


def test_each_numbered_list_starts_at_one() -> None:
    listed = [
        one
        for one in made("1. a\n2. b\n\nText.\n\n1. c\n").paragraphs
        if one.style and "List" in str(one.style.name)
    ]
    numbers = [found.get(qn("w:val")) for one in listed for found in one._p.iter(qn("w:numId"))]
    assert numbers[0] == numbers[1] != numbers[2]


def test_a_header_row_repeats_and_blank_cells_leave_room_to_write() -> None:
    table = made(EVERYTHING).tables[0]
    marks = [[child.tag for child in row._tr.trPr] for row in table.rows]
    assert [qn("w:tblHeader") in row for row in marks] == [True, False, False]
    assert table.rows[0].height is None
    assert [round(row.height.mm) for row in table.rows[1:] if row.height] == [10, 10]


@pytest.mark.parametrize(
    ("locale", "time_zone", "size", "language"),
    [
        ("en", "Europe/Copenhagen", (210, 297), "en-US"),
        ("en", "America/Chicago", (216, 279), "en-US"),
        ("en-GB", "America/Chicago", (210, 297), "en-GB"),
        ("en-US", "Europe/Copenhagen", (216, 279), "en-US"),
        ("fr-CA", "UTC", (216, 279), "fr-CA"),
        ("de", "UTC", (210, 297), "de-DE"),
        ("no such thing", "nowhere", (216, 279), "en-US"),
    ],
)
def test_paper_and_language_are_those_of_the_place(
    locale: str, time_zone: str, size: tuple[int, int], language: str
) -> None:
    file = made("Text.", locale, time_zone)
    section = file.sections[0]
    assert section.page_width
    assert section.page_height
    assert (round(section.page_width.mm), round(section.page_height.mm)) == size
    assert {one.get(qn("w:val")) for one in file.styles.element.iter(qn("w:lang"))} == {language}
    assert file.core_properties.language == language


def test_the_file_says_what_it_is_and_every_page_its_number() -> None:
    file = made("Text.")
    known = file.core_properties
    assert (known.title, known.author, known.subject) == ("A form", "Northwind Mentoring", "Fill it in.")
    foot = file.sections[0].footer.paragraphs[0]
    assert foot.text.startswith("Northwind")
    assert "PAGE" in foot._p.xml


def test_the_same_page_gives_the_same_bytes_without_the_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    path = LIBRARY / "templates" / "mentoring-agreement.md"
    first = word_of(path)
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert word_of(path) == first
    assert {one.date_time[0] for one in zipfile.ZipFile(io.BytesIO(first)).infolist()} == {1980}


def test_the_styles_point_at_no_style_that_is_gone() -> None:
    file = made(EVERYTHING)
    known = {style.style_id for style in file.styles}
    pointers = [
        one for name in ("w:link", "w:next", "w:basedOn") for one in file.styles.element.iter(qn(name))
    ]
    assert {one.get(qn("w:val")) for one in pointers} <= known


def test_pages_are_read_as_the_site_reads_them() -> None:
    """Each extension of the site that changes what a page says is used here too."""
    config = re.sub(r"!!python/name:\S+", "x", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    named = [
        one if isinstance(one, str) else next(iter(one))
        for one in yaml.safe_load(config)["markdown_extensions"]
    ]
    looks = {"toc", "pymdownx.highlight", "pymdownx.emoji"}
    assert set(EXTENSIONS) == set(named) - looks


def word_of(path: Path) -> bytes:
    text = read_front_matter(path.read_text(encoding="utf-8"))
    assert isinstance(text.data, dict)
    page = Page.model_validate(text.data)
    return to_word(page_document(path.relative_to(ROOT / "docs").as_posix(), page, text.body, HEAD))


def _lines(path: Path) -> Iterator[str]:
    """The page's lines as a person would see them: without code."""
    fenced = False
    for line in read_front_matter(path.read_text(encoding="utf-8")).body.split("\n"):
        fenced ^= line.lstrip().startswith("```")
        if not fenced:
            yield line.strip()


def _plain(markdown: str) -> str:
    """A heading's or a cell's words: without links, emphasis and what stands for nothing."""
    words = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", markdown.replace("&nbsp;", ""))
    words = re.sub(r"\{[^}]*data-field[^}]*\}", "", words)
    return " ".join(re.sub(r"[*`\\]", "", words).split())


def holds_its_source(path: Path) -> None:
    """Every heading and every cell of every table of a page stands in its Word file, in order."""
    file, lines = opened(word_of(path)), [*_lines(path)]
    headings = [_plain(line.lstrip("#")) for line in lines if re.match(r"#{2,4} ", line)]
    found = [
        one.text for one in file.paragraphs if one.style and re.match("Heading [234]", str(one.style.name))
    ]
    assert [" ".join(one.split()) for one in found] == headings
    rows = [line for line in lines if line.startswith("|") and not _RULE.fullmatch(line)]
    told = [[_plain(cell) for cell in re.split(r"(?<!\\)\|", row.strip("|"))] for row in rows]
    assert [[" ".join(cell.split()) for cell in row] for table in cells(file) for row in table] == told
    rules = [line for line in lines if _RULE.fullmatch(line)]
    assert len(file.tables) == len(rules)


@pytest.mark.parametrize(
    "name", ["agendas/first-meeting", "templates/goal-sheet", "templates/mentoring-agreement"]
)
def test_nothing_of_a_page_is_lost(name: str) -> None:
    holds_its_source(LIBRARY / f"{name}.md")


@pytest.mark.slow
@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_nothing_of_any_page_is_lost(path: Path) -> None:
    holds_its_source(path)
