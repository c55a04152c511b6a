"""`schema` and `reference`: what is generated from the code, written or compared."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from mentorbook.source.schema import schemas
from mentorbook.source.writing import write_atomically

from .output import FINDINGS, say
from .workspace import PROGRAM, ProgramOption

CheckOption = Annotated[
    bool, typer.Option("--check", help="Write nothing; exit with 1 if a file is not what the code says.")
]


def schema(program: ProgramOption = PROGRAM, check: CheckOption = False) -> None:
    """Write the JSON Schemas that editors use, into program/schema/.

    Examples:

        mentorbook schema
        mentorbook schema --check
    """
    folder = program / "schema"
    files = {
        folder / f"{name}.schema.json": json.dumps(content, ensure_ascii=False, indent=2) + "\n"
        for name, content in schemas().items()
    }
    _keep(files, check, "mentorbook schema")


def reference(
    docs: Annotated[Path, typer.Option("--docs", metavar="DIR", help="The folder with the pages.")] = Path(
        "docs"
    ),
    check: CheckOption = False,
) -> None:
    """Write the reference pages: data, checks and commands, from the code they describe.

    Examples:

        mentorbook reference
        mentorbook reference --check
    """
    from .reference_pages import pages  # renders every command's help, which loads every command

    folder = docs / "coordinators" / "reference"
    _keep({folder / name: text for name, text in pages().items()}, check, "mentorbook reference")


def _keep(files: dict[Path, str], check: bool, command: str) -> None:
    """Write the files that changed, or say which would."""
    stale = [path for path, text in files.items() if not _holds(path, text)]
    for path in stale:
        if check:
            say(f"{path} is not what the code says; run `{command}`")
        elif write_atomically(path, files[path].encode("utf-8")):
            say(f"wrote {path}")
    if check and stale:
        raise typer.Exit(FINDINGS)
    say(f"{len(files)} files are what the code says")


def _holds(path: Path, text: str) -> bool:
    return path.is_file() and path.read_bytes() == text.encode("utf-8")
