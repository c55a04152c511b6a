"""Look-ups over the whole program that several rules share, each computed once and only when asked for."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TypeVar

from mentorbook.model.cohort import couples_of
from mentorbook.model.pair import Pair, members_of
from mentorbook.model.program import Cohort, Program
from mentorbook.model.vocabulary import Term
from mentorbook.source.program import Source
from mentorbook.source.suggest import did_you_mean, nearest

from .circles import circles
from .passages import Passage, passage, repeated
from .prose import LINK, paragraphs, prose


class Facts:
    """What can be read off a program as a whole."""

    def __init__(self, program: Program, pages: Mapping[str, Source] | None = None) -> None:
        self._program = program
        self.pages: Mapping[str, Source] = pages or {}  # by path under docs/; empty when no pages were read
        self._person_hints: dict[str, str] = {}  # one wrong id often stands in many files

    @cached_property
    def time_zones(self) -> frozenset[str]:
        """IANA names that people use: areas and UTC, not leftovers such as EST5EDT or posixrules."""
        return _time_zones()

    def person_meant(self, person: str) -> str:
        """A hint such as "did you mean 'kai-ito'?" for an id without a file in people/; empty when none is near."""
        if person not in self._person_hints:
            self._person_hints[person] = did_you_mean(person, self._person_ids)
        return self._person_hints[person]

    @cached_property
    def _person_ids(self) -> tuple[str, ...]:
        return tuple(sorted(self._program.known_people))

    @cached_property
    def managers(self) -> Mapping[str, str]:
        """Person: line manager."""
        people = self._program.people.items()
        return {person: record.private.manager for person, record in people if record.private.manager}

    @cached_property
    def people_by_email(self) -> Mapping[str, tuple[str, ...]]:
        """Address in lower case: the people who share it."""
        shared: dict[str, list[str]] = defaultdict(list)
        for person, record in self._program.people.items():
            if record.private.email:
                shared[record.private.email.lower()].append(person)
        return {email: tuple(people) for email, people in shared.items()}

    @cached_property
    def in_manager_circle(self) -> frozenset[str]:
        """Everyone whose reporting line leads back to them through somebody else."""
        found = (circle for circle in circles(self.managers) if len(circle) > 1)
        return frozenset(person for circle in found for person in circle)

    @cached_property
    def renamed_time_zones(self) -> Mapping[str, str]:
        """Outdated zone name: today's, as Asia/Calcutta: Asia/Kolkata."""
        return _renamed_time_zones()

    @cached_property
    def time_zones_in_use(self) -> frozenset[str]:
        """The zones that people and the program state."""
        charter = self._program.charter
        stated = {person.time_zone for person in self._program.people.values()}
        return frozenset(zone for zone in {*stated, charter and charter.time_zone} if zone)

    @cached_property
    def last_days(self) -> Mapping[str, date]:
        """Person: the last day of the latest cohort they applied to."""
        latest: dict[str, date] = {}
        for cohort in self._program.cohorts.values():
            ends: date | None = getattr(cohort.plan, "ends", None)
            for person in cohort.applications if ends else ():
                latest[person] = max(ends or date.min, latest.get(person, date.min))
        return latest

    @cached_property
    def cohorts_by_title(self) -> Mapping[str, tuple[str, ...]]:
        """Title in lower case: the cohorts that have it."""
        plans = {cohort.id: cohort.plan for cohort in self._program.cohorts.values()}
        return _grouped((getattr(plan, "title", "").casefold(), cohort) for cohort, plan in plans.items())

    @cached_property
    def pairs_at_work(self) -> Mapping[tuple[str, str, str], tuple[str, ...]]:
        """(cohort, person, role): their pairs that are accepted or active, by id. Peers have no roles."""
        return _grouped(
            ((cohort.id, person, role), pair_id)
            for cohort in self._program.cohorts.values()
            for pair_id, pair in sorted(cohort.pairs.items())
            if getattr(pair, "status", "") in ("accepted", "active") and pair.format != "peer"
            for person, role in _roles(pair_id, pair)
        )

    @cached_property
    def kept_apart(self) -> Mapping[str, frozenset[Couple]]:
        """Cohort: couples that a veto or a private wish keeps apart, in both orders."""
        return {
            cohort.id: frozenset(
                couple
                for one, other in [*_decided_apart(cohort), *_wished_apart(cohort)]
                for couple in ((one, other), (other, one))
            )
            for cohort in self._program.cohorts.values()
        }

    @cached_property
    def library_names(self) -> frozenset[str]:
        """The file names of the library's pages without .md: what a session's agenda refers to."""
        return frozenset(
            page.rsplit("/", 1)[-1].removesuffix(".md") for page in self.pages if page.startswith("library/")
        )

    @cached_property
    def library_titles(self) -> Mapping[str, tuple[str, ...]]:
        """Title in lower case: the library pages that have it, by path."""
        titles = {page: getattr(record, "title", "") for page, record in sorted(self._program.pages.items())}
        return _grouped((title.casefold(), page) for page, title in titles.items())

    @cached_property
    def linked_pages(self) -> frozenset[str]:
        """The pages that another page's text links to."""
        return frozenset(
            target
            for path, page in self.pages.items()
            for _, line in prose(page)
            for found in LINK.finditer(line)
            if (target := posixpath.normpath(posixpath.join(posixpath.dirname(path), found["target"])))
            != path
        )

    @cached_property
    def repeated_passages(self) -> Mapping[str, tuple[tuple[Passage, Passage], ...]]:
        """Library page: its passages that stand on another page as well. Forms and messages repeat on purpose."""
        read = (
            path
            for path, page in sorted(self._program.pages.items())
            if page.kind not in ("template", "message")
        )
        texts = ((path, number, text) for path in read for number, text in paragraphs(self.pages[path]))
        return repeated(one for path, number, text in texts if (one := passage(path, number, text)))

    @cached_property
    def words_of_sources(self) -> frozenset[str]:
        """Every word of library/sources.md, where an id such as S6 is one."""
        page = self.pages.get("library/sources.md")
        return frozenset(re.findall(r"\w[\w-]*", page.text)) if page else frozenset()


Key = TypeVar("Key")
Couple = tuple[str, str]


def _grouped(items: Iterable[tuple[Key, str]]) -> Mapping[Key, tuple[str, ...]]:
    groups: dict[Key, list[str]] = defaultdict(list)
    for key, item in items:
        groups[key].append(item)
    return {key: tuple(found) for key, found in groups.items()}


def _roles(pair_id: str, pair: Pair) -> Iterator[tuple[str, str]]:
    mentor, *mentees = members_of(pair_id, pair)
    yield mentor, "mentor"
    yield from ((mentee, "mentee") for mentee in mentees)


def _decided_apart(cohort: Cohort) -> Iterator[Couple]:
    for decision in (*cohort.constraints.vetoes.values(), *cohort.constraints.apart.values()):
        yield from couples_of(decision)


def _wished_apart(cohort: Cohort) -> Iterator[Couple]:
    for person, application in cohort.applications.items():
        yield from ((person, other) for other in application.avoids)


@cache
def _time_zones() -> frozenset[str]:
    """The list in the package tzdata; zoneinfo.available_timezones() opens every file of the database."""
    return frozenset(zone for zone in _lines(files("tzdata") / "zones") if "/" in zone or zone == "UTC")


@cache
def _renamed_time_zones() -> Mapping[str, str]:
    """The time zone database links the first to the second and no longer lists the first for any country.

    Read from tzdata.zi and zone.tab in the package tzdata.
    """
    zones = files("tzdata") / "zoneinfo"
    links = [line.split() for line in _lines(zones / "tzdata.zi") if line.startswith("L ")]
    listed = {line.split("\t")[2] for line in _lines(zones / "zone.tab") if not line.startswith("#")}
    outdated = {old: new for _, new, old in links if old not in listed and not old.startswith("Etc/")}
    return {old: new for old, new in outdated.items() if "/" in old}


def _lines(file: Traversable) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines()


SEALED = "sealed:"  # how a private value starts once the vault has sealed it


def is_sealed(value: str) -> bool:
    """Is this a private value that only the vault's recipients can read?"""
    return value.startswith(SEALED)


def term_meant(word: str, terms: Mapping[str, Term]) -> str | None:
    """The id of the term that someone most likely meant: by its name or an alias, else the nearest id."""
    ids = {
        spelling.casefold(): term
        for term, entry in terms.items()
        for spelling in (*entry.aliases, entry.name)
    }
    return ids.get(word.replace("-", " ")) or nearest(word, terms)
