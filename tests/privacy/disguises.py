"""Ways in which a value may stand in a built site: each gives a file's name and its content."""

import base64
import gzip
import html
import io
import json
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from tests.privacy.leak_program import MARA, MARAS_GOAL


def png(kind: bytes, content: bytes) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + name + data + zlib.crc32(name + data).to_bytes(4, "big")

    pixels = chunk(b"IDAT", zlib.compress(b"\0\0\0\0"))
    return b"\x89PNG\r\n\x1a\n" + chunk(kind, content) + pixels + chunk(b"IEND", b"")


def jpeg(metadata: bytes) -> bytes:
    segment = b"Exif\0\0" + metadata
    return b"\xff\xd8\xff\xe1" + (len(segment) + 2).to_bytes(2, "big") + segment + b"\xff\xda\x8f\x9e\xff\xd9"


def zipped(name: str, content: str) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(name, content)
    return archive.getvalue()


def page(body: str) -> bytes:
    return f"<!doctype html><html><body><p>Welcome aboard. {body} And so on.</p></body></html>".encode()


def calendar(text: str) -> bytes:
    folded = "\r\n ".join(re.findall(".{1,9}", f"DESCRIPTION:{text}"))
    return f"BEGIN:VCALENDAR\r\n{folded}\r\nEND:VCALENDAR\r\n".encode()


def in_the_middle(value: str, put: str) -> str:
    """Each word of a value with something put behind its first letter."""
    return re.sub(r"\b([^\W\d_])(?=[^\W\d_])", rf"\1{put}", value)


def slug(value: str) -> str:
    return "-".join(re.findall(r"\w+", value.lower()))


def full_width(value: str) -> str:
    return "".join(chr(ord(letter) + 0xFEE0) if "!" <= letter <= "~" else letter for letter in value)


def javascript(value: str) -> str:
    return "".join(
        f"\\u{ord(letter):04x}" if ord(letter) > 127 or letter in "ai@" else letter for letter in value
    )


DISGUISES: dict[str, Callable[[str], tuple[str, bytes]]] = {
    "plain": lambda v: ("a/index.html", page(html.escape(v))),
    "upper case": lambda v: ("a/index.html", page(html.escape(v.upper()))),
    "decimal entities": lambda v: ("a/index.html", page("".join(f"&#{ord(c)};" for c in v))),
    "hexadecimal entities": lambda v: ("a/index.html", page("".join(f"&#x{ord(c):X};" for c in v))),
    "named entities": lambda v: ("a/index.html", page(v.replace("ê", "&ecirc;").replace("@", "&commat;"))),
    "entities of entities": lambda v: ("feed.xml", f"<summary>{html.escape(html.escape(v))}</summary>".encode()),
    "percent signs": lambda v: ("a.html", page(f'<a href="?q={quote(v, safe="")}">x</a>')),
    "percent signs twice": lambda v: ("a.html", page(f'<a href="?q={quote(quote(v))}">x</a>')),
    "attribute": lambda v: ("a.html", page(f'<img alt="{html.escape(v)}">')),
    "comment": lambda v: ("a.html", page(f"<!-- {v} -->")),
    "tags inside words": lambda v: ("a.html", page(in_the_middle(v, "<b></b>"))),
    "comments inside words": lambda v: ("a.html", page(in_the_middle(v, "<!-- -->"))),
    "escaped tags inside words": lambda v: ("feed.xml", page(in_the_middle(v, "&lt;em&gt;"))),
    "soft hyphens": lambda v: ("a.html", page(in_the_middle(v, "&shy;"))),
    "zero-width spaces": lambda v: ("a.html", page(in_the_middle(v, "\u200b"))),
    "no-break spaces": lambda v: ("a.html", page(v.replace(" ", "&nbsp;"))),
    "table cells": lambda v: ("a.html", page("<tr><td>" + v.replace(" ", "</td>\n<td>") + "</td></tr>")),
    "wrapped anew": lambda v: ("a.txt", v.replace(" ", "\n   > ").encode()),
    "curly quotes": lambda v: ("a.txt", f"“{v}”—so it is".encode()),
    "no accents": lambda v: ("a.txt", v.replace("ê", "e").replace("ø", "o").encode()),
    "split accents": lambda v: ("a.txt", unicodedata.normalize("NFD", v).encode()),
    "full-width letters": lambda v: ("a.txt", full_width(v).encode()),
    "slug": lambda v: ("a.html", page(f'<i id="{slug(v)}"></i>')),
    "JSON": lambda v: ("search/search_index.json", json.dumps({"docs": [{"text": f"so\n{v}\n"}]}).encode()),
    "JavaScript escapes": lambda v: ("a.js", f'const x = "{javascript(v)}";'.encode()),
    "style sheet": lambda v: ("a.css", f'p::after {{ content: "{v}" }}'.encode()),
    "drawing": lambda v: ("a.svg", f"<svg><title>{html.escape(v)}</title></svg>".encode()),
    "folded calendar": lambda v: ("a.ics", calendar(v)),
    "base64": lambda v: ("a.html", page(f'<a href="data:text/plain;base64,{base64.b64encode(v.encode()).decode()}">')),
    "base64 behind a path": lambda v: ("a.js", b'"/x/' + base64.urlsafe_b64encode(b"to " + v.encode()) + b'"'),
    "base64 in lines": lambda v: ("a.txt", base64.encodebytes(b"Content, quite long: " * 3 + v.encode())),
    "gzip": lambda v: ("sitemap.xml.gz", gzip.compress(page(v))),
    "gzip in base64": lambda v: ("a.txt", base64.b64encode(gzip.compress(page(v)))),
    "archive": lambda v: ("kit.zip", zipped("word/document.xml", html.escape(v))),
    "archive in an archive": lambda v: ("a.zip", zipped("a.txt", "") + gzip.compress(page(v))),
    "UTF-16": lambda v: ("a.txt", v.encode("utf-16")),
    "Latin-1": lambda v: ("a.html", page(v).decode().encode("latin-1")),
    "PNG text": lambda v: ("a.png", png(b"tEXt", b"Comment\0" + v.encode("latin-1"))),
    "PNG packed text": lambda v: ("a.png", png(b"zTXt", b"Comment\0\0" + zlib.compress(v.encode("latin-1")))),
    "JPEG metadata": lambda v: ("a.jpg", jpeg(v.encode())),
    "JPEG metadata of Windows": lambda v: ("a.jpg", jpeg(v.encode("utf-16-le"))),
    "WebP metadata": lambda v: ("a.webp", b"RIFF\xff\0\0\0WEBPXMP " + f"<rdf:li>{v}</rdf:li>".encode() + b"\xff"),
    "file name": lambda v: (f"assets/{quote(v, safe='')}.webp", b"\x9d\x01\x2a"),
    "folder names": lambda v: ("/".join(re.findall(r"[\w@.+]+", v)) + "/index.html", page("")),
}  # fmt: skip


def site_with(folder: Path, file: str, content: bytes) -> Path:
    """Write a site with one page of public text and one more file."""
    shown = (
        f"Mara Lund, {MARA.headline}. {MARAS_GOAL} Write to mentoring@harbor.example. Tue 17:00-19:00. Li Wu."
    )
    for name, data in {"index.html": page(shown), file: content}.items():
        path = folder / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder / "site"
