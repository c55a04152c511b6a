"""Printing: the result goes to stdout, what happens meanwhile to stderr."""

from __future__ import annotations

import sys

from mentorbook.checks.reporters.report import printable

FINDINGS, USAGE, COULD_NOT = 1, 2, 3
INTERRUPTED = 130  # as shells have it for Ctrl-C


def show(text: str) -> None:
    """Print a result. Bytes, so that no locale changes a name on its way out."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8"))
    sys.stdout.buffer.flush()


def say(text: str) -> None:
    """Tell what is going on. A file's name may hold what a terminal would act on."""
    sys.stderr.write("\n".join(map(printable, text.split("\n"))) + "\n")
    sys.stderr.flush()
