"""Rules about applications."""
