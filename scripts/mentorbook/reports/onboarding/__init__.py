"""Is everybody ready to begin? A checklist for each person and each pair, read off the data."""
