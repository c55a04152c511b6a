"""Front matter of Markdown pages, through the same strict door as every YAML file.

MkDocs and python-frontmatter both drop a broken block without a word, and disagree on three forms of it.
What is accepted here is what both read alike; python-frontmatter is the frame, with a handler of ours in it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, cast

import frontmatter
from frontmatter.default_handlers import BaseHandler

from .problem import TOP, Place, SourceError
from .strict_yaml import Data, parse

FIRST_LINE = 2  # the block's text starts below the opening ---
_OPENING = re.compile(r"\s+---[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The block's text and data, and the page's text below it. Without a block, `data` is None."""

    block: str
    data: Data
    body: str


class StrictHandler(BaseHandler):
    """python-frontmatter's door to our own reader."""

    FM_BOUNDARY = re.compile(r"^---[ \t]*$", re.MULTILINE)
    START_DELIMITER = END_DELIMITER = "---"

    def load(self, fm: str, **_options: object) -> Any:
        """The block's data. Raises SourceError."""
        return parse(fm.removeprefix("\n"), FIRST_LINE)


_HANDLER = StrictHandler()


def read_front_matter(text: str) -> FrontMatter:
    """Split and read a page. Raises SourceError where a Markdown tool would publish the block as text."""
    if not text.startswith("---"):
        if _OPENING.match(text):
            raise SourceError(
                "front-matter-form",
                "front matter must start on the first line",
                TOP,
                "delete the lines above it",
            )
        return FrontMatter("", None, text)
    _refuse_open_block(text)
    block, _, body = _halves(text)
    data = frontmatter.parse(text, handler=_HANDLER)[0] if block.strip() else {}
    # python-frontmatter answers {} for a block that is not a mapping; the strict reader says what it is.
    return FrontMatter(block, cast("Data", data) or parse(block, FIRST_LINE), body)


def _halves(text: str) -> tuple[str, str, str]:
    _, _, rest = text.partition("\n")
    found = re.search(r"^---[ \t]*\r?$\n?", rest, re.MULTILINE)
    end = found.span() if found else (len(rest), len(rest))
    return rest[: end[0]], "---", rest[end[1] :]


def _refuse_open_block(text: str) -> None:
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        raise SourceError("front-matter-form", "the first line must be exactly ---", TOP, "use three dashes")
    for number, line in enumerate(lines[1:], 2):
        bare = line.rstrip()
        if bare == "---":
            return
        if bare == "..." or re.fullmatch(r"-{4,}", bare):
            raise SourceError(
                "front-matter-form", "front matter is closed by ---", Place(number, 1), "use three dashes"
            )
    raise SourceError(
        "front-matter-form", "front matter is never closed", TOP, "add a line --- below the fields"
    )
