"""A message on a page of the library: the page's first block quote, whose first line is `> **Subject:** …`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_SUBJECT = re.compile(r">\s*\*\*Subject:\*\*\s*(.*\S)\s*$")
_FIELD = re.compile(r"\{([^{}\s]*)\}")


@dataclass(frozen=True)
class Named:
    """A field where it stands: its name, the line of the page, and the columns of the braces, counted from 1."""

    name: str
    line: int
    column: int
    end: int


@dataclass(frozen=True)
class MessageText:
    """A message with its fields in braces. Lines keep the page's own Markdown; an empty one ends a paragraph."""

    subject: str
    body: str
    fields: tuple[Named, ...]

    def filled(self, values: dict[str, str]) -> tuple[str, str]:
        """Subject and body with the fields filled. Raises KeyError for one without a value."""
        return _fill(self.subject, values), _fill(self.body, values)


def read_message(text: str) -> MessageText | None:
    """The message of a page, front matter and all; None where there is no such quote."""
    lines = text.split("\n")
    first = next((at for at, line in enumerate(lines) if line.startswith(">")), None)
    subject = _SUBJECT.match(lines[first]) if first is not None else None
    if first is None or subject is None:
        return None
    quoted = list(_quote(lines, first))
    body = "\n".join(line for _, line in quoted[1:]).strip("\n")
    return MessageText(subject[1], body, tuple(_named(quoted, lines)))


def _quote(lines: list[str], first: int) -> Iterator[tuple[int, str]]:
    """The quote's lines with their numbers, counted from 1, without the sign before them."""
    for at in range(first, len(lines)):
        if not lines[at].startswith(">"):
            return
        yield at + 1, re.sub(r"^>\s?", "", lines[at].rstrip())


def _named(quoted: list[tuple[int, str]], lines: list[str]) -> Iterator[Named]:
    for number, _ in quoted:
        for found in _FIELD.finditer(lines[number - 1]):
            yield Named(found[1], number, found.start() + 1, found.end() + 1)


def _fill(text: str, values: dict[str, str]) -> str:
    return _FIELD.sub(lambda field: values[field[1]], text)
