"""The mentor directory: cards of the mentors who agreed to one."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from mentorbook.privacy.people import PublicMentor, Word
from mentorbook.privacy.public import PublicProgram

from .addresses import Here
from .facets import Card, Facet, Nouns, by_name, faceted
from .html import joined, link, tag
from .parts import chips, empty, phrases
from .person_parts import initials, shown_name
from .places import city
from .portal import Portal
from .words import FORMATS, MODES, language, listed, lowered, plural


def mentor_directory(portal: Portal, here: Here) -> Markup:
    """Every mentor who agreed to be found, with a bar to narrow the list."""
    mentors, word = portal.view.mentors, lowered(portal.view.charter.labels.mentor)
    if not mentors:
        return empty(
            "Nobody is listed right now", f"When {plural(word)} agree to be found, they appear here."
        )
    cards = [_card(portal, here, mentor) for mentor in mentors]
    return faceted("mentor-cards", _facets(portal), cards, Nouns(one=word, many=plural(word)))


def _facets(portal: Portal) -> Iterable[Facet]:
    mentors = portal.view.mentors
    codes = {code for mentor in mentors for code in mentor.languages}
    zones = {mentor.time_zone for mentor in mentors if mentor.time_zone}
    yield Facet(name="topic", title="Can help with", options=_named(m.topics for m in mentors), listed=True)
    yield Facet(name="department", title="Department", options=_named(_one(m.person.place) for m in mentors))
    yield Facet(name="stage", title="Career stage", options=_in_order(portal.view, mentors))
    yield Facet(
        name="language", title="Language", options=by_name({c: language(c, portal.locale) for c in codes})
    )
    yield Facet(name="format", title="Format", options={name: words[0] for name, words in FORMATS.items()})
    yield Facet(
        name="mode", title="How to meet", options={name: word.capitalize() for name, word in MODES.items()}
    )
    yield Facet(
        name="place",
        title="Time zone",
        options=by_name({_token(zone): city(zone, portal.locale) for zone in zones}),
    )


def _card(portal: Portal, here: Here, mentor: PublicMentor) -> Card:
    person = mentor.person
    head = tag("h2", shown_name(portal, person), class_="mb-card__title")
    what = phrases([person.pronouns, person.headline or (mentor.stage.name if mentor.stage else None)])
    content = joined(
        [
            tag(
                "div",
                _portrait(here, mentor),
                tag("div", head, tag("p", what, class_="mb-person__text") if what else None),
                class_="mb-person",
            ),
            tag("p", mentor.about, class_="mb-card__text") if mentor.about else None,
            chips(topic.name for topic in mentor.topics),
            tag("p", _meta(portal, mentor), class_="mb-card__meta"),
        ]
    )
    return Card(content=content, values=_values(mentor))


def _portrait(here: Here, mentor: PublicMentor) -> Markup:
    if mentor.photo is None:
        return initials(mentor.person)
    source = here.asset(f"assets/people/{mentor.photo}")
    return tag("img", src=source, alt="", class_="mb-person__initials", width=44, height=44, loading="lazy")


def _meta(portal: Portal, mentor: PublicMentor) -> Markup:
    return phrases(
        [
            ", ".join(language(code, portal.locale) for code in mentor.languages),
            f"{city(mentor.time_zone, portal.locale)} time" if mentor.time_zone else None,
            ", ".join(FORMATS[name][0].lower() for name in mentor.formats),
            listed([MODES[mode] for mode in mentor.modes]),
            joined((_profile(portal, mentor, address) for address in mentor.links), ", "),
        ]
    )


def _values(mentor: PublicMentor) -> dict[str, tuple[str, ...]]:
    return {
        "topic": tuple(topic.id for topic in mentor.topics),
        "department": tuple(word.id for word in _one(mentor.person.place)),
        "stage": tuple(word.id for word in _one(mentor.stage)),
        "language": mentor.languages,
        "format": mentor.formats,
        "mode": mentor.modes,
        "place": (_token(mentor.time_zone),) if mentor.time_zone else (),
    }


def _one(word: Word | None) -> tuple[Word, ...]:
    return (word,) if word else ()


def _named(groups: Iterable[Iterable[Word]]) -> dict[str, str]:
    return by_name({word.id: word.name for group in groups for word in group})


def _in_order(view: PublicProgram, mentors: Iterable[PublicMentor]) -> dict[str, str]:
    used = {mentor.stage.id: mentor.stage.name for mentor in mentors if mentor.stage}
    return {**{stage: used[stage] for stage in view.stages if stage in used}, **used}


def _token(time_zone: str) -> str:
    return time_zone.replace("/", "-").casefold()


def _profile(portal: Portal, mentor: PublicMentor, address: str) -> Markup:
    shown = address.removeprefix("https://").removeprefix("mailto:").rstrip("/")
    return link(address, shown, f"{shown}, {shown_name(portal, mentor.person)}")
