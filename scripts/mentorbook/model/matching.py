"""matching.yml: hard rules, criteria and weights, objective, blind fields. A cohort may override them."""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeVar

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from .fields import PUBLIC, Record, described
from .values import Many, Share

Part = TypeVar("Part", bound=Record)

WEIGHT_WORDS = {"high": 8.0, "medium": 4.0, "low": 2.0, "off": 0.0}

Permission = Literal["forbid", "allow"]
Stage = Literal["placed", "worst", "total"]
TextProvider = Literal["words", "encoder"]
CriterionName = Literal[
    "topics",
    "goals_text",
    "wishes",
    "overlap",
    "stage",
    "style",
    "cross_department",
    "interview",
    "industry",
    "format",
]
BlindField = Literal[
    "name", "pronouns", "about", "photo", "identity", "links", "headline", "years_experience", "years_here"
]

# What counts when matching.yml names no criteria: needs first, then words, wishes and time together.
DEFAULT_CRITERIA: dict[CriterionName, float] = {
    "topics": 35.0,
    "goals_text": 15.0,
    "wishes": 15.0,
    "overlap": 10.0,
    "stage": 8.0,
    "style": 7.0,
    "cross_department": 5.0,
    "interview": 3.0,
    "industry": 2.0,
}


def read_weight(value: Any) -> float:
    """A criterion's weight: a number of zero or more, or one of the words high, medium, low, off."""
    if isinstance(value, str) and value in WEIGHT_WORDS:
        return WEIGHT_WORDS[value]
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1000:
        return float(value)
    raise PydanticCustomError("weight", "write a number from 0 to 1000, or high, medium, low or off")


Weight = Annotated[
    float,
    BeforeValidator(read_weight),
    WithJsonSchema(
        {
            "type": ["number", "string"],
            "if": {"type": "string"},
            "then": {"enum": list(WEIGHT_WORDS)},
            "else": {"minimum": 0, "maximum": 1000},
        }
    ),
]


class ExperienceGap(Record):
    """How many years of experience the mentor is ahead."""

    min: Annotated[float, described("Fewest years the mentor is ahead.", 2, PUBLIC)] = -100
    max: Annotated[float, described("Most years the mentor is ahead.", 30, PUBLIC)] = 100


class Rules(Record):
    """Hard rules: a preference never beats one."""

    reporting_line: Annotated[
        Permission, described("A boss at any depth may not mentor.", "forbid", PUBLIC)
    ] = "forbid"
    same_team: Annotated[Permission, described("May two people of one team be paired?", "forbid", PUBLIC)] = (
        "allow"
    )
    same_organization: Annotated[
        Permission, described("May two people of one organization be paired?", "allow", PUBLIC)
    ] = "allow"
    earlier_pair: Annotated[
        Permission,
        described("May an earlier pair be repeated? Both wishing for it always may.", "forbid", PUBLIC),
    ] = "allow"
    common_language: Annotated[
        int, described("How many languages a pair shares at least.", 1, PUBLIC, ge=0)
    ] = 0
    overlap_minutes: Annotated[
        int, described("Common free minutes a week at least.", 60, PUBLIC, ge=0, le=10080)
    ] = 0
    experience_gap: Annotated[
        ExperienceGap | None,
        described("Years of experience the mentor is ahead.", {"min": 2, "max": 30}, PUBLIC),
    ] = None
    must_have_topic: Annotated[
        Literal["require", "ignore"], described("Is a must-have topic binding?", "require", PUBLIC)
    ] = "require"
    minimum_score: Annotated[Share, described("Lowest score of a pair, 0 to 1.", 0.2, PUBLIC)] = 0.0


Criteria = Annotated[
    dict[CriterionName, Weight], described("Criterion: weight.", {"topics": 35, "overlap": "medium"}, PUBLIC)
]


class Rematch(Record):
    """How much a new roster may change."""

    keep_bonus: Annotated[Share, described("Head start of a pair that stays, 0 to 1.", 0.05)] = 0.0
    budget: Annotated[int | None, described("Most pairs that may change; null for no limit.", 5, ge=0)] = None


class MatchingSettings(Record):
    """matching.yml, and the part of it that a cohort overrides"""

    rules: Annotated[Rules, described("Hard rules.", {"reporting_line": "forbid"}, PUBLIC)] = Rules()
    criteria: Criteria = Field(default_factory=lambda: dict(DEFAULT_CRITERIA))
    text: Annotated[
        TextProvider,
        described("What compares goals: words and topics, or a sentence encoder as well.", "words", PUBLIC),
    ] = "words"
    objective: Annotated[
        Many[Stage], described("What comes first, second, third.", ["placed", "worst", "total"], PUBLIC)
    ] = ("placed", "worst", "total")
    rematch: Annotated[Rematch, described("How much a new roster may change.", {"keep_bonus": 0.05})] = (
        Rematch()
    )
    blind: Annotated[
        Many[BlindField], described("Fields that cannot influence a score.", ["name"], PUBLIC)
    ] = ()

    @property
    def objective_is_ordered(self) -> bool:
        """Does the objective keep the order in which it can be pursued: placed, then perhaps worst, then total?"""
        return self.objective in (
            ("placed",),
            ("placed", "worst"),
            ("placed", "total"),
            ("placed", "worst", "total"),
        )

    def overridden_by(self, other: MatchingSettings | None) -> MatchingSettings:
        """These settings with every rule, weight and choice that `other` states itself."""
        if other is None:
            return self
        stated = {name: getattr(other, name) for name in other.model_fields_set}
        if "rules" in stated:
            stated["rules"] = _merged(self.rules, other.rules)
        if "rematch" in stated:
            stated["rematch"] = _merged(self.rematch, other.rematch)
        if "criteria" in stated:
            stated["criteria"] = {**self.criteria, **other.criteria}
        return self.model_copy(update=stated)


def _merged(base: Part, other: Part) -> Part:
    return base.model_copy(update={name: getattr(other, name) for name in other.model_fields_set})
