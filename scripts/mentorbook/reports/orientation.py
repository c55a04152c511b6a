"""Who came to orientation, who will, and who missed it and has not made up for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from mentorbook.model.application import Application
from mentorbook.model.event import Event

from .window import Window

ATTENDANCE_DAYS = 7  # after an event, within which who came is marked
MAKES_UP = "roles-and-expectations"  # the training module that says what orientation says


@dataclass(frozen=True)
class Orientation:
    """Where somebody stands with it; `day` is that of the event, None without one."""

    state: Literal["done", "open", "ahead", "missed"]
    evidence: str
    day: date | None = None


def orientation_of(window: Window, who: str, application: Application) -> Orientation:
    """By the events of that kind that somebody is invited to; of several, one is enough."""
    held = sorted(_invited(window, application), key=lambda event: event.starts)
    come = [event for event in held if event.starts.date() <= window.today]
    ahead = [event.starts.date() for event in held if event.starts.date() > window.today]
    came = [event.starts.date() for event in come if who in event.attended]
    made_up = application.training.get(MAKES_UP)
    if came:
        return Orientation("done", f"came on {came[0]}", came[0])
    if made_up and made_up <= window.today and come:
        return Orientation("done", f"made up for it by {MAKES_UP} on {made_up}", made_up)
    if ahead:
        return Orientation("ahead", f"on {ahead[0]}", ahead[0])
    return _missed(window, come[-1]) if come else Orientation("open", "no orientation is planned")


def _missed(window: Window, event: Event) -> Orientation:
    """Before anybody is marked as present, nobody is said to have missed it."""
    day = event.starts.date()
    settled = bool(event.attended) or window.today > day + timedelta(days=ATTENDANCE_DAYS)
    return Orientation("missed" if settled else "open", f"not marked as present on {day}", day)


def _invited(window: Window, application: Application) -> Iterator[Event]:
    for event in window.cohort.events.values():
        meant = not event.audience or set(event.audience) & set(application.roles)
        if event.kind == "orientation" and meant:
            yield event
