"""What decides between equally good rosters: a number for each pair that depends on the two ids alone."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

HALF = np.uint64(32)
MIX = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))  # the constants of splitmix64


def pair_numbers(mentees: Sequence[str], mentors: Sequence[str], bits: int) -> npt.NDArray[np.int64]:
    """Numbers below 2**bits, shape [mentees, mentors]: BLAKE2b of each id, the two mixed by splitmix64's finish."""
    one, other = _digests(mentees)[:, None], _digests(mentors)
    mixed = one ^ ((other << HALF) | (other >> HALF))
    mixed = (mixed ^ (mixed >> np.uint64(30))) * MIX[0]
    mixed = (mixed ^ (mixed >> np.uint64(27))) * MIX[1]
    mixed ^= mixed >> np.uint64(31)
    return (mixed >> np.uint64(64 - bits)).astype(np.int64)


def _digests(ids: Sequence[str]) -> npt.NDArray[np.uint64]:
    digests = [int.from_bytes(hashlib.blake2b(who.encode(), digest_size=8).digest(), "big") for who in ids]
    return np.array(digests, np.uint64)
