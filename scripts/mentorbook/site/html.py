"""HTML that cannot be broken by what people write. Everything passes one of two doors: `tag` or `cell`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from markupsafe import Markup, escape

Child = str | Markup | int | None
Attribute = str | int | bool | None

_VOID = frozenset({"br", "img", "input", "rect", "line", "circle", "polyline"})
_SPACE = re.compile(r"\s+")
# Controls, invisible and bidirectional characters, half surrogates, private use: nothing a reader could see.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff"
    "\ufffe\uffff\u2028\u2029\ue000-\uf8ff]"
)
_ENTITY = {code: f"&#{code};" for code in range(33, 127) if not chr(code).isalnum()}


def tag(name: str, /, *children: Child, **attributes: Attribute) -> Markup:
    """One element. Text and attribute values are escaped, Markup is passed on.

    Attribute names: a trailing underscore is dropped, others become hyphens (class_, data_kind). False and None
    leave an attribute out, True writes its bare name. The result holds no line break, so that Markdown takes it
    for one block of HTML and leaves it alone.
    """
    inside, known = joined(children), joined(_attribute(*pair) for pair in attributes.items())
    if name in _VOID:
        return Markup("<%s%s/>") % (name, known)
    return Markup("<%s%s>%s</%s>") % (name, known, inside, name)


def joined(parts: Iterable[Child], separator: str = "") -> Markup:
    """The parts one after another, with `separator` between them; text is escaped."""
    return escape(separator).join(_text(part) for part in parts if part is not None)


def cell(value: object) -> str:
    """Text for a place where Markdown, HTML and Jinja all read along, such as a table cell of a Markdown file.

    Every ASCII character that is not a letter, a digit or a space becomes a numeric entity: none of the three
    languages has a meaning for those. Escaping for HTML alone leaves links, table pipes and macros alive.
    """
    return _SPACE.sub(" ", _UNSEEN.sub("", str(value))).strip().translate(_ENTITY)


def link(address: str, text: Child) -> Markup:
    """A link; an address with a scheme other than https or mailto becomes plain text."""
    scheme = address.partition(":")[0].casefold() if ":" in address.split("/")[0] else ""
    return tag("a", text, href=address) if scheme in ("", "https", "mailto") else _text(text)


def _text(child: Child) -> Markup:
    if child is None:
        return Markup("")
    return child if isinstance(child, Markup) else escape(_SPACE.sub(" ", _UNSEEN.sub("", str(child))))


def _attribute(name: str, value: Attribute) -> Markup:
    if value is None or value is False:
        return Markup("")
    bare = name.rstrip("_").replace("_", "-")
    return Markup(" %s") % bare if value is True else Markup(' %s="%s"') % (bare, _text(str(value)))
