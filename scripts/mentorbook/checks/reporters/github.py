"""For GitHub: workflow commands that show up beside the changed lines.

GitHub shows ten annotations of a level for one step and drops the others without a word, so the tenth of ours
says how many more there are; the step summary has them all.
"""

from __future__ import annotations

from ..finding import Finding
from .report import Report, printable

SHOWN = 9
_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


def github(report: Report) -> str:
    """One workflow command per finding, at most ten of a level."""
    lines: list[str] = []
    for severity, level in _LEVELS.items():
        found = [finding for finding in report.findings if finding.rule.severity == severity]
        lines += [_command(level, finding) for finding in found[:SHOWN]]
        if len(found) > SHOWN:
            lines.append(f"::{level}::and {len(found) - SHOWN} more, all in the step summary")
    return "\n".join([*lines, printable(report.summary())]) + "\n"


def _command(level: str, finding: Finding) -> str:
    place = finding.place
    hint = f" ({finding.hint})" if finding.hint else ""
    title = _property(f"{finding.rule.code} {finding.rule.name}")
    return (
        f"::{level} file={_property(finding.file)},line={place.line},col={place.column},title={title}"
        f"::{_message(finding.message + hint)}"
    )


def _message(text: str) -> str:
    """Escaped as the runner unescapes it; a line break would start a command of its own."""
    return printable(text.replace("\r", " ").replace("\n", " ")).replace("%", "%25")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
