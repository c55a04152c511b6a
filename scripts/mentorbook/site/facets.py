"""A list that can be narrowed: a bar of choices and the cards it filters. Complete without a script."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from .html import Attribute, tag
from .parts import block

MANY = 8  # more choices than this go into a list to pick from


@dataclass(frozen=True, kw_only=True)
class Facet:
    """One way to narrow a list. `name` is the card's data attribute and the name in the page's address."""

    name: str
    title: str
    options: Mapping[str, str]  # value: word
    listed: bool = False  # always a list to pick from
    at_most: bool = False  # keeps cards whose number is at most the value chosen


@dataclass(frozen=True, kw_only=True)
class Card:
    """One card: its content and, by facet, the values it has."""

    content: Markup
    values: Mapping[str, Sequence[str]]


@dataclass(frozen=True, kw_only=True)
class Nouns:
    """What the cards are called, for the count."""

    one: str
    many: str


def faceted(list_id: str, facets: Iterable[Facet], cards: Sequence[Card], nouns: Nouns) -> Markup:
    """The bar and the cards. Facets and options that would leave the list as it is are left out."""
    useful = [facet for known in facets if len((facet := _in_use(known, cards)).options) > 1]
    return block(_bar(list_id, useful, len(cards), nouns), _cards(list_id, cards), _nothing(list_id))


def by_name(options: Mapping[str, str]) -> dict[str, str]:
    """Options in the order of their words; two that share a word stand in the order of their values."""
    return dict(sorted(options.items(), key=lambda option: (option[1].casefold(), option[0])))


def _in_use(facet: Facet, cards: Sequence[Card]) -> Facet:
    used = {value for card in cards for value in card.values.get(facet.name, ())}
    if facet.at_most:
        used = {limit for limit in facet.options if any(int(value) <= int(limit) for value in used)}
    kept = {value: word for value, word in facet.options.items() if value in used}
    return replace(facet, options=kept)


def _bar(list_id: str, facets: Iterable[Facet], count: int, nouns: Nouns) -> Markup:
    """The form. On a narrow screen, where it would hide the list, the choices unfold from a button."""
    opener = tag(
        "button",
        "Narrow the list",
        type="button",
        class_="mb-button mb-facets__open",
        aria_expanded="false",
        aria_controls=f"{list_id}-choices",
    )
    choices = tag(
        "div",
        *(_group(list_id, facet) for facet in facets),
        _text_box(list_id),
        class_="mb-facets__choices",
        id=f"{list_id}-choices",
    )
    total = tag(
        "p",
        f"1 {nouns.one}" if count == 1 else f"{count} {nouns.many}",
        class_="mb-facets__count",
        role="status",
        data_facet_count=True,
        data_one=f"1 {nouns.one}",
        data_many=f"# {nouns.many}",
    )
    reset = tag("button", "Show all", type="reset", class_="mb-button mb-button--quiet")
    return tag(
        "form",
        opener,
        choices,
        tag("div", total, reset, class_="mb-facets__foot"),
        class_="mb-facets",
        data_facets=list_id,
        aria_label="Narrow the list",
    )


def _text_box(list_id: str) -> Markup:
    # Not named q or h: those are the theme's own in a page's address.
    box = tag(
        "input", type="search", id=f"{list_id}-words", name="words", data_facet_text=True, autocomplete="off"
    )
    label = tag("label", "Search words", for_=f"{list_id}-words")
    return tag("div", label, box, class_="mb-facets__field")


def _group(list_id: str, facet: Facet) -> Markup:
    if facet.listed or facet.at_most or len(facet.options) > MANY:
        return _menu(f"{list_id}-{facet.name}", facet)
    boxes = (
        tag("label", tag("input", type="checkbox", name=facet.name, value=value), tag("span", word))
        for value, word in facet.options.items()
    )
    return tag("fieldset", tag("legend", facet.title), tag("div", *boxes, class_="mb-facets__options"))


def _menu(menu_id: str, facet: Facet) -> Markup:
    options = [tag("option", word, value=value) for value, word in facet.options.items()]
    compare = "max" if facet.at_most else None
    menu = tag(
        "select", tag("option", "Any", value=""), *options, id=menu_id, name=facet.name, data_compare=compare
    )
    return tag("div", tag("label", facet.title, for_=menu_id), menu, class_="mb-facets__field")


def _cards(list_id: str, cards: Iterable[Card]) -> Markup:
    return tag(
        "ul",
        *(tag("li", card.content, class_="mb-card", **_data(card)) for card in cards),
        class_="mb-cards",
        id=list_id,
    )


def _data(card: Card) -> dict[str, Attribute]:
    return {f"data_{name}": " ".join(values) for name, values in card.values.items() if values}


def _nothing(list_id: str) -> Markup:
    title = tag("p", "Nothing fits all of that", class_="mb-empty__title")
    advice = tag("p", "Take one choice away, or show all.")
    return tag("div", title, advice, class_="mb-empty", data_facet_empty=list_id, hidden=True)
