"""What the coordinator owes a cohort: its status, the roster, events, surveys and milestones."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mentorbook.model.event import Event
from mentorbook.model.survey import Survey
from mentorbook.model.waves import Wave, waves
from mentorbook.privacy.placements import Placement

from ..orientation import ATTENDANCE_DAYS
from ..window import Window
from .duty import Duty, days

ROSTER_DAYS_BEFORE = 14
INVITE_DAYS_BEFORE, REMIND_DAYS_BEFORE = 14, 2
CLOSE_DAYS = 30
PEERS = 2
WAVE_DAYS = 31  # a wave that was not sent after a month is left out
REMIND_WAVE_DAYS = 7


def duties_of_cohort(window: Window) -> Iterator[Duty]:
    """Everything that is due of the coordinator about a cohort as a whole."""
    yield from _status(window)
    yield from _roster(window)
    for name, event in sorted(window.cohort.events.items()):
        yield from _event(window, name, event)
    for name, survey in sorted(window.program.surveys.items()):
        for wave in waves(name, survey, window.plan):
            yield from _wave(window, survey, wave)
    yield from _milestones(window)


def _duty(
    window: Window,
    rule: str,
    due: date,
    what: str,
    why: str,
    *,
    message: str | None = None,
    page: str | None = None,
    about: str = "",
) -> Duty:
    return Duty(
        rule=rule,
        whose="coordinator",
        who=window.cohort.id,
        cohort=window.cohort.id,
        due=due,
        what=what,
        why=why,
        message=message,
        page=page,
        about=about,
    )


def _status(window: Window) -> Iterator[Duty]:
    """Each status has a day on which the next one should follow."""
    plan = window.plan
    steps = {
        "draft": ("open", plan.apply.opens),
        "open": ("matching", plan.apply.closes),
        "matching": ("running", plan.starts),
        "running": ("closed", plan.ends + days(CLOSE_DAYS)),
    }
    following, day = steps.get(plan.status, ("", None))
    if day:
        why = f"the status is {plan.status}, and {day} is the day for {following}"
        yield _duty(window, "cohort-status", day, f"set the cohort's status to {following}", why)


def _roster(window: Window) -> Iterator[Duty]:
    plan = window.plan
    if plan.status != "matching" or window.cohort.pairs:
        return
    due = plan.starts - days(ROSTER_DAYS_BEFORE)
    why = f"pairs start on {plan.starts}, and hear of each other {ROSTER_DAYS_BEFORE} days before"
    page = "coordinators/matching-runbook.md"
    if not window.cohort.roster:
        yield _duty(window, "roster", due, "match the cohort", why, page=page)
        return
    for whom in sorted({role for pair in window.placements for role in _told_apart(pair)}):
        what = f"tell every {whom} who their partner is"
        yield _duty(window, "roster", due, what, why, message=f"match-to-{whom}", page=page)


def _told_apart(pair: Placement) -> tuple[str, ...]:
    """Who hears of a pair, each with a message of their own."""
    if pair.peers:
        return ("peers",) if len(pair.peers) == PEERS else ("group",)
    return ("mentor", "mentee") if len(pair.mentees) == 1 else ("mentor", "group")


def _event(window: Window, name: str, event: Event) -> Iterator[Duty]:
    day = event.starts.date()
    if day <= window.today and not event.attended:
        why = f"the event was on {day}, and nobody is marked as present"
        yield _duty(window, "attendance", day + days(ATTENDANCE_DAYS), f"mark who came to {name}", why)
    yield from _announcements(window, name, event)


def _announcements(window: Window, name: str, event: Event) -> Iterator[Duty]:
    first, second = (
        ("orientation-invitation", "orientation-reminder")
        if event.kind == "orientation"
        else ("event-invitation", "event-invitation")
    )
    for what, before, message in (
        (f"invite to {name}", INVITE_DAYS_BEFORE, first),
        (f"remind of {name}", REMIND_DAYS_BEFORE, second),
    ):
        due = event.starts.date() - days(before)
        if window.today <= due:
            why = f"{name} is on {event.starts.date()}"
            yield _duty(window, "event", due, what, why, message=message, about=name)


def _wave(window: Window, survey: Survey, wave: Wave) -> Iterator[Duty]:
    """Late until the first answer; a week later those are reminded who may not have answered."""
    if window.today > wave.opens + days(WAVE_DAYS):
        return
    sheets = sum(
        1
        for (name, _), sheet in window.cohort.responses.items()
        if name == wave.id and _came(sheet.on, window)
    )
    if not sheets:
        why = f"it is asked on {wave.opens}, and no answer of {wave.id} is here"
        yield _duty(
            window,
            "survey",
            wave.opens,
            f"send the survey {wave.id}",
            why,
            message=_texts(survey)[0],
            about=wave.id,
        )
    elif window.today <= wave.opens + days(REMIND_WAVE_DAYS):
        why = f"{sheets} answers of {wave.id} so far"
        due = wave.opens + days(REMIND_WAVE_DAYS)
        yield _duty(
            window,
            "survey-reminder",
            due,
            f"remind once of {wave.id}",
            why,
            message=_texts(survey)[1],
            about=wave.id,
        )


def _texts(survey: Survey) -> tuple[str, str]:
    """The messages that ask, and that remind."""
    when = survey.when
    if when is None or when.every in ("week", "month"):
        return "pulse-day-30", "pulse-day-60"
    if when.before_end is not None:
        return "final-survey", "final-survey-reminder-1"
    if when.days_after_start is not None:
        return "fit-check", "fit-check"
    return "midterm-invitation", "midterm-reminder-1"


def _came(day: date | None, window: Window) -> bool:
    return day is not None and day <= window.today


def _milestones(window: Window) -> Iterator[Duty]:
    messages = {"midpoint": ("midterm-invitation",), "closing": ("thanks-mentor", "thanks-mentee")}
    surveyed = {survey.when.milestone for survey in window.program.surveys.values() if survey.when}
    for name, day in window.plan.milestones.items():
        due = day - days(INVITE_DAYS_BEFORE)
        if window.today <= due:
            why = f"{name} is on {day}"
            for message in (None,) if name in surveyed else messages.get(name, (None,)):
                yield _duty(window, "milestone", due, f"prepare {name}", why, message=message)
