"""Where each application stands: how long for, what it lacks, and which part of the screening is still open."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import get_args

from mentorbook.model.application import Application, Status
from mentorbook.model.charter import Eligibility
from mentorbook.model.values import Role

from .due.intake import missing_from
from .window import Window

STATUSES: tuple[Status, ...] = get_args(Status)
UNDECIDED = ("submitted", "screened")
INTERVIEW = "interview"


@dataclass(frozen=True)
class Applicant:
    """`days` is how long the status has held, None where no date says so; `screening` is what is still to do."""

    who: str
    roles: tuple[Role, ...]
    status: Status
    days: int | None
    reason: str
    missing: tuple[str, ...]
    screening: tuple[str, ...]
    score: int | None

    @property
    def in_play(self) -> bool:
        """May this person still be matched in the cohort?"""
        return self.status not in ("paused", "withdrawn")


def intake(window: Window) -> list[Applicant]:
    """Everyone who applied to a cohort, by id. Nothing after the day of the window is counted."""
    return [_applicant(window, who, one) for who, one in sorted(window.cohort.applications.items())]


def funnel(applicants: list[Applicant]) -> Counter[tuple[Status, Role]]:
    """How many stand where, by role; somebody with two roles counts in both."""
    return Counter((one.status, role) for one in applicants for role in one.roles)


def _applicant(window: Window, who: str, application: Application) -> Applicant:
    since = application.status_since or application.applied
    charter = window.program.charter
    return Applicant(
        who=who,
        roles=application.roles,
        status=application.status,
        days=(window.today - since).days if since and since <= window.today else None,
        reason=application.reason or "",
        missing=(*_missing_from_person(window, who), *missing_from(application)),
        screening=_open_screening(application, charter.eligibility if charter else Eligibility()),
        score=application.interview.score if application.interview else None,
    )


def _missing_from_person(window: Window, who: str) -> tuple[str, ...]:
    person = window.program.people.get(who)
    if person is None:
        return ("the file in people/",)
    asked = {"private.email": person.private.email, "time_zone": person.time_zone}
    return tuple(field for field, value in asked.items() if not value)


def _open_screening(application: Application, eligibility: Eligibility) -> tuple[str, ...]:
    """The charter's checks that are not passed, and an interview while nothing is decided."""
    checks = eligibility.screening_of(application.roles)
    left = tuple(check for check in checks if check not in application.screening)
    talk = application.status in UNDECIDED and application.interview is None
    return (*left, INTERVIEW) if talk else left
