"""Where vectors are kept between runs. By itself matching keeps nothing on disk; the command line names the folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass
class Shelf:
    """A folder for what is only kept to save time; None for nowhere."""

    folder: Path | None = None


SHELF = Shelf()
