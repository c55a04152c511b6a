"""Progress of long work: whoever listens is told how much of it is done. By default nobody listens."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar

Listener = Callable[[str, int, int], None]


def _nobody(_what: str, _done: int, _of: int) -> None:
    pass


LISTENER: ContextVar[Listener] = ContextVar("listener", default=_nobody)


def tell(what: str, done: int, of: int) -> None:
    """Say that `done` of `of` parts of some work are done; called from the thread that asked for the work."""
    LISTENER.get()(what, done, of)
