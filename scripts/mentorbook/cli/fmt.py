"""`fmt`: fields in one order, no stray space at line ends, comments kept."""

from __future__ import annotations

from typing import Annotated

import typer

from mentorbook.source.formatting import formatted
from mentorbook.source.program import Entry
from mentorbook.source.writing import write_atomically

from .output import FINDINGS, say, show
from .workspace import PROGRAM, ProgramOption, workspace


def fmt(
    program: ProgramOption = PROGRAM,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit with 1 if a file would change.")
    ] = False,
) -> None:
    """Put data files into their one form: fields in order, trailing spaces and line ends clean, comments kept.

    Examples:

        mentorbook fmt
        mentorbook fmt --check
    """
    changed = 0
    place = workspace(program)
    for entry in place.read().entries:
        text = _tidy(entry)
        if text is None:
            continue
        changed += 1
        say(f"{'would change' if check else 'tidied'} {entry.source.file}")
        if not check:
            write_atomically(entry.source.path, text.encode("utf-8"))
    show(_summary(changed, check))
    if check and changed:
        raise typer.Exit(FINDINGS)


def _tidy(entry: Entry) -> str | None:
    """The file's canonical text, or None when it stands already or cannot be read."""
    if entry.kind.name in ("page", "roster") or entry.record is None:
        return None
    text = formatted(entry.source.text, entry.kind.model)
    return text if text.encode("utf-8") != entry.source.path.read_bytes() else None


def _summary(changed: int, check: bool) -> str:
    if not changed:
        return "No data file needs tidying.\n"
    return f"{changed} file{'' if changed == 1 else 's'} {'would change' if check else 'tidied'}.\n"
