"""Visit a page and note what the browser says about it."""

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, Response

BASE = "mentoring"

# One page of every kind; each is built from other templates, macros or components.
KINDS = {
    "home": "",
    "charter": "program/",
    "prose": "program/policies/",
    "matching": "program/matching/",
    "timeline": "program/timeline/",
    "events": "program/events/",
    "roles": "program/roles/",
    "formats": "program/formats/",
    "glossary": "program/glossary/",
    "library": "library/",
    "library on one list": "library/all-pages/",
    "agenda": "library/agendas/first-meeting/",
    "guide": "library/guides/active-listening/",
    "template": "library/templates/goal-sheet/",
    "sources": "library/sources/",
    "cohorts": "cohorts/",
    "cohort matching": "cohorts/2027-spring/",
    "cohort closed": "cohorts/2025-autumn/",
    "mentors": "mentors/",
    "progress": "progress/",
    "sponsor page": "progress/one-page/",
    "definitions": "progress/definitions/",
    "tools": "tools/",
    "goal builder": "tools/goal-builder/",
    "agenda builder": "tools/agenda-builder/",
    "application form": "tools/application-form/",
    "news": "news/",
    "story": "news/a-case-that-speaks-for-itself/",
    "coordinators": "coordinators/",
    "upkeep": "coordinators/library-upkeep/",
    "flyer": "coordinators/print/flyer/",
    "poster": "coordinators/print/poster/",
    "slides": "coordinators/print/orientation-slides/",
    "runbook": "coordinators/matching-runbook/",
    "data reference": "coordinators/reference/data/",
    "checks reference": "coordinators/reference/checks/people/",
    "commands": "coordinators/reference/commands/",
    "not found": "404.html",
}


@dataclass(frozen=True)
class Site:
    """Where the built site lies and where it is served."""

    folder: Path
    url: str


@dataclass
class Notes:
    """What happened while a page was open."""

    console: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)
    transferred: int = 0


@contextmanager
def visiting(context: BrowserContext, site: Site, path: str) -> Iterator[tuple[Page, Notes]]:
    """An open page, settled, with notes on console errors, foreign requests and weight."""
    notes = Notes()
    page = context.new_page()
    page.on(
        "console", lambda message: notes.console.append(message.text) if message.type == "error" else None
    )
    page.on("pageerror", lambda error: notes.console.append(str(error)))
    page.on("request", lambda request: _note_foreign(notes, request.url, site))
    responses: list[Response] = []
    page.on("response", lambda response: responses.append(response))
    page.goto(site.url + path, wait_until="networkidle")
    notes.transferred = sum(map(_weight, responses))
    yield page, notes
    page.close()


def _note_foreign(notes: Notes, url: str, site: Site) -> None:
    if not url.startswith((site.url, "data:", "blob:")):
        notes.elsewhere.append(url)


def _weight(response: Response) -> int:
    """Bytes as static hosts send them: text compressed, fonts and images as they are, a redirect nothing."""
    if 300 <= response.status < 400:
        return 0
    body = response.body()
    packed = response.headers.get("content-type", "").startswith(("text/", "application/j", "image/svg"))
    return len(gzip.compress(body)) if packed else len(body)


def violations(page: Page) -> list[str]:
    """What axe objects to: rule, help and the first element of each."""
    found = Axe().run(page).response["violations"]
    return [f"{item['id']}: {item['help']}: {item['nodes'][0]['html'][:160]}" for item in found]


def overflow(page: Page) -> int:
    """How many pixels the page is wider than the window."""
    width: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return width
