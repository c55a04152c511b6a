"""What must not be published: private values, what is written for coordinators, and what nobody agreed to show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import Any

from mentorbook.model.fields import Privacy, Record
from mentorbook.model.person import Person
from mentorbook.model.program import Program
from mentorbook.model.values import ID_PATTERN
from mentorbook.privacy.field_class import class_of
from mentorbook.privacy.people import public_mentor, public_person
from mentorbook.source.layout import KINDS

from .phrases import Phrase, name_phrases, numbers_in, text_phrases

_STRICTNESS = (Privacy.PUBLIC, Privacy.INTERNAL, Privacy.PRIVATE)
_ID = re.compile(ID_PATTERN)


@dataclass(frozen=True, slots=True)
class Value:
    """A text in the program's data: the file it stands in, the field, the field's class, the text."""

    record: str
    field: str
    privacy: Privacy
    text: str

    @property
    def is_name(self) -> bool:
        """Is this what someone is called?"""
        return self.field == "name"

    def phrases(self) -> set[Phrase]:
        """The runs of words that give it away."""
        if self.is_name:
            return name_phrases(self.text)
        return text_phrases(self.text, private=self.privacy is Privacy.PRIVATE)

    def numbers(self) -> set[str]:
        """The telephone numbers in it."""
        return set() if self.is_name else numbers_in(self.text)


@dataclass(frozen=True, slots=True)
class Published:
    """What may stand on the site even though a record that is not public says the same."""

    names: frozenset[Phrase]
    texts: tuple[str, ...]


def withheld(program: Program, today: date) -> list[Value]:
    """Every text that may not be published on that day, in the order of the files.

    Ids are left out: they stand for a person, and the name decides whether that person may be shown.
    """
    values = [value for value in _values(program, today) if value.text and not _ID.fullmatch(value.text)]
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
    open_texts = [text for question in program.questions.values() for text in question.options]
    if program.charter and program.charter.sponsor:
        names.append(program.charter.sponsor.name)
        open_texts.append(program.charter.sponsor.contact or "")
    return Published(
        names=frozenset(phrase for name in names for phrase in name_phrases(name)),
        texts=(*open_texts, *(text for card in cards.values() for text in sorted(card))),
    )


def _values(program: Program, today: date) -> Iterator[Value]:
    for person, record in program.people.items():
        shown = _shown(program, record, today)
        for value in _inside(record, KINDS["person"].file(person)):
            if value.privacy is not Privacy.PUBLIC or value.text not in shown:
                yield value
    for file, other in _records_about_people(program):
        yield from (value for value in _inside(other, file) if value.privacy is not Privacy.PUBLIC)


def _records_about_people(program: Program) -> Iterator[tuple[str, Record]]:
    for cohort in program.cohorts.values():
        yield KINDS["constraints"].file(cohort.id), cohort.constraints
        for kind, records in (
            ("application", cohort.applications),
            ("pair", cohort.pairs),
            ("event", cohort.events),
        ):
            yield from ((KINDS[kind].file(cohort.id, name), record) for name, record in records.items())
        for (survey, token), response in cohort.responses.items():
            yield KINDS["response"].file(cohort.id, survey, token), response


def _shown(program: Program, person: Person, today: date) -> frozenset[str]:
    """Every text that the public view may hold of someone, in a directory card or beside a partner."""
    card = public_mentor(person, {}, (), (), program.vocabulary, today)
    return frozenset(_strings([public_person(person, "mentor", program.vocabulary, today), card]))


def _strings(value: Any) -> Iterator[str]:
    """All texts in a frozen value of the public view."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from _strings(getattr(value, field.name))
    elif isinstance(value, tuple | list):
        for item in value:
            yield from _strings(item)


def _inside(record: Record, file: str) -> Iterator[Value]:
    """All texts of a record. A part is at least as private as what it is a part of."""
    for path, privacy, text in _leaves(record, (), Privacy.PUBLIC):
        yield Value(file, ".".join(path), privacy, text)


def _leaves(
    value: Any, path: tuple[str, ...], privacy: Privacy
) -> Iterator[tuple[tuple[str, ...], Privacy, str]]:
    if isinstance(value, str):
        yield path, privacy, value
    elif isinstance(value, Record):
        for name, info in type(value).model_fields.items():
            stricter = max(privacy, class_of(info), key=_STRICTNESS.index)
            yield from _leaves(vars(value).get(name), (*path, info.alias or name), stricter)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _leaves(item, (*path, str(key)), privacy)
    elif isinstance(value, tuple | list):
        for item in value:
            yield from _leaves(item, path, privacy)
