"""What is due, told: late first, then what comes next, each for the coordinator, for pairs and for people."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

from ..told import Told
from .duty import Duty, Whose, counted

Namer = Callable[[Duty, str], str]  # what somebody, or a pair, is called; a duty tells of which cohort

TITLES: dict[Whose, str] = {"coordinator": "the coordinator", "pair": "pairs", "person": "people"}
COLUMNS = ("state", "due", "whose", "who", "cohort", "rule", "what", "why", "to", "message", "page")


def told(duties: Sequence[Duty], today: date, ahead: int, name: Namer) -> Told:
    """As data, as Markdown, and as a table."""
    late = [duty for duty in duties if duty.is_late(today)]
    coming = [duty for duty in duties if not duty.is_late(today)]
    records = [_record(duty, today, name) for duty in duties]
    return Told(
        {"on": today.isoformat(), "late": len(late), "next": len(coming), "duties": records},
        list(_lines(late, coming, today, ahead, name)),
        (COLUMNS, *(tuple(record[column] for column in COLUMNS) for record in records)),
    )


def _record(duty: Duty, today: date, name: Namer) -> dict[str, Any]:
    return {
        "state": "late" if duty.is_late(today) else "next",
        "due": duty.due.isoformat(),
        "whose": duty.whose,
        "who": name(duty, duty.who),
        "cohort": duty.cohort,
        "rule": duty.rule,
        "what": duty.what,
        "why": duty.why,
        "to": " ".join(name(duty, who) for who in duty.to),
        "message": duty.message or "",
        "page": duty.page or "",
    }


def _lines(
    late: Sequence[Duty], coming: Sequence[Duty], today: date, ahead: int, name: Namer
) -> Iterator[str]:
    yield f"# Due on {today}"
    yield ""
    yield f"{len(late)} late, {len(coming)} in the next {counted(ahead, 'day')}."
    yield from _part("Late", late, name)
    yield from _part("Next", coming, name)


def _part(title: str, duties: Sequence[Duty], name: Namer) -> Iterator[str]:
    for whose, heading in TITLES.items():
        some = [duty for duty in duties if duty.whose == whose]
        if some:
            yield from ("", f"## {title}: {heading}", "")
            yield from (_line(alike, name) for alike in _alike(some))


def _alike(duties: Sequence[Duty]) -> list[list[Duty]]:
    """Duties that differ in nothing but whose they are, together."""
    groups: dict[tuple[object, ...], list[Duty]] = {}
    for duty in duties:
        groups.setdefault((duty.due, duty.what, duty.why, duty.message, duty.page), []).append(duty)
    return list(groups.values())


def _line(alike: Sequence[Duty], name: Namer) -> str:
    """All of it is words of ours, ids and dates, so nothing needs escaping."""
    duty = alike[0]
    who = ", ".join(_asked(one, name) for one in alike)
    sources = [f"message {duty.message}" if duty.message else "", f"page {duty.page}" if duty.page else ""]
    source = "; ".join(filter(None, sources))
    why = f"{duty.why[0].upper()}{duty.why[1:]}."
    return f"- {duty.due} **{who}**: {duty.what}. {why}" + (f" ({source})" if source else "")


def _asked(duty: Duty, name: Namer) -> str:
    """A pair, and who of it, where not all are meant."""
    if duty.whose == "pair" and len(duty.to) == 1:
        return f"{name(duty, duty.who)} ({name(duty, duty.to[0])})"
    return name(duty, duty.who)
