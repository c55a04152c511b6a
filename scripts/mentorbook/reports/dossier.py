"""`report … dossier`: each item of a standard with the page, field, figure or record that shows it, or what to add."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from mentorbook.model.fields import Record
from mentorbook.model.program import Program
from mentorbook.privacy.readable import readable
from mentorbook.source.layout import KINDS
from mentorbook.source.program import Reading

from .figures import NOTHING, Figure, Figures, figures
from .metrics import METRICS
from .shares import SHARES, share
from .standards import Evidence, Item, Standard, standards
from .units import measured, percent
from .window import Window, whole

OWN = (
    "evidence"  # the folder for what only people can show, at the root of the repository: it is not published
)
SHOWN, IN_PART, NOT_YET = 2, 1, 0

Exists = Callable[[str], bool]


@dataclass(frozen=True, kw_only=True)
class Proof:
    """One piece of evidence: what it is, whether it is there, and what it says or what to add."""

    kind: str
    name: str
    found: bool
    says: str


@dataclass(frozen=True, kw_only=True)
class Judged:
    """An item with its evidence. `points`: 2 shown, 1 in part, 0 not yet. `own` is the page for what people show."""

    item: Item
    proofs: Sequence[Proof]
    own: str
    has_own: bool
    points: int


@dataclass(frozen=True, kw_only=True)
class Dossier:
    """A standard, judged. `parts` by the title of its parts."""

    standard: Standard
    parts: Mapping[str, Sequence[Judged]]

    @property
    def coverage(self) -> float:
        """Points reached, of all: 0 to 1."""
        return covered([one for part in self.parts.values() for one in part])


@dataclass(frozen=True, kw_only=True)
class _Ground:
    """What evidence is looked for in."""

    program: Program
    windows: Sequence[Window]
    figures: Mapping[str, Figure]
    records: Mapping[str, int]
    k: int
    exists: Exists


def dossiers(
    reading: Reading, cohort: str | None, today: date, k: int, exists: Exists, known: Figures | None = None
) -> list[Dossier]:
    """Every standard, judged by a cohort or by all; `known` saves counting twice.

    `exists` knows the files of the repository by their path.
    """
    program = readable(reading.program)
    known = known or figures(program, today, k)
    chosen = (
        known.overall
        if cohort is None
        else {n: by[cohort] for n, by in known.by_cohort.items() if cohort in by}
    )
    ground = _Ground(
        program=program,
        windows=[one for one in whole(program, today) if cohort in (None, one.cohort.id)],
        figures={str(name): figure for name, figure in chosen.items()},
        records=_records(reading, cohort),
        k=k,
        exists=exists,
    )
    return [_judged(standard, ground) for standard in standards()]


def covered(items: Sequence[Judged]) -> float:
    """Points reached by these, of all they could have."""
    return sum(one.points for one in items) / (SHOWN * len(items))


def _records(reading: Reading, cohort: str | None) -> Counter[str]:
    """How many records of each kind there are; of those in cohorts, only the chosen one's."""
    return Counter(
        entry.kind.name
        for entry in reading.entries
        if entry.record is not None
        and (cohort is None or not entry.kind.path.startswith("cohorts/") or entry.ids[0] == cohort)
    )


def _judged(standard: Standard, ground: _Ground) -> Dossier:
    start = f"{OWN}/{standard.title.lower()}-"
    parts = {part.title: [_item(item, start, ground) for item in part.items] for part in standard.standards}
    return Dossier(standard=standard, parts=parts)


def _item(item: Item, start: str, ground: _Ground) -> Judged:
    proofs = [_proof(one, ground) for one in item.evidence]
    own = f"{start}{item.code.lower().replace(', ', '-').replace('.', '-')}.md"
    has_own, found = ground.exists(own), [one.found for one in proofs]
    whole_way = has_own or (bool(found) and all(found) and item.ask is None)
    points = SHOWN if whole_way else IN_PART if any(found) else NOT_YET
    return Judged(item=item, proofs=proofs, own=own, has_own=has_own, points=points)


def _proof(evidence: Evidence, ground: _Ground) -> Proof:
    kind, name = next((kind, str(getattr(evidence, kind))) for kind in _LOOK if getattr(evidence, kind))
    found, says = _LOOK[kind](evidence, ground)
    return Proof(kind=kind, name=name, found=found, says=says)


def _page(evidence: Evidence, ground: _Ground) -> tuple[bool, str]:
    path = f"docs/{evidence.page}"
    return (True, f"`{path}`") if ground.exists(path) else (False, f"add `{path}`")


def _metric(evidence: Evidence, ground: _Ground) -> tuple[bool, str]:
    metric = METRICS[evidence.metric or "match_rate"]
    figure = ground.figures.get(metric.id, NOTHING)
    if figure.value is None:
        why = f"fewer than {ground.k}" if figure.hidden else "none"
        return False, f"{metric.title}: {why} counted yet ({metric.counts})"
    return True, f"{metric.title}: {measured(metric.unit, figure.value)}, n = {figure.n} {metric.counts}"


def _record(evidence: Evidence, ground: _Ground) -> tuple[bool, str]:
    kind = KINDS[evidence.record or ""]
    count = ground.records.get(kind.name, 0)
    return (True, f"{count} × `program/{kind.path}`") if count else (False, f"add `program/{kind.path}`")


def _set(evidence: Evidence, ground: _Ground) -> tuple[bool, str]:
    path = evidence.set or ""
    value: object = ground.program.charter
    for name in path.split("."):
        value = getattr(value, name, None)
    is_set = bool(value) and not (isinstance(value, Record) and value == type(value)())
    return is_set, f"`program/program.yml`: {path}" if is_set else f"fill in {path} in `program/program.yml`"


def _share(evidence: Evidence, ground: _Ground) -> tuple[bool, str]:
    words = SHARES[evidence.share or ""][0]
    hits, n = share(evidence.share or "", ground.windows)
    if n == 0:
        return False, f"nobody to count yet: {words}"
    is_enough = hits >= evidence.least * n
    number = f"{percent(hits / n)}%" if n >= ground.k or words.startswith("cohorts") else _roughly(is_enough)
    return is_enough, f"{number}: {words}" + ("" if is_enough else f"; it takes {percent(evidence.least)}%")


def _roughly(is_enough: bool) -> str:
    """In place of a share of a few."""
    return "enough" if is_enough else "not enough"


_LOOK: Mapping[str, Callable[[Evidence, _Ground], tuple[bool, str]]] = {
    "page": _page,
    "metric": _metric,
    "record": _record,
    "set": _set,
    "share": _share,
}


def missing(one: Judged) -> Iterator[str]:
    """What would bring an item to its full points."""
    if one.points < SHOWN:
        yield from (proof.says for proof in one.proofs if not proof.found)
        if one.item.ask:
            yield f"{one.item.ask} Put it into `{one.own}`."
        elif not one.proofs:
            yield f"write down what shows it in `{one.own}`"
