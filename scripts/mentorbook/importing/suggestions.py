"""A first map for an export: what each column most likely fills, with how sure that is. A person checks it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from rapidfuzz import fuzz, process, utils

from mentorbook.model.program import Program

from .fields import Target, targets
from .sheet import Sheet

SURE = 80  # of 100; below it the column is ignored, with the guess beside it


def suggested_application_map(sheet: Sheet, program: Program) -> str:
    """The text of a map for applications."""
    known = targets(program)
    called = {said: name for name, target in known.items() for said in _headings(name, target, program)}
    return _map_text(sheet, called, "field")


def suggested_survey_map(sheet: Sheet, program: Program, questions: tuple[str, ...]) -> str:
    """The text of a map for the answers to a survey."""
    texts = {program.questions[key].text: key for key in questions if key in program.questions}
    return _map_text(sheet, texts | {key: key for key in questions}, "question")


def _headings(name: str, target: Target, program: Program) -> Iterator[str]:
    yield name.replace("_", " ")
    yield from target.called
    yield from (question.text for question in program.questions.values() if question.field == name)


def _map_text(sheet: Sheet, called: Mapping[str, str], kind: str) -> str:
    lines = [
        "# What each column fills. Check every line, above all those marked with a low figure; then import again."
    ]
    lines += ["dates: year-month-day  # or day-month-year, or month-day-year", "columns:"]
    taken: set[str] = set()
    for column in sheet.columns:
        best = process.extractOne(
            column, list(called), scorer=fuzz.token_set_ratio, processor=utils.default_process
        )
        name, sure = called[best[0]], round(best[1])
        key = json.dumps(column, ensure_ascii=False)  # which YAML reads alike, whatever signs it holds
        if sure >= SURE and name not in taken:
            taken.add(name)
            lines.append(f"  {key}: {{{kind}: {name}}}  # {sure} %")
        else:
            lines.append(f"  {key}: {{ignore: true}}  # {sure} %: perhaps {name}")
    return "\n".join(lines) + "\n"
