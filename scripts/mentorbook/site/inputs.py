"""What a site is made from, as one digest: the same digest, the same site."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path

_TOOLS = ("mkdocs", "mkdocs-material", "mkdocs-macros-plugin", "pymdown-extensions", "babel")
_PACKAGE = Path(__file__).parent.parent


def digest_of(paths: Iterable[Path], facts: Iterable[str]) -> str:
    """A digest over files, whole folders, this package, the tools' versions and some `facts` such as the day."""
    state = hashlib.sha256()
    for line in (*facts, *(f"{tool} {version(tool)}" for tool in _TOOLS)):
        state.update(f"{line}\n".encode())
    for path in (*paths, _PACKAGE):
        for name, content in _contents(path):
            state.update(f"{name} {len(content)}\n".encode() + content)
    return state.hexdigest()


def _contents(path: Path) -> Iterator[tuple[str, bytes]]:
    files = sorted(path.rglob("*")) if path.is_dir() else [path]
    for file in files:
        if file.is_file() and "__pycache__" not in file.parts:
            yield file.relative_to(path.parent).as_posix(), file.read_bytes()
