"""How hard a text is to read, as the school grade (in the United States) whose pupils usually manage it.

The Coleman–Liau index, from letters and sentences alone. M. Coleman and T. L. Liau, "A computer readability formula
designed for machine scoring", Journal of Applied Psychology 60 (1975). It was made for English. Formulas that count
syllables need a dictionary, or guess; on our library they agree with this one (decision 0020).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from mentorbook.source.program import Source

from .prose import paragraphs

HARDEST = 9.0  # one grade above what we write for
FEWEST_WORDS = 60  # below it, one long name changes the grade
_SHORTEST_LINE = 6  # words; headings, cells and labels are no sentences
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SENTENCE_END = re.compile(r"[.?!]+(?=\W|$)")


def reading_level(source: Source) -> float | None:
    """The grade of a page's running text, or None where there is too little of it."""
    return grade(text for _, text in paragraphs(source))


def grade(lines: Iterable[str]) -> float | None:
    """The grade of a text whose lines are paragraphs, or None where it has fewer than 60 words."""
    letters = words = sentences = 0
    for line in lines:
        found = _WORD.findall(line)
        if len(found) >= _SHORTEST_LINE:
            words += len(found)
            letters += sum(len(word) - word.count("'") - word.count("’") - word.count("-") for word in found)
            sentences += max(1, len(_SENTENCE_END.findall(line)))
    if words < FEWEST_WORDS:
        return None
    return round(5.88 * letters / words - 29.6 * sentences / words - 15.8, 1)
