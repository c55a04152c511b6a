"""Finds the vocabulary's topics in text, by their names and aliases."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mentorbook.model.vocabulary import Term

from .words import stemmed

Phrases = Mapping[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True)
class Tagger:
    """Finds topics in text by their names and aliases, the longest phrase first."""

    phrases: Phrases
    longest: int

    def find(self, text: str) -> dict[str, tuple[str, ...]]:
        """Topic id: the words that mean it, as they were written."""
        words = list(stemmed(text))
        found: dict[str, dict[str, None]] = {}
        place = 0
        while place < len(words):
            length, topics = self._longest_at(words, place)
            phrase = " ".join(word for _, word in words[place : place + length])
            for topic in topics:
                found.setdefault(topic, {})[phrase] = None
            place += max(1, length)
        return {topic: tuple(phrases) for topic, phrases in found.items()}

    def _longest_at(self, words: list[tuple[str, str]], place: int) -> tuple[int, tuple[str, ...]]:
        for length in range(min(self.longest, len(words) - place), 0, -1):
            topics = self.phrases.get(tuple(stem for stem, _ in words[place : place + length]))
            if topics:
                return length, topics
        return 0, ()


def make_tagger(topics: Mapping[str, Term]) -> Tagger:
    """A tagger for the topics of a vocabulary."""
    phrases: dict[tuple[str, ...], set[str]] = {}
    for topic, term in topics.items():
        for words in (term.name, *term.aliases):
            phrases.setdefault(tuple(stem for stem, _ in stemmed(words)), set()).add(topic)
    phrases.pop((), None)
    found = {phrase: tuple(sorted(meant)) for phrase, meant in phrases.items()}
    return Tagger(found, max(map(len, found), default=0))
