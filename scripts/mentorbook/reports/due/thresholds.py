"""The program's limits: what program.yml says under `health`, and what holds where it says nothing."""

from __future__ import annotations

from dataclasses import dataclass, fields

from mentorbook.model.program import Program


@dataclass(frozen=True)
class Thresholds:
    """Days, sessions and shares; each name is a field of `health` in program.yml."""

    silent_days: int = 45
    close_days: int = 97
    fit_after_sessions: int = 2
    min_sessions_per_quarter: int = 2
    stalled_days: int = 90
    fading_factor: float = 1.6
    short_sessions: int = 3
    missed_sessions: int = 2
    action_gap: float = 0.5


def thresholds_of(program: Program) -> Thresholds:
    """The limits of a program."""
    health = program.charter.health if program.charter else None
    stated = {field.name: getattr(health, field.name, None) for field in fields(Thresholds)}
    return Thresholds(**{name: value for name, value in stated.items() if value is not None})
