"""`why`: the reasons behind a pair, behind its absence, or behind somebody without a place."""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer

from mentorbook.errors import UserError
from mentorbook.matching.explain import why_pair, why_person
from mentorbook.matching.match import Matching, Refusal
from mentorbook.matching.wording import to_json, to_lines
from mentorbook.source.suggest import did_you_mean

from .match import CohortArgument, Format, FormatOption, paired
from .output import show
from .workspace import PROGRAM, ProgramOption, workspace


def why(
    cohort: CohortArgument,
    one: Annotated[str, typer.Argument(metavar="A", help="A person's id.")],
    other: Annotated[str | None, typer.Argument(metavar="B", help="Another person's id.")] = None,
    program: ProgramOption = PROGRAM,
    form: FormatOption = Format.TEXT,
) -> None:
    """Say why two people are paired, why not, or why somebody has no place and what would change it.

    Examples:

        mentorbook why 2027-spring amara-okafor bo-larsen
        mentorbook why 2027-spring kai-ito
    """
    reading = workspace(program).read_data()
    known = reading.program
    for person in (one, other):
        if person is not None and person not in known.known_people:
            raise UserError(f"there is no person '{person}'", did_you_mean(person, known.known_people))
    result = paired(reading, cohort)
    answers = _answers(result, one, other)
    if form is Format.JSON:
        data: Any = [to_json(answer) for answer in answers]
        show(json.dumps(data[0] if other else data, ensure_ascii=False, indent=2) + "\n")
    else:
        show("\n\n".join("\n".join(to_lines(answer)) for answer in answers) + "\n")


def _answers(result: Matching, one: str, other: str | None) -> tuple[Any, ...]:
    answer = why_pair(result, one, other) if other else why_person(result, one)
    if isinstance(answer, Refusal):
        raise UserError(answer.reason)
    return answer if isinstance(answer, tuple) else (answer,)
