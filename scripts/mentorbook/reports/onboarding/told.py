"""Onboarding, told: how many are through each step, and who is not, with the message or the page that helps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from mentorbook.privacy.placements import accepted

from ..codes import Naming
from ..due.pairs import PairNow
from ..told import Told
from ..window import Window
from .steps import Newcomer, Step, steps_of_pair, steps_of_person

Whose = Literal["people", "pairs"]

# What helps with a step that is not done: a message of the library, or a page to open.
HELPS: Mapping[tuple[Whose, str], str] = {
    ("people", "channels"): "message application-incomplete",
    ("people", "agreement"): "message agreement-reminder",
    ("people", "training"): "message training-reminder",
    ("people", "orientation"): "page library/training/roles-and-expectations.md",
    ("pairs", "agreement"): "message agreement-reminder",
    ("pairs", "channels"): "page library/templates/communication-agreement.md",
    ("pairs", "first session"): "message first-meeting-nudge-day-14",
}


@dataclass(frozen=True)
class Checklist:
    """A person's or a pair's steps."""

    whose: Whose
    who: str
    steps: tuple[Step, ...]

    @property
    def is_done(self) -> bool:
        """Is every step done?"""
        return all(step.state == "done" for step in self.steps)


def onboarding(window: Window) -> list[Checklist]:
    """The checklist of everyone who was accepted, and of every pair that is together on the day."""
    applications = window.cohort.applications
    people = sorted(accepted(window.cohort, "mentor") | accepted(window.cohort, "mentee"))
    signed = _signatures(window)
    known = (
        Newcomer(window, who, applications[who], tuple(signed[who])) for who in people if who in applications
    )
    pairs = (PairNow(window, pair) for pair in window.placements if pair.open_on(window.today))
    return [
        *(Checklist("people", newcomer.who, steps_of_person(newcomer)) for newcomer in known),
        *(Checklist("pairs", now.pair.id, steps_of_pair(now)) for now in pairs),
    ]


def _signatures(window: Window) -> Mapping[str, list[date]]:
    """Everybody's days of signing, over all pairs: gone through once, not once for each person."""
    found: dict[str, list[date]] = defaultdict(list)
    for pair in window.placements:
        for who, day in (pair.journal.agreement.signed if pair.journal else {}).items():
            found[who].append(day)
    return found


def told(lists: Sequence[Checklist], window: Window, names: Mapping[Whose, Naming]) -> Told:
    """As data, as Markdown, and as a table with a line for each step."""
    named = [(names[one.whose](one.who), one) for one in lists]
    data: dict[str, Any] = {"cohort": window.cohort.id, "on": window.today.isoformat()}
    for whose in names:
        data[whose] = {
            name: {step.name: {"state": step.state, "evidence": step.evidence} for step in one.steps}
            for name, one in named
            if one.whose == whose
        }
    rows = [
        (one.whose, name, step.name, step.state, step.evidence) for name, one in named for step in one.steps
    ]
    header = ("whose", "who", "step", "state", "evidence")
    return Told(data, list(_lines(named, window)), (header, *rows))


Named = tuple[str, Checklist]


def _lines(named: Sequence[Named], window: Window) -> Iterator[str]:
    yield f"# Onboarding of {window.cohort.id} on {window.today}"
    for whose in ("people", "pairs"):
        some = [(name, one) for name, one in named if one.whose == whose]
        yield from ("", f"## {whose.capitalize()}", "")
        yield from _counts(some) if some else ("None yet.",)
        yield from _left(some)


def _counts(some: Sequence[Named]) -> Iterator[str]:
    done = sum(one.is_done for _, one in some)
    yield f"{done} of {len(some)} are through."
    yield from ("", "| Step | done | ahead | open | missed |", "|---|--:|--:|--:|--:|")
    for index, step in enumerate(some[0][1].steps):
        states = [one.steps[index].state for _, one in some]
        counts = " | ".join(str(states.count(state)) for state in ("done", "ahead", "open", "missed"))
        yield f"| {step.name} | {counts} |"


def _left(some: Sequence[Named]) -> Iterator[str]:
    """Who is not through, step by step, those with the same evidence together. Ids and dates need no escaping."""
    left: dict[tuple[Whose, str, str], list[str]] = {}
    for name, one in some:
        for step in one.steps:
            if step.state in ("open", "missed"):
                left.setdefault((one.whose, step.name, step.evidence), []).append(name)
    if left:
        yield ""
    for (whose, step_name, evidence), who in sorted(left.items()):
        yield f"- **{step_name}**: {', '.join(who)}: {evidence} ({HELPS[whose, step_name]})"
