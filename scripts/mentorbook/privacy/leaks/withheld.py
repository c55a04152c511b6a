"""What must not be published: private values, what is written for coordinators, and what nobody agreed to show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from mentorbook.model.fields import Privacy, Record
from mentorbook.model.person import Person
from mentorbook.model.program import Program
from mentorbook.model.values import ID_PATTERN
from mentorbook.privacy.people import agreed, public_mentor, public_person
from mentorbook.privacy.placements import placements
from mentorbook.source.layout import KINDS

from .phrases import Phrase, name_phrases
from .values import Value, texts_in, values_in

_ID = re.compile(ID_PATTERN)


@dataclass(frozen=True, slots=True)
class Published:
    """What may stand on the site even though a record that is not public says the same."""

    names: frozenset[Phrase]
    texts: tuple[str, ...]


def withheld(program: Program, today: date) -> list[Value]:
    """Every text that may not be published on that day, in the order of the files.

    Ids are left out: they stand for a person, and the name decides whether that person may be shown.
    """
    found = [*_of_people(program, today), *_about_people(program, today)]
    values = [value for value in found if value.text and not _ID.fullmatch(value.text)]
    return sorted(values, key=lambda value: (value.record, value.field, value.text))


def too_short(program: Program, today: date) -> list[Value]:
    """What is withheld but cannot be told from ordinary words, so that the gate does not look for it."""
    return [
        value
        for value in withheld(program, today)
        if (value.is_name or value.privacy is Privacy.PRIVATE) and not value.phrases() and not value.numbers()
    ]


def published(program: Program, today: date) -> Published:
    """What people agreed to show, whom to write to, and the answers that questions offer."""
    cards = {person: _shown(program, record, today) for person, record in program.people.items()}
    names = [record.name for person, record in program.people.items() if record.name in cards[person]]
    texts = [option for question in program.questions.values() for option in question.options]
    if program.charter and program.charter.sponsor:
        names.append(program.charter.sponsor.name)
        texts.append(program.charter.sponsor.contact or "")
    return Published(
        names=frozenset(phrase for name in names for phrase in name_phrases(name)),
        texts=(*texts, *(text for card in cards.values() for text in sorted(card))),
    )


def _of_people(program: Program, today: date) -> Iterator[Value]:
    for person, record in program.people.items():
        shown = _shown(program, record, today)
        for value in values_in(record, KINDS["person"].file(person)):
            if value.privacy is not Privacy.PUBLIC or value.text not in shown:
                yield value


def _shown(program: Program, person: Person, today: date) -> frozenset[str]:
    """Every text that the public view may hold of someone, in a directory card or beside a partner."""
    card = public_mentor(person, {}, (), (), program.vocabulary, today)
    return frozenset(texts_in([public_person(person, "mentor", program.vocabulary, today), card]))


def _about_people(program: Program, today: date) -> Iterator[Value]:
    for file, record, tellers in _records(program):
        told = bool(tellers) and all(_tells_a_story(program, person, today) for person in tellers)
        for value in values_in(record, file):
            if value.privacy is not Privacy.PUBLIC and not (told and _is_goal(value)):
                yield value


def _records(program: Program) -> Iterator[tuple[str, Record, tuple[str, ...]]]:
    """Files of the cohorts, each with the people whose goals it holds."""
    for cohort in program.cohorts.values():
        learners = {placement.id: placement.learners for placement in placements(cohort)}
        yield KINDS["constraints"].file(cohort.id), cohort.constraints, ()
        for name, application in cohort.applications.items():
            yield KINDS["application"].file(cohort.id, name), application, (name,)
        for name, pair in cohort.pairs.items():
            yield KINDS["pair"].file(cohort.id, name), pair, learners[name]
        for name, event in cohort.events.items():
            yield KINDS["event"].file(cohort.id, name), event, ()
        for (survey, token), response in cohort.responses.items():
            yield KINDS["response"].file(cohort.id, survey, token), response, ()


def _tells_a_story(program: Program, person: str, today: date) -> bool:
    """Who agreed to a story agreed to its goals being told."""
    return person in program.people and agreed(program.people[person].consent.story, today)


def _is_goal(value: Value) -> bool:
    return value.privacy is Privacy.INTERNAL and value.field.partition(".")[0] == "goals"
