"""The numbers that prove a roster optimal to anyone who recomputes the board.

For prices p of mentors, no roster is worth more than the sum of p x capacity plus, for each mentee, the best
(place + score - p) that is not negative, as many as a mentee may have mentors. The prices given here make that bound
equal to the roster's own worth (LP duality), so nothing better exists among the cells at or above the floor.

Covers prove the floor (Kőnig): the places of the mentors in `limit`, and one for each mentee's open cell elsewhere, are
as many as the roster fills, so no lower cell could place more; the same count for `cover` and the cells above the floor
is smaller, so the worst pair cannot be better.
Pinned pairs are outside: they use up capacity and demand first. Prices of zero are left out.
"""

from __future__ import annotations

from collections.abc import Sequence

from .arrays import Flags, Numbers
from .floor import Floor
from .task import Task


def certificate(
    task: Task, floor: Floor, mentee_prices: Numbers, mentor_prices: Numbers
) -> dict[str, object]:
    """The certificate of an assignment, ready to be written; prices in points."""
    board = task.board
    proof: dict[str, object] = {
        "kind": "assignment",
        "place": task.place,
        "floor": floor.score,
        "mentors": _named(board.mentors, mentor_prices),
        "mentees": _named(board.mentees, mentee_prices),
    }
    if "worst" in board.settings.objective:
        proof["limit"] = _flagged(board.mentors, floor.limit)
        proof["cover"] = _flagged(board.mentors, floor.cover)
    return proof | keep(task)


def keep(task: Task) -> dict[str, object]:
    """The head start of the pairs that stood, if any."""
    return {"keep": {"bonus": task.bonus}} if task.kept.nnz else {}


def _flagged(ids: Sequence[str], flags: Flags) -> list[str]:
    return [who for who, flag in zip(ids, flags.tolist(), strict=True) if flag]


def _named(ids: Sequence[str], prices: Numbers) -> dict[str, int]:
    return {who: price for who, price in zip(ids, prices.tolist(), strict=True) if price}
