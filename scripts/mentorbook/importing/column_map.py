"""The map of an import: which column fills which field, said once in a file that is kept beside the form."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Annotated, Literal

from pydantic import Field

from mentorbook.errors import UserError
from mentorbook.model.fields import Record, described
from mentorbook.model.values import Line
from mentorbook.source.positions import locate
from mentorbook.source.problem import Place, SourceError
from mentorbook.source.records import read_record
from mentorbook.source.strict_yaml import parse
from mentorbook.source.suggest import did_you_mean

from .sheet import Sheet

DateOrder = Literal["year-month-day", "month-day-year", "day-month-year"]
Repeated = Literal["refuse", "first", "last"]


class Column(Record):
    """What a column fills: a field, a question of the survey, or nothing."""

    field: Annotated[Line | None, described("The field it fills.", "goals")] = None
    question: Annotated[Line | None, described("The question it answers.", "satisfaction")] = None
    ignore: Annotated[bool, described("Left out on purpose.", False)] = False
    values: Annotated[dict[Line, Line], described("What a cell's words mean.", {"Team lead": "mid"})] = Field(
        default_factory=dict
    )


class ColumnMap(Record):
    """A map. `dates` is needed when a column of dates is not written year first."""

    dates: Annotated[DateOrder, described("How dates are written.", "day-month-year")] = "year-month-day"
    separator: Annotated[Line, described("What stands between several answers in a cell.", ";")] = ";"
    decimal: Annotated[Literal[".", ","], described("The sign before the decimals.", ",")] = "."
    repeated: Annotated[Repeated, described("Which of two rows of one person counts.", "last")] = "refuse"
    always: Annotated[dict[Line, Line], described("Field: what it says in every row.", {"as": "mentee"})] = (
        Field(default_factory=dict)
    )
    columns: Annotated[dict[str, Column], described("Column: what it fills.", {})]


def own_map(sheet: Sheet, fields: Collection[str]) -> ColumnMap | None:
    """The map of a sheet whose columns are called as the fields they fill, as those of our own form are; else None."""
    if not all(column in fields for column in sheet.columns):
        return None
    return ColumnMap(repeated="last", columns={column: Column(field=column) for column in sheet.columns})


def read_map(text: str, name: str) -> ColumnMap:
    """Read a map. Raises UserError with file, line and column for what is wrong with it."""
    try:
        data = parse(text, 1)
    except SourceError as error:
        raise UserError(f"{_at(name, error.place)}: {error.message}", error.hint) from None
    record, problems = read_record(ColumnMap, data, name)
    if problems or not isinstance(record, ColumnMap):
        first = problems[0]
        spot = locate(text, [first.path])[first.path]
        place = first.place or (spot.key if first.on_key and spot.key else spot.value)
        raise UserError(f"{_at(name, place)}: {first.message}", first.hint)
    return record


def refuse_misfits(sheet: Sheet, settings: ColumnMap) -> None:
    """Raises UserError where map and sheet name different columns, and for a column of which nothing is said."""
    for column in settings.columns:
        if column not in sheet.columns:
            raise UserError(f"the file has no column “{column}”", did_you_mean(column, sheet.columns))
    for column in sheet.columns:
        target = settings.columns.get(column)
        said = [target.field, target.question, target.ignore or None] if target else []
        if len([word for word in said if word]) != 1:
            hint = "say one of {field: …}, {question: …} and {ignore: true}"
            problem = "more than one thing" if len([word for word in said if word]) > 1 else "nothing"
            raise UserError(f"the map says {problem} about the column “{column}”", hint)


def refuse_twice(names: Sequence[str], what: str) -> None:
    """Raises UserError where two columns fill one and the same."""
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise UserError(f"the {what} “{twice[0]}” is filled twice", "ignore one of the columns")


def _at(name: str, place: Place) -> str:
    return f"{name}:{place.line}:{place.column}"
