"""Rows of a survey become answer sheets. A sheet's name is made of its answers: it names nobody and stays the same."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from mentorbook.errors import UserError
from mentorbook.model.program import Program
from mentorbook.model.survey import Response, Survey
from mentorbook.source.formatting import formatted
from mentorbook.source.layout import KINDS
from mentorbook.source.suggest import did_you_mean
from mentorbook.source.writing import dated, to_yaml

from .answers import read_answer
from .cells import Reader, RefusedError
from .column_map import ColumnMap
from .outcome import ImportPlan, Outcome
from .sheet import Row, Sheet

FIELDS = ("as", "on")
HEAD = "# yaml-language-server: $schema=../../../../schema/response.schema.json\n"
TOKEN_BYTES = 6


def plan_responses(
    sheet: Sheet, settings: ColumnMap, program: Program, survey: Survey, cohort: str, wave: str, today: date
) -> ImportPlan:
    """What an import would do. Raises UserError where the map and the sheet do not fit."""
    _refuse_unmapped(sheet, settings, survey)
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
            files[KINDS["response"].file(cohort, wave, token)] = HEAD + formatted(
                to_yaml(dated(data), compact=True), Response
            )
    tokens = {outcome.about for outcome in outcomes}
    orphans = sorted(token for one, token in there if one == wave and token not in tokens)
    return ImportPlan(len(sheet.rows), outcomes, files, orphans)


def _refuse_unmapped(sheet: Sheet, settings: ColumnMap, survey: Survey) -> None:
    unsaid = [column for column in sheet.columns if column not in settings.columns]
    if unsaid:
        raise UserError(
            f"the map says nothing about the column “{unsaid[0]}”", "add it, or say {ignore: true}"
        )
    for column, target in settings.columns.items():
        if column not in sheet.columns:
            raise UserError(f"the file has no column “{column}”", did_you_mean(column, sheet.columns))
        if target.question and target.question not in survey.questions:
            hint = did_you_mean(target.question, survey.questions) or f"it asks {', '.join(survey.questions)}"
            raise UserError(f"the survey has no question “{target.question}”", hint)
        if target.field and target.field not in FIELDS:
            raise UserError(
                f"an answer sheet has no field “{target.field}”",
                "it keeps the role (as), the day (on) and answers, and never a name or an address",
            )


def _sheet_of(row: Row, settings: ColumnMap, program: Program, today: date) -> dict[str, Any]:
    data: dict[str, Any] = {"on": today.isoformat(), **settings.always}
    answers: dict[str, Any] = {}
    for column, cell in row.cells.items():
        target, reader = settings.columns[column], Reader(settings, settings.columns[column])
        if target.question and cell:
            answers[target.question] = read_answer(program.questions[target.question], reader, cell)
        elif target.field == "on" and cell:
            data["on"] = reader.day(cell)
        elif target.field == "as" and cell:
            data["as"] = _role(reader.text(cell))
    if not answers:
        raise RefusedError("no question is answered")
    return {**data, "answers": answers}


def _role(said: str) -> str:
    role = said.casefold()
    if role not in ("mentor", "mentee"):
        raise RefusedError(f"“{said}” is neither mentor nor mentee; say under `values` which it means")
    return role


def _digest(data: Mapping[str, Any], wave: str) -> str:
    return json.dumps([wave, data], sort_keys=True, ensure_ascii=False)
