"""What decides between equally good rosters: a number for each pair that depends on the cohort and the two ids alone.

An id is made of a name, so the number must not be: it is the output of a keyed hash, in which names that are alike, or
early in the alphabet, or of one origin, are as far apart as any others. Each of two equals wins in half of all cohorts.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

HALF = np.uint64(32)
MIX = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))  # the constants of splitmix64


Digests = npt.NDArray[np.uint64]


def digests(ids: Sequence[str], salt: str) -> Digests:
    """64 bits of BLAKE2b of each id. The salt is the cohort, so that luck does not follow a name for years."""
    key = hashlib.blake2b(salt.encode(), digest_size=32).digest()
    found = [hashlib.blake2b(who.encode(), digest_size=8, key=key).digest() for who in ids]
    return np.array([int.from_bytes(digest, "big") for digest in found], np.uint64)


def pair_numbers(mentees: Digests, mentors: Digests, bits: int) -> npt.NDArray[np.int64]:
    """Numbers below 2**bits, one for each pair of digests, mixed by the finish of splitmix64."""
    mixed = mentees ^ ((mentors << HALF) | (mentors >> HALF))
    mixed = (mixed ^ (mixed >> np.uint64(30))) * MIX[0]
    mixed = (mixed ^ (mixed >> np.uint64(27))) * MIX[1]
    mixed ^= mixed >> np.uint64(31)
    return (mixed >> np.uint64(64 - bits)).astype(np.int64)
