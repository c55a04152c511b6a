"""A pair's welcome pack: its dates, who the others are, the agreement with the names in it, the first agenda."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from babel import Locale
from babel.lists import format_list
from lxml.html import HtmlElement

from mentorbook.model.charter import Charter
from mentorbook.model.cohort import CohortPlan
from mentorbook.model.event import Event
from mentorbook.model.person import Person
from mentorbook.model.program import Cohort, Program
from mentorbook.model.values import FormatName
from mentorbook.privacy.people import agreed
from mentorbook.privacy.placements import Placement

from .document import Document, Sheet, element, fill_in, table
from .moments import clock, day, locale_of
from .paper import Letterhead

AGREEMENT = "mentoring-agreement"
A_PAIR, NOWHERE = 2, "–"
FIRST_STEP = (
    "Find an hour for your first meeting within two weeks. Read this pack before it, and bring it along on paper or "
    "on a screen: the agreement is filled in together."
)
# What a pair does first. A flash session is one conversation, which nobody signs an agreement for.
FIRST_AGENDAS: Mapping[FormatName, str] = {
    "one-on-one": "first-meeting",
    "reverse": "first-meeting",
    "group": "peer-circle",
    "peer": "peer-circle",
    "flash": "flash-session",
}


@dataclass(frozen=True, kw_only=True)
class Pack:
    """One pair or group of a cohort, and the program it belongs to."""

    program: Program
    charter: Charter
    cohort: Cohort
    plan: CohortPlan
    placement: Placement
    today: date

    @property
    def format(self) -> FormatName:
        """How they meet."""
        if self.placement.journal:
            return self.placement.journal.format
        if self.placement.peers:
            return "peer"
        return "group" if len(self.placement.mentees) > 1 else self.plan.formats[0]

    def names(self, people: tuple[str, ...]) -> str:
        """`Amara Okafor and Bo Larsen`, as the program's language joins them."""
        named = [self.program.people[who].name for who in people]
        return format_list(named, locale=locale_of(self.charter.locale)) if named else ""


def pages_of(form: FormatName) -> tuple[str, ...]:
    """The names of the library's pages that a pair of this format gets, in their order."""
    return (FIRST_AGENDAS[form],) if form == "flash" else (AGREEMENT, FIRST_AGENDAS[form])


def welcome(pack: Pack, pages: Mapping[str, Sheet], head: Letterhead) -> Document:
    """The pack as one document. `pages` are the library's sheets by name, for this pair alone: they get filled in."""
    together = pack.names(pack.placement.members)
    chosen = [pages[name] for name in pages_of(pack.format) if name in pages]
    for sheet in chosen:
        fill_in(sheet, _values(pack))
    return Document(
        title=f"Welcome: {together}",
        subject=f"{pack.plan.title}, {pack.format}",
        head=head,
        foot=f"{head.program} · {pack.plan.title} · for {together}",
        sheets=(_cover(pack, chosen), *chosen),
    )


def has_introductions(pack: Pack) -> bool:
    """Did everyone in the pair agree to show name and profile?"""
    consents = (pack.program.people[who].consent for who in pack.placement.members)
    return all(agreed(one.profile, pack.today) and agreed(one.name, pack.today) for one in consents)


def _cover(pack: Pack, chosen: Sequence[Sheet]) -> Sheet:
    members = pack.placement.members
    body = element(
        "div",
        element(
            "p", ("You are a pair now. " if len(members) == A_PAIR else "You are a group now. ") + FIRST_STEP
        ),
        *_introductions(pack),
        element("h2", "Your dates"),
        table(("What", "When", "Where"), _dates(pack)),
        element("h2", "In this pack"),
        element("ul", *(element("li", sheet.title) for sheet in chosen)),
    )
    if contact := _contact(pack):
        link = element("a", contact, href=f"mailto:{contact}")
        body.append(element("p", "When you have a question, or something does not feel right: ", link))
    lead = f"{pack.names(members)} · {pack.plan.title} · {pack.format}"
    return Sheet(title=f"Welcome to {pack.charter.name}", lead=lead, body=body)


def _dates(pack: Pack) -> list[tuple[str, str, str]]:
    """What, when, where, in order. A milestone on the day of an event is that event."""
    events = pack.cohort.events.values()
    held = {event.starts.date() for event in events}
    marks = {"first day": pack.plan.starts, **pack.plan.milestones, "last day": pack.plan.ends}
    dated = [
        (on, _spoken(mark), day(on, pack.charter.locale), NOWHERE)
        for mark, on in marks.items()
        if on not in held
    ]
    dated += [
        (event.starts.date(), event.title, _hour(pack, event), event.place or NOWHERE) for event in events
    ]
    return [(what, when, where) for _, what, when, where in sorted(dated)]


def _hour(pack: Pack, event: Event) -> str:
    locale, zone = pack.charter.locale, event.time_zone or pack.charter.time_zone
    place = zone.rpartition("/")[2].replace("_", " ")
    return f"{day(event.starts.date(), locale)}, {clock(event.starts, locale)} {place} time, {event.minutes} minutes"


def _introductions(pack: Pack) -> Iterator[HtmlElement]:
    if has_introductions(pack):
        yield element("h2", "Who you are going to meet")
        for who in pack.placement.members:
            yield from _introduction(pack.program.people[who], locale_of(pack.charter.locale))


def _introduction(person: Person, locale: Locale) -> Iterator[HtmlElement]:
    yield element("h3", f"{person.name} ({person.pronouns})" if person.pronouns else person.name)
    yield from (element("p", text) for text in (person.headline, person.about) if text)
    if person.languages:
        spoken = [locale.languages.get(code.partition("-")[0], code) for code in person.languages]
        yield element("p", f"Speaks {format_list(spoken, locale=locale)}.")


def _values(pack: Pack) -> dict[str, str]:
    """What the agreement's cells ask for; see FORM_FIELDS."""
    members, locale, marks = pack.placement.members, pack.charter.locale, pack.plan.milestones
    mentors = pack.placement.mentors or members[:1]
    midpoint = marks.get("midpoint")
    return {
        "mentor-name": pack.names(mentors),
        "mentee-name": pack.names(tuple(who for who in members if who not in mentors)),
        "midpoint-date": day(midpoint, locale) if midpoint else "",
        "last-date": day(marks.get("closing", pack.plan.ends), locale),
        "cohort-title": pack.plan.title,
        "program-contact": _contact(pack),
    }


def _contact(pack: Pack) -> str:
    return (pack.charter.sponsor.contact if pack.charter.sponsor else None) or ""


def _spoken(mark: str) -> str:
    return mark.replace("-", " ").capitalize()
