"""Bytes to text: the guard in front of every file a person or a program may have written."""

from __future__ import annotations

import errno
import os
import re
import stat
from pathlib import Path

from .problem import TOP, Place, SourceError

MAX_BYTES = 5_000_000
MAX_PIECES = (
    200_000  # lines and list items; two million of them would take gigabytes to say what is wrong with each
)

# Never through a link, never waiting for the other end of a pipe; Windows has neither flag.
_OPEN = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)

# C0 and C1 controls but tab and line ends, stray BOMs, line separators, and characters that reorder text.
# Alone, a carriage return is one of them: YAML ends a line there and nothing else does.
INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]"
    r"|\r(?!\n)"
)
_PLAIN_ASCII = bytes([9, 10, *range(32, 127)])
_CONFLICT = re.compile(r"^(<{7} |={7}$|>{7} )", re.MULTILINE)


def read_bytes(path: Path, max_bytes: int = MAX_BYTES) -> bytes:
    """The content of an ordinary file. Links, pipes, folders, unreadable and huge files are refused."""
    try:
        handle = os.open(path, _OPEN)
        try:
            state = os.fstat(handle)
            _refuse_special(state, max_bytes)
            return os.read(
                handle, state.st_size
            )  # in one go; a file object would cost as much as parsing half of it
        finally:
            os.close(handle)
    except OSError as error:
        raise SourceError("file-unreadable", *_refusal(error)) from None


def _refuse_special(state: os.stat_result, max_bytes: int) -> None:
    if not stat.S_ISREG(state.st_mode):
        raise SourceError("file-unreadable", "this is not an ordinary file", TOP, "replace it by a text file")
    if state.st_size > max_bytes:
        message = f"the file has {state.st_size:,} bytes; the limit is {max_bytes:,}"
        raise SourceError("file-too-large", message, TOP, "split it, or move what is no data elsewhere")


def _refusal(error: OSError) -> tuple[str, Place, str]:
    if error.errno in (errno.ELOOP, errno.EMLINK):
        return "this is a symbolic link", TOP, "put a copy of the file here: a link could publish any file"
    return f"the file cannot be read ({os.strerror(error.errno or 0)})", TOP, "check its permissions"


def decode(raw: bytes) -> str:
    """Text from UTF-8 bytes, without byte order mark, control and bidirectional characters."""
    if raw.startswith(b"\xef\xbb\xbf"):
        raw = raw[3:]
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise SourceError(
            "not-utf8", "this byte is not UTF-8 text", _place_of_byte(raw, error.start), _SAVE_AS
        ) from None
    if len(text) > MAX_PIECES < text.count("\n") + text.count(","):
        message = f"the file has more than {MAX_PIECES:,} lines and list items"
        raise SourceError("file-too-large", message, TOP, "split it, or move what is no data elsewhere")
    # 63 MB of ASCII take 0.07 s this way and 0.37 s through the pattern.
    if text.isascii() and not raw.translate(None, _PLAIN_ASCII):
        return text
    found = INVISIBLE.search(text)
    if found:
        character = f"U+{ord(found[0]):04X}"
        raise SourceError(
            "invisible-character",
            f"invisible or control character {character}",
            place_of(text, found.start()),
            "delete it",
        )
    return text


_SAVE_AS = "save the file as UTF-8 in your editor"


def refuse_conflict(text: str) -> None:
    """Leftovers of a Git merge are named as such, not as broken YAML."""
    if "<<<<<<< " not in text and ">>>>>>> " not in text:
        return
    found = _CONFLICT.search(text)
    if found:
        raise SourceError(
            "merge-conflict",
            "Git left a merge conflict here",
            place_of(text, found.start()),
            "keep one side and delete the marker lines",
        )


def place_of(text: str, offset: int) -> Place:
    """Line and column of a character offset."""
    return Place(text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


def _place_of_byte(raw: bytes, offset: int) -> Place:
    head = raw[:offset]
    line_start = head.rfind(b"\n") + 1
    return Place(head.count(b"\n") + 1, len(head[line_start:].decode("utf-8", "replace")) + 1)
