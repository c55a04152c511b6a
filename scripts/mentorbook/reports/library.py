"""The library's upkeep: how hard each page is to read, who keeps it, and when it is due to be read again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import Any

from mentorbook.checks.reading_level import HARDEST, reading_level
from mentorbook.checks.rules.pages import FRESH
from mentorbook.model.page import Page
from mentorbook.source.program import Reading

SOON = timedelta(days=60)
NOBODY = "nobody"
_BAR = 40  # signs


@dataclass(frozen=True, kw_only=True)
class Due:
    """When a page is to be read again, and by whom. `on` is None where nobody has said when it was read last."""

    path: str  # below docs/
    title: str
    owner: str
    on: date | None

    def is_over(self, today: date) -> bool:
        """Is it overdue?"""
        return self.on is None or self.on < today

    def is_soon(self, today: date) -> bool:
        """Overdue, or due within two months?"""
        return self.on is None or self.on <= today + SOON


def review_dates(pages: Mapping[str, Page]) -> tuple[Due, ...]:
    """Every page of the library, the most urgent first."""
    found = (
        Due(
            path=path,
            title=page.title,
            owner=page.owner or NOBODY,
            on=page.reviewed + FRESH if page.reviewed else None,
        )
        for path, page in pages.items()
    )
    return tuple(sorted(found, key=lambda due: (due.on or date.min, due.owner, due.path)))


@dataclass(frozen=True, kw_only=True)
class LibraryReport:
    """Reading levels by path, hardest first, and all dates of review."""

    levels: Mapping[str, float]
    due: Sequence[Due]
    today: date

    @property
    def spread(self) -> Mapping[int, int]:
        """Grade: how many pages read at it, without gaps."""
        counted = Counter(int(level) for level in self.levels.values())
        return {grade: counted[grade] for grade in range(min(counted), max(counted) + 1)} if counted else {}


def library_report(reading: Reading, today: date) -> LibraryReport:
    """The report of a program's library."""
    entries = {entry.ids[0]: entry for entry in reading.entries_of("page")}
    found = {path: reading_level(entries[path].source) for path in reading.program.pages}
    levels = sorted(((level, path) for path, level in found.items() if level is not None), reverse=True)
    return LibraryReport(
        levels={path: level for level, path in levels}, due=review_dates(reading.program.pages), today=today
    )


def to_json(report: LibraryReport) -> dict[str, Any]:
    """Everything, as data."""
    return {
        "pages": [
            {
                "page": one.path,
                "title": one.title,
                "owner": one.owner,
                "due": one.on.isoformat() if one.on else None,
                "grade": report.levels.get(one.path),
            }
            for one in sorted(report.due, key=lambda one: one.path)
        ],
        "spread": {str(grade): count for grade, count in report.spread.items()},
    }


def to_lines(report: LibraryReport, shown: int) -> Iterator[str]:
    """What a coordinator wants to know, in lines: the spread, the `shown` hardest pages, what is due."""
    middle = _median(report.levels.values())
    yield f"Reading level: {len(report.levels)} pages, median grade {middle}, limit {HARDEST:g}"
    most = max(report.spread.values(), default=1)
    for grade, count in report.spread.items():
        yield f"  grade {grade:>2}  {'█' * -(-_BAR * count // most)} {count}".rstrip()
    yield ""
    yield "Hardest"
    yield from (f"  {level:>4.1f}  {path}" for path, level in [*report.levels.items()][:shown])
    yield ""
    yield from _due_lines(report)


def _median(levels: Iterable[float]) -> str:
    known = [*levels]
    return f"{median(known):.1f}" if known else "unknown"


def _due_lines(report: LibraryReport) -> Iterator[str]:
    soon = [one for one in report.due if one.is_soon(report.today)]
    if soon:
        yield f"To be read again by {report.today + SOON}"
        yield from (f"  {one.on or 'never read'}  {one.owner}: {one.path}" for one in soon)
    elif report.due:
        first = report.due[0]
        yield f"Nothing to be read again before {report.today + SOON}; next is {first.path} on {first.on}"
    else:
        yield "The library holds no pages"
