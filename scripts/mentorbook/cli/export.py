"""`export`: files made from the data, for mail programs, calendars and printers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from mentorbook.errors import UserError
from mentorbook.exports.calendar_file import calendar_file
from mentorbook.exports.calendars import cohort_entries, invited_to, name_of, pair_entries, stamp_of
from mentorbook.exports.documents import documents
from mentorbook.model.program import Program
from mentorbook.reports.window import Window, whole
from mentorbook.source.site_address import host_of
from mentorbook.source.writing import write_atomically

from .export_messages import message_files, read_values
from .export_newsletter import newsletter_files
from .export_order import File, Order
from .output import say
from .report_question import cohort_named
from .workspace import PROGRAM, ProgramOption, TodayOption, Workspace, day, workspace

OUTBOX = Path("outbox")


class Kind(StrEnum):
    """What is made."""

    CALENDAR = "calendar"
    MESSAGES = "messages"
    DOCUMENTS = "documents"
    NEWSLETTER = "newsletter"


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


def _messages(order: Order) -> Iterator[File]:
    """Drafts of e-mails from the library's message texts, their fields filled; for all that is due with --due."""
    yield from message_files(order)


def _documents(order: Order) -> Iterator[File]:
    """A welcome pack for each pair, as a Word file to change and as a page to print."""
    return documents(order.reading, order.window.cohort.id, order.today, order.site)


def _newsletter(order: Order) -> Iterator[File]:
    """A newsletter of the past weeks from what is public, as Markdown and as a draft of an e-mail."""
    return newsletter_files(order)


# An export is a line here and a line in Kind; the first sentence of its docstring is its help.
EXPORTS: Mapping[Kind, Callable[[Order], Iterator[File]]] = {
    Kind.CALENDAR: _calendar,
    Kind.MESSAGES: _messages,
    Kind.DOCUMENTS: _documents,
    Kind.NEWSLETTER: _newsletter,
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

MessageOption = Annotated[
    str | None, typer.Option("--message", metavar="ID", help="For messages: a page of docs/library/messages.")
]
ToOption = Annotated[
    list[str] | None, typer.Option("--to", metavar="PERSON", help="For messages: only to these people.")
]
DueOption = Annotated[
    bool,
    typer.Option("--due", help="For messages: everything that `mentorbook due` calls late or due today."),
]
AheadOption = Annotated[
    int, typer.Option("--days", min=0, max=366, help="With --due: what is due in so many days, too.")
]
SetOption = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="FIELD=VALUE", help="For messages: what a field says, the same for all."),
]

SinceOption = Annotated[
    str | None,
    typer.Option("--since", metavar="DATE", help="For a newsletter: its first day; else a month back."),
]


def export(
    cohort: CohortArgument,
    kind: Annotated[Kind, typer.Argument(help=_KINDS)],
    out: OutOption = None,
    message: MessageOption = None,
    to: ToOption = None,
    due: DueOption = False,
    ahead: AheadOption = 0,
    values: SetOption = None,
    since: SinceOption = None,
    program: ProgramOption = PROGRAM,
    today: TodayOption = None,
) -> None:
    """Write files for a cohort into outbox/. They may hold what is private, and are never published.

    Examples:

        mentorbook export 2027-spring calendar
        mentorbook export 2027-spring calendar --out ~/calendars
        mentorbook export 2027-spring messages --message match-to-mentee --set coordinator_name="Rosa Lind"
        mentorbook export 2025-autumn messages --due --days 7 --today 2026-01-15 --set coordinator_name="Rosa Lind"
        mentorbook export 2027-spring documents
        mentorbook export 2025-autumn newsletter --since 2026-03-01 --today 2026-04-01
    """
    if kind is not Kind.MESSAGES and (message or due or to or values):
        raise typer.BadParameter("--message, --due, --to and --set are for messages", param_hint=kind.value)
    if kind is not Kind.NEWSLETTER and since:
        raise typer.BadParameter("--since is for newsletters", param_hint=kind.value)
    place = workspace(program)
    folder = out or OUTBOX / cohort
    _refuse_to_publish(place, folder)
    reading = place.read_sound()
    order = Order(
        place=place,
        reading=reading,
        window=_window(reading.program, cohort, day(today)),
        message=message,
        due=due,
        ahead=ahead,
        to=tuple(to or ()),
        values=read_values(values or ()),
        since=day(since, "--since") if since else None,
    )
    files = list(EXPORTS[kind](order))  # all of them are made before the first is written
    written = [write_atomically(folder / name, content) for name, content in files]
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
