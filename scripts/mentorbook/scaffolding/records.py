"""The text of a new record: a line for editors, who edits it, and the data in the order of the reference."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mentorbook.source.formatting import formatted
from mentorbook.source.layout import KINDS
from mentorbook.source.writing import dated, to_yaml

WHO_EDITS: Mapping[str, str] = {
    "program": "The charter of the program. The coordinator changes it once a year, or with the sponsor.",
    "vocabulary": "The words of this program. Records use the ids; aliases are what people write.",
    "matching": "How pairs are made. The coordinator changes it in a pull request that shows the effect.",
    "questions": "Every question the program asks, once. Forms, surveys, matching and reports follow.",
    "calendar": "When things happen in a cohort, in days from its first day. `mentorbook new cohort` reads it.",
    "survey": "The coordinator edits it between waves, never while one is open.",
    "person": "Who this person is. The person or the coordinator edits it; offers and wishes go into an application.",
    "adjustment": "A change to the program. The coordinator fills in `after` on the day of the review.",
    "cohort": "The plan of this cohort. The coordinator edits it; after closing it stays as it is.",
    "constraints": "What the coordinator decides by hand about pairs, each with a reason.",
    "application": "What this person asks or offers in this cohort. Edited until the roster is accepted.",
    "pair": "The journal of this pair: that they met, never what they said. Edited after each session.",
    "event": "One event. The coordinator edits it before, and marks who came within a week after.",
}


def text_of(kind: str, data: Mapping[str, Any], *ids: str) -> str:
    """The file of a record: `ids` are those in its path."""
    depth = KINDS[kind].file(*ids).count("/")
    head = f"# yaml-language-server: $schema={'../' * depth}schema/{kind}.schema.json\n"
    words = f"# {WHO_EDITS[kind]}\n" if kind in WHO_EDITS else ""
    return head + words + formatted(to_yaml(dated(data), compact=True), KINDS[kind].model)
