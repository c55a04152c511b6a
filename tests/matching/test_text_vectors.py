"""Vectors are kept between runs, and losing or damaging them costs time only. A stand-in replaces the encoder."""

import subprocess
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorbook.errors import UserError
from mentorbook.matching.text import vectors
from mentorbook.matching.text.shelf import Shelf
from mentorbook.matching.text.vectors import CACHE_FILE, DIMENSIONS, TOLD_EVERY, Memory, read_entries
from tests.conftest import ROOT

TEXTS = ["Lead a team", "Écrire mieux", "领导团队"]


class StandIn:
    """Encodes a text by its letters, and counts how often it is asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, text: str) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
        self.asked.append(text)
        return np.array(
            [(ord(text[place % len(text)]) % 100 - 50) / 512 for place in range(DIMENSIONS)], np.float32
        )


@pytest.fixture
def encoder(monkeypatch: pytest.MonkeyPatch) -> StandIn:
    stand_in = StandIn()
    monkeypatch.setattr(vectors, "_encoder", lambda: stand_in)
    monkeypatch.setattr(vectors, "version", lambda _: "1.0")
    return stand_in


def test_each_text_is_encoded_once_even_in_another_run(encoder: StandIn, tmp_path: Path) -> None:
    first = Memory(Shelf(tmp_path))
    found = first.vectors([*TEXTS, TEXTS[0]])
    assert (found[0] == found[3]).all()
    assert (first.vectors(TEXTS) == found[:3]).all()
    assert (Memory(Shelf(tmp_path)).vectors(TEXTS) == found[:3]).all()
    assert encoder.asked == TEXTS


def test_nothing_is_kept_on_disk_unless_a_folder_is_named(encoder: StandIn, tmp_path: Path) -> None:
    shelf = Shelf()
    memory = Memory(shelf)
    memory.vectors(TEXTS)
    assert list(tmp_path.iterdir()) == []
    shelf.folder = tmp_path
    memory.vectors(TEXTS)
    assert [file.name for file in tmp_path.iterdir()] == [CACHE_FILE]


def test_long_work_is_told_of_and_kept_when_interrupted(encoder: StandIn, tmp_path: Path) -> None:
    told: list[str] = []

    def tell(line: str) -> None:
        told.append(line)
        if len(told) == 2:
            raise KeyboardInterrupt

    texts = [f"Goal {place}" for place in range(TOLD_EVERY + 1)]
    with pytest.raises(KeyboardInterrupt):
        Memory(Shelf(tmp_path, tell)).vectors(texts)
    assert told == [f"Encoding goals: {done} of 2,001 sentences" for done in ("0", "2,000")]
    assert Memory(Shelf(tmp_path)).vectors(texts).shape == (TOLD_EVERY + 1, DIMENSIONS)
    assert encoder.asked == texts


def damaged(data: bytes) -> list[bytes]:
    middle = len(data) // 2
    flipped = data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]
    return [b"", b"\0", data[:-1], data[:40], data + b"\0", flipped, b"[]", data.replace(b"1.0", b"0.9", 1)]


@pytest.mark.parametrize("way", range(8))
def test_a_damaged_file_is_made_anew(encoder: StandIn, tmp_path: Path, way: int) -> None:
    found = Memory(Shelf(tmp_path)).vectors(TEXTS)
    file = tmp_path / CACHE_FILE
    whole = file.read_bytes()
    file.write_bytes(damaged(whole)[way])
    assert (Memory(Shelf(tmp_path)).vectors(TEXTS) == found).all()
    assert encoder.asked == TEXTS * 2
    assert file.read_bytes() == whole


@given(st.binary(max_size=2000))
def test_any_file_is_read_as_empty(junk: bytes) -> None:
    assert read_entries(b"head" + junk, b"head") == {}


def test_a_folder_that_cannot_be_written_to_stops_nothing(encoder: StandIn, tmp_path: Path) -> None:
    occupied = tmp_path / "file"
    occupied.write_text("not a folder")
    assert Memory(Shelf(occupied)).vectors(TEXTS).shape == (3, DIMENSIONS)


def test_without_the_extra_the_repair_is_named(no_encoder: None) -> None:
    with pytest.raises(UserError, match="not installed") as refused:
        Memory(Shelf()).vectors(TEXTS)
    assert "make ai" in refused.value.hint


def test_git_ignores_the_file() -> None:
    ignored = subprocess.run(
        ["git", "check-ignore", f".cache/{CACHE_FILE}"], cwd=ROOT, check=False, capture_output=True
    )
    assert ignored.returncode == 0
