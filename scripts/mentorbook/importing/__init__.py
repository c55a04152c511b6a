"""Exports of form tools become records: nothing is guessed silently, and every row is accounted for."""
