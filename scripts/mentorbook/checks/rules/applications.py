"""Applications: what someone asks or offers in a cohort, and whether the roster can use it."""

from __future__ import annotations

from collections.abc import Iterator

from mentorbook.model.application import Application
from mentorbook.model.program import Cohort
from mentorbook.source.problem import FieldPath

from ..applying import counts, weighs
from ..facts import term_meant
from ..rule import Case, Issue, Issues, misspelled, rule


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
    if application.learns and not application.seeks and counts(application, case) and weighs("topics", case):
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
        and counts(application, case)
        and weighs("topics", case)
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
    if application.learns and blank and counts(application, case) and weighs("goals_text", case):
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
    if application.mentors and application.capacity.max == 0 and counts(application, case):
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
    offered = {*charter.formats, *(plan.formats if plan else ())}
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
    if (
        plan
        and application.formats
        and not set(plan.formats) & {*application.formats}
        and counts(application, case)
    ):
        yield Issue(
            message=f"this cohort runs {plan.format}, which is not among the formats that suit",
            path=("formats",),
            hint="ask the person, or move the application to another cohort",
        )
