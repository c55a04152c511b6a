"""Typed records of program/: what a file may say. No input, no output, no clock."""
