"""Every roster a small cohort can have, tried one by one: what the best one must look like."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from tests.contract.reading import Cohort

Pair = tuple[str, str]
Matrix = dict[Pair, int]


@dataclass(frozen=True)
class Totals:
    """What a roster reaches."""

    placed: int
    worst: int
    total: int


def totals(matrix: Matrix, pairs: list[Pair]) -> Totals:
    """Count the pairs and add up their scores; nobody placed is worst 0."""
    scores = [matrix[pair] for pair in pairs]
    return Totals(len(scores), min(scores, default=0), sum(scores))


def rosters(cohort: Cohort, matrix: Matrix) -> Iterator[list[Pair]]:
    """Every choice of allowed pairs that keeps to the places, the mentors per mentee, and the pins."""
    places = {mentor: cohort.places(mentor) for mentor in cohort.accepted("mentor")}
    for pairs in _choices(
        cohort.accepted("mentee"), places, matrix, cohort.record.get("mentors_per_mentee", 1)
    ):
        if cohort.named("pins") <= set(pairs):
            yield pairs


def _choices(mentees: list[str], places: dict[str, int], matrix: Matrix, most: int) -> Iterator[list[Pair]]:
    if not mentees:
        yield []
        return
    mentee, rest = mentees[0], mentees[1:]
    open_to = [mentor for mentor in places if places[mentor] > 0 and (mentor, mentee) in matrix]
    for number in range(most + 1):
        for chosen in combinations(open_to, number):
            left = {mentor: room - (mentor in chosen) for mentor, room in places.items()}
            mine = [(mentor, mentee) for mentor in chosen]
            yield from (mine + others for others in _choices(rest, left, matrix, most))


def best(cohort: Cohort, matrix: Matrix) -> Totals:
    """The best that can be reached: nobody left out for another's second mentor, then the cohort's objective."""
    return totals(matrix, max(rosters(cohort, matrix), key=lambda pairs: _rank(cohort, matrix, pairs)))


def _rank(cohort: Cohort, matrix: Matrix, pairs: list[Pair]) -> tuple[int, ...]:
    reached = vars(totals(matrix, pairs)) | {"people": len({mentee for _, mentee in pairs})}
    order = [
        name for stage in cohort.objective for name in (["people", stage] if stage == "placed" else [stage])
    ]
    return tuple(reached[name] for name in order)
