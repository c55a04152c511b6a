"""A whole file of each kind, to copy from: built from the examples that the fields themselves carry."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, RootModel
from pydantic.fields import FieldInfo

from mentorbook.source.layout import KINDS, PAGE, Kind
from mentorbook.source.writing import to_yaml

_NEEDLESSLY_QUOTED = re.compile(r"'(on|\d{4}-\d\d-\d\d(?:T\d\d:\d\d)?)'(?=[:,}\]\n])")  # text, in YAML 1.2


@dataclass(frozen=True, kw_only=True)
class Example:
    """One file. `without` are fields (dotted) that belong to another case, `given` what differs from their examples."""

    kind: Kind
    ids: tuple[str, ...] = ()
    title: str = ""
    without: frozenset[str] = frozenset()
    given: Mapping[str, object] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """Where the file would lie, as readers see it."""
        filled = self.kind.file(*self.ids)
        return filled if self.kind is PAGE else f"program/{filled}"

    @property
    def data(self) -> dict[str, Any]:
        """The record as plain data."""
        return _record(self.kind.model, self, "", {})

    @property
    def text(self) -> str:
        """The file."""
        deep = any(isinstance(value, dict | list) for value in self.data.values())
        written = _NEEDLESSLY_QUOTED.sub(r"\1", to_yaml(self.data, compact=deep))
        return f"---\n{written}---\n\nThe text of the page begins here.\n" if self.kind is PAGE else written


_COHORT, _MENTOR, _MENTEE = "2026-spring", "amara-okafor", "bo-larsen"
_BOTH = f"{_MENTOR}--{_MENTEE}"

# Ids that an author makes up, where a table has any.
_MADE_UP = {
    "objectives": "goals",
    "milestones": "orientation",
    "events": "orientation",
    "needs": "onboarding-gap",
    "pins": "career-day",
    "vetoes": "shared-project",
    "together": "same-launch",
    "apart": "former-team",
    "goals": "lead-a-release",
    "sessions": "2026-03-10",
    "actions": "write-team-charter",
    "pairs": _BOTH,
    "unmatched": "kai-ito",
    "benchmarks": "non_participants",
    "outcomes": _MENTEE,
}
# Tables whose entries lean on each other, or differ by their type: one entry could not show it.
_WORDS: Mapping[str, object] = {
    "topics": {
        "communication": {"name": "Communication", "aliases": ["getting the message across"]},
        "stakeholder-management": {
            "name": "Stakeholder management",
            "aliases": ["managing up", "saying no to executives"],
            "broader": "communication",
        },
        "building-trust": {"name": "Building trust", "broader": "communication"},
        "people-management": {"name": "People management", "aliases": ["line management"]},
    },
    "stages": {"entry": {"name": "Entry", "aliases": ["junior"]}, "senior": {"name": "Senior"}},
    "industries": {"fintech": {"name": "Fintech", "aliases": ["payments"]}},
    "departments": {"engineering": {"name": "Engineering"}, "people": {"name": "People"}},
    "styles": {"structure": {"name": "Structure", "aliases": ["planned or open"]}},
}
_QUESTIONS: Mapping[str, object] = {
    "goals": {
        "text": "What do you want to be able to do by the end?",
        "type": "text",
        "audience": ["mentee"],
        "criterion": "goals_text",
        "field": "goals",
        "required": True,
        "privacy": "internal",
    },
    "travel": {
        "text": "How often do you travel for work?",
        "type": "choice",
        "options": ["never", "rarely", "often"],
        "audience": ["mentor", "mentee"],
    },
    "satisfaction": {
        "text": "How satisfied are you?",
        "type": "scale",
        "scale": [1, 5],
        "audience": ["mentor", "mentee"],
    },
}
_EITHER_WAY = frozenset({"mentor", "mentees"})

EXAMPLES = (
    Example(
        kind=KINDS["program"],
        without=frozenset({"eligibility.mentor.years_here", "eligibility.mentee.years_experience"}),
    ),
    Example(kind=KINDS["vocabulary"], given=_WORDS),
    Example(kind=KINDS["matching"]),
    Example(kind=KINDS["questions"], given={"questions": _QUESTIONS}),
    Example(kind=KINDS["calendar"]),
    Example(kind=KINDS["benchmarks"]),
    Example(
        kind=KINDS["survey"],
        ids=("pulse",),
        without=frozenset({"when.days_after_start", "when.milestone", "when.before_end"}),
    ),
    Example(kind=KINDS["person"], ids=(_MENTOR,), given={"consent.photo": "2026-01-12"}),
    Example(kind=KINDS["adjustment"], ids=("2026-05-12-shorter-first-agenda",)),
    Example(kind=KINDS["cohort"], ids=(_COHORT,), without=frozenset({"group"})),
    Example(
        kind=KINDS["constraints"],
        ids=(_COHORT,),
        without=frozenset(
            {f"{name}.people" for name in ("pins", "vetoes")}
            | {f"{name}.{role}" for name in ("together", "apart") for role in _EITHER_WAY}
        ),
        given={
            "vetoes.mentor": "li-wei",
            "vetoes.reason": "Same steering group until March.",
            "together.reason": "They work on the same launch.",
            "apart.people": ["kai-ito", "li-wei"],
            "apart.reason": "Both asked not to be matched with each other.",
        },
    ),
    Example(
        kind=KINDS["roster"],
        ids=(_COHORT,),
        without=frozenset({"pairs.peers"}),
        given={
            "totals": {"placed": 1, "worst": 7810, "total": 7810},
            "pairs.parts": {"topics": 6210, "overlap": 1600},
        },
    ),
    Example(kind=KINDS["outcomes"], ids=(_COHORT,)),
    Example(
        kind=KINDS["application"],
        ids=(_COHORT, _MENTOR),
        title="as a mentor",
        without=frozenset({"seeks", "must_have", "reason"}),
        given={
            "offers": {"stakeholder-management": 5, "people-management": 4},
            "goals": "I have led three teams, and I remember the first.",
        },
    ),
    Example(
        kind=KINDS["application"],
        ids=(_COHORT, _MENTEE),
        title="as a mentee",
        without=frozenset({"offers", "capacity", "interview", "reason"}),
        given={"as": ["mentee"], "prefers": [_MENTOR], "must_have": ["stakeholder-management"]},
    ),
    Example(
        kind=KINDS["pair"],
        ids=(_COHORT, _BOTH),
        without=_EITHER_WAY | {"ended"},
        given={"agreement.signed": {_MENTOR: "2026-03-05", _MENTEE: "2026-03-06"}},
    ),
    Example(kind=KINDS["event"], ids=(_COHORT, "kick-off")),
    Example(kind=KINDS["response"], ids=(_COHORT, "pulse-2026-04", "k7m2q9x4")),
    Example(kind=PAGE, ids=("agendas/first-meeting",)),
)


def examples_of(kind: Kind) -> Iterator[Example]:
    """The example files of a kind; more than one where a file differs by who it is about."""
    return (example for example in EXAMPLES if example.kind is kind)


def _record(model: type[BaseModel], example: Example, path: str, shown: Mapping[str, Any]) -> dict[str, Any]:
    """Every field of a record; `shown` is what the example of the field around it says."""
    if issubclass(model, RootModel):
        table: dict[str, Any] = _value(
            model.model_fields["root"], example.kind.name, example, example.kind.name, None
        )
        return table
    named = {info.alias or name: info for name, info in model.model_fields.items()}
    return {
        name: _value(info, name, example, f"{path}{name}", shown.get(name))
        for name, info in named.items()
        if f"{path}{name}" not in example.without
    }


def _value(info: FieldInfo, name: str, example: Example, path: str, around: Any) -> Any:
    if path in example.given:
        return example.given[path]
    # A copy, because YAML writes an object that it meets again as a reference to the first place.
    shown = copy.deepcopy(around or (info.examples or [None])[0])
    many, model = _records_in(info.annotation)
    if model is None:
        return shown
    key = next(iter(shown or ()), "") or _MADE_UP[name] if many else ""
    content = _record(model, example, f"{path}.", ((shown or {}).get(key) if many else shown) or {})
    return {key: content} if many else content


def _records_in(annotation: Any) -> tuple[bool, type[BaseModel] | None]:
    """The record that a field holds, and whether it holds a table of them; None for a plain value."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return False, annotation
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _records_in(inner[0])
    if origin is dict:
        return True, _records_in(inner[1])[1]
    if origin in (Union, UnionType):
        held = (_records_in(option) for option in inner)
        return next((one for one in held if one[1]), (False, None))
    return False, None
