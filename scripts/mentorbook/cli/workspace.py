"""Where the program is and what day it is: read once, here, and handed down."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from mentorbook.checks.engine import unreadable
from mentorbook.errors import UserError
from mentorbook.matching.text.shelf import SHELF
from mentorbook.source.program import Labels, Reading, read_program

from .output import say

ProgramOption = Annotated[
    Path,
    typer.Option("--program", metavar="DIR", help="The folder with the program's data.", show_default=True),
]
TodayOption = Annotated[
    str | None,
    typer.Option("--today", metavar="DATE", help="Pretend it is this day, for example 2027-01-11."),
]
PROGRAM = Path("program")


@dataclass(frozen=True, slots=True)
class Workspace:
    """A program on disk: the folder with its data and the pages beside it."""

    program: Path
    docs: Path | None

    def read(self) -> Reading:
        """Everything in it."""
        with _records_left_alone():
            return read_program(self.program, self.docs, labels=Labels(shown(self.program), shown(self.docs)))

    def read_data(self) -> Reading:
        """The data without the pages, for commands that compute with it. Raises UserError where it is broken."""
        with _records_left_alone():
            reading = read_program(self.program, labels=Labels(shown(self.program)))
        return _sound(reading)

    def read_sound(self) -> Reading:
        """Everything in it. Raises UserError where data or pages are broken."""
        return _sound(self.read())

    @property
    def root(self) -> Path:
        """The folder that holds program/ and docs/."""
        return self.program.resolve().parent

    def file(self, path: str) -> Path:
        """The path of a file that a finding names."""
        return Path(path)


def _sound(reading: Reading) -> Reading:
    broken = unreadable(reading)
    if broken:
        first = broken[0]
        more = f" ({len(broken) - 1} more; run `mentorbook check`)" if len(broken) > 1 else ""
        place = f"{first.file}:{first.place.line}:{first.place.column}"
        raise UserError(f"{place}: {first.message}", f"{first.hint}{more}".strip())
    return reading


@contextmanager
def _records_left_alone() -> Iterator[None]:
    """Without the garbage collector, which would walk all records again and again and find that all are in use."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def workspace(program: Path) -> Workspace:
    """The program in a folder, or a UserError that says where it was looked for."""
    if not program.is_dir():
        raise UserError(
            f"there is no folder {program}",
            "run this where program/ lies, or say where it is with --program DIR",
        )
    if not (program / "program.yml").exists() and not (program / "people").is_dir():
        raise UserError(
            f"{program} does not look like a program: it has neither program.yml nor people/",
            "run this where program/ lies, or say where it is with --program DIR",
        )
    SHELF.folder, SHELF.tell = program.resolve().parent / ".cache", say
    docs = program.resolve().parent / "docs"
    return Workspace(program, docs if docs.is_dir() else None)


def shown(folder: Path | None) -> str:
    """A folder's name in findings: relative to here when it is below, so that editors and GitHub find the file."""
    if folder is None:
        return "docs"
    relative = os.path.relpath(folder)
    return relative if not relative.startswith("..") else str(folder)


def day(today: str | None, option: str = "--today") -> date:
    """The day that an option names, else MENTORBOOK_TODAY, else today."""
    stated = today or os.environ.get("MENTORBOOK_TODAY")
    if stated is None:
        return datetime.now(UTC).astimezone().date()
    try:
        return date.fromisoformat(stated)
    except ValueError:
        raise typer.BadParameter(f"'{stated}' is not a date such as 2027-01-11", param_hint=option) from None
