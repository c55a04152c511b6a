"""vocabulary.yml: the words of this program. Ids are what records use, aliases are what people write."""

from __future__ import annotations

from typing import Annotated, Any

from .fields import PUBLIC, Record, described
from .values import Id, Line, Many


class Term(Record):
    """One word of the program."""

    name: Annotated[Line, described("The word as people read it.", "People management", PUBLIC)]
    aliases: Annotated[
        Many[Line], described("Other words for the same thing.", ["line management"], PUBLIC)
    ] = ()
    broader: Annotated[Id | None, described("The wider term this one belongs to.", "leadership", PUBLIC)] = (
        None
    )


def _terms(description: str, example: dict[str, dict[str, str]]) -> Any:
    return described(description, example, PUBLIC, default_factory=dict)


class Vocabulary(Record):
    """vocabulary.yml"""

    topics: dict[Id, Term] = _terms("What people offer and seek.", {"writing": {"name": "Writing"}})
    stages: dict[Id, Term] = _terms("Career stages in order, lowest first.", {"entry": {"name": "Entry"}})
    industries: dict[Id, Term] = _terms("Industries people know.", {"fintech": {"name": "Fintech"}})
    departments: dict[Id, Term] = _terms("Departments of the organization.", {"people": {"name": "People"}})
    subjects: dict[Id, Term] = _terms(
        "What pages of the library are about, beside the topics.", {"strategy": {"name": "Strategy"}}
    )
    styles: dict[Id, Term] = _terms("Scales of working style, 1 to 5 each.", {"pace": {"name": "Pace"}})

    @property
    def about(self) -> dict[Id, Term]:
        """What a page of the library may be about."""
        return self.subjects | self.topics
