"""Tests that read the data format's contract and nothing else of the package."""
