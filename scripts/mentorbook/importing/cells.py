"""What a cell says, for each kind of field. A cell that could mean two things is refused, with the reason."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from mentorbook.model.vocabulary import Term
from mentorbook.source.suggest import nearest

from .column_map import Column, ColumnMap

YES = frozenset(
    ["yes", "y", "true", "1", "x", "agree", "wahr", "ja", "oui", "vrai", "sí", "verdadero", "sim"]
)
NO = frozenset(["no", "n", "false", "0", "disagree", "falsch", "nein", "non", "faux", "falso", "não", "nej"])
_DATE = re.compile(r"(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})(?:[T\s,].*)?\Z", re.DOTALL)
_NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)?\Z")


class RefusedError(ValueError):
    """A cell that cannot be taken as it stands; the message says why and what would do."""


@dataclass(frozen=True)
class Reader:
    """Reads cells by the map, with the words of the program."""

    settings: ColumnMap
    column: Column = field(default_factory=Column)

    def text(self, cell: str) -> str:
        """The words as they are, or what the map says that they mean."""
        return self.column.values.get(cell, cell)

    def number(self, cell: str) -> float | int:
        """A number by the map's decimal sign; `3 years` and `1.5` under a decimal comma are refused."""
        said = self.text(cell)
        sign, other = (",", ".") if self.settings.decimal == "," else (".", ",")
        if not _NUMBER.match(said) or other in said:
            raise RefusedError(
                f"“{said}” is not a number with “{sign}” before the decimals; see `decimal` in the map"
            )
        value = float(said.replace(sign, "."))
        return int(value) if value.is_integer() else value

    def day(self, cell: str) -> str:
        """A day as ISO text, by the order that the map names. Time of day is left out."""
        said = self.text(cell)
        found = _DATE.match(said)
        if not found:
            raise RefusedError(f"“{said}” is not a date")
        parts = dict(zip(self.settings.dates.split("-"), map(int, found.groups()), strict=True))
        if len(found[1]) == 4:
            parts = dict(zip(("year", "month", "day"), map(int, found.groups()), strict=True))
        try:
            return date(parts["year"], parts["month"], parts["day"]).isoformat()
        except ValueError:
            raise RefusedError(
                f"“{said}” is not {self.settings.dates}; say with `dates` in the map how this form writes them"
            ) from None

    def yes(self, cell: str) -> bool:
        """Yes or no, in the words of form tools in several languages."""
        said = self.text(cell).casefold()
        if said in YES or said in NO:
            return said in YES
        raise RefusedError(f"“{cell}” is neither yes nor no; say under `values` which it means")

    def several(self, cell: str) -> list[str]:
        """The parts of a cell. A part that the map names may hold the separator, and counts only as a whole part."""
        named = sorted(self.column.values, key=len, reverse=True)
        any_of = "|".join([*map(re.escape, named), ".+?"])
        sign = re.escape(self.settings.separator)
        parts = re.findall(rf"\s*({any_of})\s*(?:{sign}|\Z)", cell, re.DOTALL)
        return [self.text(part) for part in parts if part.strip(f"{self.settings.separator} ")]

    def term(self, cell: str, terms: Mapping[str, Term], what: str) -> str:
        """The id of a word of the vocabulary, by id, name or alias."""
        said = self.text(cell)
        known = {
            said_so.casefold(): key
            for key, term in terms.items()
            for said_so in (*term.aliases, term.name, key)
        }
        if said.casefold() in known:
            return known[said.casefold()]
        near = nearest(said, known)
        hint = f"did you mean “{near}”?" if near else "say under `values` what it means"
        raise RefusedError(f"“{said}” is no {what} of vocabulary.yml; {hint}")

    def terms(self, cell: str, terms: Mapping[str, Term], what: str) -> list[str]:
        """Several of them, each once, in the order given."""
        return list(dict.fromkeys(self.term(part, terms, what) for part in self.several(cell)))

    def confidence(self, cell: str, terms: Mapping[str, Term]) -> dict[str, int]:
        """Topics with a confidence after a colon; 3 where none is said, the middle of the scale."""
        offers = {}
        for part in self.several(cell):
            name, _, figure = part.rpartition(":") if re.search(r":\s*[1-5]\Z", part) else (part, "", "3")
            offers[self.term(name.strip(), terms, "topic")] = int(figure)
        return offers


Read = Callable[[Reader, str], Any]
