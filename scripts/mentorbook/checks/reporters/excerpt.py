"""The line a finding points at, as a report may show it: logs have more readers than the file.

A line is shown whole where every field it may belong to is one that anybody in the repository may see. Of another
line only the field's name is shown, and that alone where it starts the line, since deeper down, or in a file that
cannot be read, nobody knows whether a word is a name or a value.
"""

from __future__ import annotations

import re
from functools import cache

from pydantic import BaseModel, RootModel

from mentorbook.model.fields import Privacy
from mentorbook.privacy.field_class import class_of, records_in
from mentorbook.source.problem import Place
from mentorbook.source.program import Source

_KEY = re.compile(r"(?P<key>[A-Za-z_][\w-]*):(?:\s|$)")
_PERSONAL = frozenset({"name", "about", "goals"})  # free text that says who somebody is
_MASK = "…"


def excerpt(source: Source | None, place: Place) -> tuple[str, Place] | None:
    """The line and where to point at in it, or None when there is nothing to show."""
    lines = source.text.split("\n") if source else []
    if source is None or not 0 < place.line <= len(lines) or not lines[place.line - 1].strip():
        return None
    line = lines[place.line - 1].expandtabs(1).rstrip()
    if source.model is None or _field_over(lines, place.line) in _open_fields(source.model):
        return line, place
    key = _KEY.match(line)
    return (f"{key['key']}: {_MASK}", Place(place.line, 1, len(key["key"]) + 1)) if key else None


def _field_over(lines: list[str], number: int) -> str:
    """The top-level field that a line stands in: the nearest one at the margin, here or above."""
    for line in reversed(lines[:number]):
        found = _KEY.match(line)
        if found:
            return found["key"]
        if line[:1].strip() and line[:1] not in "#-}]":
            return ""  # text at the margin that is no field: the file is broken above
    return ""


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
