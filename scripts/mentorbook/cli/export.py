"""`export`: files made from the data, for mail programs, calendars and printers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from mentorbook.errors import UserError
from mentorbook.exports.calendar_file import calendar_file
from mentorbook.exports.calendars import cohort_entries, invited_to, name_of, pair_entries, stamp_of
from mentorbook.model.program import Program
from mentorbook.reports.window import Window, whole
from mentorbook.source.site_address import host_of, site_address
from mentorbook.source.writing import write_atomically

from .output import say
from .report_question import cohort_named
from .workspace import PROGRAM, ProgramOption, TodayOption, Workspace, day, workspace

OUTBOX = Path("outbox")


class Kind(StrEnum):
    """What is made."""

    CALENDAR = "calendar"


@dataclass(frozen=True)
class Order:
    """What an export is made of."""

    place: Workspace
    program: Program
    window: Window
    today: date

    @property
    def site(self) -> str:
        """Where the program's site stands, from mkdocs.yml; empty when it does not say."""
        return site_address(self.place.root / "mkdocs.yml")


File = tuple[str, bytes]  # its name below the folder, and its content


def _calendar(order: Order) -> Iterator[File]:
    """Calendars of the program, the cohort and each pair, with the places of events and proposed sessions."""
    window, host = order.window, host_of(order.site)
    charter, plan = order.program.charter, window.plan
    every = [
        entry
        for one in whole(order.program, order.today)
        for entry in cohort_entries(one.cohort.id, one.plan, invited_to(one), host)
    ]
    yield "program.ics", calendar_file(name_of(charter, "all cohorts"), every, stamp_of(plan))
    own = list(cohort_entries(window.cohort.id, plan, invited_to(window), host))
    yield "cohort.ics", calendar_file(name_of(charter, plan.title), own, stamp_of(plan))
    for pair in window.placements:
        entries = [*own, *pair_entries(window, pair, host)]
        yield f"pairs/{pair.id}.ics", calendar_file(name_of(charter, plan.title), entries, stamp_of(plan))


# An export is a line here and a line in Kind; the first sentence of its docstring is its help.
EXPORTS: Mapping[Kind, Callable[[Order], Iterator[File]]] = {
    Kind.CALENDAR: _calendar,
}

_KINDS = " ".join(f"{kind}: {(make.__doc__ or '').splitlines()[0]}" for kind, make in EXPORTS.items())
CohortArgument = Annotated[
    str, typer.Argument(metavar="COHORT", help="The cohort's id, a folder in cohorts/.")
]
OutOption = Annotated[
    Path | None,
    typer.Option(
        "--out", metavar="DIR", help="Where to write; without it outbox/COHORT/, which Git ignores."
    ),
]


def export(
    cohort: CohortArgument,
    kind: Annotated[Kind, typer.Argument(help=_KINDS)],
    out: OutOption = None,
    program: ProgramOption = PROGRAM,
    today: TodayOption = None,
) -> None:
    """Write files for a cohort into outbox/. They may hold what is private, and are never published.

    Examples:

        mentorbook export 2027-spring calendar
        mentorbook export 2027-spring calendar --out ~/calendars
    """
    place = workspace(program)
    known = place.read_data().program
    folder = out or OUTBOX / cohort
    _refuse_to_publish(place, folder)
    order = Order(place, known, _window(known, cohort, day(today)), day(today))
    written = [write_atomically(folder / name, content) for name, content in EXPORTS[kind](order)]
    say(f"{folder}: {sum(written)} files written, {len(written) - sum(written)} unchanged")


def _window(program: Program, cohort: str, today: date) -> Window:
    """The cohort's time. Raises UserError for an unknown cohort, for `all`, and for one without a plan."""
    one = cohort_named(program, cohort)
    if one is None:
        raise UserError("files are written for one cohort", f"name one: {', '.join(program.cohorts)}")
    found = next((window for window in whole(program, today) if window.cohort.id == one.id), None)
    if found is None:
        raise UserError(f"cohort {cohort} has no plan", f"write program/cohorts/{cohort}/cohort.yml first")
    return found


def _refuse_to_publish(place: Workspace, folder: Path) -> None:
    for public in (place.root / "docs", place.root / "site"):
        if folder.resolve().is_relative_to(public):
            raise UserError(f"{folder} would be published", "write elsewhere, for example to outbox/")
