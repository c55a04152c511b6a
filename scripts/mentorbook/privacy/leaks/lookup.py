"""Finds any of many phrases in a text: one dictionary look-up per pair of neighboring words.

Plain Python is fast enough, so there is no automaton and no library for one. On one core, the whole gate takes 1.6 s
for this program and its site (70 pages, 6 MB), and 17 s for 2,000 people and 480 pages (39 MB).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from .phrases import Phrase
from .values import Value
from .withheld import Published
from .words import words_of

_NUMBERS = re.compile(r"(?<!\S)[0-9][0-9 ]{6,}(?!\S)")
_MOST_GROUPS = 7  # a telephone number is written in at most this many


class Lookup:
    """All phrases and numbers of some values, except what is published anyway."""

    def __init__(self, values: Iterable[Value], published: Published) -> None:
        self._owners: dict[Phrase, list[Value]] = {}
        self._numbers: dict[str, list[Value]] = {}
        for value in values:
            for phrase in value.phrases() - (published.names if value.is_name else frozenset()):
                self._owners.setdefault(phrase, []).append(value)
            for number in value.numbers():
                self._numbers.setdefault(number, []).append(value)
        self._lengths = self._lengths_by_start()
        self._release(published.texts)

    def find(self, text: str) -> set[Value]:
        """The values that stand in a text."""
        words = words_of(text)
        found = {owner for phrase in self._phrases(words) for owner in self._owners[phrase]}
        return found.union(*(self._numbers[number] for number in self._numbers_in(words)))

    def _lengths_by_start(self) -> dict[Phrase, tuple[int, ...]]:
        """First two words of phrases: how long the phrases are that begin so."""
        lengths: dict[Phrase, set[int]] = {}
        for phrase in self._owners:
            lengths.setdefault(phrase[:2], set()).add(len(phrase))
        return {start: tuple(sorted(found)) for start, found in lengths.items()}

    def _release(self, texts: Iterable[str]) -> None:
        """Stop looking for what published texts say. Names stay: agreeing to a text is not for others to do."""
        for text in texts:
            words = words_of(text)
            for phrase in set(self._phrases(words)):
                self._owners[phrase] = [value for value in self._owners[phrase] if value.is_name]
            for number in set(self._numbers_in(words)):
                del self._numbers[number]

    def _phrases(self, words: Sequence[str]) -> Iterator[Phrase]:
        yield from ((word,) for word in set(words) if (word,) in self._owners)
        starts = [place for place, pair in enumerate(pairwise(words)) if pair in self._lengths]
        for place in starts:
            for length in self._lengths[(words[place], words[place + 1])]:
                phrase = tuple(words[place : place + length])
                if phrase in self._owners:
                    yield phrase

    def _numbers_in(self, words: Sequence[str]) -> Iterator[str]:
        """Numbers looked for, however their digits are grouped."""
        if not self._numbers:
            return
        for run in _NUMBERS.findall(" ".join(words)):
            groups = run.split()
            for first in range(len(groups)):
                for last in range(first + 1, first + 1 + _MOST_GROUPS):
                    number = "".join(groups[first:last]).lstrip("0")
                    if number in self._numbers:
                        yield number
