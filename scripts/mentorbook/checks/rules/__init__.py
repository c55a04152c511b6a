"""Rules by subject. Importing this package registers all of them."""

from . import (
    applications,
    charter,
    cohorts,
    constraints,
    events,
    form,
    improvement,
    journals,
    meta,
    pages,
    pairs,
    people,
    privacy,
    rosters,
    surveys,
)

__all__ = [
    "applications",
    "charter",
    "cohorts",
    "constraints",
    "events",
    "form",
    "improvement",
    "journals",
    "meta",
    "pages",
    "pairs",
    "people",
    "privacy",
    "rosters",
    "surveys",
]
