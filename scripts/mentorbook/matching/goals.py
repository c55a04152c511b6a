"""How well a mentor's words answer a mentee's: topics by alias, and BM25 over the remaining words.

Robertson & Zaragoza 2009 describe BM25. Two of its figures are fixed here instead of being taken from the
cohort, word rarity (from the program's vocabulary) and the usual length, so that a pair's score depends on the two
people alone: nobody's score moves because somebody else applied. All weights are integers, so sums are exact.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from mentorbook.model.vocabulary import Term, Vocabulary

from .arrays import Numbers
from .words import Tagger, make_tagger, spoken, stems, wanted_part

SATURATION = 1.2
LENGTH_SHARE = 0.75
USUAL_LENGTH = 30
TOPIC_WEIGHT = 8_000  # a topic both mean says more than any single word
UNIT = 1_000
TOPIC_MARK = "#"  # no word contains it at the start, so topics and words share one index


@dataclass(frozen=True)
class GoalTerms:
    """What mentees ask and mentors answer, as sparse integer weights over one list of terms."""

    terms: tuple[str, ...]
    words: tuple[str, ...]  # the terms as people write them
    asked: csr_array  # [mentees, terms]
    answered: csr_array  # [mentors, terms], at most UNIT
    best: npt.NDArray[np.int64]  # the most a mentee's terms could collect
    silent_mentees: npt.NDArray[np.bool_]
    silent_mentors: npt.NDArray[np.bool_]

    def cut(self, rows: Numbers, columns: Numbers | None = None) -> GoalTerms:
        """Some mentees and, if named, some mentors."""
        here = slice(None) if columns is None else columns
        return replace(
            self,
            asked=self.asked[rows],
            answered=self.answered[here],
            best=self.best[rows],
            silent_mentees=self.silent_mentees[rows],
            silent_mentors=self.silent_mentors[here],
        )

    def shared_terms(self, mentee: int, mentor: int) -> list[str]:
        """What links the two, as people write it, the weightiest first."""
        weights = self.asked[[mentee]].multiply(self.answered[[mentor]]).toarray()[0]
        order = np.lexsort((np.arange(len(weights)), -weights))
        return [self.words[place] for place in order if weights[place] > 0]


def read_goals(
    vocabulary: Vocabulary,
    mentee_goals: Sequence[str | None],
    mentor_goals: Sequence[str | None],
    offers: Sequence[Mapping[str, int]],
) -> GoalTerms:
    """Weigh the words of both sides. The mentor's topics count with their names, never the bio."""
    tagger = make_tagger(vocabulary.topics)
    rarity = _rarity(vocabulary.topics)
    asked = [_asked(text, tagger, rarity) for text in mentee_goals]
    answered = [
        _answered(text, topics, tagger, vocabulary.topics)
        for text, topics in zip(mentor_goals, offers, strict=True)
    ]
    terms = tuple(sorted({term for weights in (*asked, *answered) for term in weights}))
    table = _table(asked, terms)
    written = _written([*mentee_goals, *mentor_goals])
    return GoalTerms(
        terms=terms,
        words=tuple(written.get(term, term) for term in terms),
        asked=table,
        answered=_table(answered, terms),
        best=np.asarray(table.sum(axis=1)).reshape(-1).astype(np.int64) * UNIT,
        silent_mentees=np.array([not weights for weights in asked], np.bool_),
        silent_mentors=np.array([not weights for weights in answered], np.bool_),
    )


def _asked(text: str | None, tagger: Tagger, rarity: Mapping[str, int]) -> dict[str, int]:
    wanted = wanted_part(text or "")
    weights = {word: rarity.get(word, rarity[""]) for word in stems(wanted)}
    return weights | {TOPIC_MARK + topic: TOPIC_WEIGHT for topic in tagger.find(wanted)}


def _answered(
    text: str | None, offers: Mapping[str, int], tagger: Tagger, topics: Mapping[str, Term]
) -> dict[str, int]:
    own = wanted_part(text or "")
    names = " ".join(
        topics[topic].name if topic in topics else topic.replace("-", " ") for topic in sorted(offers)
    )
    counts = Counter([*stems(own), *stems(names)])
    length = USUAL_LENGTH if not counts else sum(counts.values())
    meant = {TOPIC_MARK + topic: UNIT for topic in (*offers, *tagger.find(own))}
    return {word: _saturated(count, length) for word, count in counts.items()} | meant


def _saturated(count: int, length: int) -> int:
    """BM25's term frequency, 0..UNIT: one mention in a text of usual length is nearly all, a second adds little."""
    slack = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * length / USUAL_LENGTH)
    return min(UNIT, round(2 * UNIT * count / (count + slack)))


def _rarity(topics: Mapping[str, Term]) -> dict[str, int]:
    """Inverse document frequency of each word over the vocabulary's topics; "" stands for a word in none."""
    spoken = Counter(
        word for term in topics.values() for word in {*stems(" ".join((term.name, *term.aliases)))}
    )
    total = len(topics)
    weights = {word: round(UNIT * math.log(1 + (total - n + 0.5) / (n + 0.5))) for word, n in spoken.items()}
    return weights | {"": round(UNIT * math.log(1 + (total + 0.5) / 0.5))}


def _written(texts: Sequence[str | None]) -> dict[str, str]:
    """Stem: the first of the words it stands for."""
    pairs = sorted({pair for text in texts for pair in spoken(text or "")}, reverse=True)
    return {stem: f"“{word}”" for stem, word in pairs}


def _table(rows: Sequence[Mapping[str, int]], terms: Sequence[str]) -> csr_array:
    place = {term: column for column, term in enumerate(terms)}
    cells = [
        (row, place[term], weight) for row, weights in enumerate(rows) for term, weight in weights.items()
    ]
    at, column, value = np.array(cells, np.int64).reshape(-1, 3).T
    return csr_array((value, (at, column)), shape=(len(rows), len(terms)))
