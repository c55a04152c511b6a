"""A calendar beside each cohort's page, which people subscribe to: public dates and events, without places."""

from __future__ import annotations

from mentorbook.exports.calendar_file import calendar_file
from mentorbook.exports.calendars import Held, cohort_entries, stamp_of
from mentorbook.privacy.public import PublicCohort
from mentorbook.source.site_address import host_of
from mentorbook.source.writing import write_atomically

from .downloads import BuiltSite
from .portal import Portal


def feed_of(cohort: str) -> str:
    """The calendar's address below the site's root."""
    return f"cohorts/{cohort}.ics"


def write_calendars(portal: Portal, site: BuiltSite) -> list[str]:
    """Write a calendar for each cohort into a built site; their names below it."""
    written = []
    for one in portal.view.cohorts.values():
        write_atomically(site.folder / feed_of(one.id), _feed(portal, one, host_of(site.address)))
        written.append(feed_of(one.id))
    return written


def _feed(portal: Portal, one: PublicCohort, host: str) -> bytes:
    events = [Held(event.id, event, event.time_zone) for event in one.events]
    name = f"{portal.view.charter.name}: {one.title}"
    return calendar_file(name, cohort_entries(one.id, one, events, host), stamp_of(one))
