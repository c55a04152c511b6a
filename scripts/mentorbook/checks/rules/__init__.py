"""Rules by subject. Importing this package registers all of them."""

from . import applications, cohorts, form, meta, pages, pairs, people, privacy

__all__ = ["applications", "cohorts", "form", "meta", "pages", "pairs", "people", "privacy"]
