"""Run the rules over a program that was read, and give each finding its place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from mentorbook.model.fields import AbsentFieldError
from mentorbook.source.positions import Spot, locate
from mentorbook.source.problem import TOP, FieldPath, Place, Problem
from mentorbook.source.program import Entry, Reading

from .facts import Facts
from .finding import Finding
from .rule import RULES, Case, Issue, Replacement, Rule
from .suppression import without_suppressed


def check(reading: Reading, today: date) -> list[Finding]:
    """All findings of a program, sorted by file, line, column and code. Suppressed ones are left out."""
    raised = [*map(_from_problem, reading.problems), *_from_rules(reading, today)]
    return sorted(without_suppressed(_placed(raised, reading), reading), key=lambda finding: finding.sort_key)


def unreadable(reading: Reading) -> list[Finding]:
    """The errors of reading alone: what has to be repaired before the data can be used at all."""
    found = _placed(map(_from_problem, reading.problems), reading)
    errors = (finding for finding in found if finding.rule.severity == "error")
    return sorted(errors, key=lambda finding: finding.sort_key)


@dataclass(frozen=True, slots=True)
class _Raised:
    """An issue together with the rule and the file it belongs to, not yet located."""

    rule: Rule
    file: str
    issue: Issue


def _from_problem(problem: Problem) -> _Raised:
    replacement = Replacement(problem.replacement, problem.safe) if problem.replacement else None
    issue = Issue(
        message=problem.message,
        path=problem.path,
        hint=problem.hint,
        on_key=problem.on_key,
        place=problem.place,
        replacement=replacement,
    )
    return _Raised(RULES.by_name[problem.rule], problem.file, issue)


def _from_rules(reading: Reading, today: date) -> Iterator[_Raised]:
    pages = {entry.ids[0]: entry.source for entry in reading.entries_of("page")}
    facts = Facts(reading.program, pages)
    for entry in reading.entries:
        case = Case(entry.ids, entry.source, reading.program, facts, today)
        yield from _over(entry, entry.source, RULES.by_kind.get("file", ()), case)
        if entry.record is not None:
            yield from _over(entry, entry.record, RULES.by_kind.get(entry.kind.name, ()), case)


def _over(entry: Entry, subject: object, applied: Iterable[Rule], case: Case) -> Iterator[_Raised]:
    for rule in applied:
        if rule.function is None:
            continue
        try:
            for issue in rule.function(subject, case):
                yield _Raised(rule, entry.source.file, issue)
        except AbsentFieldError:
            continue  # the field has its own finding; this rule cannot say anything about the rest


def _placed(raised: Iterable[_Raised], reading: Reading) -> Iterator[Finding]:
    by_file: dict[str, list[_Raised]] = defaultdict(list)
    for item in raised:
        by_file[item.file].append(item)
    for file, items in by_file.items():
        spots = _spots(file, items, reading)
        for item in items:
            place = item.issue.place or _pointed(item.issue, spots.get(item.issue.path))
            yield Finding(item.rule, file, place, item.issue.message, item.issue.hint, item.issue.replacement)


def _spots(file: str, items: list[_Raised], reading: Reading) -> dict[FieldPath, Spot]:
    source = reading.sources.get(file)
    wanted = {item.issue.path for item in items if item.issue.place is None}
    return locate(source.yaml, wanted, source.first_line) if source and wanted else {}


def _pointed(issue: Issue, spot: Spot | None) -> Place:
    if spot is None:
        return TOP
    return spot.key if issue.on_key and spot.key else spot.value
