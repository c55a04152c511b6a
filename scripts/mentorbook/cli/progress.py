"""Progress of long work on stderr: a bar on a terminal, now and then a line elsewhere, nothing for what is quick."""

from __future__ import annotations

import sys
import time

from .output import say

PATIENCE = 2.0  # seconds before anything is said
BETWEEN = 10.0  # seconds between two lines


class Teller:
    """Listens to progress; see `matching.progress`."""

    def __init__(self) -> None:
        self._what = ""
        self._since = 0.0
        self._said = 0.0

    def __call__(self, what: str, done: int, of: int) -> None:
        """Tell how far `what` is."""
        now = time.monotonic()
        if what != self._what or done <= 1:
            self._what, self._since, self._said = what, now, now
        if now - self._since >= PATIENCE:
            self._tell(what, done, of, now)

    def _tell(self, what: str, done: int, of: int, now: float) -> None:
        if sys.stderr.isatty():
            left = (now - self._since) * (of - done) / max(1, done)
            line = f"{what} {done * 100 // of:3} % {'█' * (done * 30 // of):30} {left:4.0f} s left"
            sys.stderr.write(f"\r{line}" if done < of else f"\r{' ' * len(line)}\r")
            sys.stderr.flush()
        elif now - self._said >= BETWEEN and done < of:
            self._said = now
            say(f"{what}: {done * 100 // of} %")
