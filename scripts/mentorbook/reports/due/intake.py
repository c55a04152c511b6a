"""What applications ask of the coordinator: an answer, a decision, a word to those who wait."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mentorbook.model.application import Application

from ..orientation import ATTENDANCE_DAYS, MAKES_UP, orientation_of
from ..window import Window
from .duty import Duty, counted, days

ANSWER_DAYS = 4  # two working days and the weekend that may lie between
DECISION_DAYS = 14
WORD_EVERY_DAYS = 30  # who waits or pauses hears from the program each month
TRAINING_DAYS_BEFORE = 7


def duties_of_intake(window: Window) -> Iterator[Duty]:
    """Everything that is due about the applications of a cohort, as far as they had arrived."""
    for who, application in sorted(window.cohort.applications.items()):
        if application.applied and application.applied <= window.today:
            yield from _answer(window, who, application, application.applied)
            yield from _decision(window, who, application)
            yield from _word(window, who, application, application.applied)
        yield from _training(window, who, application)
        yield from _orientation(window, who, application)


def missing_from(application: Application) -> tuple[str, ...]:
    """The fields without which an application cannot be matched well, by name."""
    asked = [("availability", application.availability)]
    if application.learns:
        asked += [
            ("goals", (application.goals or "",) if application.goals else ()),
            ("seeks", application.seeks),
        ]
    if application.mentors:
        asked += [("offers", tuple(application.offers))]
    return tuple(name for name, answer in asked if not answer)


def _answer(window: Window, who: str, application: Application, applied: date) -> Iterator[Duty]:
    if application.status != "submitted" or window.begun:
        return
    missing = missing_from(application)
    yield Duty(
        rule="application-answer",
        whose="coordinator",
        who=who,
        cohort=window.cohort.id,
        due=applied + days(ANSWER_DAYS),
        what=f"answer the application; missing: {', '.join(missing)}"
        if missing
        else "answer the application",
        why=f"arrived on {applied}, and an answer goes out within {ANSWER_DAYS} days",
        to=(who,),
        message="application-incomplete" if missing else "application-received",
    )


def _decision(window: Window, who: str, application: Application) -> Iterator[Duty]:
    closes = window.plan.apply.closes
    if closes is None or application.status not in ("submitted", "screened") or window.begun:
        return
    yield Duty(
        rule="application-decision",
        whose="coordinator",
        who=who,
        cohort=window.cohort.id,
        due=closes + days(DECISION_DAYS),
        what="decide: accept, waiting list, or not now",
        why=f"applications closed on {closes}, and this one is still {application.status}",
        to=(who,),
        message="application-accepted",
        page="library/guides/screening-and-interviews.md",
    )


def _word(window: Window, who: str, application: Application, applied: date) -> Iterator[Duty]:
    """Nobody records the word, so it is named for the next time and never late."""
    if application.status not in ("waitlisted", "paused") or window.finished:
        return
    stated = application.status_since
    since = stated if stated and stated <= window.today else applied
    waited = (window.today - since).days
    due = since + days(WORD_EVERY_DAYS * -(-waited // WORD_EVERY_DAYS))
    waiting = application.status == "waitlisted"
    yield Duty(
        rule="word-to-who-waits" if waiting else "word-to-who-pauses",
        whose="coordinator",
        who=who,
        cohort=window.cohort.id,
        due=max(due, window.today),
        what="write a word about the waiting list" if waiting else "ask whether the pause goes on",
        why=f"{'waiting' if waiting else 'paused'} for {counted(waited, 'day')}, since {since}",
        to=(who,),
        message="waitlisted" if waiting else None,
        page="library/guides/waiting-list.md",
    )


def _training(window: Window, who: str, application: Application) -> Iterator[Duty]:
    """Once accepted, somebody takes at least one training module before the pairs start."""
    done = any(day <= window.today for day in application.training.values())
    if application.status != "accepted" or done or window.finished:
        return
    yield Duty(
        rule="training",
        whose="person",
        who=who,
        cohort=window.cohort.id,
        due=window.plan.starts - days(TRAINING_DAYS_BEFORE),
        what="take a training module",
        why=f"no module is recorded, and pairs start on {window.plan.starts}",
        to=(who,),
        message="training-reminder",
        page="library/training/roles-and-expectations.md",
    )


def _orientation(window: Window, who: str, application: Application) -> Iterator[Duty]:
    """Whoever missed it takes the module that says the same."""
    found = orientation_of(window, who, application)
    if application.status != "accepted" or found.state != "missed" or found.day is None or window.finished:
        return
    yield Duty(
        rule="orientation",
        whose="person",
        who=who,
        cohort=window.cohort.id,
        due=found.day + days(2 * ATTENDANCE_DAYS),
        what=f"make up for orientation with {MAKES_UP}",
        why=found.evidence,
        to=(who,),
        page=f"library/training/{MAKES_UP}.md",
    )
