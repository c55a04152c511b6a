"""One person in a list or on a card: a round mark, the name or what may be said instead, and the role."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from mentorbook.privacy.people import PublicPerson

from .html import tag
from .parts import phrases
from .portal import Portal
from .words import label, lowered


def person_line(portal: Portal, person: PublicPerson) -> Markup:
    """A person with initials, name and role."""
    role = label(portal.view.charter.labels, person.role)
    return tag(
        "div",
        initials(person),
        tag(
            "div",
            tag("p", shown_name(portal, person), class_="mb-person__name"),
            tag(
                "p",
                phrases([role if person.name else None, person.pronouns, person.headline]),
                class_="mb-person__text",
            ),
        ),
        class_="mb-person" if person.role == "mentor" else "mb-person mb-person--mentee",
    )


def initials(person: PublicPerson) -> Markup:
    """The round mark before a name; a dash for those who are not named."""
    names = (person.name or "").split()
    letters = "".join(name[0] for name in _first_and_last(names)).upper() or "–"
    return tag("span", letters, class_="mb-person__initials", aria_hidden="true")


def shown_name(portal: Portal, person: PublicPerson) -> str:
    """The name, or what may be said instead: `A mentor in Operations`."""
    word = lowered(label(portal.view.charter.labels, person.role))
    article = "An" if word[:1] in "aeiou" else "A"
    return person.name or f"{article} {word}" + (f" in {lowered(person.place.name)}" if person.place else "")


def _first_and_last(names: Sequence[str]) -> list[str]:
    return [names[0], names[-1]] if len(names) > 1 else list(names)
