"""Candidate lists: of every row the cells that promise most, and a bound on all that is not listed.

A core-oriented assignment (Volgenant 1996) solves the listed cells only and proves the rest by its bounds. Prices
mostly rise, so a bound stays good for long; where prices fell, it is loosened by as much as they fell.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from .arrays import Flags, Numbers
from .network import Cells

CLOSED = -1  # the worth of a cell that no rule allows
NOTHING = np.int64(-(2**62))  # a bound that no cell reaches


class Listed(NamedTuple):
    """Some cells of some rows, and for each of these rows the largest worth - price among the cells left out."""

    cells: Cells
    outside: Numbers


def most_promising(rows: Numbers, worth: Numbers, prices: Numbers, length: int) -> Listed:
    """List each row's `length` cells of most worth - price. `worth` is [rows, columns], CLOSED where not allowed.

    Among equals the first columns are taken, so that the list is the same on every machine.
    """
    surplus = np.where(worth == CLOSED, NOTHING, worth - prices)
    if length >= surplus.shape[1]:
        chosen = worth != CLOSED
        return _listed(rows, worth, chosen, np.full(len(rows), NOTHING))
    ranked = np.partition(surplus, surplus.shape[1] - length, axis=1)[:, -length]
    ranked = np.maximum(ranked, NOTHING + 1)[:, None]
    better, equal = surplus > ranked, surplus == ranked
    wanted = length - better.sum(axis=1, keepdims=True)
    chosen = better | (equal & (np.cumsum(equal, axis=1) <= wanted))
    outside = np.where(chosen, NOTHING, surplus).max(axis=1, initial=NOTHING)
    return _listed(rows, worth, chosen, outside)


def _listed(rows: Numbers, worth: Numbers, chosen: Flags, outside: Numbers) -> Listed:
    at, column = np.nonzero(chosen)
    return Listed(Cells(rows[at].astype(np.int32), column.astype(np.int32), worth[at, column]), outside)
