"""The engine compiled by numba gives what it gives uncompiled, to the last digit."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator

from tests.conftest import ROOT

SOLVE = """
import json
import numpy as np
from mentorbook.matching import engine
from mentorbook.matching.search import settle
from tests.matching.test_engine import Table, one_each

chance = np.random.default_rng(5)
for size, places, levels in ((60, 1, 5), (60, 2, 9_000), (150, 1, 9_000)):
    table = chance.integers(1, levels, (size, size)) + size * levels
    table[chance.random((size, size)) < 0.6] = -1
    engine.LENGTH = 8
    found = engine.solve(one_each(table, places))
    numbers = (found.pairs.row, found.pairs.column, found.row_prices, found.column_prices)
    print(json.dumps([hasattr(settle, "signatures"), *(each.tolist() for each in numbers)]))
"""


def solved(compiled: bool) -> Iterator[list[object]]:
    environment = {**os.environ, "NUMBA_DISABLE_JIT": "0" if compiled else "1", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", SOLVE], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    for line in done.stdout.splitlines():
        was_compiled, *numbers = json.loads(line)
        assert was_compiled == compiled
        yield numbers


def test_compiled_and_plain_agree() -> None:
    assert list(solved(compiled=True)) == list(solved(compiled=False))
