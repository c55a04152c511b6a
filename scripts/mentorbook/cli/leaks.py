"""`leaks`: the last look at a built site before it is published."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from mentorbook.checks.engine import unreadable
from mentorbook.checks.reporters.report import printable
from mentorbook.errors import UserError
from mentorbook.model.program import Program
from mentorbook.privacy.leaks import Leak, find_leaks, too_short

from .output import FINDINGS, say, show
from .workspace import PROGRAM, ProgramOption, TodayOption, Workspace, day, workspace

SHOWN = 6


class Format(StrEnum):
    """What --format takes."""

    TEXT = "text"
    JSON = "json"


def leaks(
    site: Annotated[Path, typer.Argument(metavar="SITE", help="The folder with the built site.")],
    program: ProgramOption = PROGRAM,
    form: Annotated[Format, typer.Option("--format", help="How to print the result.")] = Format.TEXT,
    today: TodayOption = None,
) -> None:
    """Look for private values, and for names of people who did not agree, in every file of a built site.

    It reads pages, the search index, feeds, calendars, scripts, packed files, image metadata and file names,
    and never prints the value it found.

    Examples:

        mentorbook leaks site
        mentorbook leaks site --format json
    """
    if not site.is_dir() or not any(site.iterdir()):
        raise UserError(f"there is no site in {site}", "build it first with `mentorbook build`")
    known, now = _read_whole(workspace(program)), day(today)
    found = find_leaks(known, site, now)
    if unsought := _not_looked_for(known, now):
        say(unsought)
    show(_as_json(found) if form is Format.JSON else _as_text(found, site))
    if found:
        raise typer.Exit(FINDINGS)


def _read_whole(place: Workspace) -> Program:
    """The program, or a UserError: a value that cannot be read cannot be looked for."""
    reading = Workspace(place.program, docs=None).read()
    broken = sorted({finding.file for finding in unreadable(reading)})
    if broken:
        others = f" and {len(broken) - 1} more" if len(broken) > 1 else ""
        raise UserError(
            f"{printable(broken[0])}{others} cannot be read whole, so the values in it cannot be looked for",
            "repair what `mentorbook check` says, then look again",
        )
    return reading.program


def _not_looked_for(program: Program, today: date) -> str:
    """A line about the values that are too short to look for; nothing when there are none."""
    values = [f"{value.record} ({value.field})" for value in too_short(program, today)]
    if not values:
        return ""
    more = f" and {len(values) - SHOWN} more" if len(values) > SHOWN else ""
    return f"Too short to tell from ordinary words, so not looked for: {', '.join(values[:SHOWN])}{more}"


def _as_text(found: list[Leak], site: Path) -> str:
    if not found:
        return "No private value stands in the site.\n"
    lines = [printable(f"{site.as_posix()}/{leak}") for leak in found]
    files = len({leak.file for leak in found})
    places = f"{len(found)} in {files} file{'' if files == 1 else 's'}"
    return "\n".join([*lines, f"Private values stand in the site: {places}. Do not publish it.", ""])


def _as_json(found: list[Leak]) -> str:
    """[{file, record, field, under}]"""
    return json.dumps([asdict(leak) for leak in found], ensure_ascii=False, indent=2) + "\n"
