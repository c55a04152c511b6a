"""Rules by subject. Importing this package registers all of them."""

from . import (
    applications,
    charter,
    cohorts,
    constraints,
    events,
    form,
    meta,
    pages,
    pairs,
    people,
    privacy,
)

__all__ = ["applications", "cohorts", "form", "meta", "pages", "pairs", "people", "privacy"]
