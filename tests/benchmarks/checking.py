"""Checking people, beside tools that look at the same files."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.cost import Cost, least
from tests.conftest import ROOT

PYTHON = sys.executable
LONGEST = 100.0  # seconds that a peer may take for the large program; above, it is left out and said so

BARE = """
import time
from pathlib import Path
import yaml
def load():
    for path in sorted(Path("program").rglob("*.yml")):
        yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
start = time.process_time()
load()
print(time.process_time() - start)
"""

OURS = """
import gc, time
from datetime import date
from pathlib import Path
from mentorbook.checks.engine import check
from mentorbook.source.program import read_program
gc.disable()  # as the command does while it reads
start = time.process_time()
reading = read_program(Path("program"))
read = time.process_time()
gc.enable()
gc.freeze()
findings = check(reading, date(2026, 11, 22))
end = time.process_time()
assert not findings, findings[0]
print(end - start, read - start, end - read)
"""


@dataclass(frozen=True)
class Row:
    """A line of the table; `work` is the time without starting an interpreter and importing, where it was taken."""

    name: str
    cost: Cost
    work: float | None = None


def commands(program: Path) -> dict[str, Sequence[str]]:
    """Name of a tool: its command."""
    people = [str(path) for path in sorted((program / "people").iterdir())]
    schema = str(ROOT / "program" / "schema" / "person.schema.json")
    return {
        "mentorbook check": [PYTHON, "-m", "mentorbook", "check", "--today", "2026-11-22"],
        "yaml.load(CSafeLoader), nothing checked": [PYTHON, "-c", BARE],
        "check-jsonschema, our schema": [PYTHON, "-m", "check_jsonschema", "--schemafile", schema, *people],
        "yamllint, relaxed": [PYTHON, "-m", "yamllint", "-d", "relaxed", "program"],
    }


def rows(program: Path, size: int, smaller: dict[str, float]) -> Iterator[Row]:
    """Measure every tool on one program. `smaller` holds seconds per file of the last size, to leave out the slow."""
    runs = 3 if size <= 1_000 else 1
    for name, command in commands(program).items():
        if smaller.get(name, 0) * size > LONGEST:
            print(f"  left out: {name}, which would take more than {LONGEST:.0f} s")
            continue
        cost = least(command, program.parent, runs)
        smaller[name] = cost.seconds / size
        yield Row(name, cost, float(cost.out) if command[1:3] == ["-c", BARE] else None)
    work = least([PYTHON, "-c", OURS], program.parent, runs)
    total, reading, checking = map(float, work.out.split())
    yield Row(f"our work alone (reading {reading:.2f}, rules {checking:.2f})", work, total)
