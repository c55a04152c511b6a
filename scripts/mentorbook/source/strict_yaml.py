"""YAML without surprises: one pass over libyaml's events straight into plain data.

Scalars follow the YAML 1.2 core schema, except that numbers with leading zeros stay text, as dates, `no` and
`10:30` do, and so do numbers that no 64 bits hold. Duplicate keys, anchors, aliases, tags, merge keys, second
documents and deep nesting are refused with their position. No node tree is built and nothing recurses:
CSafeLoader crashes on 100 kB of `[`, and is slower on the same records (`make bench` shows by how much).
"""

from __future__ import annotations

import re
from math import isfinite
from typing import Any, TypeAlias

import yaml
from yaml import events
from yaml._yaml import CParser

from .problem import Place, SourceError
from .text import INVISIBLE

Data: TypeAlias = "dict[str, Data] | list[Data] | str | int | float | bool | None"

MAX_DEPTH = 32
MAX_DIGITS = 18  # fits a 64-bit integer; longer digit strings stay text

_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)\Z|0o[0-7]+\Z|0x[0-9a-fA-F]+\Z").match
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|(?:0|[1-9][0-9]*)(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z").match
_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_NUMBER_STARTS = frozenset("+-.0123456789")
_UNSET = object()


def parse(text: str, first_line: int = 1) -> Data:
    """The data of one YAML document; None for an empty one.

    `first_line` is the line of the file that `text` starts on, so that front matter reports true places.
    Raises SourceError.
    """
    loader = CParser(text)
    try:
        return _document(loader, first_line)
    except _DuplicateKeyError as error:
        raise _named_with_the_first(error.event, text, first_line) from None
    except yaml.MarkedYAMLError as error:
        raise _plain_words(error, text, first_line) from None
    except yaml.YAMLError as error:
        raise SourceError("yaml-syntax", str(error), Place(first_line, 1)) from None
    finally:
        loader.dispose()


def scalar(value: str) -> Data:
    """What a plain (unquoted) scalar means."""
    if value in _WORDS:
        return _WORDS[value]
    return _number(value) if value[0] in _NUMBER_STARTS else value


def _number(value: str) -> int | float | str:
    if _INTEGER(value):
        if len(value) > MAX_DIGITS:
            return value
        return int(value, 0) if value[:2] in ("0x", "0o") else int(value)
    return float(value) if _FLOAT(value) and isfinite(float(value)) else value


def _document(loader: Any, first_line: int) -> Data:
    next_event = loader.get_event
    next_event()  # the stream starts
    if type(next_event()) is events.StreamEndEvent:
        return None
    data = _value(next_event, first_line)
    while type(event := next_event()) is not events.StreamEndEvent:
        if type(event) is events.DocumentStartEvent:
            raise _refused(event, first_line, "a second document starts here", "keep one document per file")
    return data


def _value(next_event: Any, first_line: int) -> Data:
    """Everything up to the end of the root value.

    One loop with local variables instead of small functions: a call per event doubles the time of the hottest
    code in the package (10,000 records: 0.8 s as it stands).
    """
    scalar_event, map_start, map_end = events.ScalarEvent, events.MappingStartEvent, events.MappingEndEvent
    list_start, list_end, alias = events.SequenceStartEvent, events.SequenceEndEvent, events.AliasEvent
    words, starts = _WORDS, _NUMBER_STARTS
    stack: list[tuple[Any, bool, Any]] = []
    current: Any = None
    in_map = False
    key: Any = _UNSET
    root: Any = None
    while True:
        event = next_event()
        kind = type(event)
        if kind is scalar_event:
            value: Any = event.value
            if event.anchor is not None or event.tag is not None:
                raise _refused(event, first_line, "anchors and tags are not used here", "write the value out")
            if event.style == '"' and INVISIBLE.search(value):
                raise _invisible(event, first_line)
            if in_map and key is _UNSET:
                if value in current:
                    raise _DuplicateKeyError(event)
                if value == "<<":
                    raise _refused(event, first_line, "merge keys are not used here", "write the fields out")
                key = value
                continue
            if event.implicit[0]:
                value = words[value] if value in words else (_number(value) if value[0] in starts else value)
        elif kind is map_start or kind is list_start:
            if event.anchor is not None or event.tag is not None:
                raise _refused(event, first_line, "anchors and tags are not used here", "write the value out")
            if in_map and key is _UNSET:
                raise _refused(event, first_line, "a key must be plain text", "put the key in quotes")
            if len(stack) >= MAX_DEPTH:
                raise _refused(event, first_line, f"nested deeper than {MAX_DEPTH} levels", "flatten it")
            value = {} if kind is map_start else []
            if current is None:
                root = value
            elif in_map:
                current[key] = value
            else:
                current.append(value)
            stack.append((current, in_map, key))
            current, in_map, key = value, kind is map_start, _UNSET
            continue
        elif kind is map_end or kind is list_end:
            current, in_map, _ = stack.pop()
            key = _UNSET
            if not stack:
                return root  # type: ignore[no-any-return]  # built above from str keys and Data values only
            continue
        elif kind is alias:
            raise _refused(event, first_line, "aliases are not used here", "write the value out")
        else:
            return None
        if current is None:
            return value  # type: ignore[no-any-return]  # a lone scalar
        if in_map:
            current[key] = value
            key = _UNSET
        else:
            current.append(value)


def place_of_event(event: Any, first_line: int) -> Place:
    """Start and, on the same line, end of a libyaml event."""
    start, end = event.start_mark, event.end_mark
    width = end.column + 1 if end.line == start.line else 0
    return Place(start.line + first_line, start.column + 1, width)


def _refused(event: Any, first_line: int, message: str, hint: str) -> SourceError:
    return SourceError("yaml-profile", message, place_of_event(event, first_line), hint)


def _invisible(event: Any, first_line: int) -> SourceError:
    message = "an escape in these quotes stands for an invisible or control character"
    return SourceError("invisible-character", message, place_of_event(event, first_line), "delete it")


class _DuplicateKeyError(Exception):
    """A key that its mapping already has."""

    def __init__(self, event: Any) -> None:
        super().__init__()
        self.event = event


def _named_with_the_first(second: Any, text: str, first_line: int) -> SourceError:
    """Walk up to the second key once more, to say where the first one stands."""
    loader: Any = CParser(text)
    open_maps: list[dict[str, int] | None] = []
    awaiting_key: list[bool] = []
    while (event := loader.get_event()).start_mark.index < second.start_mark.index:
        _track_keys(event, open_maps, awaiting_key)
    keys = open_maps[-1] if open_maps else None
    first = (keys or {}).get(second.value, 0) + first_line
    return SourceError(
        "duplicate-key",
        f"the key '{second.value}' stands here again; the first one is on line {first}",
        place_of_event(second, first_line),
        "keep one of them",
    )


def _track_keys(event: Any, open_maps: list[dict[str, int] | None], awaiting_key: list[bool]) -> None:
    """Keep, for each open mapping, the line of every key seen so far (None stands for an open list)."""
    kind = type(event)
    if kind in (events.MappingEndEvent, events.SequenceEndEvent):
        open_maps.pop()
        awaiting_key.pop()
        return
    if not issubclass(kind, events.NodeEvent):
        return
    if open_maps and (keys := open_maps[-1]) is not None:
        if awaiting_key[-1]:
            keys.setdefault(getattr(event, "value", ""), event.start_mark.line)
        awaiting_key[-1] = not awaiting_key[-1]
    if kind is events.MappingStartEvent:
        open_maps.append({})
        awaiting_key.append(True)
    elif kind is events.SequenceStartEvent:
        open_maps.append(None)
        awaiting_key.append(False)


# libyaml's words -> what a person can act on.
_PLAIN_WORDS = (
    ("mapping values are not allowed", "this text contains ': '", "put the whole value in quotes"),
    (
        "cannot start any token",
        "this character cannot start a value",
        "quote values that start with @, ` or %",
    ),
    ("found unexpected end of stream", "a quote is opened and never closed", "close the quote"),
    (
        "did not find expected key",
        "the indentation or a quote is off here",
        "align the keys of one mapping in one column",
    ),
    ("could not find expected ':'", "a key without ': ' after it", "write `key: value`"),
    (
        "did not find expected ',' or",
        "a bracket is opened and never closed, or a comma is missing",
        "close it",
    ),
    ("did not find expected node content", "a value is missing here", "write a value or null"),
    ("found undefined tag handle", "a value starts with '!'", "quote it"),
    (
        "found unknown escape character",
        "a backslash in double quotes starts an unknown escape",
        "use single quotes",
    ),
    (
        "block sequence entries are not allowed",
        "a list item cannot stand here",
        "put `-` on a line of its own",
    ),
    (
        "did not find expected '-' indicator",
        "the list's indentation is off here",
        "align the `-` of one list",
    ),
)


def _plain_words(error: yaml.MarkedYAMLError, text: str, first_line: int) -> SourceError:
    problem = error.problem or "this is not YAML"
    mark = error.context_mark if "end of stream" in problem and error.context_mark else error.problem_mark
    place = Place(mark.line + first_line, mark.column + 1) if mark else Place(first_line, 1)
    if mark and text[mark.index : mark.index + 1] == "\t":
        message = "a tab character stands where the indentation or a value begins"
        return SourceError("yaml-syntax", message, place, "indent with spaces")
    for words, message, hint in _PLAIN_WORDS:
        if words in problem:
            return SourceError("yaml-syntax", message, place, hint)
    return SourceError("yaml-syntax", problem, place, "check quotes, brackets and indentation")
