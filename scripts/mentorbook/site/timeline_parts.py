"""A cohort's dates in order of time: applications, matching, start, milestones, last day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

from mentorbook.privacy.public import PublicCohort

from .html import joined, tag
from .parts import when
from .portal import Portal
from .words import lowered, spoken


@dataclass(frozen=True, kw_only=True)
class Step:
    """One line of a timeline; `last` is its last day."""

    what: str
    first: date
    last: date
    text: str = ""


def steps_of(portal: Portal, one: PublicCohort) -> list[Step]:
    """The dates of a cohort, in order of time."""
    steps = [Step(what=spoken(name), first=moment, last=moment) for name, moment in one.milestones.items()]
    opens, closes, word = one.apply.opens, one.apply.closes, lowered(portal.view.charter.labels.cohort)
    if opens and closes:
        steps.append(Step(what="Applications", first=opens, last=closes))
    if closes and closes < one.starts:
        text = (
            "A person looks at every pair before anyone hears about it. "
            f"Everyone hears the result and has a first call before the {word} starts."
        )
        waiting = Step(
            what="Matching", first=closes + timedelta(days=1), last=one.starts - timedelta(days=1), text=text
        )
        steps.append(waiting)
    steps.append(Step(what=f"The {word} starts", first=one.starts, last=one.starts))
    steps.append(Step(what="Last day", first=one.ends, last=one.ends))
    return sorted(steps, key=lambda step: (step.first, step.last, step.what))


def timeline_of(portal: Portal, one: PublicCohort) -> Markup:
    """The dates as a list, with the step marked that today belongs to."""
    steps = steps_of(portal, one)
    now = next((step for step in steps if step.first <= portal.today <= step.last), None)
    return tag("ol", *(_line(portal, step, step is now) for step in steps), class_="mb-timeline")


def _line(portal: Portal, step: Step, now: bool) -> Markup:
    done = step.last < portal.today
    state = " · now" if now else " · done" if done else None
    dates = [
        when(step.first, portal.locale),
        *([" to ", when(step.last, portal.locale)] if step.last > step.first else []),
    ]
    return tag(
        "li",
        tag("p", joined([*dates, state]), class_="mb-timeline__when"),
        tag("p", step.what, class_="mb-timeline__what"),
        tag("p", step.text, class_="mb-timeline__text") if step.text else None,
        class_="is-now" if now else "is-done" if done else None,
    )
