"""`export COHORT newsletter`: a draft from what is public, as Markdown and as an e-mail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from mentorbook.errors import UserError
from mentorbook.exports.mail import draft, plain
from mentorbook.exports.newsletter import Issue, newsletter, stories_of, subject
from mentorbook.privacy.public import public_view
from mentorbook.source.front_matter import read_front_matter
from mentorbook.source.text import decode, read_bytes

from .export_order import File, Order

POSTS = "news/posts"
_HEADING = re.compile(r"^## ", re.MULTILINE)
MONTH = timedelta(days=30)


def newsletter_files(order: Order) -> Iterator[File]:
    """The draft twice. Raises UserError where the first day lies after the last, or there is no charter."""
    since = order.since or order.today - MONTH
    if since > order.today:
        raise UserError(f"--since {since} is after {order.today}", "name an earlier day")
    issue = _issue(order, since)
    text = newsletter(issue)
    yield "newsletter.md", text.encode("utf-8")
    sponsor = issue.view.charter.sponsor
    yield (
        "newsletter.eml",
        draft(
            to=("", None),
            sender=(issue.view.charter.name, sponsor.contact if sponsor else None),
            subject=subject(issue),
            body=_HEADING.sub("", plain(text.partition("\n\n")[2], "news/index.md", order.site)),
        ),
    )


def _issue(order: Order, since: date) -> Issue:
    try:
        view = public_view(order.program, order.today)
    except ValueError as error:
        raise UserError(str(error), "write program/program.yml first") from None
    docs = order.place.docs
    heads = {path.name: _head(path) for path in sorted((docs / POSTS).glob("*.md"))} if docs else {}
    return Issue(
        view=view, window=order.window, since=since, stories=tuple(stories_of(heads)), site=order.site
    )


def _head(path: Path) -> object:
    return read_front_matter(decode(read_bytes(path))).data
