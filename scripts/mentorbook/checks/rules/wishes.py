"""Applications: wishes, which are private, so that no message names anybody."""

from __future__ import annotations

from collections.abc import Iterator

from mentorbook.model.application import Application
from mentorbook.source.problem import FieldPath

from ..applying import counts
from ..rule import Case, Issue, Issues, rule


def _wishes(application: Application) -> Iterator[tuple[FieldPath, str]]:
    for field in ("prefers", "avoids"):
        for index, person in enumerate(getattr(application, field)):
            yield (field, index), person


@rule("MB319", "wish-for-nobody", over="application")
def wish_for_nobody(application: Application, case: Case) -> Issues:
    """A wish names somebody who has no file in people/.

    Why: Under `avoids` it is the worst kind of slip: somebody asked not to be paired with a person, and would be. Under
    `prefers` the wish is lost.

    Bad:
        # cohorts/spring/applications/lea-brandt.yml
        as: [mentor]
        avoids: [kay-ito]

    Good:
        # cohorts/spring/applications/lea-brandt.yml
        as: [mentor]
        avoids: [kai-ito]
    """
    for path, person in _wishes(application):
        if person not in case.program.known_people:
            yield Issue(
                message=f"entry {int(path[1]) + 1} under {path[0]} names nobody in people/",
                path=path,
                hint="compare the id with the file names in people/",
            )


@rule("MB320", "wish-for-self", "warning", over="application")
def wish_for_self(application: Application, case: Case) -> Issues:
    """A wish names the person whose application this is.

    Why: Nobody is paired with themselves, so somebody else was meant.

    Bad:
        # cohorts/spring/applications/kai-ito.yml
        as: [mentee]
        seeks: [writing]
        prefers: [kai-ito]

    Good:
        # cohorts/spring/applications/kai-ito.yml
        as: [mentee]
        seeks: [writing]
        prefers: [ana-sousa]
    """
    for path, person in _wishes(application):
        if person == case.id:
            yield Issue(
                message=f"entry {int(path[1]) + 1} under {path[0]} is the applicant",
                path=path,
                hint="name somebody else, or remove it",
            )


@rule("MB321", "wish-and-avoid", over="application")
def wish_and_avoid(application: Application, _case: Case) -> Issues:
    """The same person stands under `prefers` and under `avoids`.

    Why: No wish beats an avoidance, so the two are never paired. If the avoidance is the slip, ask the person quietly.

    Bad:
        # cohorts/spring/applications/lea-brandt.yml
        as: [mentor]
        offers: {writing: 4}
        prefers: [kai-ito]
        avoids: [kai-ito]

    Good:
        # cohorts/spring/applications/lea-brandt.yml
        as: [mentor]
        offers: {writing: 4}
        prefers: [kai-ito]
    """
    for index, person in enumerate(application.prefers):
        if person in application.avoids:
            yield Issue(
                message=f"entry {index + 1} under prefers also stands under avoids",
                path=("prefers", index),
                hint="ask which of the two is meant; as it stands they are never paired",
            )


@rule("MB322", "wish-outside-cohort", "info", over="application")
def wish_outside_cohort(application: Application, case: Case) -> Issues:
    """A wish names somebody who takes no part in this cohort.

    Why: It cannot come true as things stand. Perhaps the wished-for person can be won over to apply.

    Bad:
        # cohorts/autumn/cohort.yml
        title: Autumn
        status: open
        starts: 2027-02-01
        ends: 2027-11-30
        # cohorts/autumn/applications/kai-ito.yml
        as: [mentee]
        status: accepted
        seeks: [writing]
        goals: Write reports that people finish reading.
        availability: ["Tue 15:00-18:00"]
        prefers: [lea-brandt]

    Good:
        # cohorts/autumn/cohort.yml
        title: Autumn
        status: open
        starts: 2027-02-01
        ends: 2027-11-30
        # cohorts/autumn/applications/kai-ito.yml
        as: [mentee]
        status: accepted
        seeks: [writing]
        goals: Write reports that people finish reading.
        availability: ["Tue 15:00-18:00"]
        prefers: [lea-brandt]
        # cohorts/autumn/applications/lea-brandt.yml
        as: [mentor]
    """
    for index, person in enumerate(application.prefers if counts(application, case) else ()):
        other = case.cohort.applications.get(person)
        gone = other is None or other.status in ("withdrawn", "paused")
        if gone and person in case.program.known_people:
            yield Issue(
                message=f"entry {index + 1} under prefers names somebody who takes no part in this cohort",
                path=("prefers", index),
                hint="invite them to apply, or leave it as it is",
            )
