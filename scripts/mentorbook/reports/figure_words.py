"""A figure and its interval in a cell of a table."""

from __future__ import annotations

from .figures import Figure
from .units import NONE_YET, Unit, measured, percent

HIDDEN = "not shown"


def shown(unit: Unit, figure: Figure) -> str:
    """A figure in a cell: its value, a dash before there is one, or that it is hidden."""
    return HIDDEN if figure.hidden else NONE_YET if figure.value is None else measured(unit, figure.value)


def spread(interval: tuple[float, float] | None) -> str:
    """An interval of shares in a cell: `52–83%`."""
    return f"{percent(interval[0])}–{percent(interval[1])}%" if interval else ""
