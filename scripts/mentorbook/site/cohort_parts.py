"""Macros about cohorts: where each stands, its dates and events, and who agreed to be shown in it."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from mentorbook.model.cohort import formats_in
from mentorbook.privacy.people import PublicPair
from mentorbook.privacy.public import PublicCohort, PublicRoster

from .addresses import Here
from .calendar_feeds import feed_of
from .event_parts import event_time, event_words
from .html import Child, joined, link, tag
from .parts import block, chip, empty, facts, icon, notice, table, when
from .person_parts import person_line
from .portal import Portal
from .timeline_parts import steps_of, timeline_of
from .words import FORMATS, STATUS, listed, lowered, spoken

_URGENT = ("open", "matching", "running", "draft", "closed")
RULES = {
    "reporting_line": "one reports to the other",
    "same_team": "same team",
    "same_organization": "same organization",
    "earlier_pair": "were a pair before",
    "common_language": "no language in common",
    "overlap_minutes": "too little time in common",
    "experience_gap": "experience too close or too far apart",
    "must_have_topic": "a topic they need that nobody offers",
    "minimum_score": "no partner with enough points",
    "capacity": "every mentor who would be allowed is full",
    "no_mentor": "nobody takes part as a mentor",
    "no_group": "every group they would be allowed in is full, or too small to begin",
    "no_peer": "nobody else takes part",
    "no_peer_left": "everyone who would be allowed has a partner",
}


def home_status(portal: Portal, here: Here) -> Markup:
    """The cohort that matters most today: what is going on, and the figures."""
    current = current_cohort(portal)
    if current is None:
        word = lowered(portal.view.charter.labels.cohort)
        return empty(f"No {word} yet", "The dates of the first one will stand here.")
    return _status(portal, current, here.to(f"cohorts/{current.id}.md"))


def timeline(portal: Portal, here: Here) -> Markup:
    """The dates of the cohort that matters most today."""
    current = current_cohort(portal)
    if current is None:
        return empty("No dates yet", "They will be listed here as soon as they are fixed.")
    address = here.to(f"cohorts/{current.id}.md")
    name: Child = tag("a", current.title, href=address) if address else current.title
    return block(tag("p", joined(["These are the dates of ", name, "."])), timeline_of(portal, current))


def cohort_list(portal: Portal, here: Here) -> Markup:
    """Every cohort as a card, the latest first."""
    if not portal.view.cohorts:
        word = lowered(portal.view.charter.labels.cohort)
        return empty(f"No {word} yet", "The first one will be listed here.")
    return tag(
        "ul", *(_cohort_card(portal, here, one) for one in portal.view.cohorts.values()), class_="mb-cards"
    )


def cohort(portal: Portal, here: Here, name: str) -> Markup:
    """A cohort's page: where it stands, its dates, its events and its pairs. Raises LookupError for an unknown id."""
    one = known_cohort(portal, name)
    return block(
        _status(portal, one, None),
        _how_to_apply(portal, here, one),
        tag("h2", "Dates", id=f"dates-{one.id}"),
        timeline_of(portal, one),
        tag("h2", "Events", id=f"events-{one.id}"),
        _events(portal, one),
        _calendar(here, one),
        tag("h2", "Who is in it", id=f"people-{one.id}"),
        _pairs(portal, one),
    )


def roster_summary(portal: Portal, here: Here, name: str = "") -> Markup:
    """A roster in counts, of the cohort at work when none is named. Raises LookupError for an unknown id."""
    one = known_cohort(portal, name) if name else _at_work(portal)
    if one is None:
        return empty("No roster yet", "The first one will be summed up here.")
    address = here.to(f"cohorts/{one.id}.md")
    title: Child = tag("a", one.title, href=address) if address else one.title
    lead = None if name else tag("p", joined(["This is ", title, "."]))
    if one.roster is None:
        return block(
            lead, empty("No roster yet", f"It will be summed up here once {one.title} has been matched.")
        )
    return block(lead, *_roster_in_counts(portal, one, one.roster))


def _roster_in_counts(portal: Portal, one: PublicCohort, roster: PublicRoster) -> Iterator[Markup]:
    k = portal.view.smallest_group
    yield facts(
        [
            (portal.own_words("Mentees with a place"), str(roster.placed)),
            ("Pairs and groups", str(roster.pairs)),
            (portal.own_words("Mentees still waiting"), _counted(roster.waiting, k)),
            (portal.own_words("Mentors without a mentee"), _counted(roster.free, k)),
            ("Places still empty", str(max(0, one.seats.capacity - roster.placed))),
        ]
    )
    if roster.reasons:
        rows = [
            (portal.own_words(RULES.get(reason, spoken(reason))), _counted(count, k))
            for reason, count in roster.reasons.items()
        ]
        yield table("Why people are without a partner", ("What stood in the way", "People"), rows, (1,))
        yield tag("p", "One person may be counted in several lines.")


def _counted(count: int | None, k: int) -> str:
    return f"fewer than {k}" if count is None else str(count)


def current_cohort(portal: Portal) -> PublicCohort | None:
    """The cohort people ask about: one that is open, else matching, running, coming up, or the latest."""
    cohorts = list(portal.view.cohorts.values())
    return min(cohorts, key=lambda one: _URGENT.index(one.status), default=None)


def _at_work(portal: Portal) -> PublicCohort | None:
    """The latest cohort that is matching or running; without one, the cohort people ask about."""
    working = (one for one in portal.view.cohorts.values() if one.status in ("matching", "running"))
    return next(working, None) or current_cohort(portal)


def known_cohort(portal: Portal, name: str) -> PublicCohort:
    """A cohort by its id."""
    found = portal.view.cohorts.get(name)
    if found is None:
        raise LookupError(
            f"there is no cohort {name!r}; known are {listed(sorted(portal.view.cohorts)) or 'none'}"
        )
    return found


# ------------------------------------------------------------------ status


def _status(portal: Portal, one: PublicCohort, address: str | None) -> Markup:
    """The card of a cohort. With an address it names the cohort and links to its page; without, it stands there."""
    word, color = STATUS[one.status]
    title = tag("h2", one.title, class_="mb-status__title") if address else None
    begun = one.status in ("running", "closed")
    link_text = "Dates, events and who is in it" if begun else "Dates and events"
    more = tag("p", tag("a", link_text, href=address), class_="mb-status__more") if address else None
    late = _for_newcomers(portal, one)
    return tag(
        "section",
        tag("div", title, chip(word, color), class_="mb-status__head"),
        tag("p", _what_now(portal, one), class_="mb-status__text"),
        tag("p", late, class_="mb-status__text") if late else None,
        tag(
            "dl",
            *(tag("div", tag("dt", term), tag("dd", value)) for term, value in _figures(portal, one)),
            class_="mb-figures",
        ),
        more,
        class_="mb-status",
        aria_label=f"{one.title}: where it stands",
    )


def _what_now(portal: Portal, one: PublicCohort) -> Markup:
    locale, opens, closes = portal.locale, one.apply.opens, one.apply.closes
    if one.status == "draft":
        return joined(
            ["Applications open on ", when(opens, locale), "."] if opens else ["The dates are being fixed."]
        )
    if one.status == "open":
        until: list[Child] = [" until ", when(closes, locale)] if closes else []
        return joined(["Applications are open", *until, "."])
    if one.status == "matching":
        closed = (
            ["Applications closed on ", when(closes, locale), ". "]
            if closes and closes < portal.today
            else []
        )
        return joined(
            [*closed, "We are pairing people now. Everyone who applied hears from us before the start."]
        )
    if one.status == "closed":
        return joined(["Ended on ", when(one.ends, locale), ". Thank you to everyone who took part."])
    upcoming = next((step for step in steps_of(portal, one) if step.first > portal.today), None)
    coming = [f" Next: {lowered(upcoming.what)} on ", when(upcoming.first, locale), "."] if upcoming else []
    return joined(["Under way since ", when(one.starts, locale), ".", *coming])


def _for_newcomers(portal: Portal, one: PublicCohort) -> Markup | None:
    """What someone can do who comes after the applications; nothing on the page of a cohort long gone."""
    sponsor = portal.view.charter.sponsor
    if one != current_cohort(portal) or one.status in ("draft", "open") or not (sponsor and sponsor.contact):
        return None
    word = lowered(portal.view.charter.labels.cohort)
    address = link(f"mailto:{sponsor.contact}", sponsor.contact)
    return joined(
        ["New here? Write to ", address, f" and we tell you when applications for the next {word} open."]
    )


def _figures(portal: Portal, one: PublicCohort) -> list[tuple[str, Child]]:
    short = {moment: when(moment, portal.locale, "medium") for moment in (one.starts, one.ends)}
    seats = one.seats
    if one.status in ("running", "closed"):
        return [
            ("people took part" if one.status == "closed" else "people take part", str(seats.people)),
            (portal.own_words("mentees with a mentor"), str(seats.placed)),
            ("first day", short[one.starts]),
            ("last day", short[one.ends]),
        ]
    known: list[tuple[str, Child]] = [
        ("first day", short[one.starts]),
        ("last day", short[one.ends]),
    ]
    if seats.people:
        known.append(("people applied and were accepted", str(seats.people)))
        place = portal.own_words("places with a mentor")
        known.append((f"{place} left", str(seats.left)) if seats.left else (place, "all taken"))
    return known


def _cohort_card(portal: Portal, here: Here, one: PublicCohort) -> Markup:
    address = here.to(f"cohorts/{one.id}.md")
    word, color = STATUS[one.status]
    dates = joined(
        [when(one.starts, portal.locale, "medium"), " to ", when(one.ends, portal.locale, "medium")]
    )
    people = one.seats.people
    count = f"{people:,} {'person' if people == 1 else 'people'}" if people else None
    forms = formats_in(one.format)
    return tag(
        "li",
        tag("p", icon(forms[0]), " or ".join(FORMATS[name][0] for name in forms), class_="mb-card__kind"),
        tag("h2", tag("a", one.title, href=address) if address else one.title, class_="mb-card__title"),
        tag("p", dates, class_="mb-card__text"),
        tag("p", joined([chip(word, color), " ", count]), class_="mb-card__meta"),
        class_="mb-card",
    )


# ------------------------------------------------------------------ events and people


def _events(portal: Portal, one: PublicCohort) -> Markup:
    if not one.events:
        return empty("No events yet", "They will be listed here with day and time.")
    return facts((event_time(portal, event), event_words(portal, event)) for event in one.events)


def _how_to_apply(portal: Portal, here: Here, one: PublicCohort) -> Markup | None:
    """A link to the application while it counts."""
    form, closes = here.to("tools/application-form.md"), one.apply.closes
    waits = one.status in ("draft", "open") and (closes is None or closes >= portal.today)
    return tag("p", tag("a", "Apply", href=form, class_="md-button")) if form and waits else None


def _calendar(here: Here, one: PublicCohort) -> Markup:
    link = tag("a", "Add these dates to your calendar", href=here.asset(feed_of(one.id)), class_="mb-feed")
    words = "Subscribe to the address of this file, and your calendar follows when a date moves."
    return tag("p", joined([link, words], ". "))


def _pairs(portal: Portal, one: PublicCohort) -> Markup:
    if one.status not in ("running", "closed"):
        return empty(
            "Not yet", "Pairs are shown after the start, and only those in which everyone agreed to it."
        )
    if not one.pairs:
        return empty("Nobody is shown", "A pair is listed only when everyone in it agreed to it.")
    note = notice("A pair is listed only when everyone in it agreed. The others took part all the same.")
    return block(tag("ul", *(_pair(portal, pair) for pair in one.pairs), class_="mb-people"), note)


def _pair(portal: Portal, pair: PublicPair) -> Markup:
    return tag("li", *(person_line(portal, member) for member in pair.members))
