"""A rule's docstring, taken apart: summary, reasons, and the two examples as files."""

from __future__ import annotations

import inspect
import re
from collections.abc import Mapping
from dataclasses import dataclass

from .rule import Rule

_FILE = re.compile(r"^# (?P<path>(?:docs/)?[\w./-]+\.(?:yml|yaml|md))$")


@dataclass(frozen=True, slots=True)
class RulePage:
    """What, why, and two examples: file path below program/ (or docs/...) -> content."""

    summary: str
    prose: str
    bad: Mapping[str, str]
    good: Mapping[str, str]


def rule_page(rule: Rule) -> RulePage:
    """The documentation page of a rule."""
    text = inspect.cleandoc(rule.doc)
    summary, _, rest = text.partition("\n")
    head, _, examples = rest.partition("\nBad:\n")
    bad, _, good = examples.partition("\nGood:\n")
    prose = " ".join(head.removeprefix("\n").split())
    return RulePage(summary, prose, _files(bad), _files(good))


def _files(block: str) -> dict[str, str]:
    files: dict[str, list[str]] = {}
    current: list[str] = []
    for line in inspect.cleandoc("\n" + block).split("\n") if block.strip() else ():
        found = _FILE.match(line)
        if found:
            current = files.setdefault(found["path"], [])
        else:
            current.append(line)
    return {path: "\n".join(lines).strip("\n") + "\n" for path, lines in files.items()}
