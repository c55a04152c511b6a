"""The one writer: a file is either its old content or its new one, and is left alone when nothing changed."""

from __future__ import annotations

import contextlib
import os
import re
import tempfile
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_LEFTOVER = ".mentorbook-"
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d\Z")


def write_atomically(path: Path, data: bytes) -> bool:
    """Write `data` unless the file already holds it; True when it was written. Raises OSError.

    A temporary file beside the target is synced and renamed over it, then the folder: a kill or a full
    disk at any point leaves the old file whole.
    """
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    _sweep(path.parent)
    handle, name = tempfile.mkstemp(prefix=f"{_LEFTOVER}{os.getpid()}-", suffix=".tmp", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o644)
        temporary.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(path.parent)
    return True


def to_yaml(data: Any, *, compact: bool = False) -> str:
    """YAML text in one canonical form: keys in the order given, block style, long lines kept whole.

    `compact` writes the innermost tables and lists on one line, in braces and brackets, as people do.
    """
    style = None if compact else False
    return str(
        yaml.dump(
            data,
            Dumper=_Dumper,
            sort_keys=False,
            allow_unicode=True,
            width=10_000,
            default_flow_style=style,
        )
    )


def dated(data: Any) -> Any:
    """The data with days in place of their ISO text, so that they are written without quotes, as people write them."""
    if isinstance(data, Mapping):
        return {key: dated(value) for key, value in data.items()}
    return date.fromisoformat(data) if isinstance(data, str) and _ISO_DAY.match(data) else data


class _Dumper(yaml.CSafeDumper):
    """PyYAML quotes what YAML 1.1 would take for something else than text; here also what YAML 1.2 would."""


_NUMBER_OF_1_2 = re.compile(r"[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?\Z|0o[0-7]+\Z")
_Dumper.add_implicit_resolver("tag:yaml.org,2002:float", _NUMBER_OF_1_2, list("-+.0123456789"))


@cache
def _sweep(folder: Path) -> None:
    """Remove what an earlier run left behind when it was killed. What a run is still writing stays.

    Once a run: to look through the folder before each of 10,000 files took half of the time of writing them.
    """
    for leftover in folder.glob(f"{_LEFTOVER}*.tmp"):
        with contextlib.suppress(OSError):
            if not _is_at_work(leftover.name.removeprefix(_LEFTOVER).partition("-")[0]):
                leftover.unlink()


def _is_at_work(process: str) -> bool:
    """Does that process live? On Windows there is no asking without ending it, so what was left there stays."""
    if os.name == "nt" or not process.isdigit():
        return os.name == "nt"
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True  # it lives, and belongs to somebody else
    return True


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows cannot open a folder; its rename is journaled
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
