"""`report … dossier` as data, as lines and as a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from .dossier import IN_PART, NOT_YET, SHOWN, Dossier, Judged, covered, missing
from .told import Cell, Told
from .units import percent

WORDS = {SHOWN: "shown", IN_PART: "in part", NOT_YET: "not yet"}


def told(found: Sequence[Dossier], of: str) -> Told:
    """The whole report."""
    return Told({"of": of, "standards": [_standard(one) for one in found]}, _lines(found, of), _rows(found))


def _standard(one: Dossier) -> dict[str, Any]:
    return {
        "title": one.standard.title,
        "coverage": one.coverage,
        "parts": [
            {"title": title, "coverage": covered(items), "items": [_item(each) for each in items]}
            for title, items in one.parts.items()
        ],
    }


def _item(one: Judged) -> dict[str, Any]:
    return {
        "code": one.item.code,
        "text": one.item.text,
        "points": one.points,
        "evidence": [
            {"kind": proof.kind, "name": proof.name, "found": proof.found, "says": proof.says}
            for proof in one.proofs
        ],
        "own": one.own if one.has_own else None,
        "add": list(missing(one)),
    }


def _lines(found: Sequence[Dossier], of: str) -> Iterator[str]:
    yield from (f"# Dossier: {of}", "")
    yield "What in this repository shows each item. Shown counts two points, in part one. It is a list of evidence for"
    yield "a talk with an assessor, no forecast of what they will say: a page that is there may still be a poor one."
    for one in found:
        yield from _standard_lines(one)


def _standard_lines(one: Dossier) -> Iterator[str]:
    yield from ("", f"## {one.standard.title}: {percent(one.coverage)}%", "", one.standard.about, "")
    yield from ("| Standard | Shown | In part | Not yet | Coverage |", "|---|---|---|---|---|")
    for title, items in one.parts.items():
        counts = [str(sum(each.points == points for each in items)) for points in WORDS]
        yield f"| {title} | {' | '.join(counts)} | {percent(covered(items))}% |"
    for title, items in one.parts.items():
        yield from ("", f"### {one.standard.title}, {title.lower()}", "")
        for each in items:
            yield from _item_lines(each)


def _item_lines(one: Judged) -> Iterator[str]:
    yield f"- **{one.item.code}** {one.item.text} *{WORDS[one.points].capitalize()}.*"
    yield from (f"    - {proof.says}" for proof in one.proofs if proof.found)
    if one.has_own:
        yield f"    - `{one.own}`"
    yield from (f"    - To add: {what}" for what in missing(one))


def _rows(found: Sequence[Dossier]) -> list[Sequence[Cell]]:
    rows: list[Sequence[Cell]] = [("standard", "part", "code", "item", "points", "evidence", "to_add")]
    for one in found:
        for title, items in one.parts.items():
            for each in items:
                shown = [proof.says for proof in each.proofs if proof.found]
                evidence = "; ".join([*shown, *([each.own] if each.has_own else [])])
                add = "; ".join(missing(each))
                rows.append(
                    (one.standard.title, title, each.item.code, each.item.text, each.points, evidence, add)
                )
    return rows
