"""Every way to read the bytes of a file: as they stand, decoded, without markup, unpacked."""

from __future__ import annotations

import base64
import binascii
import html
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import NamedTuple
from urllib.parse import unquote

NESTED = 3  # base64 in an archive in an archive; nobody reads further
ROUNDS = 3  # percent signs that were encoded twice, in an attribute
MOST_UNPACKED = 64_000_000  # bytes of one packed part; what is larger is not made for readers

_ENCODED = re.compile(rb"[A-Za-z0-9+/_-]{12,}(?:\r?\n[A-Za-z0-9+/_-]{12,})*")
# PNG's pixels are packed in the same way as its texts; there is nothing to read in them.
_PACKED = re.compile(rb"\x1f\x8b\x08|(?<!IDAT)\x78[\x01\x5e\x9c\xda]")
_ESCAPE = re.compile(r"""\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|[nrtbfv"'/])""")
_INLINE = re.compile(
    r"</?(?:a|abbr|b|bdi|bdo|code|em|font|i|ins|kbd|mark|q|s|small|span|strong|sub|sup|u|wbr)\b[^<>]*>", re.I
)
_STANDARD = bytes.maketrans(b"-_", b"+/")
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
        for under, part in _parts(data):
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
        yield data.replace(b"\0", b"").decode("latin-1")


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


def _parts(data: bytes) -> Iterator[tuple[str, bytes]]:
    """What is packed inside: archives, compressed streams, base64."""
    if data[:4] == b"PK\x03\x04":
        yield from _members(data)
    for found in _PACKED.finditer(data):
        if part := _inflated(memoryview(data)[found.start() :]):
            yield "compressed", part
    if encoded := b"\n".join(_unencoded(data)):
        yield "base64", encoded


def _members(archive: bytes) -> Iterator[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as files:
            for member in files.infolist():
                yield "archive", member.filename.encode("utf-8", "replace")
                if member.file_size <= MOST_UNPACKED:
                    yield "archive", files.read(member)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, zlib.error):
        return  # damaged, locked or in a form of its own: no reader of the site can open it either


def _inflated(stream: memoryview) -> bytes:
    """As much as can be unpacked; nothing when the two bytes only looked like the start of packed data."""
    try:
        return zlib.decompressobj(wbits=47).decompress(stream, MOST_UNPACKED)
    except zlib.error:
        return b""


def _unencoded(data: bytes) -> Iterator[bytes]:
    """Every run of base64, from each of its first four letters, as a run may begin with the end of a path."""
    for run in set(_ENCODED.findall(data)):
        if run in (run.lower(), run.upper()):
            continue  # a word, a path, a checksum
        plain = run.translate(_STANDARD, b"\r\n")
        for start in range(4):
            try:
                yield base64.b64decode(plain[start : len(plain) - (len(plain) - start) % 4])
            except binascii.Error:
                continue
