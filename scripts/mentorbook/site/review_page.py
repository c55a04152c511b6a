"""The review page: a roster side by side with its alternatives, as one HTML file for a coordinator's own screen.

It is not part of the site and nothing of the site leads to it: it shows what only coordinators may see. It loads
nothing and runs no script.
"""

from __future__ import annotations

import re
from importlib.resources import files

from markdown import markdown  # type: ignore[import-untyped]  # ships no types
from markupsafe import Markup

from mentorbook.matching.answers import Alternative
from mentorbook.matching.bars import FULL_SCORE
from mentorbook.model.vocabulary import Vocabulary
from mentorbook.reports.codes import Naming
from mentorbook.reports.recruiting_words import brief_lines
from mentorbook.reports.review import Choice, Review
from mentorbook.reports.review_words import because, change_lines, cost, limits_of, proof_lines, why_left

from .html import Child, joined, tag

SECTIONS = {
    "proof": "Proof",
    "changes": "What changes",
    "roster": "Side by side",
    "left": "Without a place",
    "recruiting": "Recruiting",
}
# Nothing may be fetched from anywhere, whatever a name holds.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def review_page(found: Review, vocabulary: Vocabulary, name: Naming) -> str:
    """The whole page as HTML."""
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=POLICY),
        tag("meta", name_="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name_="robots", content="noindex"),
        tag("title", f"{found.title}: the roster beside its alternatives"),
        tag("style", Markup(files(__package__).joinpath("review.css").read_text(encoding="utf-8"))),  # noqa: S704
    )
    body = tag("body", tag("main", _top(found), *_sections(found, vocabulary, name)))
    return Markup("<!doctype html>\n%s\n") % tag("html", head, body, lang="en")


def _top(found: Review) -> Markup:
    links = [tag("li", tag("a", word, href=f"#{anchor}")) for anchor, word in SECTIONS.items()]
    return tag(
        "header",
        tag("p", found.title, class_="kicker"),
        tag("h1", "The roster beside its alternatives"),
        tag("p", "For coordinators. Keep this page off the site: it tells about people.", class_="notice"),
        _figures(found),
        tag("nav", tag("ul", *links), aria_label="On this page"),
    )


def _figures(found: Review) -> Markup:
    totals = found.totals
    waiting = sum(one.role == "mentee" for one in found.left)
    shown = {
        "placed": f"{totals.placed:,}",
        "waiting": f"{waiting:,}",
        "points of the weakest pair, of 10,000": f"{totals.worst:,}",
        "points of the average pair": f"{found.average:,}",
    }
    if not found.verdict.word:
        shown["pairs who would rather have each other"] = f"{found.verdict.blocking:,}"
    return tag(
        "dl",
        *(tag("div", tag("dt", word), tag("dd", value)) for word, value in shown.items()),
        class_="figures",
    )


def _sections(found: Review, vocabulary: Vocabulary, name: Naming) -> list[Markup]:
    left = [
        tag("li", tag("strong", name(one.person)), f" ({one.role}): {why_left(one)}. {one.help}")
        for one in found.left
    ]
    brief = "\n".join(brief_lines(found.brief, vocabulary, name, level=3))
    return [
        _section("proof", _proof(found)),
        _section("changes", _list([_sentence(line) for line in change_lines(found.changes, name)])),
        _section("roster", *_roster(found, name)),
        _section("left", tag("ul", *left) if left else tag("p", "Everyone has a place.")),
        _section("recruiting", _scrolling(brief)),
    ]


def _section(anchor: str, *children: Child) -> Markup:
    return tag("section", tag("h2", SECTIONS[anchor], id=anchor), *children, aria_labelledby=anchor)


def _list(lines: list[str]) -> Markup:
    return tag("ul", *(tag("li", line) for line in lines))


def _proof(found: Review) -> Markup:
    if found.verdict.faults:
        faults = joined(tag("p", fault) for fault in found.verdict.faults)
        return tag("div", tag("p", tag("strong", "It does not hold.")), faults, class_="notice notice--red")
    return _list(proof_lines(found.verdict))


def _scrolling(brief: str) -> Markup:
    """The brief as HTML. Its Markdown is ours, and what people wrote in it is escaped for HTML as well."""
    html = _TABLE.sub(_in_a_region, markdown(brief, extensions=["tables"]))
    return Markup(html)  # noqa: S704


_TABLE = re.compile(r"<table>\s*<thead>\s*<tr>\s*<th>(.*?)</th>.*?</table>", re.DOTALL)


def _in_a_region(table: re.Match[str]) -> str:
    """A table that can be scrolled with the keyboard, named after its first column."""
    return f'<div class="scroll" tabindex="0" role="region" aria-label="Scarce by {table[1].lower()}">{table[0]}</div>'


def _roster(found: Review, name: Naming) -> list[Child]:
    told = "Each mentee with the mentor chosen, and the next best with what they would mean for the roster as a whole."
    weak = {id(one) for one in found.weakest}
    rows = [
        _row(one, id(one) in weak, name)
        for one in sorted(found.choices, key=lambda one: name(one.pair.mentee))
    ]
    return [tag("p", f"{told} {limits_of(found)}"), tag("ul", *rows, class_="roster")]


def _row(one: Choice, weak: bool, name: Naming) -> Markup:
    pair = one.pair
    marks = [
        tag("span", word, class_=kind)
        for word, kind, shown in (
            ("pinned", "chip", pair.pinned),
            ("among the weakest", "chip chip--weak", weak),
        )
        if shown
    ]
    reasons = [
        tag("li", f"{reason.criterion} {reason.points} of {reason.most}: {reason.sentence}")
        for reason in one.reasons
    ]
    choice = tag(
        "div",
        tag("h3", name(pair.mentee), " ", joined(marks, " ")),
        tag("p", "with ", tag("span", name(pair.mentor), class_="choice__with"), ", ", _points(pair.score)),
        _bar(pair.score),
        tag("p", _sentence(because(one.reasons))),
        tag("details", tag("summary", "All reasons"), tag("ul", *reasons, class_="reasons")),
        class_="choice",
    )
    beside = [_other(other, number, pair.mentee, name) for number, other in enumerate(one.beside or ())]
    nobody = "A pin decided this pair." if pair.pinned else "No other mentor is allowed and has room."
    if one.beside is None:
        nobody = "No other mentor was tried."
    return tag("li", choice, *(beside or [tag("p", nobody, class_="nothing")]), class_="row")


def _other(other: Alternative, number: int, mentee: str, name: Naming) -> Markup:
    return tag(
        "div",
        tag("p", ("Next best", "After that")[min(number, 1)], class_="label"),
        tag("p", tag("span", name(other.mentor), class_="other__with"), ", ", _points(other.score)),
        _bar(other.score),
        tag("p", f"Would mean: {cost(other, mentee, name)}."),
        class_="other",
    )


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _points(score: int) -> Markup:
    return tag("span", f"{score:,} points", class_="score")


def _bar(score: int) -> Markup:
    """A picture of the number beside it, so those who hear the page need not hear it twice."""
    filled = tag("rect", width=score, height=1)
    drawing = tag("svg", filled, viewBox=f"0 0 {FULL_SCORE} 1", preserveAspectRatio="none", focusable="false")
    return tag("div", drawing, class_="bar", aria_hidden="true")
