"""Rules about pages: the library's front matter, and what every page's text must keep to."""

from __future__ import annotations

import posixpath
import re
from datetime import timedelta
from typing import NamedTuple
from urllib.parse import unquote

from mentorbook.model.page import Page
from mentorbook.source.problem import FieldPath, Place
from mentorbook.source.program import Source
from mentorbook.source.suggest import nearest

from ..facts import term_meant
from ..prose import LINK, is_page, prose
from ..rule import Case, Issue, Issues, misspelled, rule

SUMMARY_LENGTH = 140  # what a card shows in three lines
FRESH = timedelta(days=366)
LICENCES = (
    "CC0-1.0",
    "CC-BY-4.0",
    "CC-BY-SA-4.0",
    "CC-BY-NC-4.0",
    "CC-BY-NC-SA-4.0",
    "CC-BY-ND-4.0",
    "CC-BY-NC-ND-4.0",
    "CC-BY-3.0",
    "CC-BY-SA-3.0",
    "OGL-UK-3.0",
    "GFDL-1.3-or-later",
    "MIT",
    "Apache-2.0",
    "BSD-3-Clause",
)

_MARKUP = re.compile(r"[<>]|\{\{|\{%")
_TIMES = re.compile(r"\|\s*(\d+)\s*[–-]\s*(\d+)\s*\|")
_CITED = re.compile(r"\]\([^)\s]*sources\.md#([^)\s]+)\)")


@rule("MB601", "summary-too-long", "warning", over="page")
def summary_too_long(page: Page, _case: Case) -> Issues:
    """A page's summary is too long for its card.

    Why: The summary is one sentence that helps somebody choose. On a phone, a longer one hides the next card.

    Bad:
        # docs/library/guides/listening.md
        ---
        title: Listening
        summary:
          In this guide you will find out how to listen in such a way that the other person feels heard, why
          it is so hard for most of us, and what can be done about it.
        for: [mentor]
        kind: guide
        ---

        Text.

    Good:
        # docs/library/guides/listening.md
        ---
        title: Listening
        summary: Four habits that make people say the second, truer thing.
        for: [mentor]
        kind: guide
        ---

        Text.
    """
    if len(page.summary) > SUMMARY_LENGTH:
        yield Issue(
            message=f"the summary has {len(page.summary)} characters; the card has room for {SUMMARY_LENGTH}",
            path=("summary",),
            hint="say in one sentence what the reader gets",
        )


@rule("MB602", "page-about-unknown-topic", "warning", over="page")
def page_about_unknown_topic(page: Page, case: Case) -> Issues:
    """A page is about a topic that vocabulary.yml does not know.

    Why: The library's filter would not find it, and no pair with this topic would be pointed to it.

    Bad:
        # docs/library/guides/reports.md
        ---
        title: Reports
        summary: How to write one that is read to the end.
        for: [mentee]
        kind: guide
        topics: [writting]
        ---

        Text.

    Good:
        # docs/library/guides/reports.md
        ---
        title: Reports
        summary: How to write one that is read to the end.
        for: [mentee]
        kind: guide
        topics: [writing]
        ---

        Text.
    """
    vocabulary = case.program.vocabulary
    for index, topic in enumerate(page.topics if vocabulary.topics else ()):
        if topic not in vocabulary.about:
            near = term_meant(topic, vocabulary.about)
            yield misspelled(
                f"vocabulary.yml has no topic '{topic}'",
                path=("topics", index),
                near=near,
                otherwise="add it to vocabulary.yml: to `topics`, or to `subjects` if nobody offers or seeks it",
            )


@rule("MB603", "page-not-reviewed-lately", "warning", over="page")
def page_not_reviewed_lately(page: Page, case: Case) -> Issues:
    """Nobody has looked at a page for more than a year.

    Why: Links break, names change, advice ages. Read it, correct what is wrong, and write down today's date.

    Bad:
        # docs/library/guides/listening.md
        ---
        title: Listening
        summary: How to listen.
        for: [mentor]
        kind: guide
        reviewed: 2025-03-10
        ---

        Text.

    Good:
        # docs/library/guides/listening.md
        ---
        title: Listening
        summary: How to listen.
        for: [mentor]
        kind: guide
        reviewed: 2026-11-10
        ---

        Text.
    """
    if page.reviewed and case.today - page.reviewed > FRESH:
        yield Issue(
            message=f"last reviewed on {page.reviewed}, more than a year ago",
            path=("reviewed",),
            hint="read the page, correct it, and write today's date",
        )


@rule("MB604", "page-reviewed-in-future", over="page")
def page_reviewed_in_future(page: Page, case: Case) -> Issues:
    """A page was reviewed on a day that is still to come.

    Why: It would count as fresh until long after. Often it is the year.

    Bad:
        # docs/library/guides/listening.md
        ---
        title: Listening
        summary: How to listen.
        for: [mentor]
        kind: guide
        reviewed: 2027-11-10
        ---

        Text.

    Good:
        # docs/library/guides/listening.md
        ---
        title: Listening
        summary: How to listen.
        for: [mentor]
        kind: guide
        reviewed: 2026-11-10
        ---

        Text.
    """
    if page.reviewed and page.reviewed > case.today:
        yield Issue(message=f"{page.reviewed} is still to come", path=("reviewed",), hint="check the year")


@rule("MB605", "licence-not-spdx", "warning", over="page")
def licence_not_spdx(page: Page, _case: Case) -> Issues:
    """A page's licence is not written as an SPDX identifier for texts that are usual.

    Why: People copy these pages. One spelling tells a person and a machine the same thing: CC-BY-4.0. Where the
    terms are your own, LicenseRef- and a name says so.

    Bad:
        # docs/library/guides/listening.md
        ---
        title: Listening
        summary: How to listen.
        for: [mentor]
        kind: guide
        licence: CC BY 4.0
        ---

        Text.

    Good:
        # docs/library/guides/listening.md
        ---
        title: Listening
        summary: How to listen.
        for: [mentor]
        kind: guide
        licence: CC-BY-4.0
        ---

        Text.
    """
    if page.licence and page.licence not in LICENCES and not page.licence.startswith("LicenseRef-"):
        near = nearest(page.licence, LICENCES)
        yield misspelled(
            f"'{page.licence}' is not an SPDX identifier we know",
            path=("licence",),
            near=near,
            otherwise="look it up at spdx.org/licenses, for example CC-BY-4.0",
        )


@rule("MB606", "unknown-source", over="page")
def unknown_source(page: Page, case: Case) -> Issues:
    """A page rests on a source that library/sources.md does not list.

    Why: Whoever asks "says who?" would find nothing.

    Bad:
        # docs/library/sources.md
        ---
        title: Sources
        ---

        ### S1

        A handbook.
        # docs/library/guides/listening.md
        ---
        title: Listening
        summary: How to listen.
        for: [mentor]
        kind: guide
        sources: [S2]
        ---

        Text.

    Good:
        # docs/library/sources.md
        ---
        title: Sources
        ---

        ### S1

        A handbook.
        # docs/library/guides/listening.md
        ---
        title: Listening
        summary: How to listen.
        for: [mentor]
        kind: guide
        sources: [S1]
        ---

        Text.
    """
    known = case.facts.words_of_sources
    for index, source in enumerate(page.sources if known else ()):
        if source not in known:
            yield Issue(
                message=f"library/sources.md does not list '{source}'",
                path=("sources", index),
                hint="add it there, or correct the id",
            )


@rule("MB607", "cited-source-not-listed", "warning", over="page")
def cited_source_not_listed(page: Page, case: Case) -> Issues:
    """A page's text cites a source that its front matter does not list.

    Why: The list of sources is how we find the pages to correct when a source turns out to be wrong.

    Bad:
        # docs/library/sources.md
        ---
        title: Sources
        ---

        ### S1

        A handbook.
        # docs/library/guides/listening.md
        ---
        title: Listening
        summary: How to listen.
        for: [mentor]
        kind: guide
        ---

        Silence helps ([S1](../sources.md#s1)).

    Good:
        # docs/library/sources.md
        ---
        title: Sources
        ---

        ### S1

        A handbook.
        # docs/library/guides/listening.md
        ---
        title: Listening
        summary: How to listen.
        for: [mentor]
        kind: guide
        sources: [S1]
        ---

        Silence helps ([S1](../sources.md#s1)).
    """
    listed = {source.casefold() for source in page.sources}
    known = {word.casefold() for word in case.facts.words_of_sources}
    for number, line in prose(case.source):
        for cited in _CITED.finditer(line):
            name = cited[1].casefold()
            if name in known - listed:
                listed.add(name)
                yield Issue(
                    message=f"the text cites {name.upper()}, but `sources` does not list it",
                    place=Place(number, cited.start(1) + 1, cited.end(1) + 1),
                    hint="add it to `sources`",
                )


@rule("MB608", "agenda-minutes-do-not-add-up", over="page")
def agenda_minutes_do_not_add_up(page: Page, case: Case) -> Issues:
    """The times of an agenda have a gap or an overlap, or do not end with its minutes.

    Why: Somebody will follow it with an eye on the clock, and the last item, often the most important one, would
    fall off the end.

    Bad:
        # docs/library/agendas/first-meeting.md
        ---
        title: First meeting
        summary: The first hour together.
        for: [mentor, mentee]
        kind: agenda
        minutes: 60
        ---

        | Minutes | What |
        |---|---|
        | 0–10 | Say hello |
        | 15–60 | Tell each other what you hope for |

    Good:
        # docs/library/agendas/first-meeting.md
        ---
        title: First meeting
        summary: The first hour together.
        for: [mentor, mentee]
        kind: agenda
        minutes: 60
        ---

        | Minutes | What |
        |---|---|
        | 0–10 | Say hello |
        | 10–60 | Tell each other what you hope for |
    """
    if page.kind != "agenda":
        return
    ends = {0}  # a table starts afresh, or goes on where one before it ended
    tables = _timed_tables(case.source)
    for table in tables:
        expected = table[0].start if table[0].start in ends else 0
        for item in table:
            if item.start != expected or item.end <= item.start:
                yield Issue(
                    message=f"{item.start}–{item.end} does not follow on minute {expected}",
                    place=Place(item.line, 1),
                    hint="let each item start where the one before it ends",
                )
            expected = item.end
        ends.add(expected)
    if tables and page.minutes and page.minutes not in ends:
        yield Issue(
            message=f"the times end at {max(ends)}, but `minutes` says {page.minutes}",
            path=("minutes",),
            hint="correct the one or the other",
        )


class _Item(NamedTuple):
    """One row of an agenda: its line, its first and its last minute."""

    line: int
    start: int
    end: int


def _timed_tables(source: Source) -> list[list[_Item]]:
    """The tables whose first column holds times, row by row."""
    tables: list[list[_Item]] = []
    for number, line in prose(source):
        times = _TIMES.match(line.strip())
        if not times:
            continue
        if not tables or tables[-1][-1].line != number - 1:
            tables.append([])
        tables[-1].append(_Item(number, int(times[1]), int(times[2])))
    return tables


@rule("MB609", "library-title-twice", "warning", over="page")
def library_title_twice(page: Page, case: Case) -> Issues:
    """Two pages of the library have the same title.

    Why: In lists and in the search people could not tell them apart.

    Bad:
        # docs/library/guides/listening.md
        ---
        title: Listening
        summary: How to listen.
        for: [mentor]
        kind: guide
        ---

        Text.
        # docs/library/guides/listening-well.md
        ---
        title: Listening
        summary: How to listen well.
        for: [mentor]
        kind: guide
        ---

        Text.

    Good:
        # docs/library/guides/listening.md
        ---
        title: Listening
        summary: How to listen.
        for: [mentor]
        kind: guide
        ---

        Text.
        # docs/library/guides/listening-well.md
        ---
        title: Listening in a noisy place
        summary: How to listen well.
        for: [mentor]
        kind: guide
        ---

        Text.
    """
    first, *others = case.facts.library_titles[page.title.casefold()]
    if case.id in others:
        yield Issue(message=f"docs/{first} has the same title", path=("title",), hint="say what is different")


@rule("MB610", "markup-in-front-matter", over="file")
def markup_in_front_matter(source: Source, case: Case) -> Issues:
    """A page's title, summary, description or tag holds markup.

    Why: The theme puts these texts into the page's head as they are. Angle brackets would be taken for HTML there,
    a script would run, and a quotation mark cuts the description short. Curly quotes are fine.

    Bad:
        # docs/program/index.md
        ---
        title: The <em>program</em>
        ---

        Text.

    Good:
        # docs/program/index.md
        ---
        title: The program
        ---

        Text.
    """
    if not is_page(case) or not isinstance(source.data, dict):
        return
    tags = source.data.get("tags")
    texts: list[tuple[FieldPath, object]] = [
        ((field,), source.data.get(field)) for field in ("title", "summary", "description")
    ]
    texts += [(("tags", index), tag) for index, tag in enumerate(tags if isinstance(tags, list) else ())]
    for path, text in texts:
        quoted = path[0] == "description" and '"' in str(text)
        if isinstance(text, str) and (quoted or _MARKUP.search(text)):
            yield Issue(
                message=f"`{path[0]}` holds {'a straight quotation mark' if quoted else 'markup'}",
                path=path,
                hint="use plain words" + (" and curly quotes" if quoted else ""),
            )


@rule("MB611", "broken-page-link", over="file")
def broken_page_link(source: Source, case: Case) -> Issues:
    """A link leads to a page that does not exist.

    Why: Readers would stand before a page that says "not found", and the site's build stops on it.

    Bad:
        # docs/program/index.md
        ---
        title: The program
        ---

        Read about the [roles](role.md).
        # docs/program/roles.md
        ---
        title: Roles
        ---

        Text.

    Good:
        # docs/program/index.md
        ---
        title: The program
        ---

        Read about the [roles](roles.md).
        # docs/program/roles.md
        ---
        title: Roles
        ---

        Text.
    """
    folder = posixpath.dirname(case.id) if is_page(case) else ""
    for number, line in prose(source) if is_page(case) else ():
        for link in LINK.finditer(line):
            target = link["target"]
            page = posixpath.normpath(posixpath.join(folder, unquote(target)))
            if ":" not in target and not target.startswith("/") and page not in case.facts.pages:
                near = nearest(page, sorted(case.facts.pages))
                yield Issue(
                    message=f"there is no page docs/{page}"
                    if not page.startswith("..")
                    else "this leads out of docs/",
                    place=Place(number, link.start("target") + 1, link.end("target") + 1),
                    hint=f"did you mean '{posixpath.relpath(near, folder or '.')}'?"
                    if near
                    else "correct the link",
                )


@rule("MB612", "two-main-headings", "warning", over="file")
def two_main_headings(source: Source, case: Case) -> Issues:
    """A page has more than one main heading.

    Why: Screen readers and search engines take the first-level heading for what the page is about, and there can be
    only one. Sections start with two hash signs.

    Bad:
        # docs/program/index.md
        ---
        title: The program
        ---

        # The program

        Text.

        # Another one

        Text.

    Good:
        # docs/program/index.md
        ---
        title: The program
        ---

        # The program

        Text.

        ## Another part

        Text.
    """
    headings = [number for number, line in prose(source) if line.startswith("# ")] if is_page(case) else []
    for number in headings[1:]:
        yield Issue(
            message=f"the page has a main heading on line {headings[0]} already",
            place=Place(number, 1),
            hint="start a section with ##",
        )
