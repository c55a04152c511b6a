"""The small program in tests/data/base with other files laid over it."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from mentorbook.checks.engine import check
from mentorbook.checks.finding import Finding
from mentorbook.source.program import read_program

BASE = Path(__file__).resolve().parent.parent / "data" / "base"
TODAY = date(2026, 11, 22)


class LaidOver:
    """A copy of the base program in a folder of its own. Paths are relative to program/, or start with docs/."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(BASE, folder / "program")
        (folder / "docs").mkdir()

    def path(self, name: str) -> Path:
        """Where a file of the examples lies; its folder exists afterwards."""
        path = self.folder / (name if name.startswith("docs/") else f"program/{name}")
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def write(self, files: Mapping[str, str]) -> None:
        """Lay files over the program, byte for byte."""
        for name, text in files.items():
            self.path(name).write_bytes(text.encode())

    def findings(self) -> list[Finding]:
        """What the checks say about it."""
        return check(read_program(self.folder / "program", self.folder / "docs"), TODAY)
