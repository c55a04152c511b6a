"""What a provider of text similarity gives back: a table of all pairs that is read block by block, never as a whole."""

from __future__ import annotations

from typing import Protocol

import numpy as np
import numpy.typing as npt

Flags = npt.NDArray[np.bool_]
Places = npt.NDArray[np.int64]
Points = npt.NDArray[np.int32]


class TextTable(Protocol):
    """How well each mentor's words answer each mentee's. Pure: the same texts give the same integers."""

    @property
    def silent_mentees(self) -> Flags:
        """Rows of those whose text cannot be compared."""

    @property
    def silent_mentors(self) -> Flags:
        """Columns of those whose text cannot be compared."""

    def cut(self, rows: Places, mentors: Places | None = None) -> TextTable:
        """Some mentees with all mentors, or with those named."""

    def points(self, full: int) -> Points:
        """0..full for each pair, [rows, mentors]; what it says of the silent means nothing."""

    def sentence(self, row: int, column: int) -> str:
        """What links the two, in words both wrote; empty when nothing does."""
