"""The Word files beside the pages that people fill in."""

import io
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from mentorbook.exports.document import Document
from mentorbook.exports.word import to_word
from mentorbook.model.page import Page
from mentorbook.site import downloads
from mentorbook.site.downloads import BuiltSite, write_downloads
from mentorbook.site.portal import Portal
from tests.site.portals import portal_of, program_with

KINDS = {"form": "template", "hour": "agenda", "list": "checklist", "book": "guide", "shown": "template"}
ADDRESS = "https://northwind.example/mentoring/"


def portal_with(docs: Path) -> Portal:
    """A library of one page of each kind, written below `docs`."""
    pages = {}
    for name, kind in KINDS.items():
        path = f"library/forms/{name}.md"
        pages[path] = Page.model_validate(
            {"title": name, "summary": "Use it.", "for": ["mentor"], "kind": kind}
        )
        shows = "render_macros: true\n" if name == "shown" else ""
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        (docs / path).write_text(f"---\ntitle: {name}\n{shows}---\n\n## Part of {name}\n", encoding="utf-8")
    return portal_of(replace(program_with("Plain words"), pages=pages))


def test_what_people_fill_in_lies_beside_its_page(tmp_path: Path) -> None:
    site = BuiltSite(folder=tmp_path / "site", address=ADDRESS)
    written = write_downloads(portal_with(tmp_path / "docs"), tmp_path / "docs", site, tmp_path / "cache")
    assert written == [f"library/forms/{name}/{name}.docx" for name in ("form", "hour", "list")]
    file = docx.Document(io.BytesIO((site.folder / written[0]).read_bytes()))
    assert [one.text for one in file.paragraphs] == ["form", "Use it.", "Part of form"]


def test_without_folders_for_pages_it_lies_beside_the_file(tmp_path: Path) -> None:
    site = BuiltSite(folder=tmp_path / "site", address="", directory_urls=False)
    written = write_downloads(portal_with(tmp_path / "docs"), tmp_path / "docs", site, tmp_path / "cache")
    assert written[0] == "library/forms/form.docx"


def test_only_what_changed_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    docs, cache = tmp_path / "docs", tmp_path / "cache"
    portal, site = portal_with(docs), BuiltSite(folder=tmp_path / "site", address=ADDRESS)
    write_downloads(portal, docs, site, cache)
    before = {path.name for path in cache.iterdir()}
    page = docs / "library/forms/form.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
    made: list[str] = []

    def noted(document: Document) -> bytes:
        made.append(document.title)
        return to_word(document)

    monkeypatch.setattr(downloads, "to_word", noted)
    write_downloads(portal, docs, site, cache)
    assert made == ["form"]
    assert len({path.name for path in cache.iterdir()} & before) == len(before) - 1
    assert len([*cache.iterdir()]) == len(before)
