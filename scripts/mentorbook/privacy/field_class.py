"""The one door through which a field of a record may leave for the site: its privacy class decides."""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar, get_args

from pydantic.fields import FieldInfo

from mentorbook.model.fields import Privacy, Record

Anything = TypeVar("Anything", bound=Record)


class NotPublicError(TypeError):
    """A field was asked for that the model does not call public: a mistake in the code, not in the data."""


def shown(record: Record, name: str) -> Any:
    """The value of a public field.

    Raises NotPublicError when the field is internal or private, or holds records with a field that is.
    """
    if name not in public_fields(type(record)):
        raise NotPublicError(f"{type(record).__name__}.{name} is not public")
    return getattr(record, name)


def shown_whole(record: Anything) -> Anything:
    """A record that may be passed on as it is, because the model calls all its fields public."""
    private = type(record).model_fields.keys() - public_fields(type(record))
    if private:
        raise NotPublicError(
            f"{type(record).__name__} has fields that are not public: {', '.join(sorted(private))}"
        )
    return record


@cache
def public_fields(kind: type[Record]) -> frozenset[str]:
    """Names of a record's fields that are public through and through."""
    return frozenset(name for name, info in kind.model_fields.items() if _is_public(info))


def class_of(info: FieldInfo) -> Privacy:
    """A field's privacy class; a field that states none is internal."""
    extra = info.json_schema_extra
    return (
        Privacy(str(extra["x-privacy"]))
        if isinstance(extra, dict) and "x-privacy" in extra
        else Privacy.INTERNAL
    )


def records_in(annotation: Any) -> frozenset[type[Record]]:
    """The record types that a field's type mentions, at any depth of containers."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return frozenset({annotation})
    return frozenset().union(*(records_in(part) for part in get_args(annotation)))


def _is_public(info: FieldInfo) -> bool:
    if class_of(info) is not Privacy.PUBLIC:
        return False
    return all(public_fields(part) == part.model_fields.keys() for part in records_in(info.annotation))
