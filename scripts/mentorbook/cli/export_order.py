"""What an export is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from mentorbook.model.program import Program
from mentorbook.reports.window import Window
from mentorbook.source.program import Reading
from mentorbook.source.site_address import site_address

from .workspace import Workspace

File = tuple[str, bytes]  # its name below the folder, and its content


@dataclass(frozen=True, kw_only=True)
class Order:
    """A cohort on a day. Of messages one by its id, or with `due` all that is due within `ahead` days; to some
    people only, with values. Of a newsletter the first day.
    """

    place: Workspace
    reading: Reading
    window: Window
    message: str | None = None
    due: bool = False
    ahead: int = 0
    to: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    since: date | None = None

    @property
    def program(self) -> Program:
        """The whole program."""
        return self.reading.program

    @property
    def today(self) -> date:
        """The day it is made for."""
        return self.window.today

    @property
    def site(self) -> str:
        """Where the program's site stands, from mkdocs.yml; empty when it does not say."""
        return site_address(self.place.root / "mkdocs.yml")
