"""program.yml: what the program is for, who may take part, how often pairs meet, what it wants to reach."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .fields import PUBLIC, Record, described
from .values import Address, Day, FormatName, Id, Line, Many, Minutes, Role, Share, Text

Focus = Literal["career-transition", "leadership-growth", "skill-building", "professional-development"]
Rhythm = Literal["weekly", "two-weekly", "monthly", "two-monthly", "quarterly", "half-yearly", "yearly"]
MetricName = Literal[
    "participation_rate",
    "match_rate",
    "days_to_match",
    "first_meeting_rate",
    "session_rate",
    "session_minutes",
    "active_pair_rate",
    "mentor_use_rate",
    "goal_attainment",
    "skill_change",
    "relationship_quality",
    "satisfaction",
    "nps",
    "completion_rate",
    "early_end_rate",
    "promotion_rate",
    "retention_rate",
    "mobility_rate",
    "alumni_mentor_rate",
    "response_rate",
]


class Sponsor(Record):
    """Who stands behind the program."""

    name: Annotated[Line, described("Who stands behind the program.", "VP Engineering", PUBLIC)]
    contact: Annotated[
        Address | None, described("Where to write.", "mentoring@northwind.example", PUBLIC)
    ] = None


class Concerns(Record):
    """To whom a concern can go that should not go to the coordinator."""

    name: Annotated[Line, described("A person or an office.", "the people team", PUBLIC)]
    contact: Annotated[Address | None, described("Where to write.", "people@northwind.example", PUBLIC)] = (
        None
    )


class Span(Record):
    """A lowest and a highest value; either may be missing."""

    min: Annotated[float | None, described("At least this much.", 5, PUBLIC)] = None
    max: Annotated[float | None, described("At most this much.", 40, PUBLIC)] = None


class RoleEligibility(Record):
    """What someone brings to take a role."""

    years_experience: Annotated[Span | None, described("Years of work experience.", {"min": 5}, PUBLIC)] = (
        None
    )
    years_here: Annotated[Span | None, described("Years in this organization.", {"min": 2}, PUBLIC)] = None
    hours_per_month: Annotated[float | None, described("Hours a month to set aside.", 1, PUBLIC, ge=0)] = None
    months: Annotated[float | None, described("How many months to commit to.", 12, PUBLIC, ge=0)] = None
    screening: Annotated[
        Many[Id], described("Checks passed before anyone is accepted.", ["references"], PUBLIC)
    ] = ()


class Eligibility(Record):
    """Who may take part."""

    mentor: Annotated[
        RoleEligibility, described("What a mentor brings.", {"years_experience": {"min": 5}}, PUBLIC)
    ] = RoleEligibility()
    mentee: Annotated[
        RoleEligibility, described("What a mentee brings.", {"years_here": {"min": 2}}, PUBLIC)
    ] = RoleEligibility()

    def screening_of(self, roles: Many[Role]) -> tuple[str, ...]:
        """The checks that these roles ask for, each once, in the order of the charter."""
        asked = {"mentor": self.mentor.screening, "mentee": self.mentee.screening}
        return tuple(dict.fromkeys(check for role in roles for check in asked[role]))


class Cadence(Record):
    """Length and rhythm of a cohort."""

    months: Annotated[int | None, described("How long a cohort runs, in months.", 9, PUBLIC, ge=1, le=60)] = (
        None
    )
    session: Annotated[Rhythm | None, described("How often a pair meets.", "monthly", PUBLIC)] = None
    minutes: Annotated[
        Many[Minutes] | None,
        described("Shortest and longest session, in minutes.", [60, 90], PUBLIC, min_length=1, max_length=2),
    ] = None
    update: Annotated[
        Rhythm | None, described("How often the two exchange a short update.", "two-weekly", PUBLIC)
    ] = None
    review: Annotated[Rhythm | None, described("How often goals are reviewed.", "quarterly", PUBLIC)] = None


class Objective(Record):
    """One thing the program wants to reach, and how it is measured."""

    measure: Annotated[
        MetricName, described("The metric that tells whether it is reached.", "goal_attainment", PUBLIC)
    ]
    target: Annotated[float | None, described("The value to reach.", 0.85, PUBLIC)] = None
    baseline: Annotated[
        float | None, described("The value before; null when it was not measured.", 0.55, PUBLIC)
    ] = None
    due: Annotated[Day | None, described("When it should be reached.", "2026-12-31", PUBLIC)] = None
    need: Annotated[
        Id | None, described("The need it answers, an id under `needs`.", "onboarding-gap", PUBLIC)
    ] = None


class Need(Record):
    """What is missing today, and what shows it."""

    statement: Annotated[
        Text, described("What is missing, in one sentence.", "New hires take eight months to lead.", PUBLIC)
    ]
    evidence: Annotated[Line | None, described("What shows it.", "survey-2025", PUBLIC)] = None


class Health(Record):
    """When a pair needs a friendly word."""

    silent_days: Annotated[
        int | None, described("Days without a session before someone asks.", 21, ge=1, le=3650)
    ] = None
    close_days: Annotated[
        int | None, described("Days without a session before the pair is closed.", 97, ge=1, le=3650)
    ] = None
    fit_after_sessions: Annotated[int | None, described("After how many sessions fit is asked.", 2, ge=1)] = (
        None
    )
    min_sessions_per_quarter: Annotated[
        int | None, described("Fewest sessions in a quarter.", 2, PUBLIC, ge=0)
    ] = None
    stalled_days: Annotated[
        int | None, described("Days without a word on a goal before someone asks.", 90, ge=1, le=3650)
    ] = None
    fading_factor: Annotated[
        float | None, described("How many times longer the latest gaps may be than those before.", 1.6, ge=1)
    ] = None
    short_sessions: Annotated[
        int | None, described("How many sessions in a row may be shorter than planned.", 3, ge=1)
    ] = None
    missed_sessions: Annotated[
        int | None, described("How many of four sessions may fall through.", 2, ge=1, le=4)
    ] = None
    action_gap: Annotated[
        Share | None, described("How far apart the shares of tasks done by either side may be.", 0.5)
    ] = None


class PrivacyTerms(Record):
    """How personal data is treated."""

    repository: Annotated[
        Literal["private", "public"],
        described("`private`: plain private fields are allowed. `public`: they must be sealed.", "private"),
    ] = "private"
    k: Annotated[int, described("Smallest group whose figures are published.", 5, ge=3, le=100)] = 5
    retain_months: Annotated[
        int | None, described("Months that data is kept after a cohort ends.", 6, ge=0, le=1200)
    ] = None


_WORD = (
    "What a {0} is called where the site shows data: lists, tables, figures, cards. "
    "One word or a few, in the singular. The pages' own text keeps the plain word {0}."
)


class Labels(Record):
    """The program's own words."""

    mentor: Annotated[Line, described(_WORD.format("mentor"), "Mentor", PUBLIC)] = "Mentor"
    mentee: Annotated[Line, described(_WORD.format("mentee"), "Mentee", PUBLIC)] = "Mentee"
    cohort: Annotated[Line, described(_WORD.format("cohort"), "Cohort", PUBLIC)] = "Cohort"


class Charter(Record):
    """program.yml"""

    name: Annotated[Line, described("The program's name.", "Northwind Mentoring", PUBLIC)]
    purpose: Annotated[
        Text | None, described("Why it exists, in a sentence or two.", "Help engineers grow.", PUBLIC)
    ] = None
    focus: Annotated[Many[Focus], described("What it concentrates on.", ["leadership-growth"], PUBLIC)] = ()
    audience: Annotated[
        Text | None, described("Who it is for.", "Everyone in product and operations.", PUBLIC)
    ] = None
    scope: Annotated[
        Text | None, described("What it does and does not cover.", "Careers, not performance.", PUBLIC)
    ] = None
    sponsor: Annotated[
        Sponsor | None, described("Who stands behind it.", {"name": "VP Engineering"}, PUBLIC)
    ] = None
    concerns: Annotated[
        Concerns | None,
        described("Who hears what should not go to the coordinator.", {"name": "the people team"}, PUBLIC),
    ] = None
    time_zone: Annotated[
        Line, described("The program's own IANA time zone.", "Europe/Copenhagen", PUBLIC)
    ] = "UTC"
    locale: Annotated[Line, described("Language of the site, BCP 47.", "en", PUBLIC)] = "en"
    formats: Annotated[Many[FormatName], described("Formats on offer.", ["one-on-one", "group"], PUBLIC)] = (
        "one-on-one",
    )
    eligibility: Annotated[Eligibility, described("Who may take part, per role.", {}, PUBLIC)] = Eligibility()
    cadence: Annotated[Cadence, described("Length and rhythm.", {"months": 9}, PUBLIC)] = Cadence()
    objectives: Annotated[dict[Id, Objective], described("What it wants to reach, by id.", {}, PUBLIC)] = (
        Field(default_factory=dict)
    )
    needs: Annotated[dict[Id, Need], described("The needs it answers, by id.", {}, PUBLIC)] = Field(
        default_factory=dict
    )
    health: Annotated[Health, described("When a pair needs a friendly word.", {"silent_days": 21})] = Health()
    privacy: Annotated[
        PrivacyTerms, described("How personal data is treated.", {"repository": "private"})
    ] = PrivacyTerms()
    labels: Annotated[Labels, described("The program's own words.", {"mentor": "Mentor"}, PUBLIC)] = Labels()
