"""Which figures must stay hidden so that no small group can be seen, or worked out by subtraction.

Primary suppression hides every group of 1 to k-1. Complementary suppression hides more until what is hidden,
taken together, is again a group of at least k (Hundepool et al., Statistical Disclosure Control, 2012, chapter 4).
"""

from __future__ import annotations

from collections.abc import Sequence
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
