"""Made-up mentors and mentees with the proportions that make matching hard in real programs.

What is made up, and how: half work at the program's own site, the others at five more (`words.SITES`). A department
has a trade, which is one family of the vocabulary's topics, and people mostly offer and seek topics of their trade.
Mentors are further along than mentees and few are at the top, so that advice for the next step is scarce. One mentor in
ten takes three mentees, three take two, six take one. One person in twenty does not say when they are free, half of
the mentees have their manager among the mentors, one mentee in twelve wishes for somebody, and a third of all tell
something of themselves for the fairness report. These shares are assumptions, made to be plain; nothing is estimated
from real people.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import repeat
from typing import Any, cast

from mentorbook.model.charter import Charter
from mentorbook.model.values import Role
from mentorbook.model.vocabulary import Term, Vocabulary

from .words import ASKED, COMMON_LANGUAGE, FIRST_NAMES, LAST_NAMES, OFFERED, REASONS, SITES, Site

Record = dict[str, Any]

OWN_TRADE = 0.7  # of the topics someone names
TEAM = 8  # people, about
PEAK = {"mentor": 0.6, "mentee": 0.1}  # where on the way from the first stage to the last most people are
SPREAD = 0.25
YEARS = 22  # of experience between the first stage and the last
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri")
EARLIEST, LATEST = 16, 34  # half hours of the day in which a weekly time begins


@dataclass(frozen=True)
class Size:
    """How many mentors and mentees, and the seed: the same three make the same people."""

    mentors: int
    mentees: int
    seed: int = 1


@dataclass(frozen=True)
class Crowd:
    """Records by person, ready to be written."""

    people: Mapping[str, Record]
    applications: Mapping[str, Record]


@dataclass
class _Maker:
    """Draws one answer after the other; the order of the draws is what the seed fixes."""

    charter: Charter
    vocabulary: Vocabulary
    size: Size
    starts: date
    chance: random.Random = field(init=False)
    trades: dict[str, tuple[str, ...]] = field(init=False)

    def __post_init__(self) -> None:
        self.chance = random.Random(f"{self.size.mentors}/{self.size.mentees}/{self.size.seed}")  # noqa: S311
        families = _families(self.vocabulary.topics)
        places = list(self.vocabulary.departments) or [""]
        self.trades = {place: self.chance.choice(families) for place in places} if families else {}

    def person(self, name: str, role: Role) -> Record:
        """Who somebody is."""
        stage, experience = self._experience(role)
        site = self._site()
        department = self._department()
        years = max(experience, self._least_years(role))
        return _stated(
            name=name,
            organization="rehearsal",
            department=department,
            team=self._team(department),
            stage=stage,
            years_experience=years,
            years_here=self.chance.randint(min(2, years), years),
            industries=self._some(list(self.vocabulary.industries), 1, 2),
            languages=list(dict.fromkeys((COMMON_LANGUAGE, site.language))),
            time_zone=site.zone or self.charter.time_zone,
            private=_stated(identity=self._identity()),
            retain_until=self.starts + timedelta(days=730),
        )

    def application(self, role: Role, person: Record) -> Record:
        """What somebody asks or offers."""
        topics = self._topics(person.get("department", ""), *((3, 6) if role == "mentor" else (2, 4)))
        return {"as": [role]} | _stated(
            status="accepted",
            applied=self.starts - timedelta(days=self.chance.randint(70, 100)),
            formats=["one-on-one"],
            goals=self._goals(ASKED if role == "mentee" else OFFERED, topics),
            availability=self._times(),
            style={scale: self.chance.randint(1, 5) for scale in self.vocabulary.styles},
            mode=self._some(["video", "phone", "in-person", "chat"], 1, 3),
            **self._as_mentor(topics) if role == "mentor" else self._as_mentee(topics),
        )

    def _as_mentor(self, topics: Sequence[str]) -> Record:
        places = self.chance.choices((1, 2, 3), (6, 3, 1))[0]
        return {"capacity": {"max": places}, "offers": {topic: self.chance.randint(2, 5) for topic in topics}}

    def _as_mentee(self, topics: Sequence[str]) -> Record:
        score = self.chance.choices((2, 3, 4, 5), (1, 4, 6, 3))[0]
        held = {"interview": {"score": score, "by": "coordinator"}} if self.chance.random() < 0.6 else {}
        must = {"must_have": [topics[0]]} if topics and self.chance.random() < 0.1 else {}
        return {"seeks": list(topics), **held, **must}

    def _experience(self, role: Role) -> tuple[str | None, int]:
        stages = list(self.vocabulary.stages)
        ways = [place / max(1, len(stages) - 1) for place in range(len(stages))] or [PEAK[role]]
        likely = [math.exp(-(((way - PEAK[role]) / SPREAD) ** 2)) for way in ways]
        place = self.chance.choices(range(len(ways)), likely)[0]
        years = round(ways[place] * YEARS) + self.chance.randint(1, 7)
        return (stages[place] if stages else None), years

    def _least_years(self, role: Role) -> int:
        asked = self.charter.eligibility.mentor if role == "mentor" else self.charter.eligibility.mentee
        spans = (asked.years_experience, asked.years_here)
        return max((math.ceil(span.min) for span in spans if span and span.min), default=0)

    def _site(self) -> Site:
        return self.chance.choices(SITES, [site.share for site in SITES])[0]

    def _department(self) -> str | None:
        places = list(self.vocabulary.departments)
        likely = [1 / rank for rank in range(1, len(places) + 1)]  # the first is the largest
        return self.chance.choices(places, likely)[0] if places else None

    def _team(self, department: str | None) -> str:
        teams = (self.size.mentors + self.size.mentees) // (TEAM * max(1, len(self.vocabulary.departments)))
        return f"{department or 'team'}-{self.chance.randint(1, teams + 1)}"

    def _identity(self) -> Record:
        told = {"gender": self.chance.choices(("woman", "man", "non-binary"), (48, 49, 3))[0]}
        caregiver = {"caregiver": "parent"} if self.chance.random() < 0.3 else {}
        return told | caregiver if self.chance.random() < 1 / 3 else {}

    def _topics(self, department: str | None, least: int, most: int) -> list[str]:
        own, every = self.trades.get(department or "", ()), list(self.vocabulary.topics)
        wanted = min(self.chance.randint(least, most), len(every))
        topics: dict[str, None] = {}
        while len(topics) < wanted:
            rest = [topic for topic in own if topic not in topics]
            topics[self.chance.choice(rest if rest and self.chance.random() < OWN_TRADE else every)] = None
        return list(topics)

    def _goals(self, forms: Sequence[str], topics: Sequence[str]) -> str | None:
        if not topics:
            return None
        said = [self._wording(topic) for topic in (topics[0], topics[-1])]
        text = self.chance.choice(forms).format(
            first=said[0], second=said[1], reason=self.chance.choice(REASONS)
        )
        return text[0].upper() + text[1:]

    def _wording(self, topic: str) -> str:
        term = self.vocabulary.topics[topic]
        return self.chance.choice((term.name[0].lower() + term.name[1:], *term.aliases))

    def _times(self) -> list[str]:
        if self.chance.random() < 0.05:
            return []
        days = sorted(self.chance.sample(range(5), self.chance.randint(2, 4)))
        return [f"{WEEKDAYS[day]} {self._stretch()}" for day in days]

    def _stretch(self) -> str:
        start = self.chance.randint(EARLIEST, LATEST)
        return f"{_clock(start)}-{_clock(start + self.chance.choice((2, 3, 4)))}"

    def _some(self, words: Sequence[str], least: int, most: int) -> list[str]:
        return sorted(self.chance.sample(words, min(len(words), self.chance.randint(least, most))))


def make_crowd(charter: Charter, vocabulary: Vocabulary, size: Size, starts: date) -> Crowd:
    """People for a cohort that starts on a day, in the words of a program."""
    maker = _Maker(charter, vocabulary, size, starts)
    mentors, mentees = repeat("mentor", size.mentors), repeat("mentee", size.mentees)
    roles = cast("list[Role]", [*mentors, *mentees])
    people: dict[str, Record] = {}
    applications: dict[str, Record] = {}
    for (who, name), role in zip(_names(maker.chance, len(roles)), roles, strict=True):
        people[who] = maker.person(name, role)
        applications[who] = maker.application(role, people[who])
    _relate(maker.chance, people, list(people)[: size.mentors], applications)
    return Crowd(people, applications)


def _relate(
    chance: random.Random,
    people: Mapping[str, Record],
    mentors: Sequence[str],
    applications: Mapping[str, Record],
) -> None:
    """Managers, wishes and people who would rather not meet."""
    by_department: dict[str | None, list[str]] = {}
    for who in mentors:
        by_department.setdefault(people[who].get("department"), []).append(who)
    for who in (one for one in people if "mentee" in applications[one]["as"]):
        bosses = by_department.get(people[who].get("department"), [])
        if bosses and chance.random() < 0.5:
            people[who].setdefault("private", {})["manager"] = chance.choice(bosses)
        if mentors and chance.random() < 1 / 12:
            applications[who]["prefers"] = chance.sample(mentors, min(len(mentors), 2))
        elif mentors and chance.random() < 1 / 50:
            applications[who]["avoids"] = [chance.choice(mentors)]


def _names(chance: random.Random, count: int) -> Iterator[tuple[str, str]]:
    """Ids and names; whoever is called like somebody else gets a number."""
    times: dict[str, int] = {}
    for _ in range(count):
        name = f"{chance.choice(FIRST_NAMES)} {chance.choice(LAST_NAMES)}"
        times[name] = times.get(name, 0) + 1
        number = f"-{times[name]}" if times[name] > 1 else ""
        yield name.lower().replace(" ", "-") + number, name


def _families(topics: Mapping[str, Term]) -> list[tuple[str, ...]]:
    """Topics by the widest term they belong to, the families of a single topic taken together."""
    families: dict[str, list[str]] = {}
    for topic in topics:
        families.setdefault(_widest(topics, topic), []).append(topic)
    alone = tuple(topic for family in families.values() if len(family) == 1 for topic in family)
    return [*(tuple(family) for family in families.values() if len(family) > 1), *([alone] if alone else [])]


def _widest(topics: Mapping[str, Term], topic: str) -> str:
    seen = [topic]
    while (above := topics[seen[-1]].broader if seen[-1] in topics else None) and above not in seen:
        seen.append(above)
    return seen[-1]


def _clock(half_hours: int) -> str:
    return f"{half_hours // 2:02}:{half_hours % 2 * 30:02}"


def _stated(**answers: Any) -> Record:
    """What is not empty."""
    return {name: answer for name, answer in answers.items() if answer not in (None, [], {})}
