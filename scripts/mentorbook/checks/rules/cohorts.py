"""Rules about cohorts."""
