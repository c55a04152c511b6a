"""Word files of what people fill in: one beside the page of each agenda, template and checklist."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from mentorbook import exports
from mentorbook.exports.library import page_document
from mentorbook.exports.paper import Letterhead, letterhead
from mentorbook.exports.word import to_word
from mentorbook.source.addresses import address_of
from mentorbook.source.front_matter import FrontMatter, read_front_matter
from mentorbook.source.text import decode, read_bytes
from mentorbook.source.writing import write_atomically

from .portal import Portal

# overrides/partials/document-head.html shows a link for the same kinds; the check of links finds a difference.
DOWNLOADED = ("agenda", "template", "checklist")


@dataclass(frozen=True, kw_only=True)
class BuiltSite:
    """The site that gets the files: its folder, where it will stand, and how its pages are addressed."""

    folder: Path
    address: str
    directory_urls: bool = True


def write_downloads(portal: Portal, docs: Path, site: BuiltSite, cache: Path) -> list[str]:
    """Write the Word files into a built site; their names below it, in the order of the pages' paths.

    `cache` keeps what was made before: a file takes a tenth of a second, and most pages have not changed.
    """
    charter, kept = portal.view.charter, _Kept(cache)
    head = letterhead(charter.name, charter.locale, charter.time_zone, site.address)
    written = []
    for path, page in sorted(portal.view.pages.items()):
        if page.kind not in DOWNLOADED:
            continue
        raw = read_bytes(docs / path)
        text = read_front_matter(decode(raw))
        if _shows_data(text):
            continue  # a macro's block is made for the screen

        def make() -> bytes:
            return to_word(page_document(path, page, text.body, head))  # noqa: B023 - called in this turn

        name = _beside(path, site.directory_urls)
        write_atomically(site.folder / name, kept.content(_key(raw, head), make))
        written.append(name)
    kept.sweep()
    return written


def _shows_data(text: FrontMatter) -> bool:
    return isinstance(text.data, dict) and bool(text.data.get("render_macros"))


def _beside(path: str, directory_urls: bool) -> str:
    """The Word file's name below the site: in the page's folder, called as the page is."""
    folder = address_of(path, directory_urls).rpartition("/")[0]
    return f"{folder}/{Path(path).stem}.docx"


def _key(raw: bytes, head: Letterhead) -> str:
    """The same key, the same file: it stands for the page, the letterhead and the code that makes it."""
    code = (path.read_bytes() for path in sorted(Path(exports.__path__[0]).glob("*.py")))
    return hashlib.sha256(b"\0".join((raw, repr(head).encode(), *code))).hexdigest()


class _Kept:
    """A folder with what was made before, by key."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._used = folder, set[Path]()

    def content(self, key: str, make: Callable[[], bytes]) -> bytes:
        """What is kept under a key; it is made now when it is not there."""
        path = self._folder / f"{key}.docx"
        self._used.add(path)
        if not path.is_file():
            write_atomically(path, make())
        return path.read_bytes()

    def sweep(self) -> None:
        """Throw away what nobody asked for."""
        for path in {*self._folder.glob("*.docx")} - self._used:
            path.unlink()
