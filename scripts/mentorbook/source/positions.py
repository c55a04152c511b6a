"""Where a value stands in its file. Computed only for files with findings: a clean run pays nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import yaml
from yaml import events
from yaml._yaml import CParser

from .problem import TOP, FieldPath, Place
from .strict_yaml import place_of_event


@dataclass(frozen=True, slots=True)
class Spot:
    """Places of a value and of the key it stands under; list items and the root have no key."""

    value: Place
    key: Place | None


def locate(text: str, wanted: Iterable[FieldPath], first_line: int = 1) -> dict[FieldPath, Spot]:
    """Spots of the wanted paths. A path that is not in the text is answered by its nearest parent."""
    paths = set(wanted)
    found = _walk(text, {path[:depth] for path in paths for depth in range(len(path) + 1)}, first_line)
    return {path: _nearest(found, path) for path in paths}


def _nearest(found: dict[FieldPath, Spot], path: FieldPath) -> Spot:
    while path and path not in found:
        path = path[:-1]
    return found.get(path, Spot(TOP, None))


def _walk(text: str, wanted: set[FieldPath], first_line: int) -> dict[FieldPath, Spot]:
    """One pass over the events of text that has been parsed before, keeping the path of the value at hand."""
    loader = CParser(text)
    spots: dict[FieldPath, Spot] = {}
    path: list[str | int] = []
    frames: list[_Frame] = []
    try:
        while type(event := loader.get_event()) is not events.StreamEndEvent:
            if isinstance(event, events.MappingEndEvent | events.SequenceEndEvent):
                frames.pop()
                _leave(path)
            elif isinstance(event, events.NodeEvent):
                _enter(event, frames, path, spots, wanted, first_line)
    except yaml.YAMLError:
        return spots  # broken further down; what was found before that is true
    finally:
        loader.dispose()
    return spots


class _Frame:
    """An open mapping or list: which key or index comes next."""

    __slots__ = ("index", "is_map", "key")

    def __init__(self, is_map: bool) -> None:
        self.is_map, self.index = is_map, 0
        self.key: Place | None = None


def _enter(
    event: Any,
    frames: list[_Frame],
    path: list[str | int],
    spots: dict[FieldPath, Spot],
    wanted: set[FieldPath],
    first_line: int,
) -> None:
    frame = frames[-1] if frames else None
    here = place_of_event(event, first_line)
    if frame and frame.is_map and frame.key is None:
        frame.key = here
        path.append(event.value if isinstance(event, events.ScalarEvent) else "")
        return
    key = None
    if frame and frame.is_map:
        key, frame.key = frame.key, None
    elif frame:
        path.append(frame.index)
        frame.index += 1
    if tuple(path) in wanted:
        spots[tuple(path)] = Spot(here, key)
    if isinstance(event, events.MappingStartEvent | events.SequenceStartEvent):
        frames.append(_Frame(isinstance(event, events.MappingStartEvent)))
    else:
        _leave(path)


def _leave(path: list[str | int]) -> None:
    if path:
        path.pop()
