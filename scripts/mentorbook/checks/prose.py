"""The text of a page as readers see it: below the front matter, without code, with its links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from mentorbook.source.program import Source

if TYPE_CHECKING:
    from .rule import Case  # which knows the facts, which read prose

LINK = re.compile(r"\]\(\s*<?(?P<target>[^)>\s#]+\.md)(?P<anchor>#[^)>\s]*)?")
_TARGET, _ATTRIBUTES = re.compile(r"\]\([^)]*\)"), re.compile(r"\{[^{}]*=[^{}]*\}")
_SIGNS = re.compile(r"[*`|>#\[\]]+|^\s*[-+]\s+(?:\[[ x]\])?|^\s*\d+\.\s")
_START = re.compile(r"\s*(?:[-+*|>#]|\d+\.\s)")  # of a list's item, a table's row, a heading
_FENCE = re.compile(r"\s*(?:>\s*)*(`{3,}|~{3,})")
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")


def prose(source: Source) -> Iterator[tuple[int, str]]:
    """The numbered lines below the front matter, without code: fenced blocks left out, spans blanked."""
    lines = source.text.split("\n")
    start = source.yaml.count("\n") + 2 if source.text.startswith("---") else 0
    fence = ""
    for number, line in enumerate(lines[start:], start + 1):
        mark = _FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        elif not fence:
            yield number, _CODE.sub(lambda code: " " * len(code[0]), line)


def paragraphs(source: Source) -> Iterator[tuple[int, str]]:
    """Each paragraph, list item and table row with its first line, in words; wrapped lines are joined."""
    first, text, last = 0, "", 0
    for number, line in prose(source):
        goes_on = bool(text) and number == last + 1 and line.strip() and not _START.match(line)
        if not goes_on:
            if text:
                yield first, text
            first, text = number, ""
        text, last = f"{text} {said(line)}".strip(), number
    if text:
        yield first, text


def is_page(case: Case) -> bool:
    """Does a rule look at a page of docs/, rather than at a file of program/?"""
    return bool(case.ids) and case.id in case.facts.pages


def said(line: str) -> str:
    """A line's words without the signs of Markdown: links show their text, emphasis its words."""
    return _SIGNS.sub(" ", _TARGET.sub("]", _ATTRIBUTES.sub("", line.replace("&nbsp;", "")))).strip()
