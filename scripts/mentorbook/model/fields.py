"""What every record and every field has in common: strictness, a description, an example, a privacy class."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, Field


class Privacy(StrEnum):
    """Who may see a value. The site receives `public` fields only, and only with the person's consent."""

    PUBLIC = "public"
    INTERNAL = "internal"
    PRIVATE = "private"


class AbsentFieldError(AttributeError):
    """A field that could not be read. The rule that asked for it has nothing to say about this record."""


class Record(BaseModel):
    """One mapping in a data file: frozen, strict, without unknown fields and without input or output."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", populate_by_name=True)

    if not TYPE_CHECKING:  # a typed __getattr__ would hide every misspelled attribute from the type checker

        def __getattr__(self, name: str) -> Any:
            if name in type(self).model_fields:
                raise AbsentFieldError(name)
            return super().__getattr__(name)


def described(
    description: str,
    example: object,
    privacy: Privacy = Privacy.INTERNAL,
    *,
    alias: str | None = None,
    **limits: Any,
) -> Any:
    """What a field means, one value it may have, who may see it, and pydantic's own limits (ge, le, ...).

    The words and the example feed the JSON Schemas, the editor's hover texts and the data reference.
    """
    note: Callable[..., Any] = Field
    return note(
        description=description,
        examples=[example],
        json_schema_extra={"x-privacy": privacy.value},
        alias=alias,
        **limits,
    )


PUBLIC, PRIVATE = Privacy.PUBLIC, Privacy.PRIVATE
