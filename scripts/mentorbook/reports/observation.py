"""What a metric sees: one value, and who stands behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from .window import Window


class Observation(NamedTuple):
    """`who` names a person, a pair or an answer sheet; groups smaller than k by `who` stay hidden."""

    who: str
    value: float


Observe = Callable[[Window], Iterator[Observation]]


def seen(who: str, happened: bool) -> Observation:
    """A yes or no as 1 or 0."""
    return Observation(who, 1.0 if happened else 0.0)
