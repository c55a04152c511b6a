"""Where places are scarce: what the waiting list asks for, who offers it, and what the prices say of one more place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from mentorbook.matching.columns import needs_of, spoken_by
from mentorbook.matching.match import Matching
from mentorbook.matching.participants import Participant, read_participants
from mentorbook.model.program import Cohort, Program

Dimension = Literal["topic", "language", "time zone"]
Words = Callable[[Participant], Sequence[str]]


@dataclass(frozen=True)
class Scarcity:
    """One topic, language or time zone: who asks for it, who offers it, what one more place is worth at most.

    `worth` are the points it would bring beside the person it places; None where no price says that it places one.
    """

    dimension: Dimension
    word: str
    asking: int
    waiting: int
    mentors: int
    places: int
    free: int
    worth: int | None


def find_scarcity(program: Program, cohort: Cohort, result: Matching) -> Iterator[Scarcity]:
    """Everything that somebody on the waiting list asks for: what most of them want first, then what is rarest."""
    market = _Market(cohort, program, result)
    for dimension, asks, offers in _dimensions(program):
        words = dict.fromkeys(
            word for one in market.mentees if one.id in market.waiting for word in asks(one)
        )
        rows = [market.scarcity(dimension, word, asks, offers) for word in words]
        yield from sorted(rows, key=lambda one: (-one.waiting, one.places, one.word))


def _dimensions(program: Program) -> Iterator[tuple[Dimension, Words, Words]]:
    """What is asked for, how to read it off a mentee, how off a mentor."""

    def zone(one: Participant) -> Sequence[str]:
        home = program.charter.time_zone if program.charter else None
        return tuple(filter(None, [one.person.time_zone or home]))

    yield "topic", needs_of, lambda one: tuple(one.application.offers)
    yield "language", spoken_by, spoken_by
    yield "time zone", zone, zone


class _Market:
    """Both sides of a cohort, and who has found nobody."""

    def __init__(self, cohort: Cohort, program: Program, result: Matching) -> None:
        everyone = read_participants(program, cohort)
        self.mentees = [one for one in everyone if one.application.learns]
        self.mentors = [one for one in everyone if one.application.mentors]
        self.waiting = {one.person for one in result.unmatched if one.role == "mentee"}
        self._taken = Counter(pair.mentor for pair in result.couples)
        self._places = dict(zip(result.board.mentors, result.board.capacity.tolist(), strict=True))
        beyond = result.best.mentor_prices - result.best.task.place
        self._worth = dict(zip(result.board.mentors, beyond.tolist(), strict=True))

    def scarcity(self, dimension: Dimension, word: str, asks: Words, offers: Words) -> Scarcity:
        asking = {one.id for one in self.mentees if word in asks(one)}
        mentors = [one.id for one in self.mentors if word in offers(one)]
        places = sum(self._places[who] for who in mentors)
        worth = max((self._worth[who] for who in mentors), default=-1)
        return Scarcity(
            dimension=dimension,
            word=word,
            asking=len(asking),
            waiting=len(asking & self.waiting),
            mentors=len(mentors),
            places=places,
            free=places - sum(self._taken[who] for who in mentors),
            worth=worth if worth >= 0 else None,
        )
