"""For people: place, message, the line with a caret, and what would repair it."""

from __future__ import annotations

from mentorbook.source.problem import Place

from ..finding import Finding
from .excerpt import Excerpts
from .report import Report, printable

WIDTH = 110


def text(report: Report) -> str:
    """One block per finding, then the counts."""
    excerpts = Excerpts(report.sources)
    blocks = [_block(finding, excerpts) for finding in report.findings]
    return "\n\n".join([*blocks, report.summary()]) + "\n"


def _block(finding: Finding, excerpts: Excerpts) -> str:
    place = finding.place
    head = f"{printable(finding.file)}:{place.line}:{place.column}: "
    lines = [f"{head}{finding.rule.severity}[{finding.rule.code}] {printable(finding.message)}"]
    found = excerpts.at(finding.file, place)
    if found and finding.rule.family != "privacy":
        line, pointed = found
        lines += _pointed_at(line, pointed)
    if finding.hint:
        lines.append(f"      = help: {printable(finding.hint)}")
    return "\n".join(lines)


def _pointed_at(line: str, place: Place) -> list[str]:
    """The line with carets under the place; a long line is cut around it."""
    number, column, end = place.line, place.column, place.end
    start = max(0, column - WIDTH // 2) if len(line) > WIDTH else 0
    shown = printable(line[start : start + WIDTH])
    carets = "^" * max(1, min(end or column + 1, start + WIDTH + 1) - column)
    return [f"{number:>5} | {shown}", f"      | {' ' * (column - 1 - start)}{carets}"]
