"""A calendar beside each cohort's page, which people subscribe to: public dates and events, without places."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from mentorbook.exports.calendar_file import calendar_file
from mentorbook.exports.calendars import Held, cohort_entries, stamp_of
from mentorbook.privacy.public import PublicCohort
from mentorbook.source.site_address import host_of
from mentorbook.source.writing import write_atomically

from .downloads import BuiltSite
from .portal import Portal

PROGRAM_FEED = "program.ics"
NOTHING_YET = date(2000, 1, 1)  # stamps a calendar without an entry


def feed_of(cohort: str) -> str:
    """The calendar's address below the site's root."""
    return f"cohorts/{cohort}.ics"


def write_calendars(portal: Portal, site: BuiltSite) -> list[str]:
    """Write a calendar for each cohort and one for all into a built site; their names below it."""
    cohorts, host = list(portal.view.cohorts.values()), host_of(site.address)
    name = portal.view.charter.name
    feeds = {feed_of(one.id): _feed(f"{name}: {one.title}", [one], host) for one in cohorts}
    feeds[PROGRAM_FEED] = _feed(name, cohorts, host)
    for path, content in feeds.items():
        write_atomically(site.folder / path, content)
    return list(feeds)


def _feed(name: str, cohorts: Sequence[PublicCohort], host: str) -> bytes:
    entries = [entry for one in cohorts for entry in cohort_entries(one.id, one, _held(one), host)]
    return calendar_file(name, entries, min(map(stamp_of, cohorts), default=NOTHING_YET))


def _held(one: PublicCohort) -> list[Held]:
    return [Held(event.id, event, event.time_zone) for event in one.events]
