"""Blocks of rows on every processor; NumPy lets other threads run while it computes."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from .progress import tell

Item = TypeVar("Item")
Result = TypeVar("Result")

WORKERS = os.cpu_count() or 1


def in_order(work: Callable[[Item], Result], items: Sequence[Item], what: str) -> Iterator[Result]:
    """The results in the order of the items. `what` says in a few words what is done, for whoever hears of progress."""
    for done, result in enumerate(_each(work, items), 1):
        yield result
        tell(what, done, len(items))


def _each(work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
    """Few are under way at a time, so that the others need no memory yet."""
    with ThreadPoolExecutor(WORKERS) as pool:
        waiting: deque[Future[Result]] = deque()
        for item in items:
            waiting.append(pool.submit(work, item))
            if len(waiting) > WORKERS:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
