"""Pins that cannot hold: the smallest set of them that clashes, what they clash with, where that stands, the repair.

A set of pins is judged by asking whether any pairs meet all it wants (see `pins`). A clash is irreducible: without
any one of its pins, or any one of what stands against them, the rest can hold. Each is the smallest of its place, too:
of up to EVERY_SET pins that touch one another all sets are tried, fewest first. Beyond that, pins are left out one by
one, those that ask for least first, as long as the rest still clashes (the deletion filter of Chinneck & Dravnieks
1991); of pins that only crowd one mentor or one mentee, and name no pair twice, that finds the fewest as well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from mentorbook.model.cohort import Constraints, couples_of
from mentorbook.model.matching import MatchingSettings
from mentorbook.model.program import Cohort, Program
from mentorbook.source.problem import FieldPath

from .bars import SENTENCES
from .board import Board, read_board
from .pins import ABSENT, CAPACITY, MENTORS_PER_MENTEE, Limit, Limits, Want, read_wants
from .text.vectors import encoder_is_installed

EVERY_SET = 10
DECISIONS = {"veto": "vetoes", "apart": "apart"}  # rule: where in constraints.yml such pairs are named


@dataclass(frozen=True)
class Origin:
    """Where something was decided: the kind of record, its ids, the path of the value in it, and a word for it."""

    kind: str
    ids: tuple[str, ...]
    path: FieldPath
    name: str


@dataclass(frozen=True)
class Clash:
    """Pins that cannot hold together or break a rule. No smaller part of the set clashes in this way."""

    pins: tuple[str, ...]
    rules: tuple[str, ...]
    people: tuple[str, ...]
    sentence: str
    repair: str
    origins: tuple[Origin, ...] = ()


def find_clashes(board: Board, constraints: Constraints) -> list[Clash]:
    """Ways in which pins contradict rules or one another, the smallest set first; empty if and only if all can hold."""
    wants = read_wants(constraints, board)
    limits = Limits(board, wants)
    if limits.allow(wants):
        return []
    found = [
        _told(board, constraints, limits, pins, against) for pins, against in _contradictions(wants, limits)
    ]
    sets = [set(clash.pins) for clash in found]
    least = [clash for clash in found if not any(one < set(clash.pins) for one in sets)]
    return sorted(least, key=lambda clash: (len(clash.pins) + len(clash.rules), clash.pins, clash.people))


def clashes_of_pins(program: Program, cohort: Cohort) -> list[Clash]:
    """The same for a cohort whose pairs nobody has judged yet; only people with a pin are looked at.

    Unless there is a lowest score: how much two people's goals have in common depends on what all others wrote.
    Raises KeyError when the cohort has no plan.
    """
    pinned = {who for pin in cohort.constraints.pins.values() for couple in couples_of(pin) for who in couple}
    settings = _judgeable(program.settings_for(cohort))
    everyone = settings.rules.minimum_score > 0
    looked_at = {who: one for who, one in cohort.applications.items() if everyone or who in pinned}
    plan = cohort.plan and cohort.plan.model_copy(update={"matching": None})
    small = replace(cohort, applications=looked_at, plan=plan)
    cohorts = {**program.cohorts, cohort.id: small}
    board = read_board(replace(program, matching=settings, cohorts=cohorts), cohort.id)
    return find_clashes(board, cohort.constraints)


def _judgeable(settings: MatchingSettings) -> MatchingSettings:
    """Where the encoder is not installed, the settings without the lowest score: no score can be known then, and
    that is `match`'s to say; all other rules can still be checked."""
    if settings.text == "words" or encoder_is_installed():
        return settings
    rules = settings.rules.model_copy(update={"minimum_score": 0.0})
    return settings.model_copy(update={"text": "words", "rules": rules})


Contradiction = tuple[tuple[Want, ...], tuple[Limit, ...]]


def _contradictions(wants: Sequence[Want], limits: Limits) -> Iterator[Contradiction]:
    """Wants that nothing can meet, one at a time; then, without those, what clashes for want of places."""
    lost = [want for want in wants if not limits.allow([want])]
    for want in lost:
        yield from _alone(want, limits)
    left = [want for want in wants if want not in lost]
    seen: set[tuple[Want, ...]] = set()
    for touching in _touching(left):
        if not limits.allow(touching):
            for group in (*_overfull(touching, limits), touching):
                smallest = _smallest(group, limits)
                if smallest not in seen:
                    seen.add(smallest)
                    yield _concerned(smallest, _needed(smallest, limits), limits)


def _alone(want: Want, limits: Limits) -> Iterator[Contradiction]:
    """Everything that forbids the only way; where there are two ways, or no places, as little as forbids both."""
    forbidding = [limits.forbidding(way) for way in want.ways]
    if len(forbidding) == 1 and forbidding[0]:
        yield from (((want,), (limit,)) for limit in forbidding[0])
    else:
        yield (want,), _needed((want,), limits)


def _overfull(wants: Sequence[Want], limits: Limits) -> Iterator[list[Want]]:
    """All wants of the pins that give one mentor, or one mentee, too many pairs."""
    decided = [want for want in wants if len(want.ways) == 1]
    for limit, cells in limits.users_of({want.ways[0] for want in decided}).items():
        if len(cells) > limits.most(limit):
            pins = {want.pin for want in decided if want.ways[0] in cells}
            yield [want for want in wants if want.pin in pins]


def _touching(wants: Iterable[Want]) -> list[list[Want]]:
    """Wants in groups; those of different groups have neither a person nor a pin in common."""
    group_of: dict[str, list[Want]] = {}
    for want in wants:
        groups = [group_of[mark] for mark in _marks(want) if mark in group_of]
        joined = [*(one for group in {id(group): group for group in groups}.values() for one in group), want]
        group_of |= {mark: joined for one in joined for mark in _marks(one)}
    return list({id(group): group for group in group_of.values()}.values())


def _marks(want: Want) -> tuple[str, ...]:
    return f"pin {want.pin}", *want.people


def _smallest(wants: Sequence[Want], limits: Limits) -> tuple[Want, ...]:
    """The wants of as few pins as clash, without those that these pins do not need for it."""
    by_pin: dict[str, list[Want]] = defaultdict(list)
    for want in wants:
        by_pin[want.pin].append(want)
    pins = _fewest(by_pin, limits) if len(by_pin) <= EVERY_SET else _filtered(by_pin, limits)
    return tuple(want for pin in pins for want in by_pin[pin])


def _fewest(by_pin: Mapping[str, list[Want]], limits: Limits) -> tuple[str, ...]:
    return next(
        pins
        for size in range(1, len(by_pin) + 1)
        for pins in combinations(by_pin, size)
        if not limits.allow(want for pin in pins for want in by_pin[pin])
    )


def _filtered(by_pin: Mapping[str, list[Want]], limits: Limits) -> tuple[str, ...]:
    kept = list(by_pin)
    for pin in sorted(by_pin, key=lambda pin: (len(by_pin[pin]), pin)):
        rest = [other for other in kept if other != pin]
        if not limits.allow(want for other in rest for want in by_pin[other]):
            kept = rest
    return tuple(kept)


def _needed(wants: Sequence[Want], limits: Limits) -> tuple[Limit, ...]:
    """As much of what stands against these wants as still forbids them together."""
    kept = sorted({limit for want in wants for way in want.ways for limit in limits.of(way)})
    for limit in tuple(kept):
        rest = [other for other in kept if other != limit]
        if not limits.allow(wants, rest):
            kept = rest
    return tuple(kept)


def _concerned(wants: Sequence[Want], against: tuple[Limit, ...], limits: Limits) -> Contradiction:
    """Without what the same pins want besides."""
    concerned = (
        want for want in wants if any(limit in against for way in want.ways for limit in limits.of(way))
    )
    return tuple(concerned), against


# ------------------------------------------------------------------ in words


def _told(
    board: Board, constraints: Constraints, limits: Limits, wants: Sequence[Want], against: Sequence[Limit]
) -> Clash:
    pins = tuple(dict.fromkeys(want.pin for want in wants))
    stated = [limit for limit in against if limit.rule != ABSENT]
    return Clash(
        pins=pins,
        rules=tuple(sorted({limit.rule for limit in stated})),
        people=_people(wants, against),
        sentence=_sentence(pins, wants, against, limits),
        repair=_repair(pins, against, limits),
        origins=(
            *(Origin("constraints", (board.cohort,), ("pins", pin), f"pin {pin}") for pin in pins),
            *(origin for limit in stated for origin in _origins(board, constraints, limit)),
        ),
    )


def _people(wants: Sequence[Want], against: Sequence[Limit]) -> tuple[str, ...]:
    """Who it is about; the one whose places are too few comes first."""
    first = against[0].people[:1] if [limit.rule in _NUMBERS for limit in against] == [True] else ()
    return tuple(dict.fromkeys((*first, *(who for want in wants for who in want.people))))


_NUMBERS = (CAPACITY, MENTORS_PER_MENTEE)


def _sentence(pins: Sequence[str], wants: Sequence[Want], against: Sequence[Limit], limits: Limits) -> str:
    named = f"pin {pins[0]}" if len(pins) == 1 else f"pins {_and(pins)}"
    if not against:
        return f"{named}: {wants[0].people[0]} takes part with nobody else who is named there as mentor and mentee"
    if len(against) > 1:
        people = _and([f"{want.people[0]} with {want.people[1]}" for want in wants])
        reasons = "; ".join(_reason(limit, limits) for limit in against)
        return f"{named} would put {people} together, but {reasons}"
    limit = against[0]
    if limit.rule == ABSENT:
        return f"{named}: {_reason(limit, limits)}"
    if limit.rule in _NUMBERS:
        others = sorted({who for want in wants for who in want.people} - {limit.people[0]})
        total = f"{len(others)}: {', '.join(others)}" if limit.rule == CAPACITY else ", ".join(others)
        return f"{_reason(limit, limits)}, but is pinned to {total}"
    return f"{named} puts {wants[0].people[1]} with {wants[0].people[0]}, but {SENTENCES[limit.rule]} ({limit.rule})"


def _reason(limit: Limit, limits: Limits) -> str:
    if limit.rule == ABSENT:
        return f"{limit.people[0]} does not take part as a {limit.people[1]} in this cohort"
    if limit.rule == CAPACITY:
        return f"{limit.people[0]} takes {limits.most(limit)} at most"
    if limit.rule == MENTORS_PER_MENTEE:
        return f"{limit.people[0]} gets {limits.most(limit)} mentor{'' if limits.most(limit) == 1 else 's'}"
    return f"{SENTENCES[limit.rule]} ({limit.rule} of {_and(limit.people)})"


def _repair(pins: Sequence[str], against: Sequence[Limit], limits: Limits) -> str:
    """Any one of these makes room."""
    away = "take the pin out" if len(pins) == 1 else f"take one of the {len(pins)} pins out"
    return ", or ".join(dict.fromkeys([away, *(_remedy(limit, limits) for limit in against)]))


def _remedy(limit: Limit, limits: Limits) -> str:
    if limit.rule == ABSENT:
        return f"accept an application of {limit.people[0]} as a {limit.people[1]}"
    if limit.rule == CAPACITY:
        return f"ask {limit.people[0]} for another place (capacity.max is {limits.most(limit)})"
    if limit.rule == MENTORS_PER_MENTEE:
        return f"raise mentors_per_mentee, which is {limits.most(limit)}"
    if limit.rule in DECISIONS:
        return "withdraw the decision against it"
    return (
        "talk to both"
        if limit.rule in ("avoids", "parted", "earlier_pair")
        else f"change what {limit.rule} goes by"
    )


def _origins(board: Board, constraints: Constraints, limit: Limit) -> Iterator[Origin]:
    """Where a limit was set, as far as somebody set it in a file. Who avoids whom was said in confidence."""
    cohort = (board.cohort,)
    if limit.rule in DECISIONS:
        section = DECISIONS[limit.rule]
        for name, decision in getattr(constraints, section).items():
            if set(limit.people) in ({*couple} for couple in couples_of(decision)):
                yield Origin("constraints", cohort, (section, name), f"{limit.rule} {name}")
    elif limit.rule == CAPACITY:
        yield Origin("application", (*cohort, *limit.people), ("capacity", "max"), "capacity")
    elif limit.rule == MENTORS_PER_MENTEE:
        yield Origin("cohort", cohort, (limit.rule,), limit.rule)
    elif limit.rule not in ("avoids", "parted", "format"):
        own = board.plan.matching.rules if board.plan.matching else None
        kind = "cohort" if own and limit.rule in own.model_fields_set else "matching"
        path = ("matching", "rules", limit.rule) if kind == "cohort" else ("rules", limit.rule)
        yield Origin(kind, cohort if kind == "cohort" else (), path, limit.rule)


def _and(words: Sequence[str]) -> str:
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))
