"""Sets of pairs as sparse tables [mentees, mentors]: a roster of 100,000 people has 100,000 pairs, not 10**10 cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from scipy.sparse import csr_array

from .arrays import Flags, Numbers


def make_pairs(shape: tuple[int, int], cells: Iterable[tuple[int, int]] = ()) -> csr_array:
    """The set of some cells (row, column)."""
    rows, columns = np.array(sorted(set(cells)), np.int64).reshape(-1, 2).T
    return csr_array((np.ones(len(rows), np.bool_), (rows, columns)), shape=shape)


def cells_of(pairs: csr_array) -> Iterator[tuple[int, int]]:
    """Its cells (row, column), sorted."""
    rows, columns = places_of(pairs)
    return zip(rows.tolist(), columns.tolist(), strict=True)


def places_of(pairs: csr_array) -> tuple[Numbers, Numbers]:
    """The rows and the columns of its cells, sorted."""
    rows, columns = pairs.nonzero()
    order = np.lexsort((columns, rows))
    return rows[order].astype(np.int64), columns[order].astype(np.int64)


def joined(one: csr_array, cells: Iterable[tuple[int, int]]) -> csr_array:
    """The set with more cells in it."""
    return make_pairs(one.shape, [*cells_of(one), *cells])


def flags_of(pairs: csr_array, rows: Numbers, columns: Numbers | None = None) -> Flags:
    """Some of its rows, with all columns or with those named, as flags [rows, columns]."""
    some = pairs[rows] if columns is None else pairs[rows][:, columns]
    return np.asarray(some.toarray(), np.bool_)


def is_among(pairs: csr_array, rows: Numbers, columns: Numbers) -> Flags:
    """Which of some single cells belong to it."""
    width = pairs.shape[1]
    mine, theirs = places_of(pairs)
    return np.isin(rows * width + columns, mine * width + theirs)


def per_row(pairs: csr_array) -> Numbers:
    """How many cells each row has."""
    return np.diff(pairs.indptr).astype(np.int64)


def per_column(pairs: csr_array) -> Numbers:
    """How many cells each column has."""
    return np.bincount(pairs.indices, minlength=pairs.shape[1]).astype(np.int64)
