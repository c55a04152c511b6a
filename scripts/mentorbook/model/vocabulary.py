"""vocabulary.yml: the words of this program. Ids are what records use, aliases are what people write."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

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


Terms = Annotated[dict[Id, Term], described("Terms by id.", {"leadership": {"name": "Leadership"}}, PUBLIC)]


class Vocabulary(Record):
    """vocabulary.yml"""

    topics: Terms = Field(default_factory=dict)
    stages: Terms = Field(default_factory=dict)  # in order, lowest first
    industries: Terms = Field(default_factory=dict)
    departments: Terms = Field(default_factory=dict)
    styles: Terms = Field(default_factory=dict)

    def stage_rank(self, stage: str) -> int | None:
        """Position of a career stage, 0 for the lowest, None when the word is unknown."""
        ranks = {name: rank for rank, name in enumerate(self.stages)}
        return ranks.get(stage)
