"""Rules about events."""

from __future__ import annotations

from datetime import UTC
from zoneinfo import ZoneInfo

from mentorbook.model.event import Event
from mentorbook.source.suggest import nearest

from ..rule import Case, Issue, Issues, misspelled, rule
from .cohorts import MONTH


@rule("MB250", "event-time-zone", over="event")
def event_time_zone(event: Event, case: Case) -> Issues:
    """An event's time zone is not one that the time zone database knows.

    Why: The calendars could not say when it starts for people who live elsewhere.

    Bad:
        # cohorts/spring/events/workshop.yml
        title: Listening
        starts: 2027-02-10T13:00
        time_zone: Europe/Lisboa

    Good:
        # cohorts/spring/events/workshop.yml
        title: Listening
        starts: 2027-02-10T13:00
        time_zone: Europe/Lisbon
    """
    if event.time_zone and event.time_zone not in case.facts.time_zones:
        near = nearest(event.time_zone, sorted(case.facts.time_zones))
        yield misspelled(
            f"there is no time zone '{event.time_zone}'",
            path=("time_zone",),
            near=near,
            otherwise="write an area and a city, as in Europe/Lisbon",
        )


@rule("MB251", "event-outside-cohort", "warning", over="event")
def event_outside_cohort(event: Event, case: Case) -> Issues:
    """An event lies more than a month outside its cohort.

    Why: It would stand in people's calendars at a time when the cohort is not there. Often it is the year. The
    weeks of applying count as part of the cohort, since that is when people are invited.

    Bad:
        # cohorts/spring/events/workshop.yml
        title: Listening
        starts: 2028-02-10T13:00

    Good:
        # cohorts/spring/events/workshop.yml
        title: Listening
        starts: 2027-02-10T13:00
    """
    plan = case.cohort.plan
    if plan:
        first = min(plan.starts, plan.apply.opens or plan.starts)
        if not first - MONTH <= event.starts.date() <= plan.ends + MONTH:
            yield Issue(
                message=f"{event.starts.date()} lies outside the cohort: {plan.starts} to {plan.ends}",
                path=("starts",),
                hint="check the year",
            )


@rule("MB252", "event-when-clocks-change", "warning", over="event")
def event_when_clocks_change(event: Event, case: Case) -> Issues:
    """An event starts at a time that does not exist or exists twice, because the clocks change that night.

    Why: In spring an hour is left out and in autumn an hour comes twice. Calendars disagree on what is meant, and
    half of the people would come an hour early or late.

    Bad:
        # cohorts/spring/events/night-watch.yml
        title: Night watch
        starts: 2027-03-28T01:30
        time_zone: Europe/Lisbon

    Good:
        # cohorts/spring/events/night-watch.yml
        title: Night watch
        starts: 2027-03-28T02:30
        time_zone: Europe/Lisbon
    """
    name = event.time_zone or (case.program.charter.time_zone if case.program.charter else "UTC")
    if name not in case.facts.time_zones:
        return
    zone = ZoneInfo(name)
    local = event.starts.replace(tzinfo=zone)
    if local.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != event.starts:
        fault = "is left out"
    elif local.utcoffset() != local.replace(fold=1).utcoffset():
        fault = "comes twice"
    else:
        return
    yield Issue(
        message=f"on that day {event.starts:%H:%M} {fault} in {name}: the clocks change",
        path=("starts",),
        hint="start an hour earlier or later",
    )


@rule("MB253", "attended-by-unknown-person", over="event")
def attended_by_unknown_person(event: Event, case: Case) -> Issues:
    """Somebody who is not in people/ is said to have come.

    Why: The visit would be counted for nobody.

    Bad:
        # cohorts/spring/events/kick-off.yml
        title: Kick-off
        starts: 2026-11-10T15:00
        attended: [ana-sousa, kay-ito]

    Good:
        # cohorts/spring/events/kick-off.yml
        title: Kick-off
        starts: 2026-11-10T15:00
        attended: [ana-sousa, kai-ito]
    """
    for index, person in enumerate(event.attended):
        if person not in case.program.known_people:
            yield Issue(
                message="there is no file in people/ for this id",
                path=("attended", index),
                hint=case.facts.person_meant(person) or "add the person",
            )


@rule("MB254", "attended-before-it-happened", over="event")
def attended_before_it_happened(event: Event, case: Case) -> Issues:
    """People are said to have come to an event that lies in the future.

    Why: Attendance is counted. Perhaps the list holds those who said they would come, or the year is wrong.

    Bad:
        # cohorts/spring/events/workshop.yml
        title: Listening
        starts: 2027-02-10T13:00
        attended: [kai-ito]

    Good:
        # cohorts/spring/events/workshop.yml
        title: Listening
        starts: 2027-02-10T13:00
        attended: []
    """
    if event.attended and event.starts.date() > case.today:
        yield Issue(
            message=f"the event is on {event.starts.date()}, so nobody can have come yet",
            path=("attended",),
            hint="empty the list, or check the year",
        )
