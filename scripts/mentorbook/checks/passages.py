"""Passages that stand on two pages in nearly the same words. Takes linear time in the length of the text."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

SHINGLE = 5  # words in a row; shorter ones are common turns of phrase
SHORTEST = 20  # words; below it, two lines are alike by what they are about
ALIKE = (
    0.6  # of the shorter passage's shingles; in our library kindred passages share a third, and a copy all
)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


Shingle = tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """A paragraph, a list item or a table's row: its page, its line, and its runs of words."""

    page: str
    line: int
    shingles: frozenset[Shingle]


def passage(page: str, line: int, text: str) -> Passage | None:
    """The passage that a line of Markdown is, or None where it is too short to count."""
    words = [word.casefold() for word in _WORD.findall(text)]
    if len(words) < SHORTEST:
        return None
    runs = (tuple(words[start : start + SHINGLE]) for start in range(len(words) - SHINGLE + 1))
    return Passage(page, line, frozenset(runs))


def repeated(passages: Iterable[Passage]) -> Mapping[str, tuple[tuple[Passage, Passage], ...]]:
    """By page: its passages that stand on an earlier page of the list, each with the one there most like it."""
    known: dict[Shingle, list[Passage]] = defaultdict(list)
    found: dict[str, list[tuple[Passage, Passage]]] = defaultdict(list)
    for one in passages:
        if twin := _twin(one, known):
            found[one.page].append((one, twin))
        for shingle in one.shingles:
            known[shingle].append(one)
    return {page: tuple(pairs) for page, pairs in found.items()}


def _twin(one: Passage, known: Mapping[Shingle, Sequence[Passage]]) -> Passage | None:
    """The passage on another page that shares most with this one, if it shares enough; of two, the earlier."""
    others = (other for shingle in one.shingles for other in known.get(shingle, ()) if other.page != one.page)
    shared = Counter(others)
    best = min(shared, key=lambda other: (-shared[other], other.page, other.line), default=None)
    if best is None or shared[best] < ALIKE * min(len(one.shingles), len(best.shingles)):
        return None
    return best
