"""What a person agreed to show. Everything here starts from a consent; without one there is nothing to pass on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from mentorbook.model.person import Person
from mentorbook.model.values import FormatName, Mode, Role
from mentorbook.model.vocabulary import Term, Vocabulary

from .field_class import shown


@dataclass(frozen=True, kw_only=True)
class Word:
    """A term of the vocabulary: its id for filters and links, its name for people."""

    id: str
    name: str


@dataclass(frozen=True, kw_only=True)
class PublicPerson:
    """One person as far as they agreed. `name` is None when it may not be shown; `place` is then all there is."""

    role: Role
    name: str | None = None
    pronouns: str | None = None
    headline: str | None = None
    place: Word | None = None  # the department


@dataclass(frozen=True, kw_only=True)
class PublicMentor:
    """One card of the mentor directory."""

    person: PublicPerson
    about: str | None
    photo: str | None
    stage: Word | None
    languages: tuple[str, ...]
    time_zone: str | None
    links: tuple[str, ...]
    topics: tuple[Word, ...]  # surest first
    formats: tuple[FormatName, ...]
    modes: tuple[Mode, ...]


@dataclass(frozen=True, kw_only=True)
class PublicPair:
    """A pair or group in which everyone agreed to be shown together."""

    members: tuple[PublicPerson, ...]


def agreed(consent: date | None, today: date) -> bool:
    """A consent counts from its date on."""
    return consent is not None and consent <= today


def still_kept(people: Mapping[str, Person], today: date) -> dict[str, Person]:
    """Those whose records were not to be erased before that day."""
    return {who: person for who, person in people.items() if (person.retain_until or today) >= today}


def word(terms: Mapping[str, Term], term: str) -> Word:
    """A term by id; an id the vocabulary does not know reads as its own words."""
    known = terms.get(term)
    return Word(id=term, name=shown(known, "name") if known else term.replace("-", " ").capitalize())


def public_person(person: Person, role: Role, vocabulary: Vocabulary, today: date) -> PublicPerson:
    """Name, pronouns and headline with consent to the name, else the department alone.

    A headline is part of a profile, so it needs that consent as well.
    """
    place = shown(person, "department") and word(vocabulary.departments, shown(person, "department"))
    if not agreed(person.consent.name, today):
        return PublicPerson(role=role, place=place)
    headline = shown(person, "headline") if agreed(person.consent.profile, today) else None
    return PublicPerson(
        role=role,
        name=shown(person, "name"),
        pronouns=shown(person, "pronouns"),
        headline=headline,
        place=place,
    )


def public_mentor(
    person: Person,
    offers: Mapping[str, int],
    formats: tuple[FormatName, ...],
    modes: tuple[Mode, ...],
    vocabulary: Vocabulary,
    today: date,
) -> PublicMentor | None:
    """The directory card of someone who offers to mentor; None without consent to a profile.

    What would give the name away (links, the photo, a sentence that mentions it) needs consent to the name too.
    """
    if not agreed(person.consent.profile, today):
        return None
    named = agreed(person.consent.name, today)
    stage = shown(person, "stage")
    return PublicMentor(
        person=public_person(person, "mentor", vocabulary, today),
        about=_unless_it_names(person, shown(person, "about"), named),
        photo=shown(person, "photo") if named and agreed(person.consent.photo, today) else None,
        stage=word(vocabulary.stages, stage) if stage else None,
        languages=shown(person, "languages"),
        time_zone=shown(person, "time_zone"),
        links=shown(person, "links") if named else (),
        topics=_words(vocabulary.topics, sorted(offers, key=lambda topic: (-offers[topic], topic))),
        formats=formats,
        modes=modes,
    )


def _words(terms: Mapping[str, Term], ids: Iterable[str]) -> tuple[Word, ...]:
    return tuple(word(terms, term) for term in ids)


def _unless_it_names(person: Person, text: str | None, named: bool) -> str | None:
    if text is None or named:
        return text
    parts = {part for part in re.findall(r"\w+", shown(person, "name").casefold()) if len(part) > 2}
    return None if parts & set(re.findall(r"\w+", text.casefold())) else text
