"""`tokens`: names for answer sheets that name nobody."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterator
from typing import Annotated

import typer

from mentorbook.errors import UserError
from mentorbook.model.survey import survey_of
from mentorbook.source.suggest import did_you_mean

from .match import CohortArgument
from .output import say, show
from .workspace import PROGRAM, ProgramOption, workspace

MOST = 100_000
_BYTES = 6  # twelve letters and digits: among 100,000 tokens, two alike in one list of 56,000


def tokens(
    cohort: CohortArgument,
    wave: Annotated[
        str, typer.Argument(metavar="WAVE", help="The wave they are for, for example pulse-2027-02.")
    ],
    count: Annotated[int, typer.Option("--count", min=1, max=MOST, help="How many.")] = 50,
    program: ProgramOption = PROGRAM,
) -> None:
    """Print tokens for a wave of a survey: the file names of its answer sheets, or the last part of invitations.

    They come from chance alone and nothing is written down, so nobody can tell whose token is whose. Make a few more
    than you need, shuffle nothing, and hand them out without a list.

    Examples:

        mentorbook tokens 2027-spring pulse-2027-02 --count 60
    """
    known = workspace(program).read_data().program
    if cohort not in known.cohorts:
        hint = did_you_mean(cohort, known.cohorts) or f"cohorts here: {', '.join(known.cohorts) or 'none'}"
        raise UserError(f"there is no cohort '{cohort}'", hint)
    if survey_of(wave, known.surveys) is None:
        near = did_you_mean(wave.rstrip("-0123456789"), known.surveys)
        hint = near or "a wave is named after its survey, as in pulse-2027-02"
        raise UserError(f"no survey has a wave '{wave}'", hint)
    used = {token for (one, token) in known.cohorts[cohort].responses if one == wave}
    made = sorted(_new(count, used))
    say(f"{len(made)} tokens for {wave}; each becomes responses/{wave}/TOKEN.yml in cohorts/{cohort}/")
    show("".join(f"{token}\n" for token in made))


def _new(count: int, used: Collection[str]) -> Iterator[str]:
    """Tokens that are neither used nor made twice."""
    made: set[str] = set()
    while len(made) < count:
        token = secrets.token_hex(_BYTES)
        if token not in used and token not in made:
            made.add(token)
            yield token
