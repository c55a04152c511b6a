"""Programs in a temporary folder: the small valid one with some files laid over it."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from tests.conftest import ROOT

BASE = ROOT / "tests" / "data" / "base"


def laid(folder: Path, files: Mapping[str, str | bytes], base: Path | None = BASE) -> Path:
    """Return folder/program: a copy of `base` with `files` (path -> content) written over it.

    Paths are relative to program/, except those that start with docs/, which lie beside it.
    """
    program = folder / "program"
    if base is None:
        program.mkdir(parents=True, exist_ok=True)
    else:
        shutil.copytree(base, program, dirs_exist_ok=True)
    for path, content in files.items():
        target = (folder if path.startswith("docs/") else program) / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return program
