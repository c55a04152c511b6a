"""The default provider: topics by alias, and BM25 over the remaining words.

Robertson & Zaragoza 2009 describe BM25. Two of its figures are fixed here instead of being taken from the
cohort, word rarity (from the program's vocabulary) and the usual length, so that a pair's score depends on the two
people alone: nobody's score moves because somebody else applied. All weights are integers, so sums are exact.

Writing more wins nothing: a mentee's words together weigh no more than WORDS_WEIGHT however many they are, and a
mentor who means more topics than FOCUS answers each of them less.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from mentorbook.model.vocabulary import Term

from .product import dense_product
from .reading import TOPIC_MARK, Said
from .table import Flags, Places, Points
from .words import stems

SATURATION = 1.2
LENGTH_SHARE = 0.75
USUAL_LENGTH = 30
UNIT = 1_000
TOPIC_WEIGHT = 8_000  # a topic both mean says more than any single word
WORDS_WEIGHT = 8_000  # and as much as all words together
FOCUS = 6
SHOWN = 5  # topics, and words, in one explanation


@dataclass(frozen=True)
class WordTable:
    """What mentees ask and mentors answer, as sparse weights over one list of terms.

    The weights are whole numbers kept as doubles, which multiply three times faster and, below 2⁵³, as exactly.
    """

    terms: tuple[str, ...]
    asked: csr_array  # [mentees, terms]
    answered: csr_array  # [mentors, terms], at most UNIT
    turned: csr_array  # the same as [terms, mentors], so that no block has to turn it
    best: npt.NDArray[np.int64]  # the most a mentee's terms could collect
    mentees: tuple[Said, ...]  # everyone's words, whatever is cut
    mentors: tuple[Said, ...]
    mentee_places: Places  # which of them the rows are
    mentor_places: Places

    def cut(self, rows: Places, mentors: Places | None = None) -> WordTable:
        """Some mentees with all mentors, or with those named."""
        columns = np.arange(self.answered.shape[0]) if mentors is None else mentors
        return replace(
            self,
            asked=self.asked[rows],
            answered=self.answered if mentors is None else self.answered[mentors],
            turned=self.turned if mentors is None else self.turned[:, mentors],
            best=self.best[rows],
            mentee_places=self.mentee_places[rows],
            mentor_places=self.mentor_places[columns],
        )

    @property
    def silent_mentees(self) -> Flags:
        """Rows of those who wrote nothing that can be compared."""
        return np.asarray(self.best == 0, np.bool_)

    @property
    def silent_mentors(self) -> Flags:
        """Columns of those who wrote nothing that can be compared and offer no topic."""
        return np.asarray(np.diff(self.answered.indptr) == 0, np.bool_)

    def mentee(self, row: int) -> Said:
        """Who is in a row."""
        return self.mentees[int(self.mentee_places[row])]

    def mentor(self, column: int) -> Said:
        """Who is in a column."""
        return self.mentors[int(self.mentor_places[column])]

    def points(self, full: int) -> Points:
        """Share of the weight of the mentee's terms that the mentor's terms answer, as 0..full, rounded down.

        Doubles divide several times faster than 64-bit integers and are exact here: the weights of a text stay below
        2³⁹, so a quotient that is not whole is further from the next whole number than a double can err.
        """
        found = dense_product(self.asked, self.turned)
        return np.asarray(np.floor(found * full / np.maximum(1, self.best[:, None])), np.int32)

    def sentence(self, row: int, column: int) -> str:
        """What links the two, the weightiest first; empty when nothing does."""
        mentee, mentor = self.mentee(row), self.mentor(column)
        weights = self.asked[[row]].multiply(self.answered[[column]]).toarray()[0]
        order = np.lexsort((np.arange(len(weights)), -weights))
        shared = [self.terms[place] for place in order[: int((weights > 0).sum())]]
        topics = [term.removeprefix(TOPIC_MARK) for term in shared if term.startswith(TOPIC_MARK)]
        words = [term for term in shared if not term.startswith(TOPIC_MARK)]
        links = [mentee.topic_link(mentor, topic) for topic in topics[:SHOWN]]
        return "; ".join(filter(None, [*links, mentee.word_link(mentor, words[:SHOWN])]))


def word_table(topics: Mapping[str, Term], mentees: Sequence[Said], mentors: Sequence[Said]) -> WordTable:
    """Weigh the words of both sides."""
    rarity = _rarity(topics)
    asked = [_asked(said, rarity) for said in mentees]
    answered = [_answered(said) for said in mentors]
    terms = tuple(sorted({term for weights in (*asked, *answered) for term in weights}))
    answers = _table(answered, terms)
    return WordTable(
        terms=terms,
        asked=_table(asked, terms),
        answered=answers,
        turned=answers.T.tocsr(),
        best=np.array([_most(said, rarity) for said in mentees], np.int64) * UNIT,
        mentees=tuple(mentees),
        mentors=tuple(mentors),
        mentee_places=np.arange(len(asked)),
        mentor_places=np.arange(len(answered)),
    )


def _asked(said: Said, rarity: Mapping[str, int]) -> dict[str, int]:
    """Topics weigh the same, words by rarity; many words share WORDS_WEIGHT, rounded down, so one more helps none."""
    total = max(WORDS_WEIGHT, _weight_of_words(said, rarity))
    words = {word: _rarity_of(word, rarity) * WORDS_WEIGHT // total for word in said.words}
    return words | dict.fromkeys((TOPIC_MARK + topic for topic in said.topics), TOPIC_WEIGHT)


def _most(said: Said, rarity: Mapping[str, int]) -> int:
    return len(said.topics) * TOPIC_WEIGHT + min(WORDS_WEIGHT, _weight_of_words(said, rarity))


def _weight_of_words(said: Said, rarity: Mapping[str, int]) -> int:
    return sum(_rarity_of(word, rarity) for word in said.words)


def _rarity_of(word: str, rarity: Mapping[str, int]) -> int:
    return rarity.get(word, rarity[""])


def _answered(said: Said) -> dict[str, int]:
    length = sum(said.counts.values())
    worth = UNIT * FOCUS // max(FOCUS, len(said.topics))
    topics = dict.fromkeys((TOPIC_MARK + topic for topic in said.topics), worth)
    return {word: _saturated(count, length) for word, count in said.counts.items()} | topics


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


def _table(rows: Sequence[Mapping[str, int]], terms: Sequence[str]) -> csr_array:
    place = {term: column for column, term in enumerate(terms)}
    cells = [
        (row, place[term], weight) for row, weights in enumerate(rows) for term, weight in weights.items()
    ]
    at, column, value = np.array(cells, np.int64).reshape(-1, 3).T
    return csr_array((value.astype(np.float64), (at, column)), shape=(len(rows), len(terms)))
