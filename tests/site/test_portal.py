import os
from datetime import date
from pathlib import Path

import pytest

from mentorbook.site.portal import Portal, read_portal

TODAY = date(2026, 11, 22)


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    program, docs = tmp_path / "program", tmp_path / "docs"
    program.mkdir()
    docs.mkdir()
    (program / "program.yml").write_text("name: Paper\npurpose: Grow.\n", encoding="utf-8")
    (docs / "index.md").write_text("# Home\n", encoding="utf-8")
    return program, docs


def read(folders: tuple[Path, Path]) -> Portal:
    return read_portal(*folders, TODAY)


def test_nothing_is_read_twice_while_nothing_changes(folders: tuple[Path, Path]) -> None:
    assert read(folders) is read(folders)


def test_a_change_shows_at_once(folders: tuple[Path, Path]) -> None:
    assert read(folders).view.charter.purpose == "Grow."
    (folders[0] / "program.yml").write_text("name: Paper\npurpose: Learn.\n", encoding="utf-8")
    assert read(folders).view.charter.purpose == "Learn."


def test_a_change_of_the_same_size_shows_by_its_time(folders: tuple[Path, Path]) -> None:
    charter = folders[0] / "program.yml"
    before = read(folders)
    charter.write_text("name: Paper\npurpose: Glow.\n", encoding="utf-8")
    os.utime(charter, ns=(1, 1))
    assert read(folders) is not before
    assert read(folders).view.charter.purpose == "Glow."


def test_a_new_page_can_be_linked_to(folders: tuple[Path, Path]) -> None:
    assert read(folders).documents == {"index.md"}
    (folders[1] / "faq.md").write_text("# Questions\n", encoding="utf-8")
    assert read(folders).documents == {"index.md", "faq.md"}


def test_a_program_without_a_charter_is_explained(folders: tuple[Path, Path]) -> None:
    (folders[0] / "program.yml").unlink()
    with pytest.raises(ValueError, match=r"program\.yml is missing"):
        read(folders)
