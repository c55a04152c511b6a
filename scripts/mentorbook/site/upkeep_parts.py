"""The macro about the library's upkeep: what is due to be read again, by whom and when."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from mentorbook.reports.library import SOON, Due, review_dates

from .addresses import Here
from .html import Child, tag
from .parts import block, chip, empty, notice, table, when
from .portal import Portal
from .words import counted, spoken

NEXT = 10  # what comes next is enough; the command lists all


def library_upkeep(portal: Portal, here: Here) -> Markup:
    """The pages that are overdue or soon due, else those that come next."""
    due = review_dates(portal.view.pages)
    if not due:
        return empty("The shelves are empty", "Documents appear here as soon as they are written.")
    soon = [one for one in due if one.is_soon(portal.today)]
    return block(
        notice(_lead(portal, due, soon), variant="apricot" if soon else ""),
        table(
            "Pages to be read again",
            ("Page", "Who keeps it", "Read again by"),
            (_row(portal, here, one) for one in soon or due[:NEXT]),
        ),
    )


def _lead(portal: Portal, due: Sequence[Due], soon: Sequence[Due]) -> str:
    over = sum(one.is_over(portal.today) for one in soon)
    if soon:
        return f"{counted(len(soon), 'page')} of {len(due)} to be read again within {SOON.days} days, {over} overdue."
    return f"None of {counted(len(due), 'page')} is due within {SOON.days} days. These come next."


def _row(portal: Portal, here: Here, one: Due) -> tuple[Child, ...]:
    address = here.to(one.path)
    title = tag("a", one.title, href=address) if address else one.title
    day: Child = when(one.on, portal.locale, "medium") if one.on else chip("never read", "red")
    return title, spoken(one.owner), day
