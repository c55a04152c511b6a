"""The numbers that prove a roster optimal to anyone who recomputes the board.

For prices p of mentors, no roster is worth more than the sum of p x capacity plus, for each mentee, the best
(place + score - p) that is not negative, as many as a mentee may have mentors. The prices given here make that bound
equal to the roster's own worth (LP duality), so nothing better exists. `cover` names mentors who, together with the
rest of the cells above the floor, cannot place as many people: the worst pair cannot be better.
Pinned pairs are outside: they use up capacity and demand first. Prices of zero are left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from .engine import Flags, Gains, lowest_prices, solve
from .objective import Best


def certificate(best: Best) -> dict[str, object]:
    """The certificate of a result, ready to be written."""
    board, task = best.task.board, best.task
    rows, columns = lowest_prices(best.priced(), best.chosen & ~task.pinned)
    proof: dict[str, object] = {
        "kind": "assignment",
        "place": task.place,
        "floor": best.floor,
        "mentors": _named(board.mentors, columns),
        "mentees": _named(board.mentees, rows),
    }
    if "worst" in board.settings.objective:
        proof["cover"] = _cover(best)
    if task.kept.any():
        proof["keep"] = {"bonus": task.bonus}
    return proof


def bound(best: Best, mentor_prices: Gains) -> int:
    """The most that any roster can be worth by these prices, over all cells that are open."""
    offer = best.priced()
    surplus = np.where(offer.allowed, np.maximum(0, offer.gain - mentor_prices), 0)
    ranked = -np.sort(-surplus, axis=1)
    counted = np.arange(surplus.shape[1]) < offer.demand[:, None]
    return int((mentor_prices * offer.supply).sum() + (ranked * counted).sum())


def worth(best: Best) -> int:
    """What the roster is worth without its pinned pairs."""
    return int(best.priced().gain[_free(best)].sum())


def _free(best: Best) -> Flags:
    return best.chosen & ~best.task.pinned


def _cover(best: Best) -> list[str]:
    """Mentors whose places, with one place for each other cell above the floor, are too few."""
    offer = best.task.offer
    above = replace(
        offer,
        gain=np.ones_like(offer.gain),
        allowed=offer.allowed & (best.task.board.scores > best.floor),
    )
    _, columns = lowest_prices(above, solve(above))
    return [who for who, price in zip(best.task.board.mentors, columns.tolist(), strict=True) if price]


def _named(ids: Sequence[str], prices: Gains) -> dict[str, int]:
    return {who: price for who, price in zip(ids, prices.tolist(), strict=True) if price}
