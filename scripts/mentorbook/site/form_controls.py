"""The controls of a form: labelled, hinted, needed or not, and complete on paper."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from markupsafe import Markup

from .form_asks import RANKS, Ask, Choices, Kind
from .html import Attribute, Child, joined, tag

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
TIMES, RATED = 4, 5  # rows for weekly times, and for topics on offer
NEEDED = "needed"


def control(ask: Ask) -> Markup:
    """A question with what answers it."""
    return _GROUPS[ask.kind](ask) if ask.kind in _GROUPS else _single(ask)


def _single(ask: Ask) -> Markup:
    """A label, one control and a hint."""
    return tag(
        "div",
        tag("label", _words(ask), for_=_id(ask)),
        _SINGLE[ask.kind](ask, _attributes(ask)),
        _hint(ask),
        class_="mb-field" if ask.kind in ("number", "date") else "mb-field mb-field--wide",
        **_data(ask),
    )


def _group(ask: Ask, parts: Iterable[Child]) -> Markup:
    """A legend over several controls."""
    return tag(
        "fieldset",
        tag("legend", _words(ask)),
        _hint(ask),
        *parts,
        class_="mb-field mb-field--wide mb-group",
        aria_describedby=f"{_id(ask)}-hint" if ask.hint else None,
        **_data(ask),
    )


def _data(ask: Ask) -> dict[str, Attribute]:
    roles = " ".join(ask.roles)
    return {
        "data_ask": ask.id,
        "data_field": ask.field,
        "data_kind": ask.kind,
        "data_for": roles,
        "data_required": ask.required,
        "data_wanted": ask.wanted,
    }


def _words(ask: Ask) -> Markup:
    return joined([ask.text, tag("span", f" ({NEEDED})", class_="mb-needed") if ask.required else None])


def _id(ask: Ask) -> str:
    return f"ask-{ask.id}"


def _hint(ask: Ask) -> Markup | None:
    return tag("p", ask.hint, id=f"{_id(ask)}-hint") if ask.hint else None


def _attributes(ask: Ask) -> dict[str, Attribute]:
    return {
        "id": _id(ask),
        "aria_describedby": f"{_id(ask)}-hint" if ask.hint else None,
        "aria_required": ask.required and "true",
        "autocomplete": ask.autocomplete or None,
    }


def _select(choices: Choices, first: str, attributes: Mapping[str, Attribute]) -> Markup:
    options = [tag("option", words, value=value) for value, words in choices]
    return tag("select", tag("option", first, value=""), *options, **attributes)


def _one(ask: Ask, attributes: Mapping[str, Attribute]) -> Markup:
    return joined([_select(ask.choices, "Please choose", attributes), _on_paper(ask.choices)])


_SINGLE: Mapping[Kind, Callable[[Ask, Mapping[str, Attribute]], Markup]] = {
    "line": lambda _, attributes: tag("input", type="text", **attributes),
    "email": lambda _, attributes: tag("input", type="email", **attributes),
    "long": lambda _, attributes: tag("textarea", rows=4, **attributes),
    "number": lambda _, attributes: tag(
        "input", type="number", min=0, step="any", inputmode="decimal", **attributes
    ),
    "date": lambda _, attributes: tag("input", type="date", **attributes),
    "one": _one,
}


def _boxes(ask: Ask) -> Markup:
    return _group(ask, [_options(ask, "checkbox", ask.choices)])


def _scale(ask: Ask) -> Markup:
    low, high = ask.ends
    return _group(ask, [_options(ask, "radio", [(str(n), str(n)) for n in range(low, high + 1)])])


def _yes_no(ask: Ask) -> Markup:
    return _group(ask, [_options(ask, "radio", [("yes", "yes"), ("no", "no")])])


def _options(ask: Ask, kind: str, choices: Choices) -> Markup:
    labels = [
        tag("label", tag("input", type=kind, name=_id(ask), value=value), tag("span", words))
        for value, words in choices
    ]
    return tag("div", *labels, class_="mb-options")


def _ranked(ask: Ask) -> Markup:
    ranks = range(1, RANKS + 1)
    rows = [_select(ask.choices, f"{n}.", {"aria_label": f"{ask.text} Number {n}"}) for n in ranks]
    return _group(ask, [tag("div", *rows, class_="mb-rows mb-rows--short"), _on_paper(ask.choices)])


def _rated(ask: Ask) -> Markup:
    return _group(ask, [tag("div", *_rated_rows(ask), class_="mb-rows"), _on_paper(ask.choices)])


def _rated_rows(ask: Ask) -> Iterator[Markup]:
    figures = [(str(figure), str(figure)) for figure in range(1, 6)]
    for row in range(1, RATED + 1):
        topic = _select(ask.choices, "Topic", {"data_part": "topic", "aria_label": f"Topic {row}"})
        sure = _select(
            figures, "1 to 5", {"data_part": "sure", "aria_label": f"How sure of topic {row}, 1 to 5"}
        )
        yield tag("div", topic, sure, class_="mb-row", data_row=True)


def _weekly(ask: Ask) -> Markup:
    return _group(ask, [tag("div", *_weekly_rows(), class_="mb-rows")])


def _weekly_rows() -> Iterator[Markup]:
    for row in range(1, TIMES + 1):
        day = _select([(d, d) for d in DAYS], "Day", {"data_part": "day", "aria_label": f"Day, time {row}"})
        start = tag("input", type="time", data_part="from", aria_label=f"From, time {row}")
        end = tag("input", type="time", data_part="to", aria_label=f"Until, time {row}")
        yield tag(
            "div", day, start, tag("span", "to", aria_hidden="true"), end, class_="mb-row", data_row=True
        )


_GROUPS: Mapping[Kind, Callable[[Ask], Markup]] = {
    "several": _boxes,
    "scale": _scale,
    "yes-no": _yes_no,
    "ranked": _ranked,
    "rated": _rated,
    "weekly": _weekly,
}


def _on_paper(choices: Choices) -> Markup:
    """What a list opens on the screen, for those who fill the form in with a pen."""
    return tag("p", "Choose from: ", " · ".join(words for _, words in choices), class_="mb-on-paper")
