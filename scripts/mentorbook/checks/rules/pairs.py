"""Rules about pairs."""
