"""The rules about bytes and the file system, which no example on a page can show."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mentorbook.source.text import MAX_BYTES
from tests.checks.laid_over import LaidOver

PERSON = "people/kai-ito.yml"
FILE = f"program/{PERSON}"

Found = tuple[str, str, int, int]


@pytest.fixture
def program(tmp_path: Path) -> LaidOver:
    return LaidOver(tmp_path / "here")


def found_in(program: LaidOver) -> list[Found]:
    return [
        (finding.rule.name, finding.file, finding.place.line, finding.place.column)
        for finding in program.findings()
    ]


@pytest.mark.parametrize(
    ("raw", "line", "column"),
    [
        pytest.param("name: Ana Gonçalves\n".encode("latin-1"), 1, 14, id="latin-1"),
        pytest.param("# ä\nname: Ünal\n".encode("cp1252"), 1, 3, id="windows-1252 in a comment"),
        pytest.param("name: Kai\n".encode("utf-16"), 1, 1, id="utf-16"),
        pytest.param(b"name: Kai\nheadline: \xc3\n", 2, 11, id="half a character"),
        pytest.param(b"name: \xed\xa0\x80\n", 1, 7, id="a lone surrogate"),
    ],
)
def test_not_utf8(program: LaidOver, raw: bytes, line: int, column: int) -> None:
    program.path(PERSON).write_bytes(raw)
    assert found_in(program) == [("not-utf8", FILE, line, column)]


def test_a_byte_order_mark_is_no_fault(program: LaidOver) -> None:
    path = program.path(PERSON)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert found_in(program) == []


def test_a_pipe_in_place_of_a_file_does_not_stop_the_reading(program: LaidOver) -> None:
    program.path(PERSON).unlink()
    os.mkfifo(program.path(PERSON))
    assert found_in(program) == [("file-unreadable", FILE, 1, 1)]


def test_an_unreadable_folder_is_named(program: LaidOver) -> None:
    program.path("docs/library/guides/listening.md").write_text("unused")
    (program.folder / "docs").rename(program.folder / "moved")
    assert ("file-unreadable", "docs/.", 1, 1) in found_in(program)


@pytest.mark.parametrize(("size", "names"), [(MAX_BYTES, []), (MAX_BYTES + 1, ["file-too-large"])])
def test_a_file_too_large(program: LaidOver, size: int, names: list[str]) -> None:
    path = program.path(PERSON)
    text = path.read_bytes()
    path.write_bytes(text + b"#" * (size - len(text)))
    assert [name for name, *_ in found_in(program)] == names


def test_a_link_to_a_file_is_not_followed(program: LaidOver, tmp_path: Path) -> None:
    outside = tmp_path / "outside.yml"
    outside.write_text("name: Somebody\nfield_of_the_other_file: secret\n")
    program.path("people/somebody.yml").symlink_to(outside)
    assert found_in(program) == [("symbolic-link", "program/people/somebody.yml", 1, 1)]


def test_a_link_to_a_folder_is_not_followed(program: LaidOver, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "page.md").write_text("---\nbroken: [\n")
    program.path("docs/library").symlink_to(tmp_path / "outside")
    assert found_in(program) == [("symbolic-link", "docs/library", 1, 1)]


def test_windows_line_ends(program: LaidOver) -> None:
    path = program.path(PERSON)
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert found_in(program) == [("windows-line-ends", FILE, 1, 1)]


def test_windows_line_ends_on_a_page(program: LaidOver) -> None:
    page = "---\r\ntitle: Roles\r\n---\r\n\r\nWho does what.\r\n"
    program.path("docs/program/roles.md").write_bytes(page.encode())
    assert found_in(program) == [("windows-line-ends", "docs/program/roles.md", 1, 1)]


@pytest.mark.parametrize("name", ["program.yml", "vocabulary.yml"])
def test_a_missing_file_is_named(program: LaidOver, name: str) -> None:
    program.path(name).unlink()
    assert ("missing-file", f"program/{name}", 1, 1) in found_in(program)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("cohorts/spring/constraints.yml", "", id="an empty file"),
        pytest.param("cohorts/spring/constraints.yml", "pins:\nvetoes:\n", id="a table without entries"),
        pytest.param(
            "cohorts/spring/applications/kai-ito.yml", "as: [mentee]\nseeks: null\ncapacity:\n", id="null"
        ),
    ],
)
def test_a_field_without_a_value_was_not_given(program: LaidOver, name: str, text: str) -> None:
    program.path(name).write_text(text)
    assert not {"wrong-type", "missing-field"} & {rule for rule, *_ in found_in(program)}


def test_an_entry_without_a_value_is_a_fault(program: LaidOver) -> None:
    name = "cohorts/spring/applications/ana-sousa.yml"
    program.path(name).write_text("as: [mentor]\noffers: {writing: null}\n")
    assert ("wrong-type", f"program/{name}", 2, 19) in found_in(program)
