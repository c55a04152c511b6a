"""New files for a program: a whole one from a preset, a cohort from one date, single records from a few values."""
