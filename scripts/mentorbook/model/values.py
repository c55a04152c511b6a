"""The scalar types that records are made of. YAML hands over text; these read it."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BeforeValidator, Field, Strict, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

Item = TypeVar("Item")
AnyDay = TypeVar("AnyDay", date, datetime)

FIRST_YEAR, LAST_YEAR = 1900, 2199

ID_PATTERN = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
WORD_PATTERN = r"^[a-z0-9]+(?:[-_][a-z0-9]+)*$"
PAIR_PATTERN = r"^[a-z0-9]+(?:-[a-z0-9]+)*--[a-z0-9]+(?:-[a-z0-9]+)*$"
MONTH_MINUTES = 60 * 24 * 31

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=80)]
Word = Annotated[str, StringConstraints(pattern=WORD_PATTERN, max_length=80)]
PairId = Annotated[str, StringConstraints(pattern=PAIR_PATTERN, max_length=160)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^[^\r\n]*$")]
Text = Annotated[str, StringConstraints(max_length=5000)]
Address = Annotated[str, StringConstraints(max_length=254)]

# Records are frozen, so a YAML list becomes a tuple; only this outer conversion is lax, items stay strict.
Many = Annotated[tuple[Item, ...], Strict(False)]

FormatName = Literal["one-on-one", "group", "peer", "reverse", "flash"]
CohortFormat = Literal["one-on-one", "group", "peer", "reverse", "flash", "mixed"]
Role = Literal["mentor", "mentee"]
Mode = Literal["video", "in-person", "phone", "chat"]
Scale = Annotated[int, Field(ge=1, le=5)]
Share = Annotated[float, Field(ge=0, le=1)]
Minutes = Annotated[int, Field(ge=1, le=MONTH_MINUTES)]

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}\Z")


def read_day(value: Any) -> date:
    """A calendar day from ISO text; pydantic's own reading would take a bare year for a Unix timestamp."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if not isinstance(value, str) or not _DAY.match(value):
        raise PydanticCustomError("day_form", "write the date as year-month-day, for example 2026-03-02")
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError("day_impossible", "there is no such day in the calendar") from None
    return _in_living_memory(day)


def read_moment(value: Any) -> datetime:
    """A local date and time without a zone; the zone stands in a field of its own."""
    if isinstance(value, datetime):
        return value
    if not isinstance(value, str) or not _MOMENT.match(value):
        raise PydanticCustomError(
            "moment_form", "write date and time as 2026-03-04T15:00, local to time_zone"
        )
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError("moment_impossible", "there is no such date and time") from None
    return _in_living_memory(moment)


def _in_living_memory(day: AnyDay) -> AnyDay:
    """A date near either end of the calendar overflows when months are added to it, and is a typing slip."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise PydanticCustomError(
            "day_impossible",
            "write a year between {first} and {last}",
            {"first": FIRST_YEAR, "last": LAST_YEAR},
        )
    return day


Day = Annotated[date, BeforeValidator(read_day), WithJsonSchema({"type": "string", "format": "date"})]
Moment = Annotated[
    datetime,
    BeforeValidator(read_moment),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$"}),
]
