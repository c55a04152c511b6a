"""Labelled goals: each has a mentor who answers it and one who only seems to. What a provider makes of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import yaml

from mentorbook.matching.goals import read_goals
from mentorbook.matching.text.masking import without_identity
from mentorbook.model.matching import TextProvider
from mentorbook.model.vocabulary import Vocabulary
from tests.conftest import ROOT

DATA = ROOT / "tests" / "data" / "text"
SETS = ("careers", "professions", "afterward")
FULL = 10_000

# How people say who they are: in the forms that masking knows, and in freer ones written without looking at them.
PLAIN_WORDINGS = (
    "As a 52-year-old woman from Lagos, ",
    "I am a Nigerian father. ",
    "As a young man, ",
    "I'm 24 and ",
    "I am Muslim. ",
    "My name is Fatima Noor. ",
)
FREE_WORDINGS = (
    "My wife and I came here from Accra. ",
    "At fifty-two and with grown-up daughters, ",
    "Growing up Catholic in Cork, ",
    "Since my transition, ",
    "People hear my accent before they hear me. ",
    "In a wheelchair since birth, ",
)


def _load(name: str) -> Any:
    return yaml.safe_load((DATA / f"{name}.yml").read_text(encoding="utf-8"))


TOPICS = Vocabulary.model_validate(_load("topics"))
NO_TOPICS = Vocabulary.model_validate({"topics": {}})


@dataclass(frozen=True)
class Case:
    """A goal and the names of two mentors."""

    kind: str
    goal: str
    right: str
    wrong: str


@dataclass(frozen=True)
class LabelledSet:
    """Mentors by name, and goals."""

    name: str
    mentors: dict[str, str]
    cases: tuple[Case, ...]

    @classmethod
    def read(cls, name: str) -> "LabelledSet":
        data = _load(name)
        return cls(name, data["mentors"], tuple(Case(**case) for case in data["cases"]))

    @cached_property
    def goals(self) -> list[str]:
        return [case.goal for case in self.cases]

    def points(
        self, provider: TextProvider, topics: Vocabulary, goals: Sequence[str | None]
    ) -> npt.NDArray[np.int32]:
        """[goals, mentors]"""
        mentors = list(self.mentors.values())
        return read_goals(topics, goals, mentors, [{} for _ in mentors], provider).points(FULL)


@dataclass(frozen=True)
class Verdict:
    """One case: did the right mentor get more than the wrong one (a tie is a miss), and 1 / rank among all mentors
    (in the middle of those with equal points)."""

    kind: str
    right: bool
    reciprocal_rank: float


def verdicts(labelled: LabelledSet, provider: TextProvider, topics: Vocabulary) -> Iterator[Verdict]:
    names = list(labelled.mentors)
    for case, points in zip(labelled.cases, labelled.points(provider, topics, labelled.goals), strict=True):
        right, wrong = points[names.index(case.right)], points[names.index(case.wrong)]
        rank = (points > right).sum() + ((points == right).sum() + 1) / 2
        yield Verdict(case.kind, bool(right > wrong), float(1 / rank))


def figures(found: Sequence[Verdict]) -> tuple[float, float]:
    """Accuracy and mean reciprocal rank."""
    return float(np.mean([one.right for one in found])), float(
        np.mean([one.reciprocal_rank for one in found])
    )


def report(labelled: LabelledSet, provider: TextProvider) -> str:
    """Accuracy and mean reciprocal rank as lines of a table: with topics and without, then by kind with topics."""
    lines = []
    for label, topics in (("topics listed", TOPICS), ("no topics", NO_TOPICS)):
        found = list(verdicts(labelled, provider, topics))
        lines.append(_line(labelled.name, provider, label, found))
        if topics is TOPICS:
            kinds = sorted({one.kind for one in found})
            lines += [_line("", "", kind, [one for one in found if one.kind == kind]) for kind in kinds]
    return "\n".join(lines)


def _line(name: str, provider: str, label: str, found: Sequence[Verdict]) -> str:
    accuracy, rank = figures(found)
    return f"{name:12} {provider:8} {label:14} {len(found):4} {accuracy:9.2f} {rank:6.2f}"


HEAD = f"{'set':12} {'provider':8} {'':14} {'n':>4} {'accuracy':>9} {'MRR':>6}"


def changed_by(
    labelled: LabelledSet, provider: TextProvider, wordings: Sequence[str], *, masked: bool
) -> float:
    """The share of goals whose best mentor differs when the writer says who they are, in at least one wording."""
    plain = labelled.points(provider, TOPICS, labelled.goals).argmax(axis=1)
    changed = np.zeros(len(plain), np.bool_)
    for wording in wordings:
        told: list[str | None] = [wording + goal for goal in labelled.goals]
        texts = [without_identity(text, "Fatima Noor") for text in told] if masked else told
        changed |= labelled.points(provider, TOPICS, texts).argmax(axis=1) != plain
    return float(changed.mean())
