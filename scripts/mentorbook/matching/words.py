"""From what people write to terms that can be compared: words without their endings, and topics by their aliases."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

from mentorbook.model.vocabulary import Term

Phrases = Mapping[tuple[str, ...], tuple[str, ...]]

_WORD = re.compile(r"[^\W_]+(?:[&'’+.#][^\W_]+)*[+#]*")
# What someone turns away from ends at the next clause: "design rather than delivery, and testing".
_TURNED_AWAY = re.compile(
    r"\b(?:not|no longer|don['’]?t|do not|without|rather than|instead of|except|leaving|leave|quit)\b[^.;:,]*",
    re.IGNORECASE,
)
_COMMON = frozenset(
    re.findall(
        r"\w+",
        """
        a about after am an and are as at be become becoming been before better but by can do does did
        first for from get getting good grew grow had has have he help her his how i if in into is it
        just learn learning like make me more most move moving my need new no nor not of on one or other
        our out over own people she so start ten than that the their them these they this those to too
        up very want wanted wants was we were what when where which who will with work working job year
        years you your
        """,
    )
)


@dataclass(frozen=True)
class Tagger:
    """Finds topics in text by their names and aliases, the longest phrase first."""

    phrases: Phrases
    longest: int

    def find(self, text: str) -> Counter[str]:
        """Topic id: how often it is meant."""
        words = [_stem(word) for word in _split(text)]
        found: Counter[str] = Counter()
        place = 0
        while place < len(words):
            length, topics = self._longest_at(words, place)
            found.update(topics)
            place += max(1, length)
        return found

    def _longest_at(self, words: list[str], place: int) -> tuple[int, tuple[str, ...]]:
        for length in range(min(self.longest, len(words) - place), 0, -1):
            topics = self.phrases.get(tuple(words[place : place + length]))
            if topics:
                return length, topics
        return 0, ()


def make_tagger(topics: Mapping[str, Term]) -> Tagger:
    """A tagger for the topics of a vocabulary."""
    phrases: dict[tuple[str, ...], set[str]] = {}
    for topic, term in topics.items():
        for words in (term.name, *term.aliases):
            phrases.setdefault(tuple(_stem(word) for word in _split(words)), set()).add(topic)
    phrases.pop((), None)
    found = {phrase: tuple(sorted(meant)) for phrase, meant in phrases.items()}
    return Tagger(found, max(map(len, found), default=0))


def wanted_part(text: str) -> str:
    """The text without the clauses that say what someone does not want; all of it when nothing else is left."""
    kept = _TURNED_AWAY.sub(" ", text)
    return kept if any(stems(kept)) else text


def stems(text: str) -> Iterator[str]:
    """The words that carry meaning, without their endings."""
    return (stem for stem, _ in spoken(text))


def spoken(text: str) -> Iterator[tuple[str, str]]:
    """The same with each word as it was written: (stem, word)."""
    return ((_stem(word), word) for word in _split(text) if word not in _COMMON)


def _split(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    return str(_STEMMER.stemWord(word))


_STEMMER = snowballstemmer.stemmer("english")
