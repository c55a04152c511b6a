"""`verify`: the independent checker of a roster."""

from __future__ import annotations

import json

import typer

from mentorbook.errors import UserError
from mentorbook.roster.verify import Verdict
from mentorbook.roster.verify import verify as judge
from mentorbook.source.suggest import did_you_mean

from .match import CohortArgument, Format, FormatOption
from .output import FINDINGS, show
from .workspace import PROGRAM, ProgramOption, workspace


def verify(
    cohort: CohortArgument,
    program: ProgramOption = PROGRAM,
    form: FormatOption = Format.TEXT,
) -> None:
    """Prove a roster again without the engine that made it: rules, places, scores, and that none is better.

    Examples:

        mentorbook verify 2027-spring
        mentorbook verify 2027-spring --format json
    """
    known = workspace(program).read_data().program
    if cohort not in known.cohorts:
        raise UserError(f"there is no cohort '{cohort}'", did_you_mean(cohort, known.cohorts) or "")
    found = known.cohorts[cohort]
    if found.plan is None or found.roster is None:
        raise UserError(f"{cohort} has no roster", f"make one with `mentorbook match {cohort}`")
    verdict = judge(known, found, found.roster)
    show(_json(verdict) if form is Format.JSON else _told(cohort, verdict))
    if verdict.faults:
        raise typer.Exit(FINDINGS)


def _json(verdict: Verdict) -> str:
    told = {
        "holds": not verdict.faults,
        "faults": list(verdict.faults),
        "judged": verdict.judged,
        "blocking": verdict.blocking,
        "head_start": verdict.head_start,
        "word": verdict.word,
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _told(cohort: str, verdict: Verdict) -> str:
    if verdict.faults:
        return "".join(f"{fault}\n" for fault in verdict.faults)
    if verdict.word:
        return f"{cohort}: every rule, size and score holds.\n{verdict.word}\n"
    pairs = "pair" if verdict.blocking == 1 else "pairs"
    lines = [
        f"{cohort}: every rule, place and score holds.",
        f"Of {verdict.judged:,} possible pairs none would make the roster better.",
        f"{verdict.blocking} {pairs} would both rather have each other than whom they have.",
    ]
    if verdict.head_start:
        lines.insert(
            1, f"That counts a head start of {verdict.head_start} points for each pair of this roster."
        )
    return "\n".join(lines) + "\n"
