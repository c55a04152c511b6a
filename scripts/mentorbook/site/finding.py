"""What may be wrong with a built page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class SiteFinding:
    """A page (its file below the site, or its source), the line when known, and what is wrong there."""

    page: str
    line: int
    message: str

    def __str__(self) -> str:
        place = f"{self.page}:{self.line}" if self.line else self.page
        return f"{place}: {self.message}" if place else self.message
