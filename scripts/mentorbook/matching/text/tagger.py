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
    longest: Mapping[str, int]  # first word: words in the longest phrase that begins with it

    def find(self, text: str) -> dict[str, tuple[str, ...]]:
        """Topic id: the words that mean it, as they were written."""
        words = list(stemmed(text))
        stems = tuple(stem for stem, _ in words)
        found: dict[str, dict[str, None]] = {}
        place = 0
        while place < len(words):
            length, topics = self._longest_at(stems, place)
            for topic in topics:
                phrase = " ".join(word for _, word in words[place : place + length])
                found.setdefault(topic, {})[phrase] = None
            place += length
        return {topic: tuple(phrases) for topic, phrases in found.items()}

    def _longest_at(self, stems: tuple[str, ...], place: int) -> tuple[int, tuple[str, ...]]:
        for length in range(self.longest.get(stems[place], 0), 0, -1):
            topics = self.phrases.get(stems[place : place + length])
            if topics:
                return length, topics
        return 1, ()


def make_tagger(topics: Mapping[str, Term]) -> Tagger:
    """A tagger for the topics of a vocabulary."""
    phrases: dict[tuple[str, ...], set[str]] = {}
    for topic, term in topics.items():
        for words in (term.name, *term.aliases):
            phrases.setdefault(tuple(stem for stem, _ in stemmed(words)), set()).add(topic)
    phrases.pop((), None)
    longest: dict[str, int] = {}
    for phrase in phrases:
        longest[phrase[0]] = max(len(phrase), longest.get(phrase[0], 0))
    return Tagger({phrase: tuple(sorted(meant)) for phrase, meant in phrases.items()}, longest)
