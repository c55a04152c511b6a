"""Records in which every value says which field it came from and who may see it."""

from __future__ import annotations

import types
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import count
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from mentorbook.model.fields import Privacy, Record
from mentorbook.privacy.field_class import class_of

STRICTNESS = (Privacy.PUBLIC, Privacy.INTERNAL, Privacy.PRIVATE)


@dataclass
class Aviary:
    """Makes canaries and remembers, by the text they would show as, the class they belong to."""

    seen: dict[str, tuple[Privacy, str]] = field(default_factory=dict)
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def record(self, kind: type[Record], **fixed: Any) -> Any:
        """A record of that type whose fields, but for the fixed ones, hold canaries."""
        return self._filled(kind, Privacy.PUBLIC, kind.__name__, fixed)

    def secret(self, name: str) -> str:
        """An id that may not be seen, such as the name of a person's file."""
        return self._bird(f"canary{next(self.numbers):04d}", Privacy.INTERNAL, name)

    def secrets(self) -> dict[str, str]:
        """What must not be found, with the field it would have come from."""
        return {text: path for text, (privacy, path) in self.seen.items() if privacy is not Privacy.PUBLIC}

    def texts_of(self, prefix: str) -> dict[str, str]:
        """The public canaries of one record type."""
        return {text: path for text, (_, path) in self.seen.items() if path.startswith(prefix)}

    def _filled(self, kind: type[Record], privacy: Privacy, path: str, fixed: dict[str, Any]) -> Record:
        values = {}
        for name, info in kind.model_fields.items():
            strictest = max(privacy, class_of(info), key=STRICTNESS.index)
            values[name] = (
                fixed[name] if name in fixed else self._value(info.annotation, strictest, f"{path}.{name}")
            )
        return kind.model_construct(**values)

    def _value(self, annotation: Any, privacy: Privacy, path: str) -> Any:
        origin, parts = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            return self._value(parts[0], privacy, path)
        if origin is Literal:
            return parts[0]
        if origin in (Union, types.UnionType):
            return self._value(next(part for part in parts if part is not type(None)), privacy, path)
        if origin is tuple:
            return (self._value(parts[0], privacy, path),)
        if origin is dict:
            return {self._value(parts[0], privacy, path): self._value(parts[1], privacy, path)}
        if isinstance(annotation, type) and issubclass(annotation, Record):
            return self._filled(annotation, privacy, path, {})
        return self._leaf(annotation, privacy, path)

    def _leaf(self, kind: Any, privacy: Privacy, path: str) -> Any:
        number = next(self.numbers)
        if kind is bool:
            return True
        if kind in (int, float):
            self._bird(f"{number + 70_000}", privacy, path)
            self._bird(f"{number + 70_000:,}", privacy, path)
            return kind(number + 70_000)
        if kind in (date, datetime):
            day = date(2031, 1, 1) + timedelta(days=number)
            self._bird(day.isoformat(), privacy, path)
            self._bird(repr(day), privacy, path)
            return day if kind is date else datetime(day.year, day.month, day.day, 9, 0)  # noqa: DTZ001 - local by design
        if kind is Privacy:
            return Privacy.INTERNAL
        return self._bird(f"canary{number:04d}", privacy, path)

    def _bird(self, text: str, privacy: Privacy, path: str) -> str:
        self.seen[text] = (privacy, path)
        return text
