"""Read a whole program: every record of program/ and the front matter of the library."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pydantic import BaseModel, RootModel

from mentorbook.model.program import Cohort, Program

from .front_matter import FIRST_LINE, read_front_matter
from .layout import KINDS, PAGE, Kind, kind_of, where_it_belongs
from .problem import TOP, Problem, SourceError
from .records import read_record
from .strict_yaml import Data, parse
from .text import decode, read_bytes, refuse_conflict
from .tree import files_below

_QUIET = frozenset({"README.md", "schema"})
_EXPECTED = {
    "program.yml": "nobody knows what the program is for, who may take part and what it wants to reach",
    "vocabulary.yml": "no topic, stage or department can be checked, and goals are compared by their words alone",
}
_NOT_RESOURCES = frozenset({"library/all-pages.md", "library/index.md", "library/sources.md"})


@dataclass(frozen=True, slots=True)
class Source:
    """One file: its name as people see it, its text, and the YAML in it with its first line and its data.

    `model` is the record it should hold, None for a page that is only read.
    """

    file: str
    path: Path
    text: str
    yaml: str
    first_line: int = 1
    data: Data = None
    model: type[BaseModel] | None = None


@dataclass(frozen=True, slots=True)
class Labels:
    """What the folders are called in findings."""

    program: str = "program"
    docs: str = "docs"


@dataclass(frozen=True, slots=True)
class Entry:
    """A record with where it came from. `record` is None when nothing in the file could be read."""

    kind: Kind
    ids: tuple[str, ...]
    source: Source
    record: BaseModel | None


@dataclass(frozen=True, kw_only=True)
class Reading:
    """A program, the files it came from, and what was wrong with them."""

    program: Program
    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]
    sources: Mapping[str, Source] = field(default_factory=dict)

    def entries_of(self, kind: str) -> Iterator[Entry]:
        """The entries of one kind, in the order of their paths."""
        return (entry for entry in self.entries if entry.kind.name == kind)


def read_program(root: Path, docs: Path | None = None, *, labels: Labels = Labels()) -> Reading:
    """Everything under `root` (the folder program/) and, when given, the pages below `docs`.

    `labels` are the names of the two folders in findings. Never raises for what a person wrote: an unreadable
    file is a problem, a broken record keeps its good part.
    """
    problems: list[Problem] = []
    entries = [*_data_entries(root, labels.program, problems)]
    if docs:
        entries += _page_entries(docs, labels.docs, problems)
    return Reading(
        program=_assembled(entries),
        entries=tuple(entries),
        problems=tuple(problems),
        sources={entry.source.file: entry.source for entry in entries},
    )


# ------------------------------------------------------------------ files to entries


def _data_entries(root: Path, label: str, problems: list[Problem]) -> Iterator[Entry]:
    problems.extend(_missing(root, label))
    for path in _listed(root, label, problems):
        if path.split("/")[0] in _QUIET or path.rsplit("/", 1)[-1] in _QUIET:
            continue
        placed = kind_of(path)
        if placed:
            yield _data_entry(*placed, root / path, f"{label}/{path}", problems)
        else:
            problems.append(_homeless(path, label))


def _missing(root: Path, label: str) -> Iterator[Problem]:
    """Files without which the rest is read, but means less."""
    for name, loss in _EXPECTED.items():
        if not (root / name).exists():
            message = f"this file is missing: {loss}"
            yield Problem(
                rule="missing-file", file=f"{label}/{name}", message=message, hint="see the data reference"
            )


def _listed(root: Path, label: str, problems: list[Problem]) -> Iterator[str]:
    found: list[Problem] = []
    yield from files_below(root, found)
    problems.extend(replace(problem, file=f"{label}/{problem.file}") for problem in found)


def _homeless(path: str, label: str) -> Problem:
    message = "no record of a program lives in this file"
    return Problem(rule="unknown-file", file=f"{label}/{path}", message=message, hint=where_it_belongs(path))


def _data_entry(kind: Kind, ids: tuple[str, ...], path: Path, name: str, problems: list[Problem]) -> Entry:
    text, data = "", None
    try:
        text = _text_of(path)
        data = parse(text)
    except SourceError as error:
        problems.append(_as_problem(error, name))
        return Entry(kind, ids, Source(name, path, text, text, model=kind.model), None)
    record, found = read_record(kind.model, data, name)
    problems.extend(found)
    return Entry(kind, ids, Source(name, path, text, text, 1, data, kind.model), record)


def _text_of(path: Path) -> str:
    text = decode(read_bytes(path))
    refuse_conflict(text)
    return text


def _page_entries(docs: Path, label: str, problems: list[Problem]) -> Iterator[Entry]:
    for path in _listed(docs, label, problems):
        if path.endswith(".md"):
            yield _page_entry(docs / path, path, f"{label}/{path}", problems)


def _page_entry(path: Path, page: str, name: str, problems: list[Problem]) -> Entry:
    """Every page is read, so that a broken block is found everywhere; library pages are records as well."""
    text = ""
    try:
        text = _text_of(path)
        front = read_front_matter(text)
    except SourceError as error:
        problems.append(_as_problem(error, name))
        return Entry(PAGE, (page,), Source(name, path, text, "", FIRST_LINE), None)
    source = Source(name, path, text, front.block, FIRST_LINE, front.data)
    if not page.startswith("library/") or page in _NOT_RESOURCES:
        return Entry(PAGE, (page,), source, None)
    if front.data is None:
        problems.append(_bare_page(name))
        return Entry(PAGE, (page,), source, None)
    record, found = read_record(PAGE.model, front.data, name)
    problems.extend(found)
    return Entry(PAGE, (page,), source, record)


def _bare_page(name: str) -> Problem:
    message = "this library page has no front matter"
    hint = "start the page with --- and the fields title, summary, for and kind"
    return Problem(rule="missing-field", file=name, message=message, hint=hint, place=TOP)


def _as_problem(error: SourceError, file: str) -> Problem:
    return Problem(rule=error.rule, file=file, message=error.message, hint=error.hint, place=error.place)


# ------------------------------------------------------------------ entries to a program


def _assembled(entries: list[Entry]) -> Program:
    top: dict[str, Any] = {}
    tables: dict[str, dict[str, Any]] = {}
    cohorts: dict[str, dict[str, Any]] = {}
    for entry in entries:
        name, ids, record = entry.kind.name, entry.ids, entry.record
        if entry.kind.path.startswith("cohorts/"):
            _into_cohort(cohorts.setdefault(ids[0], {}), name, ids[1:], record)
        elif record is None:
            continue
        elif ids:
            tables.setdefault(name, {})[ids[0]] = record
        else:
            top[name] = record.root if isinstance(record, RootModel) else record
    known = frozenset(entry.ids[0] for entry in entries if entry.kind is KINDS["person"])
    return Program(
        **_renamed(top, {"program": "charter", **_SAME}),
        **_renamed(
            tables, {"survey": "surveys", "person": "people", "adjustment": "adjustments", "page": "pages"}
        ),
        cohorts={cohort: Cohort(id=cohort, **parts) for cohort, parts in cohorts.items()},
        known_people=known,
    )


_SAME = {name: name for name in ("vocabulary", "matching", "questions", "calendar", "benchmarks")}
_COHORT_TABLES = {"application": "applications", "pair": "pairs", "event": "events", "response": "responses"}
_COHORT_PARTS = {"cohort": "plan", "constraints": "constraints", "roster": "roster", "outcomes": "outcomes"}


def _renamed(found: dict[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    return {names[key]: value for key, value in found.items()}


def _into_cohort(parts: dict[str, Any], name: str, ids: tuple[str, ...], record: BaseModel | None) -> None:
    if record is None:
        return
    if name in _COHORT_TABLES:
        parts.setdefault(_COHORT_TABLES[name], {})[ids if len(ids) > 1 else ids[0]] = record
    else:
        parts[_COHORT_PARTS[name]] = record.root if isinstance(record, RootModel) else record
