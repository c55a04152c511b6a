"""What changes between two rosters, by meaning: who keeps whom, who moves, who gains or loses a place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from mentorbook.model.roster import Roster, Totals, Unmatched

Couple = tuple[str, str]  # mentor, mentee; two peers in order

NOBODY = Totals(placed=0, worst=0, total=0)


@dataclass(frozen=True)
class Move:
    """Someone whose partners change."""

    person: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True)
class Rescored:
    """A pair that stays with another score."""

    pair: str
    before: int
    after: int


@dataclass(frozen=True)
class RosterDiff:
    """Everything that differs. `moved` are mentees who change mentors; the others gain or lose their place."""

    kept: int
    moved: tuple[Move, ...]
    placed: tuple[Move, ...]
    lost: tuple[Move, ...]
    rescored: tuple[Rescored, ...]
    newly_unmatched: Mapping[str, tuple[str, ...]]
    before: Totals
    after: Totals
    inputs: tuple[str, ...] = field(default=())  # the parts of the program whose digest changed

    @property
    def empty(self) -> bool:
        """Is every pair, score and reason the same?"""
        return not (self.moved or self.placed or self.lost or self.rescored or self.newly_unmatched)


def compare(old: Roster | None, new: Roster) -> RosterDiff:
    """The difference between the roster that stood, if any, and a new one."""
    before, after = _partners(old), _partners(new)
    moves = [
        Move(who, before.get(who, ()), after.get(who, ()))
        for who in sorted({*before, *after})
        if before.get(who, ()) != after.get(who, ())
    ]
    return RosterDiff(
        kept=len({*_couples(old)} & {*_couples(new)}),
        moved=tuple(move for move in moves if move.before and move.after),
        placed=tuple(move for move in moves if not move.before),
        lost=tuple(move for move in moves if not move.after),
        rescored=_rescored(old, new),
        newly_unmatched=_newly_unmatched(old, new),
        before=old.totals if old else NOBODY,
        after=new.totals,
        inputs=_changed_inputs(old, new),
    )


def to_lines(diff: RosterDiff) -> list[str]:
    """The difference in words, a line each."""
    lines = [_count(diff)]
    lines += [f"{move.person}: from {_and(move.before)} to {_and(move.after)}" for move in diff.moved]
    lines += [f"{move.person}: now with {_and(move.after)}" for move in diff.placed]
    lines += [f"{move.person}: no longer with {_and(move.before)}" for move in diff.lost]
    lines += [f"{one.pair}: score {one.before} → {one.after}" for one in diff.rescored]
    lines += [
        f"{who} has no place: {_and(why) or 'no reason given'}" for who, why in diff.newly_unmatched.items()
    ]
    if diff.inputs:
        lines.append(f"decided by changes in {_and(diff.inputs)}")
    return lines


def to_json(diff: RosterDiff) -> dict[str, Any]:
    """The difference as plain data."""
    data = {name: getattr(diff, name) for name in ("kept", "newly_unmatched", "inputs")}
    lists = {
        name: [asdict(one) for one in getattr(diff, name)] for name in ("moved", "placed", "lost", "rescored")
    }
    return {**data, **lists, "totals": {"before": diff.before.model_dump(), "after": diff.after.model_dump()}}


def _count(diff: RosterDiff) -> str:
    if diff.empty:
        return f"nothing changes: {diff.kept} pair{'' if diff.kept == 1 else 's'} stay as they are"
    before, after = diff.before, diff.after
    return (
        f"{diff.kept} pairs stay; placed {before.placed} → {after.placed}, "
        f"weakest pair {before.worst} → {after.worst}, total {before.total} → {after.total}"
    )


def _couples(roster: Roster | None) -> dict[Couple, int]:
    """(mentor, mentee) or two peers: the score of the pair they are in."""
    couples: dict[Couple, int] = {}
    for pair in roster.pairs.values() if roster else ():
        first, *others = pair.members
        couples |= {(first, other): pair.score for other in others}
    return couples


def _partners(roster: Roster | None) -> dict[str, tuple[str, ...]]:
    """Mentee, or second peer: whom they are with."""
    partners: dict[str, list[str]] = defaultdict(list)
    for mentor, mentee in sorted(_couples(roster)):
        partners[mentee].append(mentor)
    return {who: tuple(others) for who, others in partners.items()}


def _rescored(old: Roster | None, new: Roster) -> tuple[Rescored, ...]:
    before = old.pairs if old else {}
    both = sorted(before.keys() & new.pairs.keys())
    return tuple(
        Rescored(name, before[name].score, new.pairs[name].score)
        for name in both
        if before[name].score != new.pairs[name].score
    )


def _newly_unmatched(old: Roster | None, new: Roster) -> dict[str, tuple[str, ...]]:
    before: Mapping[str, Unmatched] = old.unmatched if old else {}
    return {who: one.reasons for who, one in sorted(new.unmatched.items()) if before.get(who) != one}


def _changed_inputs(old: Roster | None, new: Roster) -> tuple[str, ...]:
    if old is None:
        return ()
    return tuple(
        name for name in sorted({*old.inputs, *new.inputs}) if old.inputs.get(name) != new.inputs.get(name)
    )


def _and(words: tuple[str, ...]) -> str:
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))
