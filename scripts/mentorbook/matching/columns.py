"""The people of a cohort as columns of numbers, sorted by id, so that whole blocks of pairs are judged at once.

Only what a rule or a criterion may use is here. Name, pronouns, bio, headline, photo, links and identity are not,
so no score can depend on them; the name only serves to strike it out of its bearer's own goals. Years of experience
serve one rule, experience_gap, and no criterion.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace

import numpy as np
import numpy.typing as npt

from mentorbook.model.cohort import CohortPlan
from mentorbook.model.program import Cohort, Program

from .arrays import Flags
from .arrays import Numbers as Whole
from .goals import read_goals
from .overlap import Availability, SharedWeeks, read_availability, shared_weeks
from .participants import Participant, read_participants
from .relations import Relations, read_relations
from .text.table import TextTable

Codes = npt.NDArray[np.int32]
Numbers = npt.NDArray[np.float64]
Weights = npt.NDArray[np.float32]  # whole numbers; all sums stay below 2**24 and are exact

UNKNOWN = -1
MINUTES = "minutes"  # not an answer of one side: the time that two people have in common
RANK_UNIT = 27_720  # divisible by every rank up to 12, so that the weights of ranks are whole numbers


@dataclass(frozen=True)
class Side:
    """One role's people. Codes are -1 and numbers NaN where nothing is stated; tables are [people, words]."""

    ids: tuple[str, ...]
    capacity: npt.NDArray[np.int64]
    organization: Codes
    team: Codes
    department: Codes
    stage: Codes  # position among the vocabulary's stages
    years: Numbers
    interview: Numbers
    styles: Numbers
    languages: Flags
    industries: Flags
    formats: Flags
    modes: Flags
    offers: Weights  # confidence 0..5 by topic
    needs: Weights  # RANK_UNIT / rank by topic
    musts: Flags

    def __len__(self) -> int:
        return len(self.ids)

    def cut(self, people: Whole) -> Side:
        """Some of them."""
        tables = {
            field.name: getattr(self, field.name)[people] for field in fields(self) if field.name != "ids"
        }
        return Side(ids=tuple(self.ids[person] for person in people), **tables)


@dataclass(frozen=True)
class Words:
    """The words behind the columns of the tables, sorted."""

    topics: tuple[str, ...]
    styles: tuple[str, ...]
    languages: tuple[str, ...]
    industries: tuple[str, ...]
    formats: tuple[str, ...]
    modes: tuple[str, ...]
    organizations: tuple[str, ...]
    teams: tuple[str, ...]
    departments: tuple[str, ...]
    stages: tuple[str, ...]  # in the vocabulary's order, lowest first


@dataclass(frozen=True)
class Columns:
    """Everything that decides about pairs: rows are mentees, columns are mentors."""

    mentees: Side
    mentors: Side
    words: Words
    plan: CohortPlan
    weeks: SharedWeeks
    goals: TextTable
    relations: Relations

    @property
    def shape(self) -> tuple[int, int]:
        """How many mentees and mentors."""
        return len(self.mentees), len(self.mentors)

    def cut(self, rows: Whole, mentors: Whole | None = None) -> Columns:
        """Some mentees with all mentors, or with those named."""
        return replace(
            self,
            mentees=self.mentees.cut(rows),
            mentors=self.mentors if mentors is None else self.mentors.cut(mentors),
            weeks=self.weeks.cut(rows, mentors),
            goals=self.goals.cut(rows, mentors),
            relations=self.relations.cut(rows, mentors),
        )


def read_columns(program: Program, cohort: Cohort, plan: CohortPlan) -> Columns:
    """Lay out the accepted people of a cohort. Someone without a time zone lives in the program's."""
    everyone = read_participants(program, cohort)
    peers = plan.format == "peer"  # each is a mentee and a mentor to the other
    mentees = [one for one in everyone if peers or one.application.learns]
    mentors = [one for one in everyone if peers or one.application.mentors]
    words = _words(program, everyone)
    zone = program.charter.time_zone if program.charter else None
    return Columns(
        mentees=_side(mentees, words),
        mentors=_side(mentors, words),
        words=words,
        plan=plan,
        weeks=shared_weeks(_free(mentees, zone), _free(mentors, zone), plan.starts, plan.ends),
        goals=read_goals(
            program.vocabulary,
            [one.wording for one in mentees],
            [one.wording for one in mentors],
            [one.application.offers for one in mentors],
            program.settings_for(cohort).text,
        ),
        relations=read_relations(program, cohort, mentees, mentors),
    )


def needs_of(one: Participant) -> list[str]:
    """The topics someone wants, most wanted first, then those named as a must only."""
    return list(dict.fromkeys((*one.application.seeks, *one.application.must_have)))


def spoken_by(one: Participant) -> list[str]:
    """Languages without their region: whoever speaks pt-BR can talk with whoever speaks pt."""
    return [tag.replace("_", "-").split("-")[0].casefold() for tag in one.person.languages]


def shared_words(mine: Flags, theirs: Flags) -> Codes:
    """How many words each pair has in common, from two tables [people, words]. Floats multiply faster, and exactly."""
    return np.asarray(mine.astype(np.float32) @ theirs.T.astype(np.float32), np.int32)


def stating(table: Flags) -> Flags:
    """The people who state at least one word."""
    return np.asarray(np.any(table, axis=1), np.bool_)


def both_state(mine: Flags, theirs: Flags) -> Flags:
    """Pairs in which both sides state at least one word."""
    return stating(mine)[:, None] & stating(theirs)


def _free(side: Iterable[Participant], zone: str | None) -> list[Availability | None]:
    return [read_availability(one.application.availability, one.person.time_zone or zone) for one in side]


def _words(program: Program, everyone: Sequence[Participant]) -> Words:
    people = [one.person for one in everyone]
    asked = [one.application for one in everyone]
    return Words(
        topics=_sorted(topic for one in everyone for topic in (*one.application.offers, *needs_of(one))),
        styles=_sorted(scale for one in asked for scale in one.style),
        languages=_sorted(tag for one in everyone for tag in spoken_by(one)),
        industries=_sorted(industry for one in people for industry in one.industries),
        formats=_sorted(name for one in asked for name in one.formats),
        modes=_sorted(mode for one in asked for mode in one.mode),
        organizations=_sorted(one.organization for one in people),
        teams=_sorted(one.team for one in people),
        departments=_sorted(one.department for one in people),
        stages=tuple(program.vocabulary.stages),
    )


def _side(side: Sequence[Participant], words: Words) -> Side:
    people = [one.person for one in side]
    asked = [one.application for one in side]
    return Side(
        ids=tuple(one.id for one in side),
        capacity=np.array([one.capacity.max for one in asked], np.int64),
        organization=_codes([one.organization for one in people], words.organizations),
        team=_codes([one.team for one in people], words.teams),
        department=_codes([one.department for one in people], words.departments),
        stage=_codes([one.stage for one in people], words.stages),
        years=_numbers([one.years_experience for one in people]),
        interview=_numbers([one.interview.score if one.interview else None for one in asked]),
        styles=_table([one.style for one in asked], words.styles, np.nan),
        languages=_flags([spoken_by(one) for one in side], words.languages),
        industries=_flags([one.industries for one in people], words.industries),
        formats=_flags([one.formats for one in asked], words.formats),
        modes=_flags([one.mode for one in asked], words.modes),
        offers=_table([one.offers for one in asked], words.topics, 0).astype(np.float32),
        needs=_table([_ranked(needs_of(one)) for one in side], words.topics, 0).astype(np.float32),
        musts=_flags([one.must_have for one in asked], words.topics),
    )


def _ranked(topics: Sequence[str]) -> dict[str, int]:
    return {topic: RANK_UNIT // rank for rank, topic in enumerate(topics, 1)}


def _sorted(words: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(sorted({word for word in words if word is not None}))


def _codes(values: Sequence[str | None], words: Sequence[str]) -> Codes:
    place = {word: code for code, word in enumerate(words)}
    return np.array([UNKNOWN if value is None else place.get(value, UNKNOWN) for value in values], np.int32)


def _numbers(values: Sequence[float | None]) -> Numbers:
    return np.array([np.nan if value is None else value for value in values], np.float64)


def _flags(lists: Sequence[Iterable[str]], words: Sequence[str]) -> Flags:
    return _table([dict.fromkeys(one, 1) for one in lists], words, 0) > 0


def _table(rows: Sequence[dict[str, int]], words: Sequence[str], empty: float) -> Numbers:
    place = {word: column for column, word in enumerate(words)}
    table = np.full((len(rows), len(words)), empty, np.float64)
    for row, values in enumerate(rows):
        for word, value in values.items():
            table[row, place[word]] = value
    return table
