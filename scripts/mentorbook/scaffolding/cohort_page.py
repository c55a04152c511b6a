"""The page of a new cohort, and its line in the navigation of the site."""

from __future__ import annotations

import re
from collections.abc import Iterable

from mentorbook.source.writing import to_yaml

FOLDER = "cohorts"
_LIST_STARTS = re.compile(rf"^(\s*- )(?:.+: )?{FOLDER}/index\.md\s*$")
_PAGE = re.compile(rf"^\s*- (?:.+: )?{FOLDER}/(?!index\.md)([\w-]+)\.md\s*(?:#.*)?$")

_BODY = """
{{ cohort("%s") }}

## Until you hear from us

- **Put the shared dates in your calendar now**, above all the first event.
- **Answer quickly** if the coordinator writes. Most questions are about free times.
- **Tell us what has changed**, such as new working hours or a leave of absence. Write to {{ contact() }}.
- **Read** [how matching works](../program/matching.md), so that your result makes sense when it comes.

## When you know who you will meet

1. Read the [mentoring agreement](../library/templates/mentoring-agreement.md). Mark the line you would like to talk
   about.
2. Mentors: skim your [first 30 days](../library/guides/first-30-days-as-a-mentor.md). Mentees: skim [driving the
   relationship](../library/guides/driving-the-relationship.md).
3. Hold the [first meeting](../library/agendas/first-meeting.md), and put the next three dates in both calendars before
   you part.

## If you did not get a place this time

Read [what you can do](../program/matching.md#if-you-are-not-matched). Most places that open up do so in the first
month.
"""


def page_of(cohort: str, title: str) -> str:
    """The Markdown of docs/cohorts/ID.md. Coordinators go on from there in their own words."""
    head = {
        "title": title,
        "description": f"{title}: dates and events, and what to do before and after you hear from us.",
        "render_macros": True,
    }
    return f"---\n{to_yaml(head)}---\n{_BODY % cohort}"


def with_page(navigation: str, cohort: str, title: str) -> str | None:
    """The text of mkdocs.yml with the page at the head of its list; None where there is no such list.

    A page that is named already stays where it is.
    """
    lines = navigation.splitlines(keepends=True)
    if any(_names(line, cohort) for line in lines):
        return navigation
    start = next((place for place, line in enumerate(lines) if _LIST_STARTS.match(line)), None)
    if start is None:
        return None
    entry = _indent(lines[start]) + to_yaml([{title: f"{FOLDER}/{cohort}.md"}])
    return "".join(_inserted(lines, start + 1, entry))


def without_pages(navigation: str) -> str:
    """The text of mkdocs.yml without the pages of cohorts; their list stays."""
    return "".join(line for line in navigation.splitlines(keepends=True) if not _PAGE.match(line))


def _names(line: str, cohort: str) -> bool:
    found = _PAGE.match(line)
    return bool(found and found[1] == cohort)


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


def _inserted(lines: list[str], place: int, entry: str) -> Iterable[str]:
    before = lines[:place]
    if not before[-1].endswith("\n"):
        before[-1] += "\n"
    return (*before, entry, *lines[place:])
