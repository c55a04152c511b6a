"""All commands under one name, and what happens when one cannot do its work."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from mentorbook import __version__
from mentorbook.errors import UserError

from . import build, check, fmt, match, reference
from .output import COULD_NOT, say

app = typer.Typer(
    name="mentorbook",
    help="Check, pair, measure and publish a mentorship program kept as a book of Markdown and YAML.",
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


app.command()(check.check)
app.command()(check.explain)
app.command()(fmt.fmt)
app.command()(match.match)
app.command()(match.why)
app.command()(match.diff)
app.command()(build.build)
app.command()(reference.schema)
app.command("reference")(reference.reference)


def main() -> None:
    """Run a command. Exit codes: 0 clean, 1 findings or a stale file, 2 usage, 3 could not do it."""
    try:
        app()
    except UserError as error:
        say(f"mentorbook: {error.message}")
        if error.hint:
            say(f"  {error.hint}")
        sys.exit(COULD_NOT)
    except KeyboardInterrupt:
        say("mentorbook: stopped; no file was left half written")
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output went away, for example `head`
        sys.exit(0)
