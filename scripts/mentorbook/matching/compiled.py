"""`compiled`: plain Python that numba turns into machine code where it is installed (`make fast`).

There is one algorithm: without numba the very same functions run as they are, with the same result to the last digit.
Pairing 1,000 people a side one to one then takes four times as long, reading included.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

Function = TypeVar("Function", bound=Callable[..., object])

if TYPE_CHECKING:

    def compiled(function: Function) -> Function:
        """The function, compiled if it can be."""
        return function
else:
    try:
        from numba import njit
    except ImportError:

        def compiled(function: Function) -> Function:
            """The function as it is."""
            return function
    else:
        compiled = njit(cache=True, nogil=True)
