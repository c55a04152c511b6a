"""One form for a data file: clean line ends, no trailing space, fields in the order of the data reference.

Text is moved in whole blocks and never rewritten, so comments, quotes and list styles stay as people wrote them.
A change that would alter the data is not made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import BaseModel, RootModel

from .problem import SourceError
from .strict_yaml import parse

_TOP_KEY = re.compile(r"(?P<key>[A-Za-z0-9_-]+|\"[^\"]+\"|'[^']+'):(?:\s|$)")


def formatted(text: str, model: type[BaseModel]) -> str:
    """The canonical text of a file that has been read before; the text itself where that would change its data."""
    tidy = _tidied(text)
    ordered = _tidied(_ordered(tidy, model)) if not issubclass(model, RootModel) else tidy
    for candidate in (ordered, tidy):
        if _same_data(candidate, text):
            return candidate
    return text


def _tidied(text: str) -> str:
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").split("\n")]
    kept = [line for number, line in enumerate(lines) if line or (number and lines[number - 1])]
    return "\n".join(kept).strip("\n") + "\n"


def _ordered(text: str, model: type[BaseModel]) -> str:
    """Top-level fields in the model's order, each with the comments right above it."""
    head, blocks = _blocks(text.split("\n")[:-1])
    order = {info.alias or name: rank for rank, (name, info) in enumerate(model.model_fields.items())}
    ranked = sorted(blocks, key=lambda block: order.get(block[0], len(order)))
    return "\n".join([*head, *(line for _, lines in ranked for line in lines)]) + "\n"


def _blocks(lines: list[str]) -> tuple[list[str], list[tuple[str, list[str]]]]:
    """The file's opening comment, and (key, lines) for each top-level field."""
    head: list[str] = []
    pending: list[str] = []
    blocks: list[tuple[str, list[str]]] = []
    for line in lines:
        found = _TOP_KEY.match(line)
        if found:
            if not blocks:
                head, pending = _opening(pending)
            blocks.append((found["key"].strip("\"'"), [*pending, line]))
            pending = []
        elif line.startswith("#") or not line:
            pending.append(line)
        elif blocks:
            blocks[-1][1].extend([*pending, line])
            pending = []
        else:
            pending.append(line)
    if blocks:
        blocks[-1][1].extend(pending)
    return (head, blocks) if blocks else (pending, [])


def _opening(pending: list[str]) -> tuple[list[str], list[str]]:
    """Comments above the first field belong to the file; those after a blank line belong to the field."""
    for index in range(len(pending) - 1, -1, -1):
        if not pending[index]:
            return pending[: index + 1], pending[index + 1 :]
    return pending, []


def _same_data(one: str, other: str) -> bool:
    try:
        return list(_flat(parse(one))) == list(_flat(parse(other)))
    except SourceError:
        return False


def _flat(data: object) -> Iterator[tuple[str, ...]]:
    """Every value with its path; the order of fields does not count, the order of entries below them does."""
    if isinstance(data, dict):
        for key in sorted(data):
            yield (key, repr(data[key]))
    else:
        yield (repr(data),)
