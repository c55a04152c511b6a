"""Pins: pairs that were decided by hand. They hold, or it is said which of them clash, and with what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from scipy.sparse import csr_array

from mentorbook.model.cohort import Constraints, couples_of
from mentorbook.model.matching import MatchingSettings
from mentorbook.model.program import Cohort, Program

from .bars import SENTENCES
from .board import Board, read_board
from .pairs import make_pairs
from .relations import Couple
from .text.vectors import encoder_is_installed


@dataclass(frozen=True)
class Clash:
    """Pins that cannot hold together or break a rule. No smaller part of the set clashes in this way."""

    pins: tuple[str, ...]
    rules: tuple[str, ...]
    people: tuple[str, ...]
    sentence: str


def read_pins(constraints: Constraints, board: Board) -> dict[Couple, str]:
    """(mentor, mentee): the decision that pins them, the first by id where several do.

    Of two people named without roles the one who takes part as a mentor mentors the other.
    """
    mentors, mentees = set(board.mentors), set(board.mentees)
    peers = board.plan.format == "peer"  # both ways: each is a mentor to the other
    pinned: dict[Couple, str] = {}
    for name, decision in sorted(constraints.pins.items()):
        for mentor, mentee in couples_of(decision):
            if peers:
                pinned.setdefault((mentee, mentor), name)
            turned = decision.mentor is None and (mentee, mentor) in pinned and not peers
            if not turned and (decision.mentor or (mentor in mentors and mentee in mentees)):
                pinned.setdefault((mentor, mentee), name)
    return pinned


def find_clashes(board: Board, pins: Mapping[Couple, str]) -> list[Clash]:
    """Every way in which pins contradict rules or one another, the smallest set first."""
    clashes = [*_with_rules(board, pins), *_over_capacity(board, pins), *_too_many_mentors(board, pins)]
    return sorted(clashes, key=lambda clash: (len(clash.pins) + len(clash.rules), clash.pins, clash.people))


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
    return find_clashes(board, read_pins(cohort.constraints, board))


def _judgeable(settings: MatchingSettings) -> MatchingSettings:
    """Where the encoder is not installed, the settings without the lowest score: no score can be known then, and
    that is `match`'s to say; all other rules can still be checked."""
    if settings.text == "words" or encoder_is_installed():
        return settings
    rules = settings.rules.model_copy(update={"minimum_score": 0.0})
    return settings.model_copy(update={"text": "words", "rules": rules})


def pinned_cells(board: Board, pins: Iterable[Couple]) -> csr_array:
    """The pinned pairs, [mentees, mentors]."""
    cells = ((board.mentees.index(mentee), board.mentors.index(mentor)) for mentor, mentee in pins)
    return make_pairs(board.shape, cells)


def _with_rules(board: Board, pins: Mapping[Couple, str]) -> Iterator[Clash]:
    rows = {who: row for row, who in enumerate(board.mentees)}
    columns = {who: column for column, who in enumerate(board.mentors)}
    for (mentor, mentee), name in pins.items():
        absent = _absent(mentor, mentee, rows, columns)
        if absent:
            yield Clash((name,), (), (mentor, mentee), f"pin {name}: {absent}")
            continue
        for rule in board.bar_names(rows[mentee], columns[mentor]):
            sentence = f"pin {name} puts {mentee} with {mentor}, but {SENTENCES[rule]} ({rule})"
            yield Clash((name,), (rule,), (mentor, mentee), sentence)


def _absent(mentor: str, mentee: str, rows: Mapping[str, int], columns: Mapping[str, int]) -> str:
    if mentor not in columns:
        return f"{mentor} does not take part as a mentor in this cohort"
    return "" if mentee in rows else f"{mentee} does not take part as a mentee in this cohort"


def _over_capacity(board: Board, pins: Mapping[Couple, str]) -> Iterator[Clash]:
    places = dict(zip(board.mentors, board.capacity.tolist(), strict=True))
    for mentor, mentees in _grouped((mentor, mentee) for mentor, mentee in pins).items():
        if mentor in places and len(mentees) > places[mentor]:
            smallest = mentees[: places[mentor] + 1]
            names = tuple(sorted({pins[mentor, mentee] for mentee in smallest}))
            sentence = f"{mentor} takes {places[mentor]} at most, but is pinned to {len(mentees)}: {', '.join(mentees)}"
            yield Clash(names, ("capacity",), (mentor, *smallest), sentence)


def _too_many_mentors(board: Board, pins: Mapping[Couple, str]) -> Iterator[Clash]:
    most = board.plan.mentors_per_mentee
    for mentee, mentors in _grouped((mentee, mentor) for mentor, mentee in pins).items():
        if len(mentors) > most:
            smallest = mentors[: most + 1]
            names = tuple(sorted({pins[mentor, mentee] for mentor in smallest}))
            sentence = (
                f"{mentee} gets {most} mentor{'s' if most > 1 else ''}, but is pinned to {', '.join(mentors)}"
            )
            yield Clash(names, ("mentors_per_mentee",), (mentee, *smallest), sentence)


def _grouped(couples: Iterable[Couple]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for one, other in sorted(couples):
        groups[one].append(other)
    return groups
