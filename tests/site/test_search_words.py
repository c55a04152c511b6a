"""The search index says what pages mean, besides what they say."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from mentorbook.model.vocabulary import Term, Vocabulary
from mentorbook.site.search_words import Alike, add_search_words
from tests.site.portals import HOSTILE, portal_of, program_with

PAGE = "library/guides/listening/"


Entries = dict[str, dict[str, Any]]


def enriched(folder: Path, *entries: dict[str, str], alias: str = "authoring") -> Entries:
    """The entries of an index by location, after the words were added."""
    (folder / "search").mkdir()
    index = folder / "search" / "search_index.json"
    index.write_text(json.dumps({"config": {"lang": ["en"]}, "docs": entries}), encoding="utf-8")
    topics = {"writing": Term.model_construct(name="Writing", aliases=(alias,), broader=None)}
    program = replace(program_with("Plain words"), vocabulary=Vocabulary.model_construct(topics=topics))
    add_search_words(portal_of(program), folder)
    read = json.loads(index.read_text(encoding="utf-8"))
    assert read["config"]["lang"] == ["en"]
    return {entry["location"]: entry for entry in read["docs"]}


def entry(location: str, text: str) -> dict[str, str]:
    return {"location": location, "title": "Listening", "text": text}


def test_a_page_is_found_by_its_topics_and_a_section_by_other_words_for_its_own(tmp_path: Path) -> None:
    found = enriched(
        tmp_path, entry(PAGE, "<p>Read.</p>"), entry(PAGE + "#a", "<p>Bring your <em>résumé</em>.</p>")
    )
    assert found[PAGE] == {**entry(PAGE, "<p>Read.</p>"), "tags": ["Writing", "authoring"]}
    said = "<p>Bring your <em>résumé</em>.</p> <p>In other words: resume, CV, curriculum vitae.</p>"
    assert found[PAGE + "#a"] == entry(PAGE + "#a", said)


def test_words_of_people_stay_text(tmp_path: Path) -> None:
    assert "<script>" not in "".join(enriched(tmp_path, entry(PAGE, ""), alias=HOSTILE)[PAGE]["tags"])


def test_a_site_without_a_search_is_left_alone(tmp_path: Path) -> None:
    add_search_words(portal_of(program_with("Plain words")), tmp_path)
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize(
    ("text", "unsaid"),
    [
        ("Send your CV.", ("résumé",)),
        ("Two CVs and a résumé.", ()),
        ("A CVX is something else.", ()),
        ("cv", ("résumé",)),
    ],
)
def test_whole_words_count_in_any_case_and_number(text: str, unsaid: tuple[str, ...]) -> None:
    assert Alike(("résumé", "CV")).unsaid(text) == unsaid
