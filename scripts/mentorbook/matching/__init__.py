"""Who goes with whom: hard rules, scores, the best assignment, its proof and its explanation."""

from __future__ import annotations

from .match import Match, Matching, Refusal, match

__all__ = ["Match", "Matching", "Refusal", "match"]
