"""Which pairs need a friendly word, and why: signs read from dates, lengths and tasks, never from what was said."""
