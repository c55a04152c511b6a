"""The criteria of a pair's score, each 0..1 on its own, in the order in which they are shown."""

from __future__ import annotations

from .background import CROSS_DEPARTMENT, INDUSTRY, INTERVIEW, STAGE
from .common_time import OVERLAP
from .goals_text import GOALS_TEXT
from .graded import FULL, NEUTRAL, Criterion, Graded
from .manner import FORMAT, STYLE
from .needs import TOPICS
from .wishes import WISHES

CRITERIA: tuple[Criterion, ...] = (
    TOPICS,
    GOALS_TEXT,
    WISHES,
    OVERLAP,
    STAGE,
    STYLE,
    CROSS_DEPARTMENT,
    INTERVIEW,
    INDUSTRY,
    FORMAT,
)

__all__ = ["CRITERIA", "FULL", "NEUTRAL", "Criterion", "Graded"]
