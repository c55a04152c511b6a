"""Rows of an application form become people and applications. Whoever is there already is never overwritten."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from pydantic import BaseModel

from mentorbook.errors import UserError
from mentorbook.model.application import Application
from mentorbook.model.person import Person
from mentorbook.model.program import Program
from mentorbook.scaffolding.records import text_of
from mentorbook.source.layout import KINDS
from mentorbook.source.records import read_record
from mentorbook.source.suggest import did_you_mean

from .cells import Reader, RefusedError
from .column_map import ColumnMap, refuse_misfits, refuse_twice
from .fields import Target, put, targets
from .outcome import ImportPlan, Outcome
from .sheet import Row, Sheet

KEPT = ("applied", "status")  # of an application that stands
TABLES = ("answers", "capacity", "commits", "style")  # whose entries are asked for one by one
MODELS: Mapping[str, type[BaseModel]] = {"person": Person, "application": Application}


@dataclass
class Draft:
    """What a row says of a person and of their application, as plain data."""

    row: int
    person: dict[str, Any] = field(default_factory=dict)
    application: dict[str, Any] = field(default_factory=dict)

    @property
    def email(self) -> str:
        """The address, by which people are known again."""
        return str(self.person.get("private", {}).get("email", "")).casefold()


def plan_applications(
    sheet: Sheet,
    settings: ColumnMap,
    program: Program,
    cohort: str,
    today: date,
    commented: Collection[str] = (),
) -> ImportPlan:
    """What an import would do. Raises UserError where the map and the sheet do not fit.

    `commented` are people whose application holds comments of somebody: to write it anew would lose them.
    """
    known = targets(program)
    _refuse_unmapped(sheet, settings, known)
    importer = _Importer(settings, program, cohort, today, known, commented)
    drafts = [importer.read(row) for row in sheet.rows]
    outcomes: list[Outcome] = []
    files: dict[str, str] = {}
    for outcome, made in importer.settle(drafts):
        outcomes.append(outcome)
        files.update(made)
    spoken_of = {outcome.about for outcome in outcomes}
    orphans = (
        sorted(set(program.cohorts[cohort].applications) - spoken_of) if cohort in program.cohorts else []
    )
    return ImportPlan(len(sheet.rows), sorted(outcomes, key=lambda one: one.row), files, orphans)


def _refuse_unmapped(sheet: Sheet, settings: ColumnMap, known: Mapping[str, Target]) -> None:
    """Each column fills a field of its own or is left out by intent."""
    refuse_misfits(sheet, settings)
    for column, target in settings.columns.items():
        if target.question:
            hint = f"a question of the program is filled with {{field: answers.{target.question}}}"
            raise UserError(f"the column “{column}” names a question, and this is no survey", hint)
    filled = [target.field for target in settings.columns.values() if target.field]
    for name in (*filled, *settings.always):
        if name not in known:
            raise UserError(f"there is no field “{name}” to fill", did_you_mean(name, known))
    refuse_twice([*filled, *settings.always], "field")


@dataclass
class _Importer:
    settings: ColumnMap
    program: Program
    cohort: str
    today: date
    known: Mapping[str, Target]
    commented: Collection[str]
    _new_addresses: dict[str, str] = field(default_factory=dict)

    @cached_property
    def _known_addresses(self) -> Mapping[str, str]:
        people = self.program.people.items()
        return {person.private.email.casefold(): who for who, person in people if person.private.email}

    def read(self, row: Row) -> Draft | Outcome:
        """A row as data, or why it is refused."""
        draft = Draft(row.number)
        try:
            for column, target, cell in self._filled(row):
                reader = (
                    Reader(self.settings, self.settings.columns[column]) if column else Reader(self.settings)
                )
                put(getattr(draft, target.record), target.path, target.read(reader, cell))
        except RefusedError as reason:
            return Outcome(row.number, "refused", note=str(reason))
        self._complete(draft)
        return draft

    def _filled(self, row: Row) -> Iterator[tuple[str, Target, str]]:
        for name, value in self.settings.always.items():
            yield "", self.known[name], value
        for column, cell in row.cells.items():
            filled = self.settings.columns[column].field
            if filled and cell:
                yield column, self.known[filled], cell

    def _complete(self, draft: Draft) -> None:
        """The day it came, and consents as of that day."""
        draft.application.setdefault("status", "submitted")
        day = draft.application.setdefault("applied", str(self.today))
        given = [what for what, yes in draft.person.pop("consent", {}).items() if yes]
        if given:
            draft.person["consent"] = dict.fromkeys(given, day)

    def settle(self, drafts: Sequence[Draft | Outcome]) -> Iterator[tuple[Outcome, Mapping[str, str]]]:
        """Who each row is about, and what becomes of it."""
        by_person: dict[str, list[Draft]] = {}
        for draft in drafts:
            if isinstance(draft, Outcome):
                yield draft, {}
                continue
            try:
                by_person.setdefault(self._who(draft, by_person), []).append(draft)
            except RefusedError as reason:
                yield Outcome(draft.row, "refused", note=str(reason)), {}
        for who, rows in by_person.items():
            yield from self._of_one(who, rows)

    def _who(self, draft: Draft, others: Mapping[str, Sequence[Draft]]) -> str:
        """The id of the person: by address, else a new one made of the name."""
        if not draft.email or not draft.person.get("name"):
            raise RefusedError("a row needs a name and an e-mail address, by which people are known again")
        known = self._known_addresses.get(draft.email) or self._new_addresses.get(draft.email)
        if known:
            return known
        who = slug(str(draft.person["name"]))
        if not who:
            raise RefusedError(
                "no id can be made of this name; add the person by hand first, with this address"
            )
        if who in self.program.known_people or who in others:
            raise RefusedError(
                f"there is a {who} already, with another address or none; write this address into the record"
                if who in self.program.known_people
                else f"two people in this file would be called {who}; add one of them by hand first"
            )
        self._new_addresses[draft.email] = who
        return who

    def _of_one(self, who: str, rows: Sequence[Draft]) -> Iterator[tuple[Outcome, Mapping[str, str]]]:
        """All rows of one person: one counts, by the map's word."""
        chosen = rows[0] if self.settings.repeated == "first" else rows[-1]
        for draft in rows:
            if len(rows) > 1 and self.settings.repeated == "refuse":
                numbers = " and ".join(str(one.row) for one in rows)
                reason = f"rows {numbers} are of one person; see `repeated` in the map"
                yield Outcome(draft.row, "refused", who, reason), {}
            elif draft is chosen:
                yield self._record(who, draft)
            else:
                yield Outcome(draft.row, "unchanged", who, f"row {chosen.row} of the same person counts"), {}

    def _record(self, who: str, draft: Draft) -> tuple[Outcome, Mapping[str, str]]:
        fault = next(filter(None, (_fault(name, getattr(draft, name)) for name in MODELS)), None)
        if fault:
            return Outcome(draft.row, "refused", who, fault), {}
        standing = self.program.cohorts[self.cohort].applications.get(who)
        files = {}
        if who not in self.program.known_people:
            files[KINDS["person"].file(who)] = text_of("person", draft.person, who)
        note = self._differences(who, draft)
        path = KINDS["application"].file(self.cohort, who)
        if standing is None:
            files[path] = text_of("application", draft.application, self.cohort, who)
            return Outcome(draft.row, "written", who, note), files
        changed = _changed(standing, draft.application)
        if not changed:
            return Outcome(draft.row, "unchanged", who, note), files
        by_hand = self._why_by_hand(who, standing)
        if by_hand:
            return Outcome(draft.row, "refused", who, f"{by_hand}; change {', '.join(changed)} by hand"), {}
        files[path] = text_of("application", _updated(standing, draft.application), self.cohort, who)
        return Outcome(draft.row, "updated", who, f"changes {', '.join(changed)}"), files

    def _why_by_hand(self, who: str, standing: Application) -> str:
        """Why an application that stands may not be written anew; empty where it may."""
        if standing.status != "submitted":
            return f"the application is {standing.status} already"
        return "somebody wrote comments into the application" if who in self.commented else ""

    def _differences(self, who: str, draft: Draft) -> str:
        """What the row says of somebody who is there already, and the record does not. The record stays."""
        person = self.program.people.get(who)
        if person is None:
            return ""
        now = _plain(person)
        open_fields = {key: value for key, value in draft.person.items() if key not in ("private", "consent")}
        said = [key for key, value in open_fields.items() if now.get(key) != value]
        return (
            f"people/{who}.yml stays as it is; the form has another {', '.join(sorted(said))}" if said else ""
        )


def slug(name: str) -> str:
    """An id from a name: letters without accents, in small, with hyphens."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")


def _fault(kind: str, data: dict[str, Any]) -> str | None:
    _, problems = read_record(MODELS[kind], data, "")
    if not problems:
        return None
    field_name = ".".join(map(str, problems[0].path)) or kind
    return f"{field_name}: {problems[0].message}"


def _plain(record: BaseModel) -> dict[str, Any]:
    return record.model_dump(mode="json", by_alias=True, exclude_unset=True)


def _updated(standing: Application, data: Mapping[str, Any]) -> dict[str, Any]:
    """The application with what the row gives; the day and the status stay, and what the form does not ask."""
    given = {key: value for key, value in data.items() if key not in KEPT}
    return _laid_over(_plain(standing), given)


def _laid_over(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    both = {**below, **above}
    return {
        key: _laid_over(below[key], value) if key in TABLES and key in below and key in above else value
        for key, value in both.items()
    }


def _changed(standing: Application, data: Mapping[str, Any]) -> list[str]:
    """The fields that the row gives and that stand otherwise."""
    now, then = _plain(standing), _updated(standing, data)
    return sorted(key for key in then if now.get(key) != then[key])
