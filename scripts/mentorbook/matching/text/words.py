"""From what people write to words that can be compared: any script, without endings, accents and spelling habits."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

import snowballstemmer

# Vowel signs and accents are parts of words, which `\w` does not know: Latin to Arabic, then the scripts of South Asia.
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670"
    "\u0900-\u0963\u0970-\u0dff\u0f71-\u0fbc\u1000-\u109f"
)
# Scripts that put no space between words.
_SPACELESS = "\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_LETTER = rf"(?:[^\W_{_SPACELESS}]|[{_MARKS}])"
_WORD = re.compile(rf"{_LETTER}+(?:[&'’+.#]{_LETTER}+)*[+#]*|[{_SPACELESS}]+")
_IN_SPACELESS = re.compile(f"[{_SPACELESS}]")
_ACCENTS = re.compile("[\u0300-\u036f]")
# British and American spelling become one, whichever it is: organise, behaviour, programme, centre.
_SPELLING = (
    (re.compile(r"(?<=\w{3})ys(?=e|ing|ation)"), "yz"),
    (re.compile(r"(?<=\w{2})is(?=e[drs]?$|ing$|ation)"), "iz"),
    (re.compile(r"(?<=\w{3})our(?=$|s|e|i|a|l|f)"), "or"),
    (re.compile(r"(?<=\w{2})tre(?=s?$)"), "ter"),
    (re.compile(r"(?<=\wgram)me(?=s?$)"), ""),
)


def spoken(text: str) -> Iterator[tuple[str, str]]:
    """The words that carry meaning: (stem, the word as it was written)."""
    return ((stem, word) for stem, word in stemmed(text) if stem not in _COMMON)


def stems(text: str) -> Iterator[str]:
    """The same without the words as they were written."""
    return (stem for stem, _ in spoken(text))


@lru_cache(maxsize=16)  # a text is looked at for its topics, then for its words
def stemmed(text: str) -> tuple[tuple[str, str], ...]:
    """All words, common ones too: (stem, the word as it was written)."""
    words = _WORD.findall(unicodedata.normalize("NFKC", text))
    return tuple((_stem(part), part) for word in words for part in _parts(word))


def _parts(word: str) -> list[str]:
    """The word, or each two neighbors of a run of signs without spaces, as search engines do it."""
    if len(word) < 3 or not _IN_SPACELESS.match(word):
        return [word]
    return [word[place : place + 2] for place in range(len(word) - 1)]


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    plain = _ACCENTS.sub("", unicodedata.normalize("NFD", word.casefold())).replace("’", "'")
    if plain in _COMMON:
        return plain
    for habit, one in _SPELLING:
        plain = habit.sub(one, plain)
    return str(_STEMMER.stemWord(plain))


def _read_common_words() -> frozenset[str]:
    lines = (files(__package__) / "common_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


_STEMMER = snowballstemmer.stemmer("english")
_COMMON = _read_common_words()
