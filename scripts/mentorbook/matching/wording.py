"""Answers in plain lines, for the terminal and for pull requests, and as plain data for programs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, replace
from typing import Any

from .answers import Alternative, Effect, ExtraPlace, PairAnswer, PersonAnswer, Relief
from .bars import SENTENCES

NAMED = 5  # people named in one line; the rest is counted

REASONS = {
    "capacity": "every mentor who would be allowed is full",
    "no_mentee_left": "every mentee who would be allowed has a mentor",
    "no_mentor": "nobody takes part as a mentor",
    "no_mentee": "nobody takes part as a mentee",
    "no_group": "every group they would be allowed in is full, or too small to begin",
    "too_few": "too few mentees are left for a group of theirs",
    "no_peer": "nobody else takes part",
    "no_peer_left": "everyone who would be allowed has a partner",
    "full": "the application offers no place",
}


def to_lines(answer: PairAnswer | PersonAnswer) -> list[str]:
    """The answer as lines of text."""
    return list(_pair_lines(answer) if isinstance(answer, PairAnswer) else _person_lines(answer))


def to_json(answer: PairAnswer | PersonAnswer) -> dict[str, Any]:
    """The answer as plain data, its lines with it."""
    return {**asdict(answer), "lines": to_lines(answer)}


def _pair_lines(answer: PairAnswer) -> Iterator[str]:
    are = "are" if answer.paired else "are not"
    together = "in one group" if answer.format == "group" else "a pair"
    roles = ("", "") if answer.format == "peer" else (" (mentor)", " (mentee)")
    both = f"{answer.mentor}{roles[0]} and {answer.mentee}{roles[1]}"
    yield f"{both} {are} {together}; score {answer.score} of 10000."
    if answer.pinned:
        yield "A pin in constraints.yml decided this."
    yield from (f"Not allowed: {SENTENCES[rule]} ({rule})." for rule in answer.bars)
    yield from (
        f"  {reason.criterion}: {reason.points} of {reason.most} – {reason.sentence}"
        for reason in answer.reasons
    )
    if answer.effect:
        yield f"Together, the roster would change: {_effect(answer.effect)}."
    yield from (_alternative(answer.mentee, one) for one in answer.alternatives)


def _alternative(mentee: str, one: Alternative) -> str:
    return f"{mentee} with {one.mentor} instead (score {one.score}): the roster would change: {_effect(one.effect)}."


def _effect(effect: Effect) -> str:
    changes = [
        _signed(effect.placed, "place") if effect.placed else "",
        f"the weakest pair {effect.worst:+d}" if effect.worst else "",
        f"the total {effect.total:+d}",
        f"other mentors for {_named(effect.moved)}" if effect.moved else "",
    ]
    return ", ".join(filter(None, changes))


def _person_lines(answer: PersonAnswer) -> Iterator[str]:
    if answer.partners:
        partners = [
            f"{one.person} (score {one.score}{', pinned' if one.pinned else ''})" for one in answer.partners
        ]
        yield f"{answer.person} as {answer.role}: with {_named(partners)}."
    else:
        yield f"{answer.person} as {answer.role}: no place. {_why(answer)}."
    yield f"Allowed: {answer.allowed} of {answer.candidates}."
    yield from (f"  {rule} rules out {count}: {SENTENCES[rule]}" for rule, count in answer.counts.items())
    yield from (_relief(answer.person, one) for one in answer.reliefs)
    yield from (_extra_place(one) for one in answer.scarce)


def first_help(answer: PersonAnswer, name: Callable[[str], str]) -> str:
    """What would give somebody a place, in one sentence, if possible at nobody's cost; empty if nothing would."""
    places = [_extra_place(replace(one, mentor=name(one.mentor))) for one in answer.scarce]
    reliefs = sorted(answer.reliefs, key=lambda one: one.placed <= 0)
    lines = [_relief(name(answer.person), replace(one, partner=name(one.partner))) for one in reliefs]
    return next(iter([*places, *lines]), "")


def effect_words(effect: Effect, name: Callable[[str], str]) -> str:
    """What a change does to the roster, without a full stop."""
    return _effect(replace(effect, moved=tuple(name(who) for who in effect.moved)))


def _why(answer: PersonAnswer) -> str:
    spoken = [REASONS[reason] for reason in answer.reasons if reason in REASONS]
    return spoken[0][0].upper() + spoken[0][1:] if spoken else "The rules leave nobody"


def _relief(person: str, one: Relief) -> str:
    cost = "" if one.placed > 0 else ", and somebody else would lose a place"
    place = f" and with one more place of {one.partner}" if one.extra_place else ""
    return (
        f"Without {_named(one.rules)}{place}, {person} would be with {one.partner} (score {one.score}){cost}."
    )


def _extra_place(one: ExtraPlace) -> str:
    weakest = f"{one.worst_now} → {one.worst}" if one.worst != one.worst_now else f"still {one.worst}"
    return f"One more place with {one.mentor} would place one more person (weakest pair {weakest})."


def _signed(count: int, noun: str) -> str:
    return f"{count:+d} {noun}{'' if abs(count) == 1 else 's'}"


def _named(words: Sequence[str]) -> str:
    shown = [*words[:NAMED], *([f"{len(words) - NAMED} more"] if len(words) > NAMED else [])]
    return " and ".join(filter(None, [", ".join(shown[:-1]), *shown[-1:]]))
