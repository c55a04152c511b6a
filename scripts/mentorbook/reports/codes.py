"""What people are called in a report: by a code while a roster is under review, so that it is judged without names."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from itertools import count

from mentorbook.matching.rematch import PUBLISHED
from mentorbook.model.program import Cohort

ALPHABET = "23456789CFGHJMPQRVWX"  # no vowels, so no words; nothing that looks like something else

Naming = Callable[[str], str]


def is_under_review(cohort: Cohort) -> bool:
    """Is the roster of this cohort not accepted yet?"""
    return cohort.plan is None or cohort.plan.status not in PUBLISHED


def coded(cohort: Cohort, people: Iterable[str]) -> Naming:
    """Each person's code: the same in every report of the cohort, another one in another cohort.

    A code hides who somebody is from a reader, not from a searcher: whoever has the list of ids can work it out.
    """
    digests = {who: _digest(cohort, who) for who in {*cohort.applications, *people}}
    lengths = (
        length for length in count(4) if _apart(_spelled(digest, length) for digest in digests.values())
    )
    enough = next(lengths)
    return lambda who: _spelled(digests.get(who) or _digest(cohort, who), enough)


def _digest(cohort: Cohort, who: str) -> bytes:
    return hashlib.blake2b(f"{cohort.id}/{who}".encode(), digest_size=32).digest()


def _apart(codes: Iterable[str]) -> bool:
    every = list(codes)
    return len(set(every)) == len(every)


def by_id(who: str) -> str:
    """The id itself."""
    return who


def _spelled(digest: bytes, length: int) -> str:
    number = int.from_bytes(digest, "big")
    return "".join(ALPHABET[number // len(ALPHABET) ** place % len(ALPHABET)] for place in range(length))
