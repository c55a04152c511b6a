"""Common free time, counted minute by minute over every day of a cohort."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from tests.contract.reading import Cohort

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
WEEK = 7 * 24 * 60
MONDAY = datetime(2001, 1, 1, tzinfo=ZoneInfo("UTC"))


def common_minutes(cohort: Cohort, mentor: str, mentee: str) -> int:
    """The common free minutes of the poorest whole week, Monday to Sunday in UTC, between the cohort's dates."""
    common = free_minutes(cohort, mentor) & free_minutes(cohort, mentee)
    weeks = Counter(minute // WEEK for minute in common)
    ends = date.fromisoformat(cohort.record["ends"])
    mondays = [day for day in days(cohort, 0) if day.weekday() == 0 and day + timedelta(days=6) <= ends]
    return min(weeks[(monday - MONDAY.date()).days // 7] for monday in mondays)


def days(cohort: Cohort, more: int) -> Iterator[date]:
    """Every day of a cohort, and some more before and after."""
    starts, ends = (date.fromisoformat(cohort.record[field]) for field in ("starts", "ends"))
    for number in range(-more, (ends - starts).days + 1 + more):
        yield starts + timedelta(days=number)


def free_minutes(cohort: Cohort, person: str) -> set[int]:
    """Every minute that somebody is free, counted from a Monday long ago in UTC."""
    zone = ZoneInfo(cohort.time_zone(person))
    return {
        minute
        for slot in cohort.applications[person]["availability"]
        for day in days(cohort, 2)
        if DAYS[day.weekday()] == slot[:3]
        for minute in minutes_of(slot[4:], day, zone)
    }


def minutes_of(hours: str, day: date, zone: ZoneInfo) -> range:
    """The minutes of a slot that begins on a day; one that ends before it begins crosses midnight."""
    begins, ends = (60 * int(clock[:2]) + int(clock[3:]) for clock in hours.split("-"))
    local = datetime(day.year, day.month, day.day, begins // 60, begins % 60, tzinfo=zone)
    first = (local - MONDAY) // timedelta(minutes=1)
    return range(first, first + ((ends - begins) % 1440 or 1440))
