"""For code scanning: SARIF 2.1.0 (OASIS)."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from mentorbook import __version__

from ..finding import Finding
from ..rule import Rule
from .report import Report

_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def sarif(report: Report) -> str:
    """One run with the rules that were broken and a result per finding."""
    rules = sorted(
        {finding.rule.code: finding.rule for finding in report.findings}.values(), key=lambda r: r.code
    )
    order = {rule.code: index for index, rule in enumerate(rules)}
    driver = {"name": "Mentorbook", "version": __version__, "rules": [_rule(rule) for rule in rules]}
    results = [_result(finding, order[finding.rule.code]) for finding in report.findings]
    log = {"version": "2.1.0", "runs": [{"tool": {"driver": driver}, "results": results}]}
    return json.dumps(log, indent=2) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(finding: Finding, index: int) -> dict[str, Any]:
    text = f"{finding.message}. {finding.hint}" if finding.hint else finding.message
    region: dict[str, int] = {"startLine": finding.place.line, "startColumn": finding.place.column}
    if finding.place.end:
        region["endColumn"] = finding.place.end
    place = {"artifactLocation": {"uri": quote(finding.file, errors="surrogateescape")}, "region": region}
    return {
        "ruleId": finding.rule.code,
        "ruleIndex": index,
        "level": _LEVELS[finding.rule.severity],
        "message": {"text": text},
        "locations": [{"physicalLocation": place}],
    }
