"""`new program`: which preset, and what stands in its place now."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mentorbook.errors import UserError
from mentorbook.scaffolding.cohort_page import FOLDER, without_pages
from mentorbook.scaffolding.preset import PRESETS, what_it_is
from mentorbook.source.layout import kind_of
from mentorbook.source.suggest import did_you_mean
from mentorbook.source.writing import write_atomically

from .history import not_in_git
from .output import say
from .workspace import shown

POSTS = "news/posts"
SHOWN = 3


def preset_named(name: str | None) -> str:
    """A preset's name. Raises UserError with a list of all for anything else."""
    if name in PRESETS:
        return str(name)
    lines = "\n".join(f"  {preset:12} {what_it_is(preset)}" for preset in PRESETS)
    near = did_you_mean(name, PRESETS) if name else ""
    raise UserError(
        f"choose a preset{f' ({near})' if near else ''}:\n{lines}", "for example --preset workplace"
    )


def refuse_other_program(folder: Path) -> None:
    """People who are there belong to another program."""
    if (folder / "people").is_dir() and any((folder / "people").glob("*.yml")):
        raise UserError(
            f"{folder} holds people already",
            "choose another folder with --out, or take out what is there with --replace",
        )


def take_out(folder: Path, dry_run: bool) -> None:
    """Delete a program, the pages of its cohorts and its news. Raises UserError unless Git has all of it."""
    docs = folder.resolve().parent / "docs"
    files = sorted({*_records(folder), *_pages(docs)})
    if not files:
        return
    unsaved = not_in_git(folder, files)
    if unsaved:
        some = ", ".join(shown(path) for path in unsaved[:SHOWN])
        more = f" and {len(unsaved) - SHOWN} more" if len(unsaved) > SHOWN else ""
        raise UserError(
            f"not taken out, because Git does not have it as it is: {some}{more}", "commit it first"
        )
    if dry_run:
        say(f"would take out {len(files)} files")
        return
    for path in files:
        path.unlink()
    _sweep(folder)
    _without_pages(docs.parent / "mkdocs.yml")
    say(f"took out {len(files)} files; Git still has them")


def _records(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*.yml") if kind_of(path.relative_to(folder).as_posix()))


def _pages(docs: Path) -> Iterator[Path]:
    yield from (path for path in (docs / FOLDER).glob("*.md") if path.name != "index.md")
    yield from (docs / POSTS).glob("*.md")


def _sweep(folder: Path) -> None:
    """Delete folders in which nothing is left, the innermost first."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()


def _without_pages(settings: Path) -> None:
    if settings.is_file():
        text = settings.read_text(encoding="utf-8")
        write_atomically(settings, without_pages(text).encode("utf-8"))
