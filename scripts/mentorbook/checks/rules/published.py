"""Rules about what figures must not tell."""

from __future__ import annotations

from mentorbook.model.improvement import Benchmarks

from ..rule import Case, Issue, Issues, rule

USUAL_K = 5


@rule("MB515", "benchmark-of-few", over="benchmarks")
def benchmark_of_few(benchmarks: Benchmarks, case: Case) -> Issues:
    """Totals of a group that is too small to be published are marked to be.

    Why: Of four people of whom one left, everybody knows who. Such a group is not shown; larger ones are.

    Bad:
        # benchmarks.yml
        others: {n: 4, left: 1, period: 2025, publish: true}

    Good:
        # benchmarks.yml
        others: {n: 420, left: 51, period: 2025, publish: true}
    """
    charter = case.program.charter
    k = charter.privacy.k if charter else USUAL_K
    for name, group in benchmarks.root.items():
        if group.publish and group.n is not None and group.n < k:
            yield Issue(
                message=f"fewer than {k} people stand behind '{name}', which is to be published",
                path=(name, "publish"),
                hint="take a larger group, or remove `publish`",
            )
