"""Safe repairs: splice the replacement into the source text, so that one line changes and comments stay."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from mentorbook.source.problem import Place

from .finding import Finding


def repairable(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """Findings with a safe repair, by file."""
    by_file: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.replacement and finding.replacement.safe and finding.place.end:
            by_file[finding.file].append(finding)
    return dict(by_file)


def repaired(text: str, findings: Iterable[Finding]) -> str:
    """The text with every safe replacement spliced in, last place first so that the others keep theirs."""
    lines = text.split("\n")
    done: set[Place] = set()
    for finding in sorted(findings, key=lambda found: (found.place.line, found.place.column), reverse=True):
        if finding.replacement and finding.place not in done:
            done.add(finding.place)
            _splice(lines, finding.place, finding.replacement.text)
    return "\n".join(lines)


def _splice(lines: list[str], place: Place, text: str) -> None:
    line, start, end = lines[place.line - 1], place.column - 1, place.end - 1
    lines[place.line - 1] = line[:start] + text.replace("{}", line[start:end]) + line[end:]
