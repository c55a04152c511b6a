"""The whole program in memory: every record under the id its file name gives it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .application import Application
from .calendar import CohortCalendar
from .charter import Charter
from .cohort import CohortPlan, Constraints, Outcome
from .event import Event
from .improvement import Adjustment, Benchmark
from .matching import MatchingSettings
from .page import Page
from .pair import Pair
from .person import Person
from .roster import Roster
from .survey import Question, Response, Survey
from .vocabulary import Vocabulary


@dataclass(frozen=True, kw_only=True)
class Cohort:
    """One folder under cohorts/. `plan` is None only when cohort.yml is missing or broken."""

    id: str
    plan: CohortPlan | None = None
    applications: Mapping[str, Application] = field(default_factory=dict)
    constraints: Constraints = field(default_factory=Constraints)
    roster: Roster | None = None
    pairs: Mapping[str, Pair] = field(default_factory=dict)
    events: Mapping[str, Event] = field(default_factory=dict)
    responses: Mapping[tuple[str, str], Response] = field(default_factory=dict)  # (wave, token)
    outcomes: Mapping[str, Outcome] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Program:
    """Everything under program/ and the library's front matter.

    `known_people` holds the id of every file in people/, also of those that could not be read, so that
    nobody is called unknown because of a typo in their own file.
    """

    charter: Charter | None = None
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    matching: MatchingSettings = field(default_factory=MatchingSettings)
    questions: Mapping[str, Question] = field(default_factory=dict)
    surveys: Mapping[str, Survey] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)
    cohorts: Mapping[str, Cohort] = field(default_factory=dict)
    adjustments: Mapping[str, Adjustment] = field(default_factory=dict)
    calendar: CohortCalendar = field(default_factory=CohortCalendar)
    benchmarks: Mapping[str, Benchmark] = field(default_factory=dict)
    pages: Mapping[str, Page] = field(
        default_factory=dict
    )  # path under docs/, for example library/sources.md
    known_people: frozenset[str] = frozenset()

    def settings_for(self, cohort: Cohort) -> MatchingSettings:
        """The matching settings that hold in a cohort: the program's, with the cohort's own on top."""
        return self.matching.overridden_by(cohort.plan.matching if cohort.plan else None)
