"""For programs: a list of findings."""

from __future__ import annotations

import json

from .report import Report


def json_report(report: Report) -> str:
    """[{code, name, severity, file, line, column, message, hint}], in ASCII: a terminal may show it as well."""
    return json.dumps([finding.as_data() for finding in report.findings], indent=2) + "\n"
