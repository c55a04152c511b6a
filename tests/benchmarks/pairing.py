"""Pairing people, beside SciPy's assignment solver on the finished table of scores."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.cost import Cost, cost_of

PYTHON = sys.executable
LARGEST_PLAIN = 1_000  # people a side; uncompiled, 3,000 one to one take half a minute

PEOPLE = """
import sys, time
from tests.benchmarks.crowd import crowd
from tests.matching.programs import COHORT
program = crowd({size}, {most_each})
"""

OURS = (
    PEOPLE
    + """
from mentorbook.matching.match import match
match(crowd(40, 2), COHORT)  # compiles, where numba is installed
start = time.perf_counter()
found = match(program, COHORT)
print(time.perf_counter() - start, found.totals.placed, found.totals.total)
"""
)

PROOF = (
    PEOPLE
    + """
from mentorbook.matching.match import match
from mentorbook.roster.build import build_roster
from mentorbook.roster.verify import verify
roster = build_roster(program, match(program, COHORT))
start = time.perf_counter()
verdict = verify(program, program.cohorts[COHORT], roster)
print(time.perf_counter() - start, int(not verdict.faults), 0)
assert not verdict.faults, verdict.faults
"""
)

SCIPY = (
    PEOPLE
    + """
import numpy as np
from scipy.optimize import linear_sum_assignment
from mentorbook.matching.board import read_board
board = read_board(program, COHORT)
slots = np.repeat(np.arange(len(board.mentors)), board.capacity)
worth = np.where(board.bars == 0, board.scores + 10_000.0 * len(slots), 0.0)[:, slots]
start = time.perf_counter()
rows, columns = linear_sum_assignment(-worth)
seconds = time.perf_counter() - start
placed = worth[rows, columns] > 0
print(seconds, placed.sum(), int(board.scores[rows[placed], slots[columns[placed]]].sum()))
"""
)


@dataclass(frozen=True)
class Pairing:
    """A line of the table: seconds of the work itself, peak memory of the process, and what came of it."""

    name: str
    seconds: float
    cost: Cost
    placed: int
    total: int


def pairings(size: int, most_each: int, cwd: Path) -> Iterator[Pairing]:
    """Measure on one made-up cohort. Raises RuntimeError when two methods disagree."""
    programs = {
        "judge, pair and explain, compiled by numba": (OURS, "0"),
        "judge, pair and explain, as it is": (OURS, "1"),
        "verify": (PROOF, "0"),
        "SciPy, on the table judged before": (SCIPY, "1"),
    }
    found = {
        name: _measured(name, code.format(size=size, most_each=most_each), cwd, plain)
        for name, (code, plain) in programs.items()
        if plain == "0" or code is not OURS or size <= LARGEST_PLAIN
    }
    results = {(each.placed, each.total) for each in found.values() if each.name != "verify"}
    if len(results) > 1:
        raise RuntimeError(f"the methods do not agree: {results}")
    yield from found.values()


def _measured(name: str, code: str, cwd: Path, plain: str) -> Pairing:
    cost = cost_of(
        [PYTHON, "-c", code], cwd, NUMBA_DISABLE_JIT=plain, OPENBLAS_NUM_THREADS="1"
    )  # as the command sets it
    seconds, placed, total = cost.out.split()
    return Pairing(name, float(seconds), cost, int(placed), int(total))
