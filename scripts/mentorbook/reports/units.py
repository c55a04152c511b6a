"""Figures with their units, short enough for a chart or a cell of a table."""

from __future__ import annotations

from typing import Literal

Unit = Literal["share", "minutes", "days", "of five", "steps", "points"]
NONE_YET = "–"


def number(value: float) -> str:
    """A number without needless decimals."""
    return f"{round(value, 1):,g}"


def measured(unit: Unit, value: float) -> str:
    """A metric's value with its unit, short enough for a chart."""
    if unit == "share":
        return f"{percent(value)}%"
    if unit in ("of five", "steps"):
        return f"{value:+.1f}" if unit == "steps" else f"{value:.1f}"
    return f"{value:+.0f}" if unit == "points" else f"{value:.0f} {'min' if unit == 'minutes' else 'days'}"


def percent(share: float) -> int:
    """A share in percent; half a percent rounds up, as people expect."""
    return int(share * 100 + 0.5 + 1e-9)


def points(gap: float) -> str:
    """The difference of two shares in percentage points: `+12`; a real minus sign, which lines up with the plus."""
    rounded = round(gap * 100)
    return f"{'−' if rounded < 0 else '+'}{abs(rounded)}" if rounded else "0"
