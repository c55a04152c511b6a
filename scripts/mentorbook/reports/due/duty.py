"""One thing that is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Whose = Literal["coordinator", "pair", "person"]


@dataclass(frozen=True, kw_only=True)
class Duty:
    """`who` is a person's, a pair's or a cohort's id; `about` an event's or a survey wave's.

    `message` is a page in library/messages, `page` one to open.
    """

    rule: str
    whose: Whose
    who: str
    cohort: str
    due: date
    what: str
    why: str
    to: tuple[str, ...] = ()
    about: str = ""
    message: str | None = None
    page: str | None = None

    def is_late(self, today: date) -> bool:
        """Should it have been done before today?"""
        return self.due < today


def days(count: float) -> timedelta:
    """That many whole days."""
    return timedelta(days=round(count))


def counted(count: int, word: str) -> str:
    """`1 day`, `3 days`."""
    return f"{count} {word}" if count == 1 else f"{count} {word}s"
