"""What becomes of each row, and the files that come of all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

Result = Literal["written", "updated", "unchanged", "refused"]
RESULTS: tuple[Result, ...] = ("written", "updated", "unchanged", "refused")


@dataclass(frozen=True)
class Outcome:
    """A row and what becomes of it; `about` names the record, `note` says why, or what was left as it is."""

    row: int
    result: Result
    about: str = ""
    note: str = ""


@dataclass(frozen=True)
class ImportPlan:
    """An import before anything is written. `files` are texts by their path below program/.

    Every row of the sheet has exactly one outcome. `orphans` are records of the cohort that no row speaks of.
    """

    rows: int
    outcomes: Sequence[Outcome]
    files: Mapping[str, str] = field(default_factory=dict)
    orphans: Sequence[str] = ()

    @property
    def counts(self) -> Mapping[Result, int]:
        """How many rows ended in which way; they add up to the rows. Raises AssertionError where they do not."""
        counted: Counter[Result] = Counter(outcome.result for outcome in self.outcomes)
        if counted.total() != self.rows or len({outcome.row for outcome in self.outcomes}) != self.rows:
            raise AssertionError("a row was lost")  # a mistake in the code, never in the data
        return counted

    @property
    def refused(self) -> list[Outcome]:
        """The rows that were not taken."""
        return [outcome for outcome in self.outcomes if outcome.result == "refused"]
