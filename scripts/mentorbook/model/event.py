"""cohorts/<cohort>/events/<event>.yml: what brings a cohort together."""

from __future__ import annotations

from typing import Annotated, Literal

from .fields import PRIVATE, PUBLIC, Record, described
from .values import Id, Line, Many, Moment, Role

EventKind = Literal["orientation", "workshop", "panel", "site-visit", "mixer", "review", "closing"]


class Event(Record):
    """cohorts/<cohort>/events/<event>.yml"""

    title: Annotated[Line, described("What it is called.", "Kick-off", PUBLIC)]
    starts: Annotated[Moment, described("Local date and time.", "2026-03-04T15:00", PUBLIC)]
    minutes: Annotated[int, described("How long it takes.", 90, PUBLIC, ge=1, le=10080)] = 60
    time_zone: Annotated[
        Line | None, described("IANA time zone of `starts`.", "Europe/Copenhagen", PUBLIC)
    ] = None
    place: Annotated[Line | None, described("A room or a link.", "https://meet.example/kickoff")] = None
    kind: Annotated[EventKind | None, described("What kind of gathering.", "orientation", PUBLIC)] = None
    audience: Annotated[
        Many[Role], described("Who is invited.", ["mentor", "mentee"], PUBLIC, alias="for")
    ] = ()
    attended: Annotated[Many[Id], described("Who came.", ["amara-okafor"], PRIVATE)] = ()
