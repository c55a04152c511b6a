"""What share of people, pairs or cohorts did what a standard asks for: evidence that no page could give."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from mentorbook.model.application import Application
from mentorbook.model.event import EventKind
from mentorbook.privacy.placements import Placement, accepted

from .window import Window

Seen = Iterator[bool]
_BOTH = 2


def _mentors_with_application(window: Window) -> Seen:
    return (person in window.cohort.applications for person in sorted(accepted(window.cohort, "mentor")))


def _mentors_interviewed(window: Window) -> Seen:
    return (one.interview is not None for one in _mentors(window))


def _mentors_trained(window: Window) -> Seen:
    return (bool(one.training) for one in _mentors(window))


def _mentors_trained_in_time(window: Window) -> Seen:
    """Trained before the cohort's first day, when first meetings begin."""
    return (any(day <= window.plan.starts for day in one.training.values()) for one in _mentors(window))


def _applications_with_topics(window: Window) -> Seen:
    taken = (one for one in window.cohort.applications.values() if one.status == "accepted")
    return (bool(one.offers or one.seeks) for one in taken)


def _agreements_signed(window: Window) -> Seen:
    signed = (pair.journal.agreement.signed if pair.journal else {} for pair in _met(window))
    return (len(people) >= _BOTH for people in signed)


def _pairs_with_goals(window: Window) -> Seen:
    return (bool(pair.journal and pair.journal.goals) for pair in _met(window))


def _pairs_with_sessions(window: Window) -> Seen:
    return (any(window.sessions(pair)) for pair in _met(window))


def _pairs_asked_for_fit(window: Window) -> Seen:
    return (any(session.fit for _, session in window.sessions(pair)) for pair in _met(window))


def _people_with_retention_day(window: Window) -> Seen:
    people = accepted(window.cohort, "mentor") | accepted(window.cohort, "mentee")
    known = (window.program.people.get(person) for person in sorted(people))
    return (one.retain_until is not None for one in known if one)


def _with_event(*kinds: EventKind) -> Callable[[Window], Seen]:
    def seen(window: Window) -> Seen:
        if window.begun:
            yield any(event.kind in kinds for event in window.cohort.events.values())

    return seen


SHARES: Mapping[str, tuple[str, Callable[[Window], Seen]]] = {
    "mentors_with_application": ("mentors who applied", _mentors_with_application),
    "mentors_interviewed": ("mentors who were interviewed", _mentors_interviewed),
    "mentors_trained": ("mentors who were trained", _mentors_trained),
    "mentors_trained_in_time": ("mentors who were trained by the first day", _mentors_trained_in_time),
    "applications_with_topics": ("applications with topics offered or sought", _applications_with_topics),
    "agreements_signed": ("pairs whose agreement is signed by both", _agreements_signed),
    "pairs_with_goals": ("pairs with a goal", _pairs_with_goals),
    "pairs_with_sessions": ("pairs whose sessions are written down", _pairs_with_sessions),
    "pairs_asked_for_fit": ("pairs that were asked how they fit", _pairs_asked_for_fit),
    "people_with_retention_day": (
        "people whose record has a day to be erased on",
        _people_with_retention_day,
    ),
    "cohorts_with_orientation": ("cohorts with an orientation", _with_event("orientation")),
    "cohorts_with_workshops": ("cohorts with a workshop", _with_event("workshop")),
    "cohorts_with_closing": ("cohorts with a closing event", _with_event("closing")),
}


def share(name: str, windows: Iterable[Window]) -> tuple[int, int]:
    """How many did, and of how many. Raises KeyError for a share that is not in the table."""
    _, observe = SHARES[name]
    seen = [one for window in windows for one in observe(window)]
    return sum(seen), len(seen)


def _mentors(window: Window) -> list[Application]:
    known = (window.cohort.applications.get(person) for person in sorted(accepted(window.cohort, "mentor")))
    return [one for one in known if one]


def _met(window: Window) -> tuple[Placement, ...]:
    return window.placements if window.begun else ()
