"""For pull requests and step summaries: a table."""

from __future__ import annotations

from mentorbook.source.markdown import cell

from ..finding import Finding
from .report import Report

_MARKS = {"error": "❌", "warning": "⚠️", "info": "💡"}  # GitHub's own signs in its summaries


def markdown(report: Report) -> str:
    """A heading, a table with a row per finding, and the counts."""
    lines = ["## Checks", "", report.summary()]
    if report.findings:
        lines += ["", "| | where | rule | what | repair |", "|---|---|---|---|---|"]
        lines += [_row(finding) for finding in report.findings]
    return "\n".join(lines) + "\n"


def _row(finding: Finding) -> str:
    where = f"{finding.file}:{finding.place.line}"
    rule = f"{finding.rule.code} {finding.rule.name}"
    mark = f"{_MARKS[finding.rule.severity]} {finding.rule.severity}"
    return f"| {mark} | {cell(where)} | {cell(rule)} | {cell(finding.message)} | {cell(finding.hint)} |"
