"""Rows of a survey become answer sheets. A sheet's name is made of its answers: it names nobody and stays the same."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from mentorbook.errors import UserError
from mentorbook.model.program import Program
from mentorbook.model.survey import Survey
from mentorbook.scaffolding.records import text_of
from mentorbook.source.layout import KINDS
from mentorbook.source.suggest import did_you_mean

from .answers import read_answer
from .cells import Read, Reader, RefusedError
from .column_map import ColumnMap, refuse_misfits, refuse_twice
from .outcome import ImportPlan, Outcome
from .sheet import Row, Sheet

FIELDS = ("as", "on")
TOKEN_BYTES = 6


def plan_responses(
    sheet: Sheet, settings: ColumnMap, program: Program, survey: Survey, cohort: str, wave: str, today: date
) -> ImportPlan:
    """What an import would do. Raises UserError where the map and the sheet do not fit."""
    _refuse_unmapped(sheet, settings, program, survey)
    there = program.cohorts[cohort].responses
    seen: dict[str, int] = {}
    outcomes, files = [], {}
    for row in sheet.rows:
        try:
            data = _sheet_of(row, settings, program, today)
        except RefusedError as reason:
            outcomes.append(Outcome(row.number, "refused", note=str(reason)))
            continue
        key = _digest(data, wave)
        seen[key] = seen.get(key, 0) + 1
        token = hashlib.blake2b(f"{key} {seen[key]}".encode(), digest_size=TOKEN_BYTES).hexdigest()
        known = (wave, token) in there
        outcomes.append(Outcome(row.number, "unchanged" if known else "written", token))
        if not known:
            files[KINDS["response"].file(cohort, wave, token)] = text_of(
                "response", data, cohort, wave, token
            )
    tokens = {outcome.about for outcome in outcomes}
    orphans = sorted(token for one, token in there if one == wave and token not in tokens)
    return ImportPlan(len(sheet.rows), outcomes, files, orphans)


def _refuse_unmapped(sheet: Sheet, settings: ColumnMap, program: Program, survey: Survey) -> None:
    refuse_misfits(sheet, settings)
    asked = [name for name in survey.questions if name in program.questions]
    questions = [target.question for target in settings.columns.values() if target.question]
    fields = [target.field for target in settings.columns.values() if target.field] + [*settings.always]
    for name in questions:
        if name not in asked:
            hint = did_you_mean(name, asked) or f"it asks {', '.join(asked)}"
            raise UserError(f"the survey has no question “{name}”", hint)
    for name in fields:
        if name not in FIELDS:
            raise UserError(
                f"an answer sheet has no field “{name}”",
                "it keeps the role (as), the day (on) and answers, and never a name or an address",
            )
    refuse_twice(questions, "question")
    refuse_twice(fields, "field")


def _sheet_of(row: Row, settings: ColumnMap, program: Program, today: date) -> dict[str, Any]:
    data: dict[str, Any] = {"on": today.isoformat()}
    answers: dict[str, Any] = {}
    for name, value in settings.always.items():
        data[name] = READERS[name](Reader(settings), value)
    for column, cell in row.cells.items():
        target, reader = settings.columns[column], Reader(settings, settings.columns[column])
        if target.question and cell:
            answers[target.question] = read_answer(program.questions[target.question], reader, cell)
        elif target.field and cell:
            data[target.field] = READERS[target.field](reader, cell)
    if not answers:
        raise RefusedError("no question is answered")
    return {**data, "answers": answers}


def _role(reader: Reader, cell: str) -> str:
    said = reader.text(cell)
    role = said.casefold()
    if role not in ("mentor", "mentee"):
        raise RefusedError(f"“{said}” is neither mentor nor mentee; say under `values` which it means")
    return role


READERS: Mapping[str, Read] = {"as": _role, "on": Reader.day}


def _digest(data: Mapping[str, Any], wave: str) -> str:
    return json.dumps([wave, data], sort_keys=True, ensure_ascii=False)
