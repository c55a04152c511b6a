"""The public view of a program: all that the site ever receives, built from public fields and given consents.

Frozen values without a way back to the records. Places, counts and dates are public; names need consent.
Records that are public through and through (the cadence, a library page) are passed on as they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from mentorbook.model.charter import (
    Cadence,
    Charter,
    Concerns,
    Eligibility,
    Focus,
    Labels,
    Need,
    Objective,
    Sponsor,
)
from mentorbook.model.cohort import ApplicationWindow, CohortPlan, CohortStatus
from mentorbook.model.event import Event, EventKind
from mentorbook.model.improvement import Adjustment, Benchmark
from mentorbook.model.matching import CriterionName, MatchingSettings, Rules, Stage, TextProvider
from mentorbook.model.page import Page
from mentorbook.model.program import Cohort, Program
from mentorbook.model.survey import Question, asked_of_applicants
from mentorbook.model.values import CohortFormat, FormatName, Role
from mentorbook.model.vocabulary import Term

from .directory import directory, shown_pairs
from .field_class import shown, shown_whole
from .people import PublicMentor, PublicPair, still_kept
from .placements import Seats, accepted, planned, seats
from .readable import readable

ROLES: tuple[Role, ...] = ("mentor", "mentee")
# Why someone is without a partner, as far as it may be counted in public: the program's own rules, and that all
# places are taken. That somebody asked not to be paired with somebody is nobody's business.
REASONS = frozenset({*Rules.model_fields, "capacity", "no_mentor"})


@dataclass(frozen=True, kw_only=True)
class PublicCharter:
    """What the program says about itself."""

    name: str
    purpose: str | None
    focus: tuple[Focus, ...]
    audience: str | None
    scope: str | None
    sponsor: Sponsor | None
    concerns: Concerns | None
    time_zone: str
    locale: str
    formats: tuple[FormatName, ...]
    eligibility: Eligibility
    cadence: Cadence
    objectives: Mapping[str, Objective]
    needs: Mapping[str, Need]
    labels: Labels
    min_sessions_per_quarter: int


@dataclass(frozen=True, kw_only=True)
class PublicMatching:
    """How pairs are made."""

    rules: Rules
    criteria: Mapping[CriterionName, float]
    text: TextProvider
    objective: tuple[Stage, ...]
    blind: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class PublicEvent:
    """A gathering; where it takes place is told to those who are invited.

    `came` is None where few came, or few did not.
    """

    id: str
    title: str
    starts: datetime
    minutes: int
    time_zone: str
    kind: EventKind | None
    audience: tuple[Role, ...]
    came: int | None


@dataclass(frozen=True, kw_only=True)
class PublicRoster:
    """A roster in numbers; None stands for fewer than k people. `reasons`: mentees a rule left without a mentor."""

    placed: int
    pairs: int
    waiting: int | None  # mentees without a mentor
    free: int | None  # mentors without a mentee
    reasons: Mapping[str, int | None]


@dataclass(frozen=True, kw_only=True)
class PublicCohort:
    """One cohort: dates, events, numbers, and the pairs that agreed to be shown."""

    id: str
    title: str
    status: CohortStatus
    format: CohortFormat
    apply: ApplicationWindow
    starts: date
    ends: date
    milestones: Mapping[str, date]
    rules: Rules  # the program's, with what the cohort changes
    events: tuple[PublicEvent, ...]  # in order of time
    seats: Seats
    pairs: tuple[PublicPair, ...]
    roster: PublicRoster | None


@dataclass(frozen=True, kw_only=True)
class PublicProgram:
    """All that is public."""

    charter: PublicCharter
    matching: PublicMatching
    topics: Mapping[str, Term]
    subjects: Mapping[str, Term]  # what pages are about beside the topics
    stages: Mapping[str, Term]  # lowest first
    departments: Mapping[str, Term]
    form: Mapping[str, Question]  # what applicants are asked
    cohorts: Mapping[str, PublicCohort]  # latest first
    mentors: tuple[PublicMentor, ...]
    pages: Mapping[str, Page]
    adjustments: Mapping[str, Adjustment]  # by file name, which begins with the day
    benchmarks: Mapping[str, Benchmark]  # those that are to be published
    smallest_group: int  # k: itself no secret, the site says which figures are hidden
    retain_months: int | None  # no secret either: it is promised to those whom the records are about

    @property
    def about(self) -> Mapping[str, Term]:
        """What a page of the library may be about."""
        return {**self.subjects, **self.topics}


def public_view(program: Program, today: date) -> PublicProgram:
    """What may be published of a program on a day.

    Records that cannot be read whole are left out, and so are people whose records were to be erased before.

    Raises ValueError when there is no readable charter: nothing can be said about a program without one.
    """
    sound = readable(program)
    sound = replace(sound, people=still_kept(sound.people, today))
    if sound.charter is None:
        raise ValueError("program.yml is missing or cannot be read")
    charter, k = sound.charter, sound.charter.privacy.k
    return PublicProgram(
        charter=_public_charter(charter),
        matching=_public_matching(sound.matching),
        topics=shown(sound.vocabulary, "topics"),
        subjects=shown(sound.vocabulary, "subjects"),
        stages=shown(sound.vocabulary, "stages"),
        departments=shown(sound.vocabulary, "departments"),
        form={
            name: shown_whole(question)
            for name, question in asked_of_applicants(sound.questions, sound.surveys.values()).items()
        },
        cohorts={
            cohort.id: _public_cohort(sound, cohort, plan, today, charter) for cohort, plan in planned(sound)
        },
        mentors=directory(sound, today),
        pages={path: shown_whole(page) for path, page in sound.pages.items()},
        adjustments={name: shown_whole(one) for name, one in sound.adjustments.items()},
        benchmarks={name: shown_whole(one) for name, one in sound.benchmarks.items() if one.publish},
        smallest_group=k,
        retain_months=charter.privacy.retain_months,
    )


def _public_charter(charter: Charter) -> PublicCharter:
    least = shown(charter.health, "min_sessions_per_quarter")
    names = PublicCharter.__dataclass_fields__.keys() - {"min_sessions_per_quarter"}
    return PublicCharter(
        min_sessions_per_quarter=least or 1, **{name: shown(charter, name) for name in sorted(names)}
    )


def _public_matching(settings: MatchingSettings) -> PublicMatching:
    return PublicMatching(**{name: shown(settings, name) for name in PublicMatching.__dataclass_fields__})


def _public_cohort(
    program: Program, cohort: Cohort, plan: CohortPlan, today: date, charter: Charter
) -> PublicCohort:
    names = ("title", "status", "format", "apply", "starts", "ends", "milestones")
    events = [
        _public_event(name, event, charter, _came(event, cohort, charter.privacy.k))
        for name, event in cohort.events.items()
    ]
    return PublicCohort(
        id=cohort.id,
        **{name: shown(plan, name) for name in names},
        rules=shown(program.settings_for(cohort), "rules"),
        events=tuple(sorted(events, key=lambda event: (event.starts, event.id))),
        seats=seats(cohort),
        pairs=shown_pairs(program, cohort, plan, today),
        roster=_public_roster(cohort, charter.privacy.k),
    )


def _public_event(name: str, event: Event, charter: Charter, came: int | None) -> PublicEvent:
    return PublicEvent(
        id=name,
        came=came,
        time_zone=shown(event, "time_zone") or shown(charter, "time_zone"),
        **{field: shown(event, field) for field in ("title", "starts", "minutes", "kind", "audience")},
    )


def _came(event: Event, cohort: Cohort, k: int) -> int | None:
    """How many of those who were invited came; not told where those few who came, or who did not, could be guessed."""
    invited = frozenset[str]().union(*(accepted(cohort, role) for role in event.audience or ROLES))
    there = len(invited & frozenset(event.attended))
    return there if there >= k and _unless_few(len(invited) - there, k) is not None else None


def _public_roster(cohort: Cohort, k: int) -> PublicRoster | None:
    if cohort.roster is None:
        return None
    waiting = [person for person in cohort.roster.unmatched.values() if person.roles == "mentee"]
    counted = Counter(reason for person in waiting for reason in set(person.reasons) & REASONS)
    return PublicRoster(
        placed=shown(cohort.roster.totals, "placed"),
        pairs=len(cohort.roster.pairs),
        waiting=_unless_few(len(waiting), k),
        free=_unless_few(len(cohort.roster.unmatched) - len(waiting), k),
        reasons={reason: _unless_few(count, k) for reason, count in sorted(counted.items())},
    )


def _unless_few(count: int, k: int) -> int | None:
    return count if count == 0 or count >= k else None
