"""The line a finding points at, as a report may show it: logs have more readers than the file.

A line is shown whole where every field it may belong to is one that anybody in the repository may see. Of another
line only the field's name is shown, and that alone where it starts the line, since deeper down, or in a file that
cannot be read, nobody knows whether a word is a name or a value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from pydantic import BaseModel, RootModel

from mentorbook.model.fields import Privacy
from mentorbook.privacy.field_class import class_of, records_in
from mentorbook.source.problem import Place
from mentorbook.source.program import Source

_KEY = re.compile(r"(?P<key>[A-Za-z_][\w-]*):(?:\s|$)")
_PERSONAL = frozenset({"name", "about", "goals"})  # free text that says who somebody is
_MASK = "…"


class Excerpts:
    """The lines of a report's files; each file is taken apart once, and only if something in it was found."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self._sources = sources
        self._files: dict[str, list[tuple[str, bool]]] = {}

    def at(self, file: str, place: Place) -> tuple[str, Place] | None:
        """The line and where to point at in it, or None when there is nothing to show."""
        if file not in self._files:
            self._files[file] = list(_lines(self._sources.get(file)))
        lines = self._files[file]
        if not 0 < place.line <= len(lines):
            return None
        line, is_open = lines[place.line - 1]
        if is_open:
            return (line, place) if line.strip() else None
        key = _KEY.match(line)
        return (f"{key['key']}: {_MASK}", Place(place.line, 1, len(key["key"]) + 1)) if key else None


def _lines(source: Source | None) -> Iterator[tuple[str, bool]]:
    """Each line, and whether all of it may be shown: the top-level field at or above it decides."""
    field = ""
    for line in source.text.split("\n") if source else ():
        found = _KEY.match(line)
        if found:
            field = found["key"]
        elif line[:1].strip() and line[:1] not in "#-}]":
            field = ""  # text at the margin that is no field: the file is broken here
        shown = source is not None and (source.model is None or field in _open_fields(source.model))
        yield line.expandtabs(1).rstrip(), shown


@cache
def _open_fields(model: type[BaseModel]) -> frozenset[str]:
    """Names, as they stand in files, of the fields without anything private in them."""
    if issubclass(model, RootModel):
        return frozenset()
    return frozenset(
        info.alias or name
        for name, info in model.model_fields.items()
        if class_of(info) is not Privacy.PRIVATE
        and name not in _PERSONAL
        and not any(_holds_private(record) for record in records_in(info.annotation))
    )


def _holds_private(record: type[BaseModel]) -> bool:
    return any(
        class_of(info) is Privacy.PRIVATE or any(map(_holds_private, records_in(info.annotation)))
        for info in record.model_fields.values()
    )
