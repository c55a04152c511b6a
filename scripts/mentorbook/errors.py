"""The one exception that means: this cannot be done, and here is why. The command line prints it and exits with 3."""

from __future__ import annotations


class UserError(Exception):
    """Something outside the program stands in the way. `hint` says what would help."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message, self.hint = message, hint
