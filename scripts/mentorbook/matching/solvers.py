"""The solver of each format."""

from __future__ import annotations

from .groups import find_groups
from .objective import find_pairs
from .peers import find_peers
from .task import Best, Task


def find_best(task: Task) -> Best:
    """The best roster of a task. Raises TooManyError, and NoGroupsError where the pins leave no group its size."""
    solve = {"group": find_groups, "mixed": find_groups, "peer": find_peers}.get(
        task.board.plan.format, find_pairs
    )
    return solve(task)
