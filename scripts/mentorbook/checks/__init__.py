"""The rule registry, rules by subject, suppression, repairs and reporters."""

from . import rules

__all__ = ["rules"]
