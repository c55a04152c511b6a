"""The texts in a record, each with its privacy class."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from mentorbook.model.fields import Privacy, Record
from mentorbook.privacy.field_class import class_of

from .phrases import Phrase, name_phrases, numbers_in, text_phrases

_STRICTNESS = (Privacy.PUBLIC, Privacy.INTERNAL, Privacy.PRIVATE)
_Leaf = tuple[tuple[str, ...], Privacy, str]


@dataclass(frozen=True, slots=True)
class Value:
    """A text in the program's data: the file it stands in, the field, the field's class, the text."""

    record: str
    field: str
    privacy: Privacy
    text: str

    @property
    def is_name(self) -> bool:
        """Is this what someone is called?"""
        return self.field == "name"

    def phrases(self) -> set[Phrase]:
        """The runs of words that give it away."""
        if self.is_name:
            return name_phrases(self.text)
        return text_phrases(self.text, private=self.privacy is Privacy.PRIVATE)

    def numbers(self) -> set[str]:
        """The telephone numbers in it."""
        return set() if self.is_name else numbers_in(self.text)


def values_in(record: Record, file: str) -> Iterator[Value]:
    """All texts of a record. A part is at least as private as what it is a part of."""
    for path, privacy, text in _leaves(record, (), Privacy.PUBLIC):
        yield Value(file, ".".join(path), privacy, text)


def texts_in(view: Any) -> Iterator[str]:
    """All texts in a frozen value of the public view."""
    if isinstance(view, str):
        yield view
    elif is_dataclass(view):
        for field in fields(view):
            yield from texts_in(getattr(view, field.name))
    elif isinstance(view, tuple | list):
        for item in view:
            yield from texts_in(item)


def _leaves(value: Any, path: tuple[str, ...], privacy: Privacy) -> Iterator[_Leaf]:
    if isinstance(value, str):
        yield path, privacy, value
    elif isinstance(value, Record):
        for name, info in type(value).model_fields.items():
            stricter = max(privacy, class_of(info), key=_STRICTNESS.index)
            yield from _leaves(vars(value).get(name), (*path, info.alias or name), stricter)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _leaves(item, (*path, str(key)), privacy)
    elif isinstance(value, tuple | list):
        for item in value:
            yield from _leaves(item, path, privacy)
