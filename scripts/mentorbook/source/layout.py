"""Which file holds which record: the one table of paths, for reading, writing, schemas and docs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from mentorbook.model.application import Application
from mentorbook.model.calendar import CohortCalendar
from mentorbook.model.charter import Charter
from mentorbook.model.cohort import CohortPlan, Constraints, Outcomes
from mentorbook.model.event import Event
from mentorbook.model.improvement import Adjustment, Benchmarks
from mentorbook.model.matching import MatchingSettings
from mentorbook.model.page import Page
from mentorbook.model.pair import Pair
from mentorbook.model.person import Person
from mentorbook.model.roster import Roster
from mentorbook.model.survey import Questions, Response, Survey
from mentorbook.model.vocabulary import Vocabulary

from .suggest import did_you_mean


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: its name, its model, and the path of its file with ids in angle brackets."""

    name: str
    model: type[BaseModel]
    path: str

    def keys(self) -> tuple[str, ...]:
        """Names of the ids in the path, for example ("cohort", "person")."""
        return tuple(re.findall(r"<(\w+)>", self.path))

    def file(self, *ids: str) -> str:
        """The path of one record, relative to program/."""
        filled = self.path
        for key, value in zip(self.keys(), ids, strict=True):
            filled = filled.replace(f"<{key}>", value, 1)
        return filled


KINDS = {
    kind.name: kind
    for kind in (
        Kind("program", Charter, "program.yml"),
        Kind("vocabulary", Vocabulary, "vocabulary.yml"),
        Kind("matching", MatchingSettings, "matching.yml"),
        Kind("questions", Questions, "questions.yml"),
        Kind("calendar", CohortCalendar, "calendar.yml"),
        Kind("benchmarks", Benchmarks, "benchmarks.yml"),
        Kind("survey", Survey, "surveys/<survey>.yml"),
        Kind("person", Person, "people/<person>.yml"),
        Kind("adjustment", Adjustment, "adjustments/<adjustment>.yml"),
        Kind("cohort", CohortPlan, "cohorts/<cohort>/cohort.yml"),
        Kind("constraints", Constraints, "cohorts/<cohort>/constraints.yml"),
        Kind("roster", Roster, "cohorts/<cohort>/roster.yml"),
        Kind("outcomes", Outcomes, "cohorts/<cohort>/outcomes.yml"),
        Kind("application", Application, "cohorts/<cohort>/applications/<person>.yml"),
        Kind("pair", Pair, "cohorts/<cohort>/pairs/<pair>.yml"),
        Kind("event", Event, "cohorts/<cohort>/events/<event>.yml"),
        Kind("response", Response, "cohorts/<cohort>/responses/<survey>/<token>.yml"),
    )
}
PAGE = Kind("page", Page, "docs/library/<page>.md")


def kind_of(path: str) -> tuple[Kind, tuple[str, ...]] | None:
    """The kind and the ids of a path relative to program/, or None when no record lives there."""
    parts = path.split("/")
    for kind, pattern in _PATTERNS.get((len(parts), parts[0] if len(parts) > 1 else ""), ()):
        found = pattern.fullmatch(path)
        if found:
            return kind, found.groups()
    return None


def _patterns() -> Iterator[tuple[tuple[int, str], tuple[Kind, re.Pattern[str]]]]:
    for kind in KINDS.values():
        parts = kind.path.split("/")
        first = parts[0] if len(parts) > 1 else ""
        pattern = re.sub(r"<\w+>", r"([^/]+)", kind.path.replace(".", r"\."))
        yield (len(parts), first), (kind, re.compile(pattern))


_PATTERNS: dict[tuple[int, str], list[tuple[Kind, re.Pattern[str]]]] = {}
for _key, _entry in _patterns():
    _PATTERNS.setdefault(_key, []).append(_entry)


def where_it_belongs(path: str) -> str:
    """A hint for a file that no record lives in."""
    name = path.rsplit("/", 1)[-1]
    if name.endswith(".yaml"):
        return "rename it: data files end in .yml"
    places = [kind.path for kind in KINDS.values()]
    near = did_you_mean(path, [place for place in places if "<" not in place])
    return near or "see the data reference for the files a program has"
