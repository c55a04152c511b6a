"""`what-if`: pair a cohort with something changed, without changing it."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from mentorbook.errors import UserError
from mentorbook.roster.what_if import Change, compare, suppose, to_json, to_lines

from .match import CohortArgument, Format, FormatOption, paired
from .output import show
from .workspace import PROGRAM, ProgramOption, workspace

SetOption = Annotated[
    list[str] | None,
    typer.Option(
        "--set", metavar="NAME=VALUE", help="A setting of matching.yml, for example criteria.topics=20."
    ),
]
WithoutOption = Annotated[
    list[str] | None, typer.Option("--without", metavar="PERSON", help="Leave somebody out.")
]
IncludingOption = Annotated[
    list[str] | None,
    typer.Option("--with", metavar="PERSON", help="Let somebody in who applied and is not accepted."),
]
CapacityOption = Annotated[
    list[str] | None,
    typer.Option("--capacity", metavar="PERSON=PLACES", help="How many mentees a mentor would take."),
]


def what_if(
    cohort: CohortArgument,
    settings: SetOption = None,
    without: WithoutOption = None,
    including: IncludingOption = None,
    capacity: CapacityOption = None,
    program: ProgramOption = PROGRAM,
    form: FormatOption = Format.TEXT,
) -> None:
    """Say who would gain and who would lose if something were different. Nothing is written.

    Examples:

        mentorbook what-if 2027-spring --set criteria.topics=20 --set rules.overlap_minutes=30
        mentorbook what-if 2027-spring --without amara-okafor --capacity li-wei=3
    """
    reading = workspace(program).read_data()
    known = reading.program
    now = paired(reading, cohort)
    change = Change(
        settings=_named(settings, "--set", "criteria.topics=20"),
        without=tuple(without or ()),
        including=tuple(including or ()),
        capacity={who: _places(places) for who, places in _named(capacity, "--capacity", "li-wei=3").items()},
    )
    if not (change.settings or change.without or change.including or change.capacity):
        raise typer.BadParameter("say what would be different, for example --set criteria.topics=20")
    then = paired(reading, cohort, suppose(known, known.cohorts[cohort], change))
    comparison = compare(now, then)
    if form is Format.JSON:
        show(json.dumps(to_json(comparison), ensure_ascii=False, indent=2) + "\n")
    else:
        show("\n".join(to_lines(comparison)) + "\n")


def _named(stated: list[str] | None, option: str, example: str) -> dict[str, str]:
    """NAME=VALUE, each name once."""
    named: dict[str, str] = {}
    for text in stated or ():
        name, equals, value = text.partition("=")
        if not (name.strip() and equals and value.strip()):
            raise typer.BadParameter(f"'{text}' is not NAME=VALUE, such as {example}", param_hint=option)
        if name.strip() in named:
            raise typer.BadParameter(f"'{name.strip()}' is given twice", param_hint=option)
        named[name.strip()] = value.strip()
    return named


def _places(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or int(text) > 100:
        raise UserError(
            f"--capacity: '{text}' is not a number of places", "write a whole number from 0 to 100"
        )
    return int(text)
