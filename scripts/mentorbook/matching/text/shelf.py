"""Where vectors are kept between runs. By itself matching keeps nothing on disk; the command line names the folder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


def _silent(_: str) -> None:
    """Tell nobody."""


@dataclass
class Shelf:
    """A folder for what is only kept to save time, None for nowhere; and whom to tell that it takes a while."""

    folder: Path | None = None
    tell: Callable[[str], None] = _silent


SHELF = Shelf()
