"""A review of a roster as Markdown, for the pull request that brings it.

Sentences about pairs consist of ids and words, which Markdown leaves alone; what people write freely goes through
`cell`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from typing import Any

from mentorbook.matching.answers import Alternative, Reason
from mentorbook.matching.bars import IN_CONFIDENCE
from mentorbook.matching.wording import REASONS, effect_words
from mentorbook.model.vocabulary import Vocabulary
from mentorbook.roster.diff import Move, RosterDiff, to_lines
from mentorbook.roster.verify import Verdict
from mentorbook.source.markdown import cell

from .codes import Naming
from .recruiting_words import brief_json, brief_lines
from .review import Choice, Left, Review

SPOKEN = 2  # reasons told in one line


def review_lines(found: Review, vocabulary: Vocabulary, name: Naming) -> Iterator[str]:
    """The review as lines of Markdown."""
    yield from (f"# Match report: {cell(found.title)}", "", f"**{in_figures(found)}**")
    yield from ("", "## Proof", "")
    yield from (f"- {line}" for line in proof_lines(found.verdict))
    yield from ("", "## What changes", "")
    yield from (f"- {line}" for line in change_lines(found.changes, name))
    yield from _pairs(found, name)
    yield from _weakest(found, name)
    yield from _without(found, name)
    yield from ("", "## Recruiting", "")
    yield from brief_lines(found.brief, vocabulary, name, level=3)


def review_json(found: Review, name: Naming) -> dict[str, Any]:
    """The review as plain data, people by the names they go by."""
    return {
        "cohort": found.cohort,
        "totals": found.totals.model_dump(),
        "proof": proof_lines(found.verdict),
        "changes": change_lines(found.changes, name),
        "pairs": [
            {
                "mentor": name(one.pair.mentor),
                "mentee": name(one.pair.mentee),
                "score": one.pair.score,
                "pinned": one.pair.pinned,
                "because": because(one.reasons),
                "alternatives": [
                    {
                        **asdict(other),
                        "mentor": name(other.mentor),
                        "effect": {
                            **asdict(other.effect),
                            "moved": [name(who) for who in other.effect.moved],
                        },
                    }
                    for other in one.beside or ()
                ],
            }
            for one in found.choices
        ],
        "unmatched": [
            {"person": name(one.person), "as": one.role, "reasons": list(one.reasons), "help": one.help}
            for one in found.left
        ],
        "recruiting": brief_json(found.brief, name),
    }


def in_figures(found: Review) -> str:
    """The roster in one sentence."""
    waiting = sum(one.role == "mentee" for one in found.left)
    totals = found.totals
    return (
        f"{totals.placed:,} placed, {waiting:,} waiting. "
        f"The weakest pair has {totals.worst:,} of 10,000 points, the average pair {found.average:,}."
    )


def proof_lines(verdict: Verdict) -> list[str]:
    """What the independent checker found."""
    if verdict.faults:
        return [f"**It does not hold.** {fault}" for fault in verdict.faults]
    if verdict.word:
        return ["Every rule, size and score holds, as a second program found.", verdict.word]
    pairs = "pair" if verdict.blocking == 1 else "pairs"
    lines = [
        "Every rule, place and score holds, as a second program found that knows nothing of the first.",
        f"Of {verdict.judged:,} possible pairs none would make the roster better.",
        f"{verdict.blocking:,} {pairs} would both rather have each other than whom they have.",
    ]
    if verdict.head_start:
        lines.append(f"Pairs that stood before have a head start of {verdict.head_start} points each.")
    return lines


def change_lines(changes: RosterDiff, name: Naming) -> list[str]:
    """What changes against the roster before, people by the names they go by."""

    def moved(moves: Sequence[Move]) -> tuple[Move, ...]:
        return tuple(
            Move(name(one.person), tuple(map(name, one.before)), tuple(map(name, one.after))) for one in moves
        )

    rescored = (replace(one, pair=" with ".join(map(name, one.pair.split("--")))) for one in changes.rescored)
    unmatched = {
        name(who): tuple(reason for reason in reasons if reason not in IN_CONFIDENCE)
        for who, reasons in changes.newly_unmatched.items()
    }
    named = replace(
        changes,
        moved=moved(changes.moved),
        placed=moved(changes.placed),
        lost=moved(changes.lost),
        rescored=tuple(rescored),
        newly_unmatched=unmatched,
    )
    return to_lines(named)


def because(reasons: Sequence[Reason]) -> str:
    """What speaks most for a pair, in one line."""
    told = [one.sentence for one in reasons if one.answered and one.points > 0][:SPOKEN]
    return "; ".join(told) or "nothing in particular"


def cost(one: Alternative, mentee: str, name: Naming) -> str:
    """What it would mean for everyone else to give a mentee this mentor instead."""
    others = tuple(who for who in one.effect.moved if who != mentee)
    return effect_words(replace(one.effect, moved=others), name)


def why_left(one: Left) -> str:
    """Why somebody has no place."""
    spoken = [REASONS[reason] for reason in one.reasons if reason in REASONS]
    if spoken:
        return spoken[0]
    return f"ruled out by {', '.join(one.reasons)}" if one.reasons else "for a reason given in confidence"


def limits_of(found: Review) -> str:
    """What a large cohort's list leaves out; empty if nothing."""
    left_out = []
    if found.unlisted:
        left_out.append(
            f"These are the {len(found.choices):,} weakest pairs; {found.unlisted:,} more are in roster.yml."
        )
    if found.tried < len(found.choices):
        left_out.append(
            f"Other mentors were tried for the {found.tried:,} weakest of them; `mentorbook why` tries the rest."
        )
    return " ".join(left_out)


def _pairs(found: Review, name: Naming) -> Iterator[str]:
    yield from ("", "## Pairs", "")
    limits = limits_of(found)
    if limits:
        yield from (limits, "")
    roles = "One | Other" if found.peers else "Mentor | Mentee"
    yield f"| {roles} | Points | Because | Next best |"
    yield "| --- | --- | --: | --- | --- |"
    for choice in found.choices:
        pair = choice.pair
        pinned = " (pinned)" if pair.pinned else ""
        beside = "not tried" if choice.beside is None else "–"
        if choice.beside:
            beside = _beside(choice.beside[0], pair.mentee, name)
        yield (
            f"| {name(pair.mentor)} | {name(pair.mentee)}{pinned} | {pair.score} "
            f"| {because(choice.reasons)} | {beside} |"
        )


def _beside(one: Alternative, mentee: str, name: Naming) -> str:
    return f"{name(one.mentor)} ({one.score}): {cost(one, mentee, name)}"


def _weakest(found: Review, name: Naming) -> Iterator[str]:
    if not found.choices:
        return
    yield from ("", "## The weakest pairs", "", "Could you explain each of these to both?", "")
    for choice in found.weakest:
        pair = choice.pair
        yield f"- **{name(pair.mentor)} with {name(pair.mentee)}**, {pair.score} points: {_lacking(choice)}."


def _lacking(choice: Choice) -> str:
    """Where a pair loses most."""
    lost = sorted(choice.reasons, key=lambda one: one.points - one.most)[:SPOKEN]
    return "; ".join(f"{one.sentence} ({one.criterion} {one.points} of {one.most})" for one in lost)


def _without(found: Review, name: Naming) -> Iterator[str]:
    if not found.left:
        return
    yield from ("", "## Without a place", "")
    for one in found.left:
        yield f"- **{name(one.person)}** ({one.role}): {why_left(one)}. {one.help}".rstrip()
