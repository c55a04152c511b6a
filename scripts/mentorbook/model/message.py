"""The fields that a message text may name in braces, and what each says; "Using the messages" lists them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

Scope = Literal["program", "cohort", "person", "pair", "survey", "figures", "event"]


class Field(NamedTuple):
    """What a field needs to be known for it, what it says, and one value it may have."""

    scope: Scope
    says: str
    example: str


FIELDS: Mapping[str, Field] = {
    "program_name": Field("program", "what the program is called", "Northwind Mentoring"),
    "program_purpose": Field("program", "why it exists", "Help people grow into leads."),
    "sponsor_name": Field("program", "who stands behind it", "VP Engineering"),
    "program_contact": Field("program", "where questions go", "mentoring@northwind.example"),
    "site_link": Field("program", "the program's site", "https://northwind.example/mentoring/"),
    "coordinator_name": Field("program", "who signs", "Rosa Lind"),
    "cohort_title": Field("cohort", "the cohort's name", "Spring 2027"),
    "apply_opens": Field("cohort", "the first day to apply", "October 19, 2026"),
    "apply_closes": Field("cohort", "the last day to apply", "November 20, 2026"),
    "cohort_starts": Field("cohort", "the day pairs start", "January 11, 2027"),
    "cohort_ends": Field("cohort", "the cohort's last day", "October 15, 2027"),
    "orientation_date": Field("cohort", "the day of orientation", "January 13, 2027"),
    "orientation_time": Field(
        "cohort", "when it begins, with the place whose clock counts", "13:00 (Copenhagen)"
    ),
    "orientation_place": Field("cohort", "where it is", "Room 2, second floor"),
    "midpoint_date": Field("cohort", "the day halfway", "May 26, 2027"),
    "closing_date": Field("cohort", "the day of the closing", "October 13, 2027"),
    "cohort_months": Field("cohort", "how many months it lasts", "9"),
    "session_minutes": Field("cohort", "how long a session is", "60 to 90"),
    "places_left": Field("cohort", "places with a mentor that are free", "7"),
    "first_name": Field("person", "the first name of whoever gets it", "Amara"),
    "full_name": Field("person", "their whole name", "Amara Okafor"),
    "role": Field("person", "what they are here, in the program's words", "mentor"),
    "missing_fields": Field("person", "what their application still lacks", "goals and availability"),
    "waiting_since": Field("person", "the day they applied", "November 2, 2026"),
    "training_missing": Field("person", "training modules they have not taken", "Active listening drills"),
    "partner_first_name": Field("pair", "the first name of the other one, or of the others", "Bo"),
    "partner_full_name": Field("pair", "the other one's whole name", "Bo Larsen"),
    "partner_headline": Field("pair", "what the other one does", "Network engineer"),
    "shared_topics": Field(
        "pair",
        "topics both name; where there are none, those asked for",
        "delegation and hiring",
    ),
    "match_reasons": Field("pair", "what speaks for the two, in the words of `why`", "two topics in common"),
    "common_hour": Field(
        "pair", "an hour both said to have, by the clock of whoever gets it", "Tuesday 17:00"
    ),
    "first_meeting_by": Field("pair", "the day by which they should have met", "January 25, 2027"),
    "last_session_date": Field("pair", "when they last met", "March 9, 2027"),
    "days_silent": Field("pair", "days since then", "24"),
    "open_actions": Field(
        "pair", "what whoever gets it said they would do", "read a chapter (by March 24, 2027)"
    ),
    "agreement_link": Field("pair", "the mentoring agreement on the site", "https://…/mentoring-agreement/"),
    "first_agenda_link": Field(
        "pair", "the agenda of the first meeting on the site", "https://…/first-meeting/"
    ),
    "survey_title": Field("survey", "what the survey is called", "Monthly pulse"),
    "survey_closes": Field("survey", "the last day to answer", "February 25, 2027"),
    "survey_minutes": Field("survey", "minutes to answer it", "2"),
    "survey_link": Field(
        "survey", "where to answer; given with --set survey_link=…", "https://forms.example/p"
    ),
    "response_rate": Field("survey", "how many of those asked have answered", "62%"),
    "placed": Field("figures", "mentees with a partner", "26"),
    "waiting": Field("figures", "mentees without one", "4"),
    "active_pairs": Field("figures", "pairs that are together", "19"),
    "sessions_held": Field("figures", "sessions so far", "190"),
    "goals_achieved": Field("figures", "goals reached so far", "31"),
    "event_title": Field("event", "the next event", "Orientation"),
    "event_date": Field("event", "its day", "January 13, 2027"),
    "event_time": Field("event", "when it begins, with the place whose clock counts", "13:00 (Copenhagen)"),
    "event_place": Field("event", "where it is", "Room 2, second floor"),
}
