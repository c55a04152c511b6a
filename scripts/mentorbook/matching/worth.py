"""What a pair counts, as one whole number whose digits are the stages of the objective.

The leading digit counts places, the next one points, then come pairs that stood before, then a number made of the
two ids. The unit of each stage is larger than all lower digits of a whole roster together, so nothing ever carries
over: the roster of most worth places the most people, among those has the most points, and so on. A single number
needs a single solution, and one set of prices proves all stages.

Bounds: with n = the smaller side, a unit of points is 2 (n + 1) times the largest lower digits, so that prices, which
are sums along a path of pairs with changing signs, can be read off in whole points. Everything stays below 2**62 by
giving the ids fewer bits: 29 for 300 people a side, 19 for 10,000 and 12 for 100,000; in a rematch 21 for 300, 5 for
10,000 and 1 for 30,000.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .arrays import Numbers
from .search import FAR

MOST_BITS = 40


class TooManyError(ArithmeticError):
    """More a side than 64 bits can compare: 7.5 million, 30,000 in a rematch, 2,700 with a budget for changes."""


@dataclass(frozen=True)
class Scale:
    """The unit of each stage; ties are numbers below 2**bits."""

    bits: int
    kept: int
    point: int
    place: int

    def in_points(self, prices: Numbers) -> Numbers:
        """Prices in whole points: the lower digits only settled ties."""
        return (prices + self.point // 2) // self.point


def make_scale(smaller_side: int, place: int, most_points: int, keeps: bool) -> Scale:
    """The scale for markets whose smaller side has so many nodes.

    `place` is what filling one place counts, in points; no pair brings more than `most_points`. Raises TooManyError.
    """
    for bits in range(MOST_BITS, -1, -1):
        kept = (smaller_side + 1) << bits if keeps else 0
        point = 2 * (smaller_side + 1) * (kept + (1 << bits)) + 1
        if 4 * (place + most_points + 1) * point < int(FAR):
            return Scale(bits, kept, point, place * point)
    raise TooManyError("these are too many people to be compared exactly; match them in two cohorts")


def pair_worth(scale: Scale, points: Numbers, kept: npt.NDArray[np.bool_], tie_numbers: Numbers) -> Numbers:
    """The worth of pairs; of two equal ones the one with the lower tie number is worth more."""
    return np.asarray(
        scale.place + points * scale.point + kept * scale.kept + ((1 << scale.bits) - 1 - tie_numbers),
        np.int64,
    )
