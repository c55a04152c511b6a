"""What is packed inside a file: chunks of images, members of archives, compressed streams, base64."""

from __future__ import annotations

import base64
import io
import re
import zipfile
import zlib
from collections.abc import Iterator

MOST_UNPACKED = 64_000_000  # bytes of one packed part; what is larger is not made for readers

_PNG, _JPEG, _ZIP = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"PK\x03\x04"
_PACKED = re.compile(rb"\x1f\x8b\x08|\x78[\x01\x5e\x9c\xda]")
_ENCODED = re.compile(rb"[A-Za-z0-9+/_-]{12,}(?:\r?\n[A-Za-z0-9+/_-]{12,})*")
_STANDARD = bytes.maketrans(b"-_", b"+/")
_SCAN = 0xDA  # the segment after which a JPEG holds pixels only


def parts(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Each part with how it was packed. Of images only what is said about them: pixels hold no text."""
    if data.startswith(_PNG):
        yield from (("image metadata", chunk) for chunk in _png_chunks(data))
    elif data.startswith(_JPEG):
        yield from (("image metadata", segment) for segment in _jpeg_segments(data))
    else:
        if data.startswith(_ZIP):
            yield from (("archive", member) for member in _members(data))
        for found in _PACKED.finditer(data):
            if unpacked := _inflated(memoryview(data)[found.start() :]):
                yield "compressed", unpacked
        if decoded := b"\n".join(_decoded_runs(data)):
            yield "base64", decoded


def _png_chunks(data: bytes) -> Iterator[bytes]:
    """Chunks without their lengths and checksums, which would read as letters beside the text."""
    start = len(_PNG)
    while start + 8 <= len(data):
        length, kind = int.from_bytes(data[start : start + 4], "big"), data[start + 4 : start + 8]
        if kind != b"IDAT":
            yield data[start + 8 : start + 8 + length]
        start += length + 12


def _jpeg_segments(data: bytes) -> Iterator[bytes]:
    start = 2
    while start + 4 <= len(data) and data[start] == 0xFF and data[start + 1] != _SCAN:
        length = int.from_bytes(data[start + 2 : start + 4], "big")
        yield data[start + 4 : start + 2 + length]
        start += 2 + length


def _members(archive: bytes) -> Iterator[bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as files:
            for member in files.infolist():
                yield member.filename.encode("utf-8", "replace")
                if member.file_size <= MOST_UNPACKED:
                    yield files.read(member)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError, zlib.error):
        return  # damaged, locked or in a form of its own: no reader of the site can open it either


def _inflated(stream: memoryview) -> bytes:
    """As much as can be unpacked; nothing when the two bytes only looked like the start of packed data."""
    try:
        return zlib.decompressobj(wbits=47).decompress(stream, MOST_UNPACKED)
    except zlib.error:
        return b""


def _decoded_runs(data: bytes) -> Iterator[bytes]:
    """Every run of base64, from each of its first four letters, as a run may begin with the end of a path."""
    for run in sorted(set(_ENCODED.findall(data))):
        if run not in (run.lower(), run.upper()):  # else it is a word, a path, a checksum
            plain = run.translate(_STANDARD, b"\r\n")
            yield from (_decoded(plain[start:]) for start in range(4))


def _decoded(run: bytes) -> bytes:
    """Base64 without its padding; a single letter too many stands for nothing."""
    whole = run[:-1] if len(run) % 4 == 1 else run
    return base64.b64decode(whole + b"=" * (-len(whole) % 4))
