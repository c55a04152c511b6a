"""Why pairs ended before their time, in numbers that tell on nobody."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import get_args

from mentorbook.model.pair import EndReason
from mentorbook.privacy.counts import TOTAL, Counts, hidden_cells, table_counts

from .figures import Figure
from .results import ended_early
from .window import Window

ALL = TOTAL
REASONS: tuple[EndReason, ...] = tuple(reason for reason in get_args(EndReason) if reason != "planned")
_REST = " "  # cohorts whose own rate is hidden, taken together; no id is like this

Endings = Mapping[str, Mapping[str, int | None]]


def early_endings(windows: Iterable[Window], rates: Mapping[str, Figure], overall: Figure, k: int) -> Endings:
    """Cohort, or ALL: reason, or ALL: how many pairs, None where that is hidden.

    `rates` is early_end_rate by cohort. How many ended early follows from a rate and its n wherever they are shown;
    a cohort whose rate is not shown is not told of here either.
    """
    if overall.value is None:
        return {}
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for window in windows:
        column = _REST if rates[window.cohort.id].hidden else window.cohort.id
        counted[column].update(_reasons(window))
    cohorts = tuple(name for name, reasons in counted.items() if reasons.total())
    counts = table_counts({reason: {c: counted[c][reason] for c in cohorts} for reason in REASONS}, cohorts)
    known = frozenset((ALL, name) for name in (*cohorts, ALL))
    hidden = hidden_cells(Counts(counts.cells, counts.facts, known), k)

    def told(reason: str, cohort: str) -> int | None:
        return None if (reason, cohort) in hidden else counts.cells[reason, cohort]

    columns = [name for name in (*cohorts, ALL) if name != _REST]
    return {cohort: {reason: told(reason, cohort) for reason in (*REASONS, ALL)} for cohort in columns}


def _reasons(window: Window) -> Counter[str]:
    return Counter(
        pair.journal.ended.reason
        for pair in (window.placements if window.begun else ())
        if pair.journal and pair.journal.ended and ended_early(window, pair)
    )
