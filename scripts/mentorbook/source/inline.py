"""A value that is written on the command line and means what it would mean in a file."""

from __future__ import annotations

from mentorbook.errors import UserError

from .problem import SourceError
from .strict_yaml import Data, parse


def inline_value(name: str, text: str) -> Data:
    """The value of `text` in YAML: 20, forbid, [placed, total]. Raises UserError, which names it."""
    try:
        read = parse(f"value: {text}")
    except SourceError as error:
        raise UserError(f"{name}: {error.message}", error.hint) from None
    if not isinstance(read, dict) or list(read) != ["value"]:
        raise UserError(f"{name}: write one value, such as 20, forbid or [placed, total]")
    return read["value"]
