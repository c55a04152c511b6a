"""Mentorbook: a mentorship program kept as a book of Markdown and YAML."""

__version__ = "0.1.0"
