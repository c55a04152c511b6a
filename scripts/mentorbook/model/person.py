"""people/<id>.yml: who someone is, across cohorts. What someone asks or offers is an application."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Field

from .fields import PRIVATE, PUBLIC, Record, described
from .values import Address, Day, Id, Line, Many, Text

Years = Annotated[float, Field(ge=0, le=80)]


class Consent(Record):
    """A date when it was given; absent or null when it was not."""

    profile: Annotated[
        Day | None, described("The profile may stand in the mentor directory.", "2026-01-12")
    ] = None
    name: Annotated[Day | None, described("The name may be shown.", "2026-01-12")] = None
    roster: Annotated[Day | None, described("The pair may be shown on the cohort's page.", "2026-01-12")] = (
        None
    )
    story: Annotated[Day | None, described("A success story may be told.", None)] = None
    photo: Annotated[Day | None, described("A photo may be shown.", None)] = None
    alumni: Annotated[
        Day | None, described("After the program, the coordinator may ask them to be a mentor.", None)
    ] = None


class PrivateFields(Record):
    """Values that never reach the site. In a public repository they are sealed."""

    email: Annotated[
        Address | None, described("Where the coordinator writes.", "amara@northwind.example", PRIVATE)
    ] = None
    phone: Annotated[Line | None, described("Telephone number.", "+45 00 00 00 00", PRIVATE)] = None
    manager: Annotated[Id | None, described("The line manager, a person's id.", "li-wei", PRIVATE)] = None
    identity: Annotated[
        dict[str, Any], described("What someone chose to tell, for the fairness report.", {}, PRIVATE)
    ] = Field(default_factory=dict)
    access_needs: Annotated[
        Text, described("What makes meeting possible.", "Captions in calls.", PRIVATE)
    ] = ""
    notes: Annotated[Text, described("The coordinator's own note.", "", PRIVATE)] = ""


class Person(Record):
    """people/<id>.yml"""

    name: Annotated[Line, described("The name as the person writes it.", "Amara Okafor", PUBLIC)]
    pronouns: Annotated[Line | None, described("Pronouns, if the person gave them.", "she/her", PUBLIC)] = (
        None
    )
    headline: Annotated[
        Line | None, described("What someone does, in one line.", "Engineering manager", PUBLIC)
    ] = None
    about: Annotated[
        Text | None, described("A few sentences for the directory.", "Fifteen years of payments.", PUBLIC)
    ] = None
    photo: Annotated[
        Line | None, described("A file under docs/assets/people.", "amara-okafor.webp", PUBLIC)
    ] = None
    organization: Annotated[Id | None, described("The organization, an id.", "northwind", PUBLIC)] = None
    department: Annotated[Id | None, described("A department of the vocabulary.", "engineering", PUBLIC)] = (
        None
    )
    team: Annotated[Id | None, described("The team, an id.", "payments")] = None
    stage: Annotated[Id | None, described("A career stage of the vocabulary.", "senior", PUBLIC)] = None
    years_experience: Annotated[Years | None, described("Years of work experience.", 12)] = None
    years_here: Annotated[Years | None, described("Years in this organization.", 4)] = None
    industries: Annotated[Many[Id], described("Industries of the vocabulary.", ["fintech"], PUBLIC)] = ()
    languages: Annotated[Many[Line], described("Languages spoken, BCP 47.", ["en", "fr"], PUBLIC)] = ()
    time_zone: Annotated[Line | None, described("IANA time zone.", "Africa/Lagos", PUBLIC)] = None
    links: Annotated[
        Many[Line], described("Web or mail addresses.", ["https://example.org/amara"], PUBLIC)
    ] = ()
    consent: Annotated[
        Consent, described("What may be shown, each with the date.", {"profile": "2026-01-12"})
    ] = Consent()
    private: Annotated[PrivateFields, described("Never published.", {"manager": "li-wei"}, PRIVATE)] = (
        PrivateFields()
    )
    retain_until: Annotated[Day | None, described("When the record must be erased.", "2027-12-31")] = None


def chain_of_command(people: Mapping[str, Person], who: str) -> list[str]:
    """Everyone above a person, nearest first; a circle in the data ends it."""
    above: list[str] = []
    boss = people[who].private.manager if who in people else None
    while boss and boss != who and boss not in above:
        above.append(boss)
        boss = people[boss].private.manager if boss in people else None
    return above
