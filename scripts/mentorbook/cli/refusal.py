"""Why a cohort cannot be paired, with the file and line of everything that stands against it."""

from __future__ import annotations

from collections.abc import Iterator

from mentorbook.errors import UserError
from mentorbook.matching.clashes import Clash, Origin
from mentorbook.matching.match import Refusal
from mentorbook.source.positions import locate
from mentorbook.source.program import Reading

SHOWN = 10


def refused(refusal: Refusal, reading: Reading) -> UserError:
    """The refusal as an error: the smallest clash of pins with its places and repair, then the others."""
    lines = [line for clash in refusal.clashes[:SHOWN] for line in _clash_lines(clash, reading)]
    if len(refusal.clashes) > SHOWN:
        lines.append(f"and {len(refusal.clashes) - SHOWN} more")
    # The reason has said the first sentence already.
    return UserError(refusal.reason, "\n  ".join(lines[1:]) or "run `mentorbook check` for the place")


def _clash_lines(clash: Clash, reading: Reading) -> Iterator[str]:
    yield clash.sentence
    yield from (f"  {place}: {name}" for place, name in _places(clash, reading))
    yield f"  repair: {clash.repair}"


def _places(clash: Clash, reading: Reading) -> Iterator[tuple[str, str]]:
    for origin in clash.origins:
        place = _place(origin, reading)
        if place:
            yield place, origin.name


def _place(origin: Origin, reading: Reading) -> str:
    """`file:line` of a value, or of the record that leaves it at its default; empty without a file."""
    for entry in reading.entries_of(origin.kind):
        if entry.ids == origin.ids:
            source = entry.source
            spot = locate(source.yaml, [origin.path], source.first_line)[origin.path]
            return f"{source.file}:{(spot.key or spot.value).line}"
    return ""
