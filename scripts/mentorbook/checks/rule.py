"""What a rule is. A rule is a function over one record that yields issues; its docstring is its documentation.

    @rule("MB304", "unknown-topic", over="application")
    def unknown_topic(application: Application, case: Case) -> Issues:
        \"\"\"A topic that vocabulary.yml does not know.

        Why: …

        Bad:
            # cohorts/2026-spring/applications/bo-larsen.yml
            as: [mentee]
            seeks: [peeple-management]

        Good:
            …
        \"\"\"

Both examples run as tests: laid over the small program in tests/data/base, the bad one raises exactly this code and
the good one nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, TypeAlias

from mentorbook.model.program import Cohort, Program
from mentorbook.source.problem import FieldPath, Place
from mentorbook.source.program import Source

from .facts import Facts

Severity = Literal["error", "warning", "info"]

FAMILIES = {
    "MB0": "form",
    "MB1": "people",
    "MB2": "cohorts",
    "MB3": "applications",
    "MB4": "pairs",
    "MB5": "privacy",
    "MB6": "pages",
    "MB9": "meta",
}


@dataclass(frozen=True, slots=True)
class Replacement:
    """Put `text` in place of the value (or key) the issue points at; {} in it is what stands there now.

    Safe: it cannot change what was meant.
    """

    text: str
    safe: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One thing a rule found in the record it was given. `place` overrides `path` when the rule knows better."""

    message: str
    path: FieldPath = ()
    hint: str = ""
    on_key: bool = False
    place: Place | None = None
    replacement: Replacement | None = None


Issues: TypeAlias = Iterator[Issue]


def misspelled(
    message: str, *, path: FieldPath, near: str | None, otherwise: str, on_key: bool = False
) -> Issue:
    """A word that nothing here knows. `near` is what was probably meant; without it the hint says `otherwise`."""
    return Issue(
        message=message,
        path=path,
        on_key=on_key,
        hint=f"did you mean '{near}'?" if near else otherwise,
        replacement=Replacement(near) if near else None,
    )


@dataclass(frozen=True, slots=True)
class Case:
    """What a rule may look at besides its record: the ids in the file's path, the whole program, the day."""

    ids: tuple[str, ...]
    source: Source
    program: Program
    facts: Facts
    today: date

    @property
    def id(self) -> str:
        """The record's own id: the last one in its path."""
        return self.ids[-1]

    @property
    def cohort(self) -> Cohort:
        """The cohort whose folder the record lies in."""
        return self.program.cohorts[self.ids[0]]


RuleFunction: TypeAlias = Callable[[Any, Case], Issues]


@dataclass(frozen=True, slots=True)
class Rule:
    """A coded rule. `over` is the kind of record it reads, or "" for rules that reading itself applies."""

    code: str
    name: str
    severity: Severity
    over: str
    function: RuleFunction | None
    doc: str

    @property
    def family(self) -> str:
        """The subject the rule belongs to."""
        return FAMILIES[self.code[:3]]

    @property
    def summary(self) -> str:
        """The first sentence of the documentation."""
        return self.doc.strip().splitlines()[0]


class Registry:
    """All rules, by code and by name."""

    def __init__(self) -> None:
        self.by_code: dict[str, Rule] = {}
        self.by_name: dict[str, Rule] = {}
        self.by_kind: dict[str, list[Rule]] = {}

    def add(self, rule: Rule) -> None:
        """Register a rule; a code or a name used twice is a programming error."""
        if rule.code in self.by_code or rule.name in self.by_name:
            raise ValueError(f"rule {rule.code} {rule.name} is registered twice")
        self.by_code[rule.code] = self.by_name[rule.name] = rule
        self.by_kind.setdefault(rule.over, []).append(rule)

    def find(self, word: str) -> Rule | None:
        """A rule by code or by name, in any case."""
        return self.by_code.get(word.upper()) or self.by_name.get(word.lower())

    def __iter__(self) -> Iterator[Rule]:
        return iter(sorted(self.by_code.values(), key=lambda rule: rule.code))


RULES = Registry()


def rule(
    code: str, name: str, severity: Severity = "error", *, over: str
) -> Callable[[RuleFunction], RuleFunction]:
    """Register a function as a rule over one kind of record: a kind of source.layout, "page" or "file"."""

    def register(function: RuleFunction) -> RuleFunction:
        RULES.add(Rule(code, name, severity, over, function, _documentation(function)))
        return function

    return register


def reading_rule(code: str, name: str, severity: Severity = "error") -> Callable[[Callable[[], None]], None]:
    """Document a rule that the source layer applies while it reads."""

    def register(function: Callable[[], None]) -> None:
        RULES.add(Rule(code, name, severity, "", None, _documentation(function)))

    return register


def _documentation(function: Callable[..., Any]) -> str:
    if not function.__doc__:
        raise ValueError(f"rule {function.__name__} has no documentation")
    return function.__doc__
