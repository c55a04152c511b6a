"""The files of a folder tree, in one order on every machine, with what must not be there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from .problem import Problem

MAX_DEPTH = 20  # folders in folders; the deepest record lies in the fifth
_IGNORED = frozenset({"__pycache__", ".git", "node_modules"})


def files_below(root: Path, problems: list[Problem], prefix: str = "") -> Iterator[str]:
    """Sorted paths relative to `root`. Links and unreadable folders become problems; hidden files are skipped."""
    folder = root / prefix if prefix else root
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError as error:
        message = f"the folder cannot be read ({os.strerror(error.errno or 0)})"
        problems.append(Problem(rule="file-unreadable", file=prefix.rstrip("/") or ".", message=message))
        return
    for entry in entries:
        path = prefix + entry.name
        if not entry.name.isprintable():
            message = "the name of this file holds an invisible or control character"
            problems.append(
                Problem(rule="invisible-character", file=path, message=message, hint="rename the file")
            )
        elif entry.is_symlink():
            hint = "put the file itself here: a link could publish any file"
            problems.append(
                Problem(rule="symbolic-link", file=path, message="this is a symbolic link", hint=hint)
            )
        elif entry.name.startswith(".") or entry.name in _IGNORED:
            continue
        elif entry.is_dir(follow_symlinks=False):
            if path.count("/") < MAX_DEPTH and not path.endswith((".yml", ".md")):
                yield from files_below(root, problems, path + "/")
            else:
                problems.append(_not_here(path))
        else:
            yield path


def _not_here(path: str) -> Problem:
    message = "this is a folder, and no folder belongs here"
    hint = "move what is in it to where it is read, and delete the folder"
    return Problem(rule="file-unreadable", file=path, message=message, hint=hint)
