"""What a criterion gives back for a block of pairs, and what it can say about one pair."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from mentorbook.model.matching import CriterionName, Rules

from ..arrays import Flags
from ..columns import Columns

Points = npt.NDArray[np.int32]

FULL = 10_000
NEUTRAL = 5_000  # what a missing answer is worth: it neither helps nor harms


class Graded(NamedTuple):
    """Points 0..FULL and whether the answers behind them are known, both [rows, mentors]."""

    points: Points
    known: Flags


@dataclass(frozen=True)
class Criterion:
    """One view of fit. `grade` is pure and works on any cut of the columns; `sentence` speaks of one pair."""

    name: CriterionName
    grade: Callable[[Columns, Rules], Graded]
    sentence: Callable[[Columns, int, int], str]
    reads: tuple[str, ...] = ()  # the answers of both that it depends on, if it depends on nothing else
    few: Callable[[Columns], csr_array] | None = None  # the points beyond NEUTRAL, if few pairs have any


def share(part: npt.NDArray[np.generic], whole: npt.NDArray[np.generic]) -> Points:
    """FULL x part / whole, rounded down; nothing where there is no whole.

    Doubles divide five times faster than 64-bit integers and are exact here: for a whole below 2**39 the nearest
    quotient that is not a whole number is further away than a double can err.
    """
    quotient: npt.NDArray[np.float64] = np.multiply(part, FULL, dtype=np.float64)
    quotient /= np.maximum(1, whole)
    return quotient.astype(np.int32)  # rounds down what is not negative


def graded(points: npt.NDArray[np.generic], known: Flags) -> Graded:
    """Points where the answers are known, NEUTRAL elsewhere."""
    return Graded(np.where(known, points, np.int32(NEUTRAL)).astype(np.int32, copy=False), known)


def listed(words: list[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))
