"""What reporters look at, and the one way they print text that came from a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from mentorbook.source.program import Source

from ..finding import Finding
from ..rule import Severity


@dataclass(frozen=True, slots=True)
class Report:
    """Sorted findings, the files they are in, and how many records were read."""

    findings: tuple[Finding, ...]
    records: int = 0
    sources: Mapping[str, Source] = field(default_factory=dict)

    def count(self, severity: Severity) -> int:
        """How many findings have this severity."""
        return sum(finding.rule.severity == severity for finding in self.findings)

    def summary(self) -> str:
        """One sentence with the counts."""
        if not self.findings:
            return f"{self.records} records read, nothing to repair."
        loud: tuple[Severity, ...] = ("error", "warning")
        parts = [_counted(self.count(word), word) for word in loud if self.count(word)]
        if self.count("info"):
            parts.append(f"{self.count('info')} info")
        return f"{self.records} records read: {', '.join(parts)}."


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def printable(text: str) -> str:
    """Text from a file without anything a terminal or a log would act on: `##[` starts a command in GitHub's."""
    shown = "".join(letter if letter.isprintable() else f"\\x{ord(letter):02x}" for letter in text)
    return shown.replace("##[", "#\\x23[")
