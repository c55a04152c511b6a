"""The command line: the only place that prints, exits, and reads the clock, the folder and the environment."""

from .app import main

__all__ = ["main"]
