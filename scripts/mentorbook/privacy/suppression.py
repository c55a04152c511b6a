"""Which figures must stay hidden so that no small group can be seen, or worked out by subtraction.

Primary suppression hides every group of 1 to k-1. Complementary suppression hides more until what is hidden,
taken together, is again a group of at least k (Hundepool et al., Statistical Disclosure Control, 2012, chapter 4).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet


def hidden_slices(groups: Sequence[AbstractSet[str]], k: int) -> frozenset[int]:
    """Positions to hide among slices whose total is published too.

    `groups[i]` is who stands behind slice i. An empty slice has nothing to hide. When fewer than k are left
    after hiding everything, the total itself is smaller than k and its publisher must hide it.
    """
    hidden = {place for place, group in enumerate(groups) if 0 < len(group) < k}
    spare = sorted(
        (place for place, group in enumerate(groups) if len(group) >= k), key=lambda i: (len(groups[i]), i)
    )
    while hidden and spare and not _is_safe(groups, hidden, k):
        hidden.add(spare.pop(0))
    return frozenset(hidden)


def _is_safe(groups: Sequence[AbstractSet[str]], hidden: set[int], k: int) -> bool:
    behind = frozenset[str]().union(*(groups[place] for place in hidden))
    return len(hidden) > 1 and len(behind) >= k


def hidden_rows(
    rows: Sequence[Sequence[AbstractSet[str]]], k: int, harmless: AbstractSet[int] = frozenset()
) -> frozenset[int]:
    """Rows to hide of a table whose cells are disjoint groups of people and whose column totals are published too.

    A row is hidden if it has a cell of 1 to k-1 people, or a column to itself, which would place everybody in that
    column; for the `harmless` rows, such as those who did not answer, the latter tells nothing. More are hidden until
    the cells of all hidden rows taken together are empty or at least k, too; of two rows or more nobody can tell which
    of them a person is in. Where nothing of that kind is possible, all rows are hidden and only the totals are left.
    """
    hidden = {place for place, row in enumerate(rows) if any(0 < len(cell) < k for cell in row)}
    hidden |= set(_alone_in_a_column(rows)) - harmless
    spare = sorted(set(range(len(rows))) - hidden, key=lambda place: (sum(map(len, rows[place])), place))
    while hidden and spare and not _rows_are_safe([rows[place] for place in hidden], k):
        hidden.add(spare.pop(0))
    return frozenset(hidden)


def _alone_in_a_column(rows: Sequence[Sequence[AbstractSet[str]]]) -> Iterator[int]:
    for column in zip(*rows, strict=True):
        filled = [place for place, cell in enumerate(column) if cell]
        yield from filled if len(filled) == 1 else ()


def _rows_are_safe(hidden: Sequence[Sequence[AbstractSet[str]]], k: int) -> bool:
    together = (sum(len(cell) for cell in column) for column in zip(*hidden, strict=True))
    return len(hidden) > 1 and all(count == 0 or count >= k for count in together)
