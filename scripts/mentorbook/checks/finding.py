"""A finding: which rule, where, what and how to repair it."""

from __future__ import annotations

from dataclasses import dataclass

from mentorbook.source.problem import Place

from .rule import Replacement, Rule, Severity

RANK: dict[Severity, int] = {"error": 0, "warning": 1, "info": 2}


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding with its place in a file, lines and columns counted from 1."""

    rule: Rule
    file: str
    place: Place
    message: str
    hint: str = ""
    replacement: Replacement | None = None

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """File, line, column, code: the order every report uses."""
        return (self.file, self.place.line, self.place.column, self.rule.code, self.message)

    def as_data(self) -> dict[str, str | int]:
        """The form `check --format json` prints."""
        return {
            "code": self.rule.code,
            "name": self.rule.name,
            "severity": self.rule.severity,
            "file": self.file,
            "line": self.place.line,
            "column": self.place.column,
            "message": self.message,
            "hint": self.hint,
        }


def reaches(findings: list[Finding], severity: Severity) -> bool:
    """Is any finding at least this severe?"""
    return any(RANK[finding.rule.severity] <= RANK[severity] for finding in findings)
