"""calendar.yml: when things happen in a cohort, in days from its first day, so that one date makes all others."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .event import EventKind
from .fields import PUBLIC, Record, described
from .values import Id, Line, Many, Role

Offset = Annotated[int, Field(ge=-730, le=730)]
TIME = r"^([01]\d|2[0-3]):[0-5]\d$"


class WindowOffsets(Record):
    """When applications open and close, in days before the first day (so the numbers are negative)."""

    opens: Annotated[Offset, described("First day to apply, from the start.", -84, PUBLIC)] = -84
    closes: Annotated[Offset, described("Last day to apply, from the start.", -49, PUBLIC)] = -49


class PlannedEvent(Record):
    """An event of every cohort."""

    title: Annotated[Line, described("What it is called.", "Orientation", PUBLIC)]
    day: Annotated[Offset, described("Days from the start; with a minus sign before the end.", 2, PUBLIC)]
    at: Annotated[
        str, described("When it begins, by the program's clock.", "13:00", PUBLIC, pattern=TIME)
    ] = "13:00"
    minutes: Annotated[int, described("How long it takes.", 90, PUBLIC, ge=1, le=10080)] = 60
    kind: Annotated[EventKind | None, described("What kind of gathering.", "orientation", PUBLIC)] = None
    audience: Annotated[
        Many[Role], described("Who is invited.", ["mentor", "mentee"], PUBLIC, alias="for")
    ] = (
        "mentor",
        "mentee",
    )


class CohortCalendar(Record):
    """calendar.yml"""

    months: Annotated[int, described("How long a cohort lasts.", 9, PUBLIC, ge=1, le=60)] = 9
    apply: Annotated[WindowOffsets, described("When to apply.", {"opens": -84}, PUBLIC)] = WindowOffsets()
    milestones: Annotated[
        dict[Id, Offset],
        described(
            "Milestone: days from the start; with a minus sign before the end.", {"orientation": 2}, PUBLIC
        ),
    ] = Field(default_factory=dict)
    events: Annotated[dict[Id, PlannedEvent], described("Events by id.", {}, PUBLIC)] = Field(
        default_factory=dict
    )
