"""What reading may find wrong. Problems are values: nothing here raises for what a person wrote."""

from __future__ import annotations

from dataclasses import dataclass

FieldPath = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file, counted from 1; `end` is the column after the last character on that line, or 0."""

    line: int
    column: int
    end: int = 0


TOP = Place(1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A rule broken in one file.

    `rule` is the rule's name; `path` leads to the value inside the record, and `place` is set when the
    position is already known. `on_key` points at the key instead of the value. `replacement` is the text that
    repairs the value (or the key), applied by `--fix` when `safe`, else only a hint; {} in it is what stands there.
    """

    rule: str
    file: str
    message: str
    hint: str = ""
    path: FieldPath = ()
    place: Place | None = None
    on_key: bool = False
    replacement: str | None = None
    safe: bool = False


class SourceError(ValueError):
    """Raised and caught inside this layer only: the file cannot be read any further."""

    def __init__(self, rule: str, message: str, place: Place, hint: str = "") -> None:
        super().__init__(message)
        self.rule, self.message, self.place, self.hint = rule, message, place, hint
