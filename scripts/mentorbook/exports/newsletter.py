"""A newsletter from public data: what happened, what comes, stories, a page to try, how to take part, whom to write to.

It is made from the public view, so nobody is in it who did not agree. Sessions are counted only where as many pairs met
as the program calls enough.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urljoin

from mentorbook.model.page import LifeStage, Page
from mentorbook.privacy.public import PublicCohort, PublicEvent, PublicProgram
from mentorbook.reports.window import Window
from mentorbook.source.addresses import address_of

from .moments import clock, day

AHEAD = timedelta(days=42)  # what comes is told six weeks ahead: people ask for leave a month before
NEARLY_OVER = timedelta(days=60)
TRIED = ("agenda", "guide", "training")  # kinds of pages that somebody can try on a Monday


@dataclass(frozen=True)
class Story:
    """A post of the news."""

    title: str
    summary: str
    day: date


@dataclass(frozen=True, kw_only=True)
class Issue:
    """What a newsletter is about: a cohort, and the days from `since` to the window's today."""

    view: PublicProgram
    window: Window
    since: date
    stories: Sequence[Story]
    site: str

    @property
    def cohort(self) -> PublicCohort:
        """The cohort, as the public sees it."""
        return self.view.cohorts[self.window.cohort.id]

    @property
    def today(self) -> date:
        """The last day that is told of."""
        return self.window.today

    def day(self, when: date) -> str:
        """A day in the program's language."""
        return day(when, self.view.charter.locale)

    def address(self, path: str) -> str:
        """Where a page stands; empty when the site's address is not known."""
        return urljoin(self.site, address_of(path, directory_urls=True)) if self.site else ""

    def link(self, title: str, path: str) -> str:
        """A page's title, linked where that can be."""
        address = self.address(path)
        return f"[{title}]({address})" if address else title


def subject(issue: Issue) -> str:
    """`Northwind Mentoring: news, October 9, 2026`."""
    return f"{issue.view.charter.name}: news, {issue.day(issue.today)}"


def newsletter(issue: Issue) -> str:
    """The newsletter as Markdown; a part about which there is nothing to say is left out."""
    parts = {
        "What happened": _happened(issue),
        "What comes": _coming(issue),
        "Stories": _stories(issue),
        "One page to try": _page(issue),
        "Take part": _taking_part(issue),
        "Write to us": _contact(issue),
    }
    written = {head: list(lines) for head, lines in parts.items()}
    blocks = [f"## {head}\n\n" + "\n".join(lines) for head, lines in written.items() if lines]
    return "\n\n".join([f"# {subject(issue)}", *blocks]) + "\n"


def _happened(issue: Issue) -> Iterator[str]:
    """Sessions in a number, and events that were held."""
    met = {
        pair.id: [when for when, _ in issue.window.sessions(pair) if issue.since <= when <= issue.today]
        for pair in issue.window.placements
    }
    pairs = sum(1 for days in met.values() if days)
    if pairs >= issue.view.smallest_group:
        held = sum(len(days) for days in met.values())
        yield f"- {issue.cohort.title}: {held} sessions were held since {issue.day(issue.since)}."
    for event in issue.cohort.events:
        if issue.since <= event.starts.date() <= issue.today:
            came = f", {event.came} came" if event.came else ""
            yield f"- {event.title}, {issue.day(event.starts.date())}{came}."


def _coming(issue: Issue) -> Iterator[str]:
    """Events and dates of the next weeks, in order."""
    cohort, until = issue.cohort, issue.today + AHEAD
    named = {event.starts.date() for event in cohort.events}
    dates: list[tuple[date, str]] = [
        *((event.starts.date(), _event(issue, event)) for event in cohort.events),
        *((when, _milestone(name)) for name, when in cohort.milestones.items() if when not in named),
        (cohort.starts, "Pairs start"),
    ]
    for when, words in sorted(dates):
        if issue.today < when <= until:
            yield f"- **{issue.day(when)}**: {words}"


def _event(issue: Issue, event: PublicEvent) -> str:
    hour = clock(event.starts, issue.view.charter.locale)
    return f"{event.title}, {hour} ({event.time_zone.split('/')[-1].replace('_', ' ')} time)"


def _milestone(name: str) -> str:
    return name.replace("-", " ").capitalize()


def _stories(issue: Issue) -> Iterator[str]:
    for story in sorted(issue.stories, key=lambda one: one.day, reverse=True):
        if issue.since <= story.day <= issue.today:
            yield f"- {issue.link(story.title, 'news/index.md')}: {story.summary}"


def _page(issue: Issue) -> Iterator[str]:
    """One page that fits the time of the cohort, another one each month."""
    fitting = sorted(path for path, page in issue.view.pages.items() if _fits(page, _stage(issue)))
    if fitting:
        path = fitting[(12 * issue.today.year + issue.today.month) % len(fitting)]
        page = issue.view.pages[path]
        minutes = f", {page.minutes} minutes" if page.minutes else ""
        yield f"{issue.link(page.title, path)}{minutes}: {page.summary}"


def _fits(page: Page, stage: LifeStage) -> bool:
    return page.kind in TRIED and stage in page.stage and bool({"mentor", "mentee"} & set(page.readers))


def _stage(issue: Issue) -> LifeStage:
    if issue.cohort.ends - issue.today < NEARLY_OVER:
        return "close"
    return "run" if issue.cohort.starts <= issue.today else "prepare"


def _taking_part(issue: Issue) -> Iterator[str]:
    """Cohorts that take applications on this day, or will."""
    for cohort in issue.view.cohorts.values():
        opens, closes = cohort.apply.opens, cohort.apply.closes
        page = issue.link(cohort.title, f"cohorts/{cohort.id}.md")
        if opens and closes and opens <= issue.today <= closes:
            yield f"- {page} takes applications until {issue.day(closes)}."
        elif opens and issue.today < opens <= issue.today + AHEAD:
            yield f"- {page} takes applications from {issue.day(opens)} on."


def _contact(issue: Issue) -> Iterator[str]:
    sponsor = issue.view.charter.sponsor
    if sponsor and sponsor.contact:
        yield f"A question, a story, a hand to lend: {sponsor.contact}. The coordinators read every line."


def stories_of(posts: Mapping[str, object]) -> Iterator[Story]:
    """Posts from their front matter, by path; drafts, and those without a title and a day, are left out."""
    for _, head in sorted(posts.items()):
        if not isinstance(head, Mapping) or head.get("draft"):
            continue
        title, when = head.get("title"), head.get("date")
        created = when.get("created") if isinstance(when, Mapping) else when
        if isinstance(title, str) and (on := _read_day(created)):
            yield Story(title, str(head.get("description") or ""), on)


def _read_day(value: object) -> date | None:
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None
