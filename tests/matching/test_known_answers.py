"""Assignment problems whose best values are published: OR-Library, assign100 to assign800 (Beasley 1990).

The files are not part of this repository. MENTORBOOK_ORLIB names the folder that holds them as `assignN.txt`: the size,
then the table of costs row by row.
"""

import os
from pathlib import Path

import numpy as np
import pytest

from mentorbook.matching.engine import solve
from tests.conftest import NO_ORLIB
from tests.matching.test_engine import assert_proven, one_each

LEAST_COST = {100: 305, 200: 475, 300: 626, 400: 804, 500: 991, 600: 1176, 700: 1362, 800: 1552}
DEAREST = 100  # costs run from 1 to 100


def folder() -> Path:
    """Where the files are; without it the test is skipped, and the summary says so."""
    stated = os.environ.get("MENTORBOOK_ORLIB")
    if not stated:
        pytest.skip(NO_ORLIB)
    return Path(stated)


def test_the_published_values_are_reached_and_proven() -> None:
    files = sorted(folder().glob("assign*.txt"))
    assert files, f"no assignN.txt in {folder()}"
    for file in files:
        size, *costs = map(int, file.read_text(encoding="ascii").split())
        table = np.array(costs, np.int64).reshape(size, size)
        place = size * DEAREST + 1
        market = one_each(place + DEAREST - table)
        found = solve(market)
        assert_proven(market, found)
        assert len(found.pairs) == size
        assert int(table[found.pairs.row, found.pairs.column].sum()) == LEAST_COST[size]
