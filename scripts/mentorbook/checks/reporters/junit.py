"""For test dashboards: JUnit XML, a test case per finding."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from ..finding import Finding
from .report import Report, printable


def junit(report: Report) -> str:
    """Errors and warnings are failures; a clean program is one passed case."""
    failing = [finding for finding in report.findings if finding.rule.severity != "info"]
    counts: dict[str, str] = {"tests": str(max(1, len(report.findings))), "failures": str(len(failing))}
    suite = ET.Element("testsuite", {"name": "mentorbook check", **counts})
    for finding in report.findings:
        _case(suite, finding)
    if not report.findings:
        ET.SubElement(suite, "testcase", classname="mentorbook", name="program")
    ET.indent(suite)
    return ET.tostring(suite, encoding="unicode", xml_declaration=True) + "\n"


def _case(suite: ET.Element, finding: Finding) -> None:
    place = f"{finding.file}:{finding.place.line}:{finding.place.column}"
    name = printable(f"{finding.rule.code} {place}")
    case = ET.SubElement(suite, "testcase", classname=finding.rule.name, name=name)
    if finding.rule.severity == "info":
        return
    failure = ET.SubElement(case, "failure", type=finding.rule.severity, message=printable(finding.message))
    failure.text = printable(finding.hint)
