"""The rule registry, rules by subject, suppression, repairs and reporters."""
