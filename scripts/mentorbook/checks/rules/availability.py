"""Applications: the weekly times, and the zone they are in."""

from __future__ import annotations

import re
from itertools import pairwise

from mentorbook.matching.slots import DAY, WEEK, read_slot
from mentorbook.model.application import Application

from ..applying import counts, is_ahead, weighs
from ..rule import Case, Issue, Issues, rule

HALF_A_DAY = DAY // 2
_CLOCKS = re.compile(r"(\d{1,2}:\d{2})\s*[-–]\s*(\d{1,2}:\d{2})")


def _is_empty(time: str) -> bool:
    """Does a weekly time end at the minute it begins?"""
    found = _CLOCKS.search(time)
    return found is not None and found[1].zfill(5) == found[2].zfill(5)


@rule("MB314", "availability-form", over="application")
def availability_form(application: Application, _case: Case) -> Issues:
    """A weekly time that cannot be read.

    Why: Common free time is worked out to the minute. A time that cannot be read counts as no time at all.

    Bad:
        # cohorts/spring/applications/lea-brandt.yml
        as: [mentor]
        availability: [Monday mornings]

    Good:
        # cohorts/spring/applications/lea-brandt.yml
        as: [mentor]
        availability: ["Mon 09:00-12:00"]
    """
    for index, time in enumerate(application.availability):
        if read_slot(time) is None and not _is_empty(time):
            yield Issue(
                message="this is not a weekly time",
                path=("availability", index),
                hint='write day, beginning and end in the person\'s own zone, for example "Tue 17:00-19:00"',
            )


@rule("MB315", "availability-empty", over="application")
def availability_empty(application: Application, _case: Case) -> Issues:
    """A weekly time that ends when it begins.

    Why: No minute of it can be shared. A time over midnight is fine, and a whole day is written 00:00-24:00.

    Bad:
        # cohorts/spring/applications/lea-brandt.yml
        as: [mentor]
        availability: ["Mon 09:00-09:00"]

    Good:
        # cohorts/spring/applications/lea-brandt.yml
        as: [mentor]
        availability: ["Mon 09:00-10:00", "Fri 23:00-01:00"]
    """
    for index, time in enumerate(application.availability):
        if read_slot(time) is None and _is_empty(time):
            yield Issue(
                message="this time ends when it begins",
                path=("availability", index),
                hint="a whole day is written 00:00-24:00",
            )


@rule("MB316", "availability-overlap", "warning", over="application")
def availability_overlap(application: Application, _case: Case) -> Issues:
    """Two weekly times overlap.

    Why: The minutes count once, so nothing is gained; more often one of the two days or hours is a slip.

    Bad:
        # cohorts/spring/applications/lea-brandt.yml
        as: [mentor]
        availability: ["Mon 09:00-12:00", "Mon 11:00-13:00"]

    Good:
        # cohorts/spring/applications/lea-brandt.yml
        as: [mentor]
        availability: ["Mon 09:00-12:00", "Tue 11:00-13:00"]
    """
    read = ((index, read_slot(time)) for index, time in enumerate(application.availability))
    slots = sorted(((slot.start, slot.minutes, index) for index, slot in read if slot))
    around = [*slots, *((start + WEEK, minutes, index) for start, minutes, index in slots[:1])]
    for (start, minutes, index), (following, _, other) in pairwise(around):
        if index != other and following < start + minutes:
            yield Issue(
                message="this weekly time overlaps another one",
                path=("availability", max(index, other)),
                hint="compare the days and hours of the list",
            )


@rule("MB331", "availability-through-the-night", "warning", over="application")
def availability_through_the_night(application: Application, _case: Case) -> Issues:
    """A weekly time lasts more than twelve hours and runs into the next day.

    Why: With beginning and end swapped, a time ends on the next day: "Tue 19:00-17:00" is 22 hours long. Common time
    is then found where nobody is free. A night shift, or a whole day from 00:00 to 24:00, is left alone.

    Bad:
        # cohorts/spring/applications/lea-brandt.yml
        as: [mentor]
        availability: ["Tue 19:00-17:00"]

    Good:
        # cohorts/spring/applications/lea-brandt.yml
        as: [mentor]
        availability: ["Tue 17:00-19:00"]
    """
    for index, time in enumerate(application.availability):
        slot = read_slot(time)
        if slot and slot.minutes > HALF_A_DAY and slot.start % DAY + slot.minutes > DAY:
            yield Issue(
                message=f"this weekly time lasts {slot.minutes / 60:g} hours, into the next day",
                path=("availability", index),
                hint="is the order right? Write the beginning first",
            )


@rule("MB317", "availability-missing", "warning", over="application")
def availability_missing(application: Application, case: Case) -> Issues:
    """An accepted person states no weekly time.

    Why: Nobody is kept apart for lack of an answer, so this person can be paired with somebody who is never free when
    they are.

    Bad:
        # cohorts/autumn/cohort.yml
        title: Autumn
        status: open
        starts: 2027-02-01
        ends: 2027-11-30
        # cohorts/autumn/applications/lea-brandt.yml
        as: [mentor]
        status: accepted
        offers: {writing: 4}

    Good:
        # cohorts/autumn/cohort.yml
        title: Autumn
        status: open
        starts: 2027-02-01
        ends: 2027-11-30
        # cohorts/autumn/applications/lea-brandt.yml
        as: [mentor]
        status: accepted
        offers: {writing: 4}
        availability: ["Mon 09:00-11:00"]
    """
    if application.availability or not counts(application, case):
        return
    if case.program.settings_for(case.cohort).rules.overlap_minutes > 0 or weighs("overlap", case):
        yield Issue(
            message="an accepted person states no weekly time",
            path=("availability",),
            hint='ask for two or three, for example ["Tue 17:00-19:00", "Thu 12:00-13:00"]',
        )


@rule("MB318", "time-zone-missing", "warning", over="application")
def time_zone_missing(application: Application, case: Case) -> Issues:
    """Weekly times without a time zone, in a program that spans several.

    Why: "Tue 17:00" is another moment in Lagos than in Toronto. Without a zone of their own the person counts as
    living in the program's.

    Bad:
        # people/lea-brandt.yml
        name: Lea Brandt
        # people/ana-sousa.yml
        name: Ana Sousa
        time_zone: America/Toronto
        # cohorts/autumn/cohort.yml
        title: Autumn
        status: open
        starts: 2027-02-01
        ends: 2027-11-30
        # cohorts/autumn/applications/lea-brandt.yml
        as: [mentor]
        offers: {writing: 4}
        availability: ["Mon 09:00-11:00"]

    Good:
        # people/lea-brandt.yml
        name: Lea Brandt
        time_zone: Europe/Berlin
        # cohorts/autumn/cohort.yml
        title: Autumn
        status: open
        starts: 2027-02-01
        ends: 2027-11-30
        # cohorts/autumn/applications/lea-brandt.yml
        as: [mentor]
        offers: {writing: 4}
        availability: ["Mon 09:00-11:00"]
    """
    person = case.program.people.get(case.id)
    if not application.availability or person is None or person.time_zone or not is_ahead(case.cohort):
        return
    if len(case.facts.time_zones_in_use) > 1:
        yield Issue(
            message=f"these times are in no stated zone: people/{case.id}.yml has no time_zone",
            path=("availability",),
            hint="add time_zone to the person, for example Africa/Lagos",
        )
