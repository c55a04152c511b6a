"""The gate: read every file of a built site in every way, and look for what must not be there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path, PurePosixPath

from mentorbook.model.program import Program

from .lookup import Lookup
from .readings import Reading, readings
from .values import Value
from .withheld import published, withheld

FILE_NAME = "file name"
HIDDEN = "…"


@dataclass(frozen=True, slots=True, order=True)
class Leak:
    """A value that must not be published, in a file of the site. Says which value, never what it is."""

    file: str  # relative to the site; parts that give the value away are hidden
    record: str  # relative to program/
    field: str
    under: str  # how it is written there

    def __str__(self) -> str:
        return f"{self.file}: {self.field} of {self.record} ({self.under})"


def find_leaks(program: Program, site: Path, today: date) -> list[Leak]:
    """Every value that may not be published on that day and stands in the site, once per file.

    Values of records that could not be read are unknown and cannot be found: check the program first.
    Raises OSError when a file of the site cannot be read.
    """
    lookup = Lookup(withheld(program, today), published(program, today))
    files = sorted(path for path in site.rglob("*") if path.is_file())
    return sorted(leak for path in files for leak in _leaks_in(path, path.relative_to(site), lookup))


def _leaks_in(path: Path, name: Path, lookup: Lookup) -> Iterator[Leak]:
    under: dict[Value, str] = {}
    for reading in chain(_name_readings(name.as_posix()), readings(path.read_bytes())):
        for value in lookup.find(reading.text):
            under.setdefault(value, reading.under)
    if under:
        shown = _shown_name(PurePosixPath(name.as_posix()), lookup)
        yield from (Leak(shown, value.record, value.field, how) for value, how in under.items())


def _name_readings(name: str) -> Iterator[Reading]:
    found = readings(name.encode("utf-8", "surrogateescape"))
    return (Reading(f"{FILE_NAME}, {reading.under}", reading.text) for reading in found)


def _shown_name(name: PurePosixPath, lookup: Lookup) -> str:
    """A file's name without the parts that hold a value themselves."""
    shown = "/".join(HIDDEN if _tells(part, lookup) else part for part in name.parts)
    return HIDDEN if _tells(shown, lookup) else shown


def _tells(name: str, lookup: Lookup) -> bool:
    return any(lookup.find(reading.text) for reading in _name_readings(name))
