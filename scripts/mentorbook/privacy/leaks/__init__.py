"""The leak gate: does a value that must not be published stand anywhere in a built site, in whatever disguise?"""

from .gate import Leak, find_leaks
from .withheld import too_short

__all__ = ["Leak", "find_leaks", "too_short"]
