"""Applications: what someone asks or offers in a cohort, and whether the roster can use it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from mentorbook.matching.slots import DAY, WEEK, read_slot
from mentorbook.model.application import Application
from mentorbook.model.charter import Charter, RoleEligibility
from mentorbook.model.program import Cohort
from mentorbook.model.values import Role
from mentorbook.source.problem import FieldPath
from mentorbook.source.suggest import nearest

from ..answers import CHOICES, answer_missed
from ..facts import term_meant
from ..rule import Case, Issue, Issues, misspelled, rule


def _is_ahead(cohort: Cohort) -> bool:
    """Is the roster still to be made?"""
    return cohort.plan is not None and cohort.plan.status in ("draft", "open", "matching")


def _counts(application: Application, case: Case) -> bool:
    """Will this application be matched?"""
    return application.status == "accepted" and _is_ahead(case.cohort)


def _weighs(criterion: Any, case: Case) -> bool:
    """Does the cohort give a matching criterion any weight?"""
    return case.program.settings_for(case.cohort).criteria.get(criterion, 0) > 0


# ------------------------------------------------------------------ who, and as what


@rule("MB301", "application-of-nobody", over="application")
def application_of_nobody(_application: Application, case: Case) -> Issues:
    """An application whose person has no file in people/.

    Why: The file name says who applies. Without a person of that id there is no name, no time zone and nobody to
    invite, and the application is left out of the matching.

    Bad:
        # cohorts/spring/applications/lea-brand.yml
        as: [mentor]
        offers: {writing: 3}

    Good:
        # cohorts/spring/applications/lea-brandt.yml
        as: [mentor]
        offers: {writing: 3}
    """
    if case.id not in case.program.known_people:
        near = case.facts.person_meant(case.id)
        yield Issue(
            message=f"there is no people/{case.id}.yml",
            hint=near or "add the person's file, or rename this one after the person",
        )


@rule("MB302", "offers-without-mentoring", "warning", over="application")
def offers_without_mentoring(application: Application, case: Case) -> Issues:
    """Topics are offered, but not as a mentor.

    Why: Only mentors' offers are read. Either the role is missing or the topics belong under `seeks`.

    Bad:
        # cohorts/spring/applications/lea-brandt.yml
        as: [mentee]
        offers: {writing: 4}

    Good:
        # cohorts/spring/applications/lea-brandt.yml
        as: [mentee, mentor]
        offers: {writing: 4}
        seeks: [public-speaking]
    """
    if application.offers and not application.mentors and not _among_peers(case.cohort):
        yield Issue(
            message="topics are offered, but the application is not as a mentor",
            path=("offers",),
            hint="add mentor under `as`, or move the topics to seeks",
        )


@rule("MB303", "seeks-without-learning", "warning", over="application")
def seeks_without_learning(application: Application, case: Case) -> Issues:
    """Topics are sought, but not as a mentee.

    Why: Only mentees' wishes for topics are read. Either the role is missing or the topics belong under `offers`.

    Bad:
        # cohorts/spring/applications/lea-brandt.yml
        as: [mentor]
        offers: {writing: 4}
        seeks: [public-speaking]

    Good:
        # cohorts/spring/applications/lea-brandt.yml
        as: [mentor]
        offers: {writing: 4, public-speaking: 2}
    """
    for field in ("seeks", "must_have"):
        if getattr(application, field) and not application.learns and not _among_peers(case.cohort):
            yield Issue(
                message="topics are sought, but the application is not as a mentee",
                path=(field,),
                hint="add mentee under `as`, or move the topics to offers",
            )


def _among_peers(cohort: Cohort) -> bool:
    """Peers give and take, whatever they call themselves."""
    return cohort.plan is not None and cohort.plan.format == "peer"


# ------------------------------------------------------------------ topics and styles


@rule("MB304", "unknown-topic", over="application")
def unknown_topic(application: Application, case: Case) -> Issues:
    """A topic that vocabulary.yml does not know.

    Why: People are matched by the topics one offers and the other seeks. A topic under another word finds nobody, and
    as a must it would keep every mentor away.

    Bad:
        # cohorts/spring/applications/lea-brandt.yml
        as: [mentee]
        seeks: [line-management]

    Good:
        # cohorts/spring/applications/lea-brandt.yml
        as: [mentee]
        seeks: [people-management]
    """
    topics = case.program.vocabulary.topics
    for path, topic in _topics(application) if topics else ():
        if topic not in topics:
            meant = term_meant(topic, topics)
            yield misspelled(
                f"vocabulary.yml has no topic '{topic}'",
                path=path,
                on_key=path[0] == "offers",
                near=meant,
                otherwise="use one of its words, or add it to vocabulary.yml",
            )


def _topics(application: Application) -> Iterator[tuple[FieldPath, str]]:
    for topic in application.offers:
        yield ("offers", topic), topic
    for index, topic in enumerate(application.seeks):
        yield ("seeks", index), topic
    for index, topic in enumerate(application.must_have):
        yield ("must_have", index), topic


@rule("MB305", "must-have-not-sought", "info", over="application")
def must_have_not_sought(application: Application, _case: Case) -> Issues:
    """A must-have topic that is not among the topics sought.

    Why: A must keeps mentors away who do not offer it, but only topics under `seeks` raise the score of those who do.

    Bad:
        # cohorts/spring/applications/lea-brandt.yml
        as: [mentee]
        seeks: [writing]
        must_have: [public-speaking]

    Good:
        # cohorts/spring/applications/lea-brandt.yml
        as: [mentee]
        seeks: [public-speaking, writing]
        must_have: [public-speaking]
    """
    for index, topic in enumerate(application.must_have if application.seeks else ()):
        if topic not in application.seeks:
            yield Issue(
                message=f"{topic} is a must, but it is not under seeks",
                path=("must_have", index),
                hint="add it to seeks, at the rank it has",
            )


@rule("MB306", "unknown-style", over="application")
def unknown_style(application: Application, case: Case) -> Issues:
    """A working style that vocabulary.yml does not know.

    Why: Two people are compared on the same scales. A scale with another name is compared with nothing.

    Bad:
        # cohorts/spring/applications/lea-brandt.yml
        as: [mentor]
        style: {tempo: 4}

    Good:
        # cohorts/spring/applications/lea-brandt.yml
        as: [mentor]
        style: {pace: 4}
    """
    styles = case.program.vocabulary.styles
    for style in application.style if styles else ():
        if style not in styles:
            meant = term_meant(style, styles)
            yield misspelled(
                f"vocabulary.yml has no style '{style}'",
                path=("style", style),
                on_key=True,
                near=meant,
                otherwise=f"choose from: {', '.join(styles)}",
            )


@rule("MB307", "mentee-without-topics", "warning", over="application")
def mentee_without_topics(application: Application, case: Case) -> Issues:
    """An accepted mentee seeks no topic.

    Why: Topics weigh most when people are matched. Without any, every mentor looks the same, and chance decides.

    Bad:
        # cohorts/autumn/cohort.yml
        title: Autumn
        status: open
        starts: 2027-02-01
        ends: 2027-11-30
        # cohorts/autumn/applications/lea-brandt.yml
        as: [mentee]
        status: accepted
        goals: I want to speak up in meetings.
        availability: ["Mon 09:00-11:00"]

    Good:
        # cohorts/autumn/cohort.yml
        title: Autumn
        status: open
        starts: 2027-02-01
        ends: 2027-11-30
        # cohorts/autumn/applications/lea-brandt.yml
        as: [mentee]
        status: accepted
        seeks: [public-speaking]
        goals: I want to speak up in meetings.
        availability: ["Mon 09:00-11:00"]
    """
    if (
        application.learns
        and not application.seeks
        and _counts(application, case)
        and _weighs("topics", case)
    ):
        yield Issue(
            message="an accepted mentee seeks no topic",
            path=("seeks",),
            hint="ask for two or three topics, most wanted first",
        )


@rule("MB308", "mentor-without-topics", "warning", over="application")
def mentor_without_topics(application: Application, case: Case) -> Issues:
    """An accepted mentor offers no topic.

    Why: Mentees are matched to what a mentor offers. Without any topic, a good mentor may be left without a mentee.

    Bad:
        # cohorts/autumn/cohort.yml
        title: Autumn
        status: open
        starts: 2027-02-01
        ends: 2027-11-30
        # cohorts/autumn/applications/lea-brandt.yml
        as: [mentor]
        status: accepted
        availability: ["Mon 09:00-11:00"]

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
    if (
        application.mentors
        and not application.offers
        and _counts(application, case)
        and _weighs("topics", case)
    ):
        yield Issue(
            message="an accepted mentor offers no topic",
            path=("offers",),
            hint="ask for two or three topics, each with a confidence from 1 to 5",
        )


@rule("MB309", "mentee-without-goals", "warning", over="application")
def mentee_without_goals(application: Application, case: Case) -> Issues:
    """An accepted mentee has written no goals.

    Why: The goals tell the mentor why they were chosen, and their words help to choose. One sentence is enough.

    Bad:
        # cohorts/autumn/cohort.yml
        title: Autumn
        status: open
        starts: 2027-02-01
        ends: 2027-11-30
        # cohorts/autumn/applications/lea-brandt.yml
        as: [mentee]
        status: accepted
        seeks: [writing]
        availability: ["Mon 09:00-11:00"]

    Good:
        # cohorts/autumn/cohort.yml
        title: Autumn
        status: open
        starts: 2027-02-01
        ends: 2027-11-30
        # cohorts/autumn/applications/lea-brandt.yml
        as: [mentee]
        status: accepted
        seeks: [writing]
        goals: Write a proposal that gets a yes.
        availability: ["Mon 09:00-11:00"]
    """
    blank = not (application.goals or "").strip()
    if application.learns and blank and _counts(application, case) and _weighs("goals_text", case):
        yield Issue(
            message="an accepted mentee has written no goals", path=("goals",), hint="ask for one sentence"
        )


# ------------------------------------------------------------------ capacity and formats


@rule("MB310", "capacity-zero", "warning", over="application")
def capacity_zero(application: Application, case: Case) -> Issues:
    """An accepted mentor takes nobody.

    Why: With a capacity of zero the mentor stands in the lists and gets no mentee. Someone who takes a break is
    `paused`.

    Bad:
        # cohorts/autumn/cohort.yml
        title: Autumn
        status: open
        starts: 2027-02-01
        ends: 2027-11-30
        # cohorts/autumn/applications/lea-brandt.yml
        as: [mentor]
        status: accepted
        capacity: {max: 0}
        offers: {writing: 4}
        availability: ["Mon 09:00-11:00"]

    Good:
        # cohorts/autumn/cohort.yml
        title: Autumn
        status: open
        starts: 2027-02-01
        ends: 2027-11-30
        # cohorts/autumn/applications/lea-brandt.yml
        as: [mentor]
        status: paused
        capacity: {max: 0}
        offers: {writing: 4}
    """
    if application.mentors and application.capacity.max == 0 and _counts(application, case):
        yield Issue(
            message="an accepted mentor who takes nobody",
            path=("capacity", "max"),
            hint="raise capacity.max, or set the status to paused",
        )


@rule("MB311", "ideal-above-max", over="application")
def ideal_above_max(application: Application, _case: Case) -> Issues:
    """The number of mentees that suits best is larger than the most.

    Why: One of the two numbers is wrong, and guessing could give a mentor more people than they can serve.

    Bad:
        # cohorts/spring/applications/lea-brandt.yml
        as: [mentor]
        capacity: {max: 1, ideal: 2}

    Good:
        # cohorts/spring/applications/lea-brandt.yml
        as: [mentor]
        capacity: {max: 2, ideal: 1}
    """
    most, ideal = application.capacity.max, application.capacity.ideal
    if ideal is not None and ideal > most:
        yield Issue(
            message=f"{ideal} mentees would be ideal, but {most} is the most",
            path=("capacity", "ideal"),
            hint="ideal is at most max",
        )


@rule("MB312", "format-not-on-offer", "warning", over="application")
def format_not_on_offer(application: Application, case: Case) -> Issues:
    """A format that the program does not offer.

    Why: Somebody hopes for a way of working together that nobody will arrange.

    Bad:
        # cohorts/spring/applications/lea-brandt.yml
        as: [mentor]
        formats: [one-on-one, flash]

    Good:
        # cohorts/spring/applications/lea-brandt.yml
        as: [mentor]
        formats: [one-on-one]
    """
    charter, plan = case.program.charter, case.cohort.plan
    if charter is None or "formats" not in charter.model_fields_set:
        return
    offered = {*charter.formats, plan.format if plan else None}
    for index, name in enumerate(application.formats):
        if name not in offered:
            yield Issue(
                message=f"the program does not offer {name}",
                path=("formats", index),
                hint=f"program.yml offers: {', '.join(charter.formats)}",
            )


@rule("MB313", "format-not-the-cohorts", "warning", over="application")
def format_not_the_cohorts(application: Application, case: Case) -> Issues:
    """An accepted person does not take the format of the cohort.

    Why: The person said which formats suit, and the one this cohort runs is not among them. Better ask now than after
    the roster is out.

    Bad:
        # program.yml
        name: Harbor Mentoring
        formats: [one-on-one, group]
        # cohorts/autumn/cohort.yml
        title: Autumn
        status: open
        starts: 2027-02-01
        ends: 2027-11-30
        # cohorts/autumn/applications/lea-brandt.yml
        as: [mentor]
        status: accepted
        formats: [group]
        offers: {writing: 4}
        availability: ["Mon 09:00-11:00"]

    Good:
        # program.yml
        name: Harbor Mentoring
        formats: [one-on-one, group]
        # cohorts/autumn/cohort.yml
        title: Autumn
        status: open
        starts: 2027-02-01
        ends: 2027-11-30
        # cohorts/autumn/applications/lea-brandt.yml
        as: [mentor]
        status: accepted
        formats: [group, one-on-one]
        offers: {writing: 4}
        availability: ["Mon 09:00-11:00"]
    """
    plan = case.cohort.plan
    if plan and application.formats and plan.format not in application.formats and _counts(application, case):
        yield Issue(
            message=f"this cohort runs {plan.format}, which is not among the formats that suit",
            path=("formats",),
            hint="ask the person, or move the application to another cohort",
        )


# ------------------------------------------------------------------ time


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
    if application.availability or not _counts(application, case):
        return
    if case.program.settings_for(case.cohort).rules.overlap_minutes > 0 or _weighs("overlap", case):
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
    if not application.availability or person is None or person.time_zone or not _is_ahead(case.cohort):
        return
    if len(case.facts.time_zones_in_use) > 1:
        yield Issue(
            message=f"these times are in no stated zone: people/{case.id}.yml has no time_zone",
            path=("availability",),
            hint="add time_zone to the person, for example Africa/Lagos",
        )


# ------------------------------------------------------------------ wishes: private, so nobody is named


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
    for index, person in enumerate(application.prefers if _counts(application, case) else ()):
        other = case.cohort.applications.get(person)
        gone = other is None or other.status in ("withdrawn", "paused")
        if gone and person in case.program.known_people:
            yield Issue(
                message=f"entry {index + 1} under prefers names somebody who takes no part in this cohort",
                path=("prefers", index),
                hint="invite them to apply, or leave it as it is",
            )


# ------------------------------------------------------------------ may they take part?

_YEARS = {"years_experience": "years of work experience", "years_here": "years in this organization"}
_COMMITMENTS = {"hours_per_month": "hours a month", "months": "months"}


@rule("MB323", "mentor-not-eligible", "warning", over="application")
def mentor_not_eligible(application: Application, case: Case) -> Issues:
    """A mentor brings less, or more, than program.yml asks for.

    Why: The program told everyone what it asks for. An exception is fine, and should be a decision: an ignore comment
    with a reason records it.

    Bad:
        # people/lea-brandt.yml
        name: Lea Brandt
        years_experience: 3
        # cohorts/spring/applications/lea-brandt.yml
        as: [mentor]
        offers: {writing: 4}

    Good:
        # people/lea-brandt.yml
        name: Lea Brandt
        years_experience: 5
        # cohorts/spring/applications/lea-brandt.yml
        as: [mentor]
        offers: {writing: 4}
        commits: {hours_per_month: 1, months: 9}
    """
    yield from _not_eligible("mentor", application, case)


@rule("MB324", "mentee-not-eligible", "warning", over="application")
def mentee_not_eligible(application: Application, case: Case) -> Issues:
    """A mentee brings less, or more, than program.yml asks for.

    Why: The program told everyone what it asks for. An exception is fine, and should be a decision: an ignore comment
    with a reason records it.

    Bad:
        # cohorts/spring/applications/lea-brandt.yml
        as: [mentee]
        seeks: [writing]
        commits: {hours_per_month: 1, months: 3}

    Good:
        # cohorts/spring/applications/lea-brandt.yml
        as: [mentee]
        seeks: [writing]
        commits: {hours_per_month: 1, months: 9}
    """
    yield from _not_eligible("mentee", application, case)


def _not_eligible(role: Role, application: Application, case: Case) -> Issues:
    charter, plan = case.program.charter, case.cohort.plan
    applies = role in application.roles and application.status not in ("withdrawn", "paused")
    if charter and applies and plan and plan.status != "closed":
        yield from _about_years(role, application, case, charter)
        yield from _about_commitment(role, application, _asked(charter, role))


def _asked(charter: Charter, role: Role) -> RoleEligibility:
    return charter.eligibility.mentor if role == "mentor" else charter.eligibility.mentee


def _about_years(role: Role, application: Application, case: Case, charter: Charter) -> Issues:
    """In reverse mentoring the younger one mentors, and peers are equals: years say nothing there."""
    person, plan = case.program.people.get(case.id), case.cohort.plan
    if person is None or plan is None or plan.format in ("reverse", "peer"):
        return
    for field, words in _YEARS.items():
        span, years = getattr(_asked(charter, role), field), getattr(person, field)
        if span is None or years is None:
            continue
        limit = _limit_missed(years, span.min, span.max)
        if limit:
            yield Issue(
                message=f"a {role} has {limit} {words}; people/{case.id}.yml says {years:g}",
                path=("as", application.roles.index(role)),
                hint="check the number, or write the reason for the exception into an ignore comment",
            )


def _limit_missed(value: float, least: float | None, most: float | None) -> str:
    if least is not None and value < least:
        return f"at least {least:g}"
    return f"at most {most:g}" if most is not None and value > most else ""


def _about_commitment(role: Role, application: Application, asked: RoleEligibility) -> Issues:
    for field, words in _COMMITMENTS.items():
        least, given = getattr(asked, field), getattr(application.commits, field, None)
        if least is not None and given is not None and given < least:
            yield Issue(
                message=f"a {role} commits to at least {least:g} {words}; here it is {given:g}",
                path=("commits", field),
                hint="talk about it before the roster is made",
            )


# ------------------------------------------------------------------ dates and status


@rule("MB325", "applied-outside-window", "warning", over="application")
def applied_outside_window(application: Application, case: Case) -> Issues:
    """The application arrived before or after the time to apply.

    Why: Either the date is a slip, or somebody was let in late: then others may have the right to ask for the same.

    Bad:
        # cohorts/spring/applications/lea-brandt.yml
        as: [mentor]
        applied: 2026-11-03

    Good:
        # cohorts/spring/applications/lea-brandt.yml
        as: [mentor]
        applied: 2026-10-30
    """
    plan, applied = case.cohort.plan, application.applied
    if plan is None or applied is None:
        return
    opens, closes = plan.apply.opens, plan.apply.closes
    if (opens and applied < opens) or (closes and applied > closes):
        window = " ".join(f"{word} {day}" for word, day in (("from", opens), ("to", closes)) if day)
        yield Issue(
            message=f"applied on {applied}, but applications were open {window}",
            path=("applied",),
            hint="correct the date, or write the reason into an ignore comment",
        )


@rule("MB326", "signed-before-applied", "warning", over="application")
def signed_before_applied(application: Application, _case: Case) -> Issues:
    """The agreement or the interview is dated before the application.

    Why: First someone applies, then they talk with the coordinator and sign. One of the dates is a slip, or an
    agreement of an earlier cohort was carried over.

    Bad:
        # cohorts/spring/applications/lea-brandt.yml
        as: [mentor]
        applied: 2026-10-20
        agreement: {signed: 2025-10-28, version: 1}

    Good:
        # cohorts/spring/applications/lea-brandt.yml
        as: [mentor]
        applied: 2026-10-20
        agreement: {signed: 2026-10-28, version: 1}
    """
    applied, interview, agreement = application.applied, application.interview, application.agreement
    if applied and agreement and agreement.signed < applied:
        yield Issue(
            message=f"signed on {agreement.signed}, before the application of {applied}",
            path=("agreement", "signed"),
            hint="correct the date, or ask for a new signature",
        )
    if applied and interview and interview.on and interview.on < applied:
        yield Issue(
            message="the interview is dated before the application",
            path=("interview", "on"),
            hint="correct one of the two dates",
        )


@rule("MB327", "application-unanswered", "warning", over="application")
def application_unanswered(application: Application, case: Case) -> Issues:
    """The time to apply is over, and this application has no answer yet.

    Why: Only accepted applications are matched, and somebody is waiting to hear.

    Bad:
        # cohorts/spring/applications/lea-brandt.yml
        as: [mentor]
        status: submitted

    Good:
        # cohorts/spring/applications/lea-brandt.yml
        as: [mentor]
        status: waitlisted
    """
    plan = case.cohort.plan
    if plan is None or plan.status not in ("matching", "running", "closed") or not plan.apply.closes:
        return
    stated = "status" in application.model_fields_set  # an unreadable status has its own finding
    if stated and application.status == "submitted" and plan.apply.closes < case.today:
        yield Issue(
            message=f"applications closed on {plan.apply.closes}, and this one is still only submitted",
            path=("status",),
            hint="accept it, put it on the waiting list, or withdraw it with a word to the person",
        )


# ------------------------------------------------------------------ answers


@rule("MB328", "answer-to-no-question", "warning", over="application")
def answer_to_no_question(application: Application, case: Case) -> Issues:
    """An answer to a question that questions.yml does not have.

    Why: Nothing reads it. Often the question was renamed, or its id is misspelled.

    Bad:
        # cohorts/spring/applications/lea-brandt.yml
        as: [mentor]
        answers: {travels: rarely}

    Good:
        # cohorts/spring/applications/lea-brandt.yml
        as: [mentor]
        answers: {travel: rarely}
    """
    questions = case.program.questions
    for question in application.answers if questions else ():
        if question not in questions:
            near = nearest(question, questions)
            yield misspelled(
                f"questions.yml has no question '{question}'",
                path=("answers", question),
                on_key=True,
                near=near,
                otherwise="add the question, or remove the answer",
            )


@rule("MB329", "answer-not-an-option", over="application")
def answer_not_an_option(application: Application, case: Case) -> Issues:
    """An answer that is not among the options of its question.

    Why: Answers are counted by option. This one would be a row of its own in every figure, or fall out of it.

    Bad:
        # cohorts/spring/applications/lea-brandt.yml
        as: [mentor]
        answers: {travel: sometimes}

    Good:
        # cohorts/spring/applications/lea-brandt.yml
        as: [mentor]
        answers: {travel: rarely}
    """
    for name, answer in application.answers.items():
        question = case.program.questions.get(name)
        if question and question.type in CHOICES and answer_missed(question, answer):
            yield Issue(
                message=f"this is not an answer to '{name}'",
                path=("answers", name),
                hint=f"choose from: {', '.join(question.options)}",
            )


@rule("MB330", "answer-off-scale", over="application")
def answer_off_scale(application: Application, case: Case) -> Issues:
    """An answer of the wrong kind: off the scale, or words where a number, a date, yes or no is asked for.

    Why: A 6 on a scale of 1 to 5 lifts every average it is part of.

    Bad:
        # cohorts/spring/applications/lea-brandt.yml
        as: [mentor]
        answers: {satisfaction: 6}

    Good:
        # cohorts/spring/applications/lea-brandt.yml
        as: [mentor]
        answers: {satisfaction: 5}
    """
    for name, answer in application.answers.items():
        question = case.program.questions.get(name)
        asked = answer_missed(question, answer) if question and question.type not in CHOICES else ""
        if asked:
            yield Issue(
                message=f"'{name}' asks for {asked}", path=("answers", name), hint="correct the answer"
            )
