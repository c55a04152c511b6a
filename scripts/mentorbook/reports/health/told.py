"""The health of a cohort, told: pairs with signs, those with most first, and how many have none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..codes import Naming
from ..due.pairs import PairNow
from ..told import Told
from ..window import Window
from .signs import Sign, signs_of


@dataclass(frozen=True)
class Patient:
    """A pair that is together, and its signs."""

    pair: str
    last: str
    signs: tuple[Sign, ...]


def health(window: Window) -> list[Patient]:
    """Every pair that is together on the day, those with most signs first; none before the cohort and after it."""
    at_work = window.begun and not window.finished
    together = (pair for pair in window.placements if at_work and pair.open_on(window.today))
    found = [_patient(PairNow(window, pair)) for pair in together]
    return sorted(found, key=lambda patient: (-len(patient.signs), patient.pair))


def told(patients: list[Patient], window: Window, name: Naming) -> Told:
    """As data, as Markdown, and as a table with a line for each sign."""
    ill = [patient for patient in patients if patient.signs]
    data = {
        "cohort": window.cohort.id,
        "on": window.today.isoformat(),
        "pairs": len(patients),
        "with_signs": len(ill),
        "at_risk": [
            {
                "pair": name(patient.pair),
                "last_session": patient.last,
                "signs": [
                    {"sign": sign.name, "evidence": sign.evidence, "limit": sign.limit, "page": sign.page}
                    for sign in patient.signs
                ],
            }
            for patient in ill
        ],
    }
    rows = [
        (name(patient.pair), patient.last, sign.name, sign.evidence, sign.limit, sign.page)
        for patient in ill
        for sign in patient.signs
    ]
    header = ("pair", "last_session", "sign", "evidence", "limit", "page")
    return Told(data, list(_lines(patients, ill, window, name)), (header, *rows))


def _patient(now: PairNow) -> Patient:
    return Patient(now.pair.id, str(now.last or ""), signs_of(now))


def _lines(patients: list[Patient], ill: list[Patient], window: Window, name: Naming) -> Iterator[str]:
    yield f"# Health of {window.cohort.id} on {window.today}"
    yield ""
    if not patients:
        yield "No pair is together on this day."
        return
    yield f"{len(ill)} of {len(patients)} pairs show a sign. A sign is a reason to ask, not a verdict."
    for patient in ill:
        met = f"last session {patient.last}" if patient.last else "no session yet"
        yield from ("", f"## {name(patient.pair)}", "", f"{met[0].upper()}{met[1:]}.", "")
        for sign in patient.signs:
            yield f"- **{sign.name}**: {sign.evidence} ({sign.limit}). Next: {sign.page}"
