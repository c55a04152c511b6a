"""A made-up program as a folder: all of it, or nothing."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from mentorbook.model.charter import Charter
from mentorbook.source.layout import KINDS
from mentorbook.source.writing import to_yaml

from .people import Crowd

COHORT = "rehearsal"
COPIED = ("program.yml", "vocabulary.yml", "matching.yml", "questions.yml", "surveys")
USUAL_MONTHS = 9
EVERY = 1_000  # files between two words of progress


def plan_of(charter: Charter, starts: date) -> Mapping[str, Any]:
    """The cohort's plan: as long as cohorts of this program are."""
    ends = starts + timedelta(days=round((charter.cadence.months or USUAL_MONTHS) * 30.4))
    return {
        "title": "Rehearsal",
        "status": "matching",
        "format": "one-on-one",
        "starts": starts,
        "ends": ends,
    }


def write_folder(
    own: Path, target: Path, plan: Mapping[str, Any], crowd: Crowd, tell: Callable[[int, int], None]
) -> None:
    """Write `target`: the settings of the program in `own`, and made-up people. Raises OSError.

    It is written beside its place and moved there at the end, so an interrupted run leaves nothing at `target`.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".mentorbook-", dir=target.parent) as folder:
        made = Path(folder) / target.name
        made.mkdir()
        _copy(own, made)
        _write(made, _records(plan, crowd), 1 + 2 * len(crowd.people), tell)
        if target.is_dir():
            target.rmdir()  # it is empty; whatever is in it by now is not ours to remove
        made.rename(target)


def _copy(own: Path, made: Path) -> None:
    for name in COPIED:
        if (own / name).is_dir():
            shutil.copytree(own / name, made / name)
        elif (own / name).is_file():
            shutil.copyfile(own / name, made / name)


def _records(plan: Mapping[str, Any], crowd: Crowd) -> Iterator[tuple[str, str]]:
    yield KINDS["cohort"].file(COHORT), to_yaml(dict(plan))
    for who, person in crowd.people.items():
        yield KINDS["person"].file(who), to_yaml(person, compact=True)
    for who, application in crowd.applications.items():
        yield KINDS["application"].file(COHORT, who), to_yaml(application, compact=True)


def _write(
    made: Path, records: Iterator[tuple[str, str]], files: int, tell: Callable[[int, int], None]
) -> None:
    for number, (name, text) in enumerate(records, 1):
        file = made / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        if number % EVERY == 0:
            tell(number, files)
