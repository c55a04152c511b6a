"""`rehearse`: make up a program, to try rules and numbers before anybody applies."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Annotated

import typer

from mentorbook.errors import UserError
from mentorbook.model.charter import Charter
from mentorbook.rehearsal.folder import COHORT, plan_of, write_folder
from mentorbook.rehearsal.people import Size, make_crowd

from .output import say, show
from .workspace import PROGRAM, ProgramOption, TodayOption, day, workspace

MOST = 100_000
AHEAD = timedelta(weeks=8)


def rehearse(
    mentors: Annotated[int, typer.Option(min=1, max=MOST, help="How many mentors to make up.")] = 40,
    mentees: Annotated[int, typer.Option(min=1, max=MOST, help="How many mentees to make up.")] = 60,
    seed: Annotated[int, typer.Option(help="Another number makes other people.")] = 1,
    out: Annotated[
        Path, typer.Option("--out", metavar="DIR", help="A new folder for the made-up program.")
    ] = Path("rehearsal"),
    program: ProgramOption = PROGRAM,
    today: TodayOption = None,
) -> None:
    """Make up mentors and mentees for your own rules and words, to see how matching would go.

    Settings, vocabulary and questions are copied from the program; nothing of its people is.
    The same numbers, seed and day make the same files.

    Examples:

        mentorbook rehearse --mentors 40 --mentees 90 --out rehearsal
        mentorbook match rehearsal --program rehearsal
        mentorbook rehearse --mentors 40 --mentees 90 --seed 2 --out second
    """
    place = workspace(program)
    _refuse_to_overwrite(out)
    known = place.read_data().program
    starts = _first_monday(day(today) + AHEAD)
    charter = known.charter or Charter(name="Rehearsal")
    crowd = make_crowd(charter, known.vocabulary, Size(mentors, mentees, seed), starts)
    write_folder(place.program, out, plan_of(charter, starts), crowd, _tell)
    say(f"wrote {mentors} mentors and {mentees} mentees into {out}/")
    show(f"mentorbook match {COHORT} --program {out}\n")


def _refuse_to_overwrite(out: Path) -> None:
    if out.exists() and not (out.is_dir() and not any(out.iterdir())):
        raise UserError(f"{out} is already there", "name a new folder with --out, or remove that one first")


def _tell(done: int, of: int) -> None:
    say(f"{done:,} of {of:,} files written")


def _first_monday(from_day: date) -> date:
    return from_day + timedelta(days=-from_day.weekday() % 7)
