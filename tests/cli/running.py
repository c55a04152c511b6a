"""Run a command in this process, which is fifty times faster than starting another one."""

import io
import os
import subprocess
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from mentorbook.cli import main
from tests.conftest import ROOT


@dataclass(frozen=True)
class Done:
    """How a command ended and what it printed."""

    code: int
    out: str
    err: str


def run(*arguments: str | Path, cwd: Path) -> Done:
    """Run `mentorbook` with these arguments in a folder; an exception that it lets through is a failed test."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True, errors="backslashreplace")
    code = 0
    with (
        chdir(cwd),
        redirect_stdout(out),
        redirect_stderr(err),
        patch.object(sys, "argv", ["mentorbook", *map(str, arguments)]),
        patch.dict(os.environ, {"TERMINAL_WIDTH": "200", "GITHUB_ACTIONS": "", "GITHUB_STEP_SUMMARY": ""}),
    ):
        try:
            main()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else int(end.code is not None)
    return Done(code, _text(out), _text(err))


def _text(stream: io.TextIOWrapper) -> str:
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode("utf-8")


def start(*arguments: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run `mentorbook` in a process of its own, with nothing in its environment but what is said here."""
    command = [sys.executable, "-m", "mentorbook", *map(str, arguments)]
    clean = {"PYTHONPATH": str(ROOT / "scripts"), "PATH": os.environ["PATH"], **environment}
    return subprocess.run(command, cwd=cwd, env=clean, capture_output=True, check=False, timeout=120)
