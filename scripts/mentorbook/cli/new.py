"""`new`: a whole program from a preset, a cohort from one date, a record from a few values. Nothing is overwritten."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, get_args

import typer

from mentorbook.errors import UserError
from mentorbook.model.program import Program
from mentorbook.model.values import ID_PATTERN, PAIR_PATTERN, CohortFormat
from mentorbook.scaffolding.cohort_page import FOLDER, page_of, with_page
from mentorbook.scaffolding.dates import Dates
from mentorbook.scaffolding.preset import PRESETS, preset_files
from mentorbook.scaffolding.records import text_of
from mentorbook.source.layout import KINDS
from mentorbook.source.problem import SourceError
from mentorbook.source.records import read_record
from mentorbook.source.strict_yaml import parse
from mentorbook.source.suggest import did_you_mean
from mentorbook.source.writing import write_atomically

from .new_program import preset_named, refuse_other_program, take_out
from .output import FINDINGS, say, show
from .report_question import cohort_named
from .workspace import PROGRAM, ProgramOption, TodayOption, day, shown, workspace

Files = Sequence[tuple[Path, str]]  # where each is written, and its text
REVIEW_DAYS = 91


class Kind(StrEnum):
    """What can be made."""

    PROGRAM = "program"
    COHORT = "cohort"
    PERSON = "person"
    APPLICATION = "application"
    PAIR = "pair"
    EVENT = "event"
    SURVEY = "survey"
    ADJUSTMENT = "adjustment"


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What is to be made. `values` are fields given with --set."""

    kind: Kind
    id: str
    program: Program
    cohort: str
    starts: date | None
    title: str
    form: str
    values: Mapping[str, Any]
    today: date

    @property
    def name(self) -> str:
        """What people call it."""
        return self.title or self.id.replace("-", " ").capitalize()


PresetOption = Annotated[
    str | None,
    typer.Option("--preset", metavar="NAME", help=f"For a program: {', '.join(PRESETS)}."),
]
StartsOption = Annotated[
    str | None,
    typer.Option("--starts", metavar="DATE", help="For a cohort: its first day; all others follow."),
]
SetOption = Annotated[
    list[str] | None,
    typer.Option(
        "--set", metavar="FIELD=VALUE", help="A field of the record, as in YAML: --set seeks=[writing]."
    ),
]


def new(
    kind: Annotated[Kind, typer.Argument(help="What to make.", show_default=False)],
    id_: Annotated[
        str,
        typer.Argument(
            metavar="[ID]", help="Its id; for a pair mentor--mentee, for an application the person."
        ),
    ] = "",
    preset: PresetOption = None,
    starts: StartsOption = None,
    cohort: Annotated[str, typer.Option("--cohort", metavar="COHORT", help="The cohort it belongs to.")] = "",
    title: Annotated[str, typer.Option("--title", help="For a cohort: what it is called.")] = "",
    form: Annotated[
        str, typer.Option("--format", help="For a cohort: how people meet; else the charter's first format.")
    ] = "",
    values: SetOption = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", metavar="DIR", help="For a program: the folder to write, instead of --program."
        ),
    ] = None,
    replace: Annotated[
        bool,
        typer.Option(
            "--replace",
            help="For a program: first take out the one that is there, with its cohorts' pages and news. "
            "Only what Git has is taken out.",
        ),
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would be written, and write nothing.")
    ] = False,
    program: ProgramOption = PROGRAM,
    today: TodayOption = None,
) -> None:
    """Make new files: a program from a preset, a cohort from one date, or a record. Nothing is overwritten.

    Doing it twice changes nothing. Where a file stands with other content, nothing is written at all.

    Examples:

        mentorbook new program --preset open-source --out my-program
        mentorbook new program --preset workplace --replace
        mentorbook new cohort 2028-spring --starts 2028-01-10 --dry-run
        mentorbook new person ida-lund --set name="Ida Lund" --set stage=mid
        mentorbook new application ida-lund --cohort 2027-spring --set as=[mentee] --set seeks=[writing]
        mentorbook new event summer-mixer --cohort 2027-spring --set title="Summer mixer" --set starts=2027-06-10T16:00
        mentorbook new adjustment shorter-agenda --set change="Cut the first agenda to five points."
    """
    now = day(today)
    if kind is Kind.PROGRAM:
        folder = out or program
        files = _below(folder, preset_files(preset_named(preset), now))
        if replace:
            take_out(folder, dry_run)
        else:
            refuse_other_program(folder)
        _settle(files, dry_run=dry_run, over=replace)
        return
    place = workspace(program)
    known = place.read_data().program
    _refuse_id(kind, id_)
    wish = Wish(
        kind=kind,
        id=id_,
        program=known,
        cohort=cohort,
        starts=day(starts, "--starts") if starts else None,
        title=title,
        form=form or _usual_format(known),
        values=_read_values(values or ()),
        today=now,
    )
    if kind is Kind.COHORT:
        files = _below(program, _cohort_files(wish))
        pages = _below(place.docs, [(f"{FOLDER}/{id_}.md", page_of(id_, wish.name))] if place.docs else [])
        _settle([*files, *pages], dry_run=dry_run)
        _add_to_navigation(place.root / "mkdocs.yml", wish, dry_run)
    else:
        _settle(_below(program, _record_files(wish)), dry_run=dry_run)


def _below(folder: Path | None, files: Iterable[tuple[str, str]]) -> Files:
    return [(folder / path, text) for path, text in files] if folder else []


def _refuse_id(kind: Kind, id_: str) -> None:
    pattern, example = (
        (PAIR_PATTERN, "amara-okafor--bo-larsen") if kind is Kind.PAIR else (ID_PATTERN, "ida-lund")
    )
    if not re.fullmatch(pattern, id_):
        raise UserError(
            f"'{id_}' is no id for {kind}", f"small letters, digits and hyphens, for example {example}"
        )


def _usual_format(program: Program) -> str:
    formats = program.charter.formats if program.charter else ()
    return next(iter(formats), "one-on-one")


def _cohort_files(wish: Wish) -> Iterator[tuple[str, str]]:
    """cohort.yml and the events, with the dates shown first."""
    if wish.starts is None:
        raise UserError("a cohort needs its first day", "for example --starts 2028-01-10")
    if wish.form not in get_args(CohortFormat):
        known = ", ".join(get_args(CohortFormat))
        raise UserError(
            f"there is no format '{wish.form}'", did_you_mean(wish.form, get_args(CohortFormat)) or known
        )
    charter = wish.program.charter
    dates = Dates(wish.program.calendar, wish.starts)
    plan = dates.plan(wish.name, wish.form)
    events = list(dates.events(charter.time_zone if charter else "UTC"))
    show("".join(f"{line}\n" for line in _shown(plan, events)))
    yield KINDS["cohort"].file(wish.id), _text("cohort", plan, wish.id)
    yield KINDS["constraints"].file(wish.id), text_of("constraints", {"pins": {}, "vetoes": {}}, wish.id)
    for name, event in events:
        yield KINDS["event"].file(wish.id, name), _text("event", event, wish.id, name)


def _shown(plan: Mapping[str, Any], events: Sequence[tuple[str, Mapping[str, Any]]]) -> Iterator[str]:
    rows = [
        (plan["apply"]["opens"], "applications open"),
        (plan["apply"]["closes"], "applications close"),
        (plan["starts"], "pairs start"),
        *((day_, name) for name, day_ in plan["milestones"].items()),
        *(_event_row(event) for _, event in events),
        (plan["ends"], "last day"),
    ]
    yield str(plan["title"])
    yield from (f"  {when:%a} {when}  {what}" for when, what in sorted(rows, key=lambda row: row[0]))


def _event_row(event: Mapping[str, Any]) -> tuple[date, str]:
    day_, _, clock = event["starts"].partition("T")
    return date.fromisoformat(day_), f"{event['title']}, {clock}"


_IN_COHORT = (Kind.APPLICATION, Kind.PAIR, Kind.EVENT)


def _record_files(wish: Wish) -> Iterator[tuple[str, str]]:
    ids = [wish.id]
    if wish.kind in _IN_COHORT:
        if not wish.cohort or cohort_named(wish.program, wish.cohort) is None:
            hint = f"say which: --cohort {_some(wish.program.cohorts)}"
            raise UserError(f"the {wish.kind} belongs to a cohort", hint)
        ids = [wish.cohort, wish.id]
    if wish.kind is Kind.APPLICATION and wish.id not in wish.program.known_people:
        near = did_you_mean(wish.id, wish.program.known_people)
        raise UserError(f"there is no person '{wish.id}'", near or f"first: mentorbook new person {wish.id}")
    if wish.kind is Kind.ADJUSTMENT:
        ids = [f"{wish.today}-{wish.id}"]
    yield KINDS[wish.kind].file(*ids), _text(wish.kind, {**_usual(wish), **wish.values}, *ids)


def _usual(wish: Wish) -> dict[str, Any]:
    """What a new record says unless something else is given."""
    charter = wish.program.charter
    match wish.kind:
        case Kind.APPLICATION:
            return {"status": "submitted", "applied": wish.today}
        case Kind.PAIR:
            return {"status": "proposed", "format": "one-on-one"}
        case Kind.EVENT:
            return {"time_zone": charter.time_zone if charter else "UTC", "for": ["mentor", "mentee"]}
        case Kind.SURVEY:
            return {"audience": ["mentor", "mentee"], "anonymous": True}
        case Kind.ADJUSTMENT:
            return {"review": wish.today + timedelta(days=REVIEW_DAYS)}
        case _:
            return {}


def _text(kind: str, data: Mapping[str, Any], *ids: str) -> str:
    """The file's text. Raises UserError for an id or a value that the record does not take."""
    path = KINDS[kind].file(*ids)
    _, problems = read_record(KINDS[kind].model, dict(data), path)
    if problems:
        first = problems[0]
        field = ".".join(map(str, first.path))
        where = f"{path}: {field}" if field else path
        raise UserError(f"{where}: {first.message}", first.hint or f"give it with --set {field}=…")
    return text_of(kind, data, *ids)


def _read_values(given: Sequence[str]) -> dict[str, Any]:
    """FIELD=VALUE, the value as in YAML; a dot leads into a table: consent.name=2027-01-10."""
    values: dict[str, Any] = {}
    for text in given:
        name, sign, value = text.partition("=")
        if not sign:
            raise UserError(f"--set takes FIELD=VALUE, not '{text}'", "for example --set stage=mid")
        try:
            read = parse(value)
        except SourceError as error:
            raise UserError(f"--set {name}: {error.message}", error.hint) from None
        _put(values, name, read)
    return values


def _put(values: dict[str, Any], name: str, value: Any) -> None:
    """Set a field, or one of a table: consent.name."""
    *steps, last = name.split(".")
    for step in steps:
        values = values.setdefault(step, {})
        if not isinstance(values, dict):
            raise UserError(f"--set gives '{step}' a value and fields of its own", "give one of the two")
    values[last] = value


def _settle(files: Files, *, dry_run: bool, over: bool = False) -> None:
    """Write what is not there. Raises typer.Exit where a file stands with other content; then nothing is written.

    `over`: what stands there is about to be taken out.
    """
    other = [path for path, text in files if not over and _holds_something_else(path, text)]
    for path in other:
        say(f"{shown(path)} is there already with other content")
    if other:
        say("nothing was written: choose another id, or change the files by hand")
        raise typer.Exit(FINDINGS)
    for path, text in files:
        there = path.exists() and not over
        word = "unchanged" if there else "would write" if dry_run else "wrote"
        if not there and not dry_run:
            write_atomically(path, text.encode("utf-8"))
        say(f"{word} {shown(path)}")


def _add_to_navigation(settings: Path, wish: Wish, dry_run: bool) -> None:
    """A line for the cohort's page in mkdocs.yml; where that cannot be, the line is said."""
    if not settings.is_file():
        return
    name, text = shown(settings), settings.read_text(encoding="utf-8")
    with_it = with_page(text, wish.id, wish.name)
    if with_it is None:
        say(f"{name}: no line {FOLDER}/index.md; add {FOLDER}/{wish.id}.md to the navigation by hand")
    elif with_it == text:
        say(f"unchanged {name}")
    elif dry_run:
        say(f"would add the page to {name}")
    else:
        write_atomically(settings, with_it.encode("utf-8"))
        say(f"added the page to {name}")


def _holds_something_else(path: Path, text: str) -> bool:
    return path.exists() and (not path.is_file() or path.read_bytes() != text.encode("utf-8"))


def _some(names: Sequence[str] | Mapping[str, Any]) -> str:
    return " or ".join(names) or "none is there yet; make one with `mentorbook new cohort`"
