"""Pairing people, beside the solvers that others use, which get the finished table of scores for nothing.

OR-tools and munkres are not installed with the tests: `pip install ortools munkres` adds their lines. The package
mentor-match solves with munkres, after comparing each mentor with each mentee in Python.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from tests.benchmarks.cost import Cost, cost_of

PYTHON = sys.executable
LARGEST_PLAIN = 1_000  # people a side; uncompiled, 3,000 one to one take half a minute
LARGEST_MUNKRES = 300  # pure Python

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


TABLE = """
import numpy as np
from mentorbook.matching.board import read_board
board = read_board(program, COHORT)
slots = np.repeat(np.arange(len(board.mentors)), board.capacity)
place = 10_000 * len(slots)
"""

FLOW = (
    PEOPLE
    + TABLE
    + """
from ortools.graph.python import min_cost_flow
rows, columns = np.nonzero(board.bars == 0)
people, mentors = len(board.mentees), len(board.mentors)
sink = people + mentors
scores = board.scores[rows, columns].astype(np.int64)
tails = np.concatenate([rows, people + np.arange(mentors), np.arange(people)]).astype(np.int32)
heads = np.concatenate([people + columns, np.full(mentors, sink), np.full(people, sink)]).astype(np.int32)
room = np.concatenate([np.ones(len(rows)), board.capacity, np.ones(people)]).astype(np.int64)
cost = np.concatenate([10_000 - scores, np.zeros(mentors), np.full(people, place)]).astype(np.int64)
start = time.perf_counter()
flow = min_cost_flow.SimpleMinCostFlow()
arcs = flow.add_arcs_with_capacity_and_unit_cost(tails, heads, room, cost)
flow.set_nodes_supplies(np.arange(sink + 1, dtype=np.int32), np.array([1] * people + [0] * mentors + [-people]))
assert flow.solve() == flow.OPTIMAL
seconds = time.perf_counter() - start
chosen = flow.flows(arcs[: len(rows)]) == 1
print(seconds, int(chosen.sum()), int(scores[chosen].sum()))
"""
)

MUNKRES = (
    PEOPLE
    + TABLE
    + """
import munkres
worth = np.where(board.bars == 0, board.scores + place, 0)[:, slots]
cost = (worth.max() - worth).tolist()
start = time.perf_counter()
couples = [(row, slot) for row, slot in munkres.Munkres().compute(cost) if worth[row, slot]]
seconds = time.perf_counter() - start
print(seconds, len(couples), sum(int(worth[couple]) - place for couple in couples))
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
    if find_spec("ortools"):
        programs["OR-tools' flow, on the table judged before"] = (FLOW, "1")
    if find_spec("munkres") and size <= LARGEST_MUNKRES:
        programs["munkres, on the table judged before"] = (MUNKRES, "1")
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
