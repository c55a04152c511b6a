"""The provider of the extra `ai`: words and topics as ever, and a sentence encoder for what was said in other words.

How close two texts are is half how close they are as wholes, half how close their closest parts are. The encoder
counts two parts, words and topics one: an encoder alone overlooks topics that the program has names for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product
from textwrap import shorten

import numpy as np
import numpy.typing as npt

from .lexical import WordTable
from .parts import clauses, sentences
from .table import Flags, Places, Points
from .vectors import DIMENSIONS, MEMORY, SCALE, Memory

MENTEE_PARTS = 3
MENTOR_PARTS = 4
UNRELATED, SAME = (
    0.10,
    0.60,
)  # cosines: the median of unrelated texts, and more than nearly all related ones reach
STEPS = 200  # half a percent; finer differences are noise
SHARE = 2, 3  # of the encoder in the whole
SHOWN = 90

Parts = npt.NDArray[
    np.float32
]  # [people, 1 + parts, DIMENSIONS]: the whole text, then its parts, zero where none


@dataclass(frozen=True)
class VectorTable:
    """Word table and vectors. Vectors are whole numbers of length about SCALE, so single-precision products are
    exact in any order (SCALE² and all partial sums are below 2²⁴): no processor and no number of threads changes them.
    """

    words: WordTable
    mine: Parts
    theirs: Parts

    @property
    def silent_mentees(self) -> Flags:
        """Rows of those who wrote nothing that can be compared."""
        return self.words.silent_mentees

    @property
    def silent_mentors(self) -> Flags:
        """Columns of those who wrote nothing that can be compared and offer no topic."""
        return self.words.silent_mentors

    def cut(self, rows: Places, mentors: Places | None = None) -> VectorTable:
        """Some mentees with all mentors, or with those named."""
        return replace(
            self,
            words=self.words.cut(rows, mentors),
            mine=self.mine[rows],
            theirs=self.theirs if mentors is None else self.theirs[mentors],
        )

    def points(self, full: int) -> Points:
        """Two parts closeness in meaning, one part shared topics and words, as 0..full, rounded down."""
        part, whole = SHARE
        meaning = self._steps() * full // STEPS
        return np.asarray((part * meaning + (whole - part) * self.words.points(full)) // whole, np.int32)

    def sentence(self, row: int, column: int) -> str:
        """Shared topics and words, then the two parts that are closest in meaning."""
        pair = self.cut(np.array([row]), np.array([column]))
        shared = self.words.sentence(row, column)
        if not pair._steps()[0, 0]:
            return shared
        close = pair.mine[0, 1:] @ pair.theirs[0, 1:].T
        mine, theirs = np.unravel_index(int(np.argmax(close)), close.shape)
        asked = sentences(self.words.mentee(row).text, MENTEE_PARTS)[mine]
        answered = clauses(self.words.mentor(column).full_text, MENTOR_PARTS)[theirs]
        return "; ".join(filter(None, (shared, f"close in meaning: {_said(asked, answered)}")))

    def _steps(self) -> npt.NDArray[np.int64]:
        """Closeness in meaning, 0..STEPS for each pair."""
        close = self.mine[:, 0] @ self.theirs[:, 0].T + self._closest_parts()
        low, high = (int(2 * bound * SCALE**2) for bound in (UNRELATED, SAME))
        return np.clip((close.astype(np.int64) - low) * STEPS // (high - low), 0, STEPS)

    def _closest_parts(self) -> Parts:
        closest = np.zeros((len(self.mine), len(self.theirs)), np.float32)
        for mine, theirs in product(_used(self.mine), _used(self.theirs)):
            np.maximum(closest, self.mine[:, mine] @ self.theirs[:, theirs].T, out=closest)
        return closest


def vector_table(words: WordTable, memory: Memory = MEMORY) -> VectorTable:
    """Encode everyone's text. Raises UserError when the extra `ai` is not installed."""
    mentees = [_with_whole(one.text, sentences(one.text, MENTEE_PARTS)) for one in words.mentees]
    mentors = [_with_whole(one.full_text, clauses(one.full_text, MENTOR_PARTS)) for one in words.mentors]
    texts = sorted({text for parts in (*mentees, *mentors) for text in parts})
    vectors = dict(zip(texts, memory.vectors(texts), strict=True))
    return VectorTable(
        words=words,
        mine=_laid_out([[vectors[text] for text in parts] for parts in mentees], MENTEE_PARTS),
        theirs=_laid_out([[vectors[text] for text in parts] for parts in mentors], MENTOR_PARTS),
    )


def _with_whole(text: str, parts: list[str]) -> list[str]:
    return [text, *parts] if parts else []


def _laid_out(people: Sequence[Sequence[npt.NDArray[np.int8]]], most: int) -> Parts:
    table = np.zeros((len(people), 1 + most, DIMENSIONS), np.float32)
    for person, vectors in enumerate(people):
        table[person, : len(vectors)] = np.array(vectors).reshape(len(vectors), DIMENSIONS)
    return table


def _used(people: Parts) -> list[int]:
    """The places of parts that anybody here has."""
    return [part for part in range(1, people.shape[1]) if people[:, part].any()]


def _said(asked: str, answered: str) -> str:
    mine, theirs = (shorten(text, SHOWN, placeholder=" …") for text in (asked, answered))
    return f"the mentee wrote “{mine}”, the mentor “{theirs}”"
