"""Goals in people's own words: read, and handed to the provider that matching.yml names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mentorbook.model.matching import TextProvider
from mentorbook.model.vocabulary import Vocabulary

from .text.lexical import word_table
from .text.reading import read_answered, read_asked
from .text.semantic import vector_table
from .text.table import TextTable
from .text.tagger import make_tagger


def read_goals(
    vocabulary: Vocabulary,
    mentee_goals: Sequence[str | None],
    mentor_goals: Sequence[str | None],
    offers: Sequence[Mapping[str, int]],
    provider: TextProvider = "words",
) -> TextTable:
    """How well the words of the mentors answer those of the mentees. The mentor's topics count, never the bio.

    Raises UserError when the encoder is asked for and not installed.
    """
    topics = vocabulary.topics
    tagger = make_tagger(topics)
    mentees = [read_asked(text, tagger, topics) for text in mentee_goals]
    mentors = [
        read_answered(text, offered, tagger, topics)
        for text, offered in zip(mentor_goals, offers, strict=True)
    ]
    words = word_table(topics, mentees, mentors)
    return vector_table(words) if provider == "encoder" else words
