"""Front matter of the resource library's pages."""

from __future__ import annotations

from typing import Annotated, Literal

from .fields import PUBLIC, Record, described
from .values import Day, Id, Line, Many

Reader = Literal["mentor", "mentee", "coordinator", "sponsor"]
LifeStage = Literal["design", "recruit", "match", "prepare", "run", "close", "improve"]
PageKind = Literal["guide", "agenda", "template", "training", "message", "checklist", "policy", "kit"]
# What a cell of a form may ask for with { data-field=… }, and what a pair's own copy of the form says there.
FORM_FIELDS = {
    "mentor-name": "the mentor's name; among peers, the first one's",
    "mentee-name": "the mentee's name, or those of all the others in a group",
    "midpoint-date": "the cohort's midpoint",
    "last-date": "the cohort's closing, or its last day",
    "cohort-title": "the cohort's name",
    "program-contact": "where to write to the program",
}
PageFormat = Literal["one-on-one", "group", "peer", "reverse", "flash", "virtual"]


class Page(Record):
    """docs/library/**/<page>.md"""

    title: Annotated[Line, described("The page's title.", "First meeting", PUBLIC)]
    summary: Annotated[
        Line, described("One sentence for the card.", "What to say and agree in the first hour.", PUBLIC)
    ]
    description: Annotated[
        Line | None, described("One sentence for search engines.", "The first hour together.", PUBLIC)
    ] = None
    readers: Annotated[
        Many[Reader], described("Who reads it.", ["mentor", "mentee"], PUBLIC, alias="for", min_length=1)
    ]
    stage: Annotated[Many[LifeStage], described("When in the program's life.", ["prepare"], PUBLIC)] = ()
    kind: Annotated[PageKind, described("What it is.", "agenda", PUBLIC)]
    topics: Annotated[Many[Id], described("Topics of the vocabulary.", ["building-trust"], PUBLIC)] = ()
    formats: Annotated[Many[PageFormat], described("Formats it fits.", ["one-on-one"], PUBLIC)] = ()
    minutes: Annotated[int | None, described("Minutes to use it, not to read it.", 60, PUBLIC)] = None
    owner: Annotated[Line | None, described("Who keeps it true.", "coordinator", PUBLIC)] = None
    reviewed: Annotated[
        Day | None, described("When it was last read and found right.", "2026-11-01", PUBLIC)
    ] = None
    licence: Annotated[Line | None, described("SPDX licence.", "CC-BY-4.0", PUBLIC)] = None
    sources: Annotated[Many[Line], described("Ids in library/sources.md.", ["S1"], PUBLIC)] = ()
