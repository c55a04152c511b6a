"""Tests of reading, finding places, formatting and writing."""
