"""Every roster a small cohort can have, tried one by one: what the best one must look like."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from tests.contract.judge import Cohort

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
    """Every choice of allowed pairs that keeps to the places, the mentors per mentee, and the coordinator's word."""
    places = {mentor: cohort.places(mentor) for mentor in cohort.accepted("mentor")}
    for pairs in _choices(cohort.accepted("mentee"), places, matrix, cohort.record.get("mentors_per_mentee", 1)):
        if cohort.named("pins") <= set(pairs) and keeps_company(cohort, pairs):
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


def keeps_company(cohort: Cohort, pairs: list[Pair]) -> bool:
    """Whether people to be kept together share their mentors, and people to be kept apart share none."""
    mentors = {mentee: {one for one, other in pairs if other == mentee} for mentee in cohort.accepted("mentee")}
    for people in cohort.gathered("together"):
        if len({frozenset(mentors[one]) for one in people if one in mentors}) > 1:
            return False
    return not any(
        mentors.get(one, set()) & mentors.get(other, set())
        for people in cohort.gathered("apart")
        for one, other in combinations(sorted(people), 2)
    )


def best(cohort: Cohort, matrix: Matrix) -> Totals:
    """The best that can be reached, in the order of the cohort's objective."""
    found = (totals(matrix, pairs) for pairs in rosters(cohort, matrix))
    return max(found, key=lambda one: tuple(getattr(one, name) for name in cohort.objective))
