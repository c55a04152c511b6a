"""What a report tells: as data, as lines of Markdown, and as a table where it has one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

Cell = str | int | float | None


class Told(NamedTuple):
    """`rows` are for spreadsheets, the first one with the names of the columns; empty where a table says nothing."""

    data: dict[str, Any]
    lines: Iterable[str]
    rows: Sequence[Sequence[Cell]] = ()
