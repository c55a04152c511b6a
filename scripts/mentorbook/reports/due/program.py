"""What the coordinator owes the program: changes to judge, records to erase, pages to read again, aims to report."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mentorbook.model.program import Program

from .duty import Duty, counted, days

PAGE_DAYS = 365
OBJECTIVE_DAYS_BEFORE = 30


def duties_of_program(program: Program) -> Iterator[Duty]:
    """Everything that is due about the program as a whole."""
    yield from _adjustments(program)
    yield from _records(program)
    yield from _pages(program)
    yield from _objectives(program)


def _duty(
    rule: str, who: str, due: date, what: str, why: str, message: str | None = None, page: str | None = None
) -> Duty:
    return Duty(
        rule=rule,
        whose="coordinator",
        who=who,
        cohort="",
        due=due,
        what=what,
        why=why,
        message=message,
        page=page,
    )


def _adjustments(program: Program) -> Iterator[Duty]:
    for name, adjustment in sorted(program.adjustments.items()):
        if adjustment.review and adjustment.after is None:
            yield _duty(
                "adjustment", name, adjustment.review, "measure again and fill in `after`",
                f"the change was to be judged on {adjustment.review}", message="adjustment-review",
                page="library/templates/adjustments-log.md",
            )  # fmt: skip


def _records(program: Program) -> Iterator[Duty]:
    for who, person in sorted(program.people.items()):
        if person.retain_until:
            yield _duty(
                "retention", who, person.retain_until, "erase the record",
                f"it is kept until {person.retain_until}", page="coordinators/privacy.md",
            )  # fmt: skip


def _pages(program: Program) -> Iterator[Duty]:
    """One duty for all pages that are old, dated by the oldest."""
    read = [page.reviewed for page in program.pages.values() if page.reviewed]
    if read:
        oldest = min(read)
        count = sum(1 for day in read if day <= oldest + days(30))
        yield _duty(
            "library", "library", oldest + days(PAGE_DAYS), f"read {counted(count, 'page')} of the library again",
            f"last read between {oldest} and {oldest + days(30)}; a page is read once a year",
        )  # fmt: skip


def _objectives(program: Program) -> Iterator[Duty]:
    for name, objective in (program.charter.objectives if program.charter else {}).items():
        if objective.due:
            yield _duty(
                "objective", name, objective.due - days(OBJECTIVE_DAYS_BEFORE), f"report to the sponsor on {name}",
                f"the objective is due on {objective.due}", message="sponsor-update", page="progress/index.md",
            )  # fmt: skip
