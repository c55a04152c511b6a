"""Did you mean …? The nearest of the words that would have been right."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import fuzz, process, utils

MINIMUM_LIKENESS = (
    72  # of 100; below it the suggestions on our own misspelling tests were more often wrong than right
)
_SEPARATORS = re.compile(r"[\W_]+")


def nearest(word: object, options: Iterable[str]) -> str | None:
    """The option a person most likely meant, or None. `timeZone` and `time_zone` are one word."""
    choices = list(options)
    folded = _fold(str(word))
    for choice in choices:
        if _fold(choice) == folded:
            return choice
    best = process.extractOne(
        str(word), choices, scorer=fuzz.ratio, processor=utils.default_process, score_cutoff=MINIMUM_LIKENESS
    )
    return best[0] if best else None


def did_you_mean(word: object, options: Iterable[str]) -> str:
    """A hint such as "did you mean 'senior'?", or an empty text."""
    near = nearest(word, options)
    return f"did you mean '{near}'?" if near else ""


@lru_cache(maxsize=65_536)  # 10,000 ids are folded once, not once for each unknown one
def _fold(word: str) -> str:
    return _SEPARATORS.sub("", word).casefold()
