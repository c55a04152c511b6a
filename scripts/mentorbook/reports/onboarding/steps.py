"""The steps from an accepted application to the first session. Each is a pure function, and says what shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from mentorbook.checks.facts import is_sealed
from mentorbook.model.application import Application

from ..due.duty import counted
from ..due.pairs import FIRST_MEETING_DAYS, PairNow
from ..orientation import orientation_of
from ..window import Window

State = Literal["done", "open", "ahead", "missed"]


@dataclass(frozen=True)
class Step:
    """Where somebody stands with a step: `ahead` has a day that is still to come, `missed` one that has gone by."""

    name: str
    state: State
    evidence: str


@dataclass(frozen=True)
class Newcomer:
    """Somebody who was accepted to a cohort; `signed` are the days on which they signed a pair's agreement."""

    window: Window
    who: str
    application: Application
    signed: tuple[date, ...] = ()

    def known(self, days: Iterable[date]) -> list[date]:
        """Those of some days that have come, in order."""
        return sorted(day for day in days if day <= self.window.today)


def steps_of_person(newcomer: Newcomer) -> tuple[Step, ...]:
    """All steps of a person, in order."""
    return tuple(step(newcomer) for step in PERSON_STEPS)


def steps_of_pair(now: PairNow) -> tuple[Step, ...]:
    """All steps of a pair, in order."""
    return tuple(step(now) for step in PAIR_STEPS)


# ------------------------------------------------------------------ a person


def _channel(newcomer: Newcomer) -> Step:
    """An address to write to, and how they like to meet. A sealed address is known to those who can open it."""
    person = newcomer.window.program.people.get(newcomer.who)
    missing = [
        "" if person and person.private.email else "no e-mail address",
        "" if newcomer.application.mode else "no way to meet",
        "" if newcomer.application.availability else "no times in the week",
    ]
    lacks = ", ".join(filter(None, missing))
    sealed = bool(person and is_sealed(person.private.email or ""))
    return Step(
        "channels",
        "open" if lacks else "done",
        lacks or f"address{' (sealed)' if sealed else ''}, way, times",
    )


def _agreement(newcomer: Newcomer) -> Step:
    """Signed with the application, or under the agreement of one of their pairs."""
    own = newcomer.application.agreement
    first = newcomer.known([*newcomer.signed, *([own.signed] if own else [])])
    return Step("agreement", "done" if first else "open", f"signed on {first[0]}" if first else "not signed")


def _training(newcomer: Newcomer) -> Step:
    taken = newcomer.known(newcomer.application.training.values())
    said = f"{counted(len(taken), 'module')}, the last on {taken[-1]}" if taken else "no module is recorded"
    return Step("training", "done" if taken else "open", said)


def _orientation(newcomer: Newcomer) -> Step:
    found = orientation_of(newcomer.window, newcomer.who, newcomer.application)
    return Step("orientation", found.state, found.evidence)


# ------------------------------------------------------------------ a pair


def _both_signed(now: PairNow) -> Step:
    unsigned = [who for who in now.pair.members if who not in now.signed]
    last = max(now.signed.values(), default=None)
    said = f"{len(unsigned)} of {len(now.pair.members)} have not signed" if unsigned else f"signed on {last}"
    return Step("agreement", "open" if unsigned else "done", said)


def _shared_channel(now: PairNow) -> Step:
    """A way to meet that all of them named."""
    applications = now.window.cohort.applications
    ways = [set(applications[who].mode) for who in now.pair.members if who in applications]
    shared = sorted(set.intersection(*ways)) if ways else []
    return Step(
        "channels", "done" if shared else "open", ", ".join(shared) or "no way to meet that all named"
    )


def _first_session(now: PairNow) -> Step:
    if now.sessions:
        return Step("first session", "done", f"met on {now.sessions[0][0]}")
    by = now.since + timedelta(days=FIRST_MEETING_DAYS)
    return Step("first session", "ahead" if now.today <= by else "missed", f"by {by}")


PERSON_STEPS: tuple[Callable[[Newcomer], Step], ...] = (_channel, _agreement, _training, _orientation)
PAIR_STEPS: tuple[Callable[[PairNow], Step], ...] = (_both_signed, _shared_channel, _first_session)
