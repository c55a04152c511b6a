"""What one person says: the topics they mean and the words they use, as a mentee who asks or a mentor who answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mentorbook.model.vocabulary import Term

from .tagger import Tagger
from .wanted import wanted_part
from .words import spoken

TOPIC_MARK = "#"  # no word begins with it, so topics and words share one index
PHRASES_SHOWN = 3


@dataclass(frozen=True)
class Said:
    """A text, read. Topics hold the phrases that mean them, words the first way in which they are written."""

    text: str  # without what its writer turns away from
    offered: str  # names of the topics on offer, one after the other
    topics: Mapping[str, tuple[str, ...]]
    words: Mapping[str, str]
    counts: Mapping[str, int]
    names: Mapping[str, str]  # of the topics

    @property
    def full_text(self) -> str:
        """The text, and the names of the topics on offer as a sentence."""
        return ". ".join(filter(None, (self.text.rstrip(" ."), self.offered)))

    def topic_link(self, mentor: Said, topic: str) -> str:
        """`because of People management: the mentee wrote “direct reports”, the mentor “led and coached teams”`."""
        theirs = _quoted(mentor.topics[topic]) or "a topic on offer"
        return f"because of {self.names[topic]}: the mentee wrote {_quoted(self.topics[topic])}, the mentor {theirs}"

    def word_link(self, mentor: Said, shared: Sequence[str]) -> str:
        """The words that both use."""
        pairs = [(self.words[word], mentor.words[word]) for word in shared]
        said = [
            mine if mine.casefold() == theirs.casefold() else f"{mine}/{theirs}" for mine, theirs in pairs
        ]
        return f"both wrote {_quoted(said)}" if said else ""


def read_asked(text: str | None, tagger: Tagger, topics: Mapping[str, Term]) -> Said:
    """A mentee's goals."""
    return _read(wanted_part(text or ""), "", {}, tagger, topics)


def read_answered(
    text: str | None, offers: Mapping[str, int], tagger: Tagger, topics: Mapping[str, Term]
) -> Said:
    """A mentor's goals, and the topics on offer with their names. Never the bio."""
    names = ", ".join(
        topics[topic].name if topic in topics else topic.replace("-", " ") for topic in sorted(offers)
    )
    return _read(wanted_part(text or ""), names, offers, tagger, topics)


def _read(
    text: str, more: str, offers: Mapping[str, int], tagger: Tagger, topics: Mapping[str, Term]
) -> Said:
    pairs = [*spoken(text), *spoken(more)]
    meant = dict.fromkeys(sorted(offers), ()) | tagger.find(text)
    return Said(
        text=text,
        offered=more,
        topics=meant,
        words=dict(reversed(pairs)),
        counts=Counter(stem for stem, _ in pairs),
        names={topic: topics[topic].name if topic in topics else topic for topic in meant},
    )


def _quoted(phrases: Sequence[str]) -> str:
    return ", ".join(f"“{phrase}”" for phrase in phrases[:PHRASES_SHOWN])
