"""The small parts that macros share: chips, facts, tables, dates, notices. Styled by docs/assets/css/components.css."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from markupsafe import Markup

from .html import Child, joined, tag
from .words import day

Pairs = Iterable[tuple[Child, Child]]


def block(*children: Child) -> Markup:
    """The one root element that a macro of several parts needs."""
    return tag("div", *children)


def icon(name: str) -> Markup:
    """A decorative icon; the words beside it say the same."""
    return tag("span", class_=f"mb-icon mb-icon--{name}", aria_hidden="true")


def chip(word: str, color: str = "") -> Markup:
    """A short word on a colored ground."""
    return tag("span", word, class_=f"mb-chip mb-chip--{color}" if color else "mb-chip")


def chips(words: Iterable[str]) -> Markup | None:
    """A row of gray chips, or None for none."""
    items = [tag("li", chip(word)) for word in words]
    return tag("ul", *items, class_="mb-chips") if items else None


def facts(pairs: Pairs, **attributes: str) -> Markup:
    """A definition list: what it is called, what it is."""
    rows = [tag("div", tag("dt", term), tag("dd", meaning)) for term, meaning in pairs]
    return tag("dl", *rows, class_="mb-facts", **attributes)


def bullets(items: Iterable[Child]) -> Markup:
    """A plain list."""
    return tag("ul", *(tag("li", item) for item in items))


def table(
    name: str, heads: Sequence[str], rows: Iterable[Sequence[Child]], numbers: Sequence[int] = ()
) -> Markup:
    """A table in a region that scrolls and can be focused. The first cell names its row; `numbers` are columns."""
    head = tag(
        "tr", *(tag("th", text, scope="col", class_=_number(i, numbers)) for i, text in enumerate(heads))
    )
    body = [tag("tr", *(_cell(i, text, numbers) for i, text in enumerate(row))) for row in rows]
    content = tag("table", tag("thead", head), tag("tbody", *body))
    inner = tag("div", content, class_="md-typeset__table")
    return tag("div", inner, class_="md-typeset__scrollwrap", tabindex=0, role="region", aria_label=name)


def when(moment: date, locale: str, length: str = "long") -> Markup:
    """A day as people write it, with the machine's form beside it."""
    return tag("time", day(moment, locale, length), datetime=moment.isoformat()[:10])


def notice(text: Child, lead: str = "", variant: str = "", picture: str = "info") -> Markup:
    """A remark that stands apart; variants: apricot (mind this), red (a problem)."""
    kind = f"mb-notice mb-notice--{variant}" if variant else "mb-notice"
    return tag(
        "div",
        icon(picture),
        tag("p", tag("strong", lead) if lead else None, " " if lead else None, text),
        class_=kind,
    )


def empty(title: str, text: Child) -> Markup:
    """What stands where nothing is there yet."""
    return tag("div", tag("p", title, class_="mb-empty__title"), tag("p", text), class_="mb-empty")


def hidden() -> Markup:
    """What stands in the place of a figure about too few people."""
    return tag("span", "not shown", class_="mb-hidden")


def phrases(parts: Iterable[Child]) -> Markup:
    """The parts that there are, with a middle dot between them."""
    return joined([part for part in parts if part], " · ")


def _cell(column: int, text: Child, numbers: Sequence[int]) -> Markup:
    if column == 0:
        return tag("th", text, scope="row")
    return tag("td", text, class_=_number(column, numbers))


def _number(column: int, numbers: Sequence[int]) -> str | None:
    return "mb-number" if column in numbers else None
