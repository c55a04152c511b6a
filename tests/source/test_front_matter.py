"""Front matter: what other tools drop without a word is refused with its place; what is accepted they read alike."""

import datetime as dt
from pathlib import Path
from typing import Any

import frontmatter
import pytest
from mkdocs.utils import meta

from mentorbook.source.front_matter import FIRST_LINE, read_front_matter
from mentorbook.source.problem import SourceError
from tests.conftest import ROOT

PAGES = sorted((ROOT / "docs").rglob("*.md"))


@pytest.mark.parametrize(
    ("text", "block", "data", "body"),
    [
        ("# Title\n", "", None, "# Title\n"),
        ("", "", None, ""),
        ("Text.\n\n---\n\nMore.\n", "", None, "Text.\n\n---\n\nMore.\n"),
        ("---\ntitle: A\n---\nText.\n", "title: A\n", {"title": "A"}, "Text.\n"),
        ("---\ntitle: A\n---", "title: A\n", {"title": "A"}, ""),
        ("---  \ntitle: A\n--- \t\nText.\n", "title: A\n", {"title": "A"}, "Text.\n"),
        ("---\r\ntitle: A\r\n---\r\nText.\r\n", "title: A\r\n", {"title": "A"}, "Text.\r\n"),
        ("---\n---\nText.\n", "", None, "Text.\n"),
        ("---\n# nothing yet\n---\nText.\n", "# nothing yet\n", None, "Text.\n"),
        ("---\ntitle: A\n---\nText.\n\n---\n\nMore.\n", "title: A\n", {"title": "A"}, "Text.\n\n---\n\nMore.\n"),
        ("---\ndraft: no\nat: 10:30\n---\n", "draft: no\nat: 10:30\n", {"draft": "no", "at": "10:30"}, ""),
        ("---\ntext: |\n  a\n  --- b\n---\n", "text: |\n  a\n  --- b\n", {"text": "a\n--- b\n"}, ""),
    ],
)  # fmt: skip
def test_pages(text: str, block: str, data: Any, body: str) -> None:
    front = read_front_matter(text)
    assert (front.block, front.data, front.body) == (block, data, body)


# Each of these is dropped silently, or read in two ways, by MkDocs or by python-frontmatter.
BROKEN: dict[str, tuple[str, str, int, int]] = {
    "colon in a title": ("---\ntitle: A: B\n---\n", "yaml-syntax", 2, 9),
    "never closed": ("---\ntitle: A\n\nText.\n", "front-matter-form", 1, 1),
    "nothing but a fence": ("---\n", "front-matter-form", 1, 1),
    "blank line first": ("\n---\ntitle: A\n---\n", "front-matter-form", 1, 1),
    "spaces first": ("   ---\ntitle: A\n---\n", "front-matter-form", 1, 1),
    "closed by dots": ("---\ntitle: A\n...\nText.\n", "front-matter-form", 3, 1),
    "four dashes": ("----\ntitle: A\n----\n", "front-matter-form", 1, 1),
    "four dashes below": ("---\ntitle: A\n-----\nText.\n", "front-matter-form", 3, 1),
    "text beside the fence": ("--- title\nA\n---\n", "front-matter-form", 1, 1),
    "text beside the second fence": ("---\n---foo: 1\n", "front-matter-form", 1, 1),
    "tag": ("---\na: 1\nb: 2\ntitle: !!str A\n---\n", "yaml-profile", 4, 8),
    "duplicate key": ("---\ntitle: A\nb: 2\ntitle: B\n---\n", "duplicate-key", 4, 1),
    "anchor": ("---\ntitle: &t A\n---\n", "yaml-profile", 2, 8),
    "tab": ("---\na:\n\tb: 1\n---\n", "yaml-syntax", 3, 1),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_block_is_refused_with_its_place_in_the_page(name: str) -> None:
    text, rule, line, column = BROKEN[name]
    with pytest.raises(SourceError) as caught:
        read_front_matter(text)
    error = caught.value
    assert (error.rule, error.place.line, error.place.column) == (rule, line, column), error.message


def test_a_duplicate_key_names_the_line_of_the_page() -> None:
    with pytest.raises(SourceError, match="line 2"):
        read_front_matter(BROKEN["duplicate key"][0])


@pytest.mark.parametrize(
    ("text", "data"), [("---\n- a\n---\n", ["a"]), ("---\njust text\n---\n", "just text")]
)
def test_a_block_that_is_no_mapping_is_told_from_none(text: str, data: Any) -> None:
    """python-frontmatter answers {} for it, so nobody would notice."""
    assert read_front_matter(text).data == data


def test_places_are_those_of_the_page() -> None:
    assert FIRST_LINE == 2
    with pytest.raises(SourceError) as caught:
        read_front_matter("---\na: 1\nb: [\n---\n")
    assert caught.value.place.line >= 3


# The two readers that see our pages after us.


def as_text(value: Any) -> Any:
    """Dates as they are written; other readers make objects of them."""
    if isinstance(value, dict):
        return {str(key): as_text(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_text(item) for item in value]
    return value.isoformat() if isinstance(value, dt.date) else value


def test_there_are_pages_to_compare() -> None:
    assert len(PAGES) > 20


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT / "docs")))
def test_python_frontmatter_and_mkdocs_read_our_pages_as_we_do(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    front = read_front_matter(text)
    theirs, body = frontmatter.parse(text)
    mkdocs_body, mkdocs_data = meta.get_data(text)
    assert as_text(theirs) == (front.data or {})
    assert as_text(mkdocs_data) == (front.data or {})
    assert body == front.body.strip()
    assert mkdocs_body.strip() == front.body.strip()
