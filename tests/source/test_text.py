"""The guard in front of every file: bytes to text, or a refusal with its place."""

import os
import socket
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorbook.source.problem import SourceError
from mentorbook.source.text import MAX_BYTES, MAX_PIECES, decode, place_of, read_bytes, refuse_conflict


def test_a_byte_order_mark_is_dropped() -> None:
    assert decode(b"\xef\xbb\xbfname: Kai\n") == "name: Kai\n"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "plain\n",
        "tab\there\n",
        "one\r\ntwo\r\n",
        "Bo Lærke, Zoë, 李伟, काठमाडौं, 👩🏽‍🔧\n",
        "non\u00a0breaking\u200djoiner\n",
    ],
)
def test_ordinary_text_passes_unchanged(text: str) -> None:
    assert decode(text.encode()) == text


# bytes -> rule, line, column
REFUSED: dict[str, tuple[bytes, str, int, int]] = {
    "latin-1": (b"a: 1\nname: J\xf8rgen\n", "not-utf8", 2, 8),
    "latin-1 after an accent": ("é".encode() + b"\xe9\n", "not-utf8", 1, 2),
    "cut in a character": (b"name: Zo" + b"\xc3", "not-utf8", 1, 9),
    "surrogate": (b"a: \xed\xa0\x80\n", "not-utf8", 1, 4),
    "overlong": (b"a: \xc0\xaf\n", "not-utf8", 1, 4),
    "utf-16 little endian": ("name: Kai\n".encode("utf-16-le"), "invisible-character", 1, 2),
    "utf-16 with mark": ("name: Kai\n".encode("utf-16"), "not-utf8", 1, 1),
    "utf-32": ("a: 1".encode("utf-32-be"), "invisible-character", 1, 1),
    "second byte order mark": (b"\xef\xbb\xbf\xef\xbb\xbfa: 1\n", "invisible-character", 1, 1),
    "byte order mark inside": ("a: 1\nb: \ufeff2\n".encode(), "invisible-character", 2, 4),
    "NUL": (b"a: 1\x00\n", "invisible-character", 1, 5),
    "bell": (b"a: \x07\n", "invisible-character", 1, 4),
    "escape": (b"a: \x1b[31mred\n", "invisible-character", 1, 4),
    "delete": (b"a: \x7f\n", "invisible-character", 1, 4),
    "C1 control": ("a: \x9b31m\n".encode(), "invisible-character", 1, 4),
    "next line": ("a: 1\x85b: 2\n".encode(), "invisible-character", 1, 5),
    "line separator": ("a: 1\u2028\n".encode(), "invisible-character", 1, 5),
    "right-to-left override": ("a: 1\nname: Kai\u202eotI\n".encode(), "invisible-character", 2, 10),
    "isolate": ("a: \u2066x\u2069\n".encode(), "invisible-character", 1, 4),
    "not a character": ("a: \uffff\n".encode(), "invisible-character", 1, 4),
    "carriage return alone": (b"a: 1\rb: 2\r", "invisible-character", 1, 5),
}


@pytest.mark.parametrize("name", REFUSED)
def test_bytes_that_are_no_plain_text_are_refused_with_their_place(name: str) -> None:
    raw, rule, line, column = REFUSED[name]
    with pytest.raises(SourceError) as caught:
        decode(raw)
    assert (caught.value.rule, caught.value.place.line, caught.value.place.column) == (rule, line, column)
    assert caught.value.message.isprintable()


@given(st.binary(max_size=80))
def test_any_bytes_are_text_or_refused(raw: bytes) -> None:
    place, text = None, ""
    try:
        text = decode(raw)
    except SourceError as error:
        place = error.place
    if place is None:
        assert text.encode() == raw.removeprefix(b"\xef\xbb\xbf")
    else:
        assert place.line >= 1
        assert place.column >= 1


@given(st.text(max_size=60), st.data())
def test_a_place_counts_lines_and_characters(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    place = place_of(text, offset)
    before = text[:offset].split("\n")
    assert (place.line, place.column) == (len(before), len(before[-1]) + 1)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: 1\n<<<<<<< yours\nb: 2\n=======\nb: 3\n>>>>>>> theirs\n", 2),
        ("a: 1\nb: 3\n>>>>>>> theirs\n", 3),
    ],
)
def test_a_merge_conflict_is_named(text: str, line: int) -> None:
    with pytest.raises(SourceError, match="merge conflict") as caught:
        refuse_conflict(text)
    assert (caught.value.rule, caught.value.place.line) == ("merge-conflict", line)


@pytest.mark.parametrize("text", ["a: <<<<<<< no\n", "Heading\n=======\n", "> quoted\n", "a: 1\n"])
def test_other_text_is_no_merge_conflict(text: str) -> None:
    refuse_conflict(text)


# Files that are no ordinary files.


def unreadable(path: Path) -> str:
    with pytest.raises(SourceError) as caught:
        read_bytes(path)
    assert caught.value.rule in ("file-unreadable", "file-too-large")
    return caught.value.message


def test_links_are_refused_wherever_they_lead(tmp_path: Path) -> None:
    ordinary = tmp_path / "file.yml"
    ordinary.write_text("a: 1\n")
    for name, target in {"good": ordinary, "dangling": tmp_path / "none", "zero": Path("/dev/zero")}.items():
        (tmp_path / name).symlink_to(target)
        assert "symbolic link" in unreadable(tmp_path / name)
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert "symbolic link" in unreadable(tmp_path / "loop")


def test_pipes_sockets_and_folders_are_refused_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "pipe.yml")
    assert "not an ordinary file" in unreadable(tmp_path / "pipe.yml")
    assert "not an ordinary file" in unreadable(tmp_path)
    with socket.socket(socket.AF_UNIX) as listener:
        monkeypatch.chdir(tmp_path)  # a socket's path may have 108 characters only
        listener.bind("socket.yml")
        assert "cannot be read" in unreadable(tmp_path / "socket.yml")


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    assert "cannot be read" in unreadable(tmp_path / "none.yml")


def test_a_file_without_permission_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Root may read everything, so the refusal comes from a stand-in for the system call."""

    def denied(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", denied)
    assert "Permission denied" in unreadable(tmp_path / "secret.yml")


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    sparse = tmp_path / "sparse.yml"
    with sparse.open("wb") as file:
        file.truncate(8 * 2**30)
    assert "8,589,934,592 bytes" in unreadable(sparse)


def test_the_limit_is_the_last_size_that_is_read(tmp_path: Path) -> None:
    file = tmp_path / "large.yml"
    file.write_bytes(b"#" * MAX_BYTES)
    assert len(read_bytes(file)) == MAX_BYTES
    file.write_bytes(b"#" * (MAX_BYTES + 1))
    assert "limit" in unreadable(file)


@pytest.mark.parametrize("piece", ["a,", "\n", "- a\n", "a,\n"])
def test_more_pieces_than_any_record_has_are_refused(piece: str) -> None:
    each = piece.count("\n") + piece.count(",")
    most = piece * (MAX_PIECES // each)
    assert decode(most.encode()) == most
    with pytest.raises(SourceError, match="200,000 lines") as caught:
        decode((most + piece).encode())
    assert caught.value.rule == "file-too-large"
