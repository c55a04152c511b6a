"""What a command costs: processor time of the process and its children, and its largest memory."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import ROOT

MEGABYTE = 1024 if sys.platform == "linux" else 1024 * 1024  # Linux counts kilobytes, macOS bytes


@dataclass(frozen=True)
class Cost:
    """Processor seconds, peak megabytes, and what was printed."""

    seconds: float
    megabytes: float
    out: str


# A process starts as a copy of the one that starts it, whose memory would count as its own; so a small one starts it.
STARTER = """
import json, os, sys
process = os.posix_spawn(sys.argv[2], sys.argv[2:], os.environ)
_, status, used = os.wait4(process, 0)
with open(sys.argv[1], "w") as file:
    json.dump([os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, used.ru_maxrss], file)
"""


def cost_of(command: Sequence[str], cwd: Path, **variables: str) -> Cost:
    """Run a command and measure it. Raises RuntimeError when it fails."""
    environment = {
        **os.environ,
        **variables,
        "PYTHONPATH": os.pathsep.join([str(ROOT / "scripts"), str(ROOT)]),
    }
    with tempfile.NamedTemporaryFile() as figures:
        starter = [sys.executable, "-S", "-E", "-c", STARTER, figures.name, *command]
        done = subprocess.run(starter, cwd=cwd, env=environment, capture_output=True, text=True, check=True)
        code, seconds, memory = json.load(figures)
    if code:
        raise RuntimeError(
            f"{' '.join(command[:6])} ended with {code}: {(done.stderr or done.stdout)[-500:]}"
        )
    return Cost(seconds, memory / MEGABYTE, done.stdout)


def least(command: Sequence[str], cwd: Path, runs: int) -> Cost:
    """The cheapest of several runs: what else the machine does only ever adds."""
    return min((cost_of(command, cwd) for _ in range(runs)), key=lambda cost: cost.seconds)
