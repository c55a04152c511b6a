"""Published questionnaires that a survey can carry: what is known of each, and never an item's text.

Their wording belongs to their authors. Whoever may use one puts the items into questions.yml and names them here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from .fields import PUBLIC, Record, described
from .values import Id, Line, Many, Word


class Instrument(Record):
    """A questionnaire from the literature, or one of your own, that is scored by scales."""

    id: Annotated[Id, described("Its short name: mca-21, mfq-9, mwa-12, or another.", "our-own", PUBLIC)]
    citation: Annotated[
        Line | None, described("Where it was published; known for the three above.", "Handbook, 2026", PUBLIC)
    ] = None
    items: Annotated[
        int | None, described("How many items it has; known for the three above.", 1, PUBLIC, ge=1, le=200)
    ] = None
    scales: Annotated[
        dict[Word, Many[Word]],
        described(
            "Scale: the ids of its questions, as the publication assigns them.",
            {"support": ["satisfaction"]},
            PUBLIC,
        ),
    ] = Field(default_factory=dict)
    reverse: Annotated[
        Many[Word], described("Questions that are scored the other way round.", [], PUBLIC)
    ] = ()


@dataclass(frozen=True, kw_only=True)
class Published:
    """What a publication says of its questionnaire. `scales` are the numbers of items, where these are known."""

    title: str
    citation: str
    items: int
    scales: int
    audience: str


PUBLISHED: Mapping[str, Published] = {
    "mca-21": Published(
        title="Mentoring Competency Assessment",
        citation="Hyun, Rogers, House, Sorkness and Pfund (2022), Journal of Clinical and Translational Science 6(1), "
        "doi 10.1017/cts.2022.381",
        items=21,
        scales=6,
        audience="mentors, of their own skills",
    ),
    "mfq-9": Published(
        title="Mentoring Functions Questionnaire",
        citation="Castro, Scandura and Williams (2004), Southern Management Association Meeting, San Antonio",
        items=9,
        scales=3,
        audience="mentees, of what their mentor does",
    ),
    "mwa-12": Published(
        title="Mentorship Working Alliance, mentee version",
        citation="Rogers and Byars-Winston (2025), Journal of Clinical and Translational Science, "
        "doi 10.1017/cts.2025.72",
        items=12,
        scales=2,
        audience="mentees, of the working relationship",
    ),
}


def item_count(instrument: Instrument) -> int | None:
    """How many items it should have: what the survey says, else what was published."""
    known = PUBLISHED.get(instrument.id)
    return instrument.items or (known.items if known else None)


def citation_of(instrument: Instrument) -> str | None:
    """Where it was published."""
    known = PUBLISHED.get(instrument.id)
    return instrument.citation or (known.citation if known else None)
