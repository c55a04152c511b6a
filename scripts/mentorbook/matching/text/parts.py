"""A text in parts that each say one thing, few enough to compare all with all."""

from __future__ import annotations

import re
from itertools import pairwise

from .words import stems

_SENTENCE_ENDS = re.compile(r"[.;:!?\n。！？؛؟।]+")
_CLAUSE_ENDS = re.compile(r"[.;:!?\n。！？؛؟।,،、()–—]+|\b(?:and|but|or)\b")


def sentences(text: str, most: int) -> list[str]:
    """The sentences, neighbors joined where there would be more than `most`."""
    return _parts(text, _SENTENCE_ENDS, most)


def clauses(text: str, most: int) -> list[str]:
    """The clauses and items of lists, neighbors joined where there would be more than `most`.

    So a long list is compared in broad parts, which resemble nothing much, and not item by item.
    """
    return _parts(text, _CLAUSE_ENDS, most)


def _parts(text: str, ends: re.Pattern[str], most: int) -> list[str]:
    cuts = [0, *(match.end() for match in ends.finditer(text)), len(text)]
    starts = [start for start, end in pairwise(cuts) if any(stems(text[start:end]))]
    if not starts:
        return []
    count = min(most, len(starts))
    first = [starts[place * len(starts) // count] for place in range(count)]
    return [
        ends.sub(" ", text[start:end]).strip() if count == len(starts) else text[start:end].strip()
        for start, end in zip(first, [*first[1:], len(text)], strict=True)
    ]
