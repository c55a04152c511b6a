"""HTML that cannot be broken by what people write. Everything passes one door: `tag`."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from mentorbook.source.markdown import one_line

Child = str | Markup | int | None
Attribute = str | int | bool | None

_VOID = frozenset({"br", "img", "input", "rect", "line", "circle", "polyline"})


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


def link(address: str, text: Child, spoken: str | None = None) -> Markup:
    """A link, `spoken` to those who hear it; an address with a scheme other than https or mailto becomes text."""
    scheme = address.partition(":")[0].casefold() if ":" in address.split("/")[0] else ""
    return (
        tag("a", text, href=address, aria_label=spoken) if scheme in ("", "https", "mailto") else _text(text)
    )


def _text(child: Child) -> Markup:
    if child is None:
        return Markup("")
    return child if isinstance(child, Markup) else escape(one_line(child))


def _attribute(name: str, value: Attribute) -> Markup:
    if value is None or value is False:
        return Markup("")
    bare = name.rstrip("_").replace("_", "-")
    return Markup(" %s") % bare if value is True else Markup(' %s="%s"') % (bare, _text(str(value)))
