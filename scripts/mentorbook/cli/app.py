"""All commands under one name, and what happens when one cannot do its work."""

from __future__ import annotations

import inspect
import os
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Annotated, Any

import typer
import typer.core
import typer.main

from mentorbook import __version__
from mentorbook.checks.reporters.report import printable
from mentorbook.errors import UserError
from mentorbook.matching.progress import LISTENER

from .output import COULD_NOT, INTERRUPTED, say
from .progress import Teller

# Command: where it stands. A module is imported when its command is asked for: `check` needs neither SciPy nor
# MkDocs, which take longer to import than 500 records take to check.
COMMANDS = {
    "check": "check:check",
    "explain": "check:explain",
    "fmt": "fmt:fmt",
    "new": "new:new",
    "import": "import_:import_",
    "match": "match:match",
    "why": "why:why",
    "what-if": "what_if:what_if",
    "due": "due:due",
    "report": "report:report",
    "export": "export:export",
    "tokens": "tokens:tokens",
    "library": "library:library",
    "verify": "verify:verify",
    "rehearse": "rehearse:rehearse",
    "diff": "diff:diff",
    "build": "build:build",
    "leaks": "leaks:leaks",
    "schema": "reference:schema",
    "reference": "reference:reference",
}


class Commands(typer.core.TyperGroup):
    """The commands of the table above, each loaded on demand. (Typer keeps its copy of click's types to itself.)"""

    def list_commands(self, _ctx: Any) -> list[str]:
        """In the order a coordinator meets them."""
        return list(COMMANDS)

    def get_command(self, _ctx: Any, cmd_name: str) -> Any:
        """The command, or None; click then says which exist."""
        return command(cmd_name) if cmd_name in COMMANDS else None


def command(name: str) -> Any:
    """One command, loaded."""
    module, _, function = COMMANDS[name].partition(":")
    single = typer.Typer(add_completion=False, rich_markup_mode="markdown", pretty_exceptions_enable=False)
    run = getattr(import_module(f"{__package__}.{module}"), function)
    single.command(name, help=_help(run))(run)
    return typer.main.get_command(single)


def _help(run: Callable[..., None]) -> str:
    """The docstring, its examples marked (by a backspace, as click has it) to keep one line each."""
    text = inspect.cleandoc(run.__doc__ or "")
    words, title, examples = text.partition("\n\nExamples:\n\n")
    kept = "\n".join(f"- `{line.strip()}`" for line in examples.splitlines())
    return f"{words}{title}\b\n{kept}" if examples else text


app = typer.Typer(
    name="mentorbook",
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"mentorbook {__version__}")
        raise typer.Exit


@app.callback()
def options(
    _version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and stop."),
    ] = False,
) -> None:
    """Check, pair, measure and publish a mentorship program kept as a book of Markdown and YAML."""


def main() -> None:
    """Run a command. Exit codes: 0 clean, 1 findings or a stale file, 2 usage, 3 could not do it."""
    # Blocks of pairs are judged on every core already; a BLAS with threads of its own makes that twice as slow.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    LISTENER.set(Teller())
    try:
        app()
    except SystemExit as end:
        if end.code == INTERRUPTED:
            say("Stopped; no file is half written.")
        raise
    except UserError as error:
        say(f"mentorbook: {printable(error.message)}")
        if error.hint:
            say(f"  {error.hint}")
        sys.exit(COULD_NOT)
    except OSError as error:
        say(f"mentorbook: {error.strerror or error}" + (f": {error.filename}" if error.filename else ""))
        sys.exit(COULD_NOT)
