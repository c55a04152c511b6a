"""Every way to read the bytes of a file: as they stand, decoded, without tags, unpacked."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple
from urllib.parse import unquote

from .unpacking import parts

NESTED = 3  # base64 in an archive in an archive; nobody reads further
ROUNDS = 3  # percent signs that were encoded twice, in an attribute

# Letters of two bytes, as Windows writes them into photos.
_WIDE = re.compile(rb"(?:[^\0]\0){4,}|(?:\0[^\0]){4,}")
_ESCAPE = re.compile(r"""\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|[nrtbfv"'/])""")
_INLINE = re.compile(
    r"</?(?:a|abbr|b|bdi|bdo|code|em|font|i|ins|kbd|mark|q|s|small|span|strong|sub|sup|u|wbr)\b[^<>]*>", re.I
)
_COMMENT = re.compile(r"<!--.*?-->", re.S)
_TAG = re.compile(r"<[^<>]*>")
_PERCENT = re.compile(r"(?:%[0-9a-fA-F]{2})+")
_FOLD = re.compile(r"\r?\n[ \t]")


class Reading(NamedTuple):
    """One way to read a file: what had to be undone for it, and the text that came out."""

    under: str
    text: str


def readings(data: bytes, depth: int = NESTED) -> Iterator[Reading]:
    """All readings of a file's bytes, the plainest first."""
    for text in _texts(data):
        yield from _text_readings(text)
    if depth:
        for under, part in parts(data):
            yield from (Reading(f"{under}, {inner.under}", inner.text) for inner in readings(part, depth - 1))


def _texts(data: bytes) -> Iterator[str]:
    """The bytes as text. What is not UTF-8 is read in every way that metadata of images are written in."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        yield data.decode("utf-16", "replace")
    try:
        yield data.decode("utf-8")
    except UnicodeDecodeError:
        yield data.decode("utf-8", "replace")
        yield data.decode("latin-1")
    if b"\0" in data:
        yield "\n".join(run.replace(b"\0", b"").decode("latin-1") for run in _WIDE.findall(data))


def _text_readings(text: str) -> Iterator[Reading]:
    yield Reading("as written", text)
    decoded, undone = _decoded(text)
    if undone:
        yield Reading(" and ".join(undone), decoded)
    if "<" in decoded:
        yield Reading("without tags", _TAG.sub(" ", _INLINE.sub("", _COMMENT.sub("", decoded))))


def _decoded(text: str) -> tuple[str, list[str]]:
    """The text when no decoder changes it any more, and the names of those that did."""
    undone: dict[str, None] = {}
    for _ in range(ROUNDS):
        before = text
        for name, decode in _DECODERS.items():
            decoded = decode(text)
            if decoded != text:
                text, undone[name] = decoded, None
        if text == before:
            break
    return text, list(undone)


def _unfolded(text: str) -> str:
    """Calendars and address cards break lines anywhere and begin the next with a space."""
    return _FOLD.sub("", text) if text.startswith("BEGIN:V") else text


def _unquoted(text: str) -> str:
    """Only the encoded runs: `unquote` takes a text apart wherever a percent sign stands, ten times as slowly."""
    return _PERCENT.sub(lambda run: unquote(run[0]), text)


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(_meant, text) if "\\" in text else text


def _meant(escape: re.Match[str]) -> str:
    code = int(escape[1] or escape[2] or escape[3] or "20", 16)
    return chr(code) if code <= 0x10FFFF else " "


_DECODERS: dict[str, Callable[[str], str]] = {
    "folded lines": _unfolded,
    "entities": html.unescape,
    "percent encoding": _unquoted,
    "escapes": _unescaped,
}
