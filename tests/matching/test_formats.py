"""Groups, peers and rounds of short meetings: legal, the best there is, the same every time, and checked."""

import itertools
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorbook.matching.board import Board, read_board
from mentorbook.matching.explain import why_pair, why_person
from mentorbook.matching.match import Matching, Refusal, match
from mentorbook.matching.wording import to_lines
from mentorbook.model.program import Program
from mentorbook.model.roster import Roster, Totals
from mentorbook.roster.build import build_roster
from mentorbook.roster.verify import Verdict, verify
from tests.benchmarks.crowd import crowd
from tests.matching.programs import COHORT, Data, make_program, with_cohort

TOPICS = ("people-management", "public-speaking", "security")
SETTINGS = {"criteria": {"topics": 1, "stage": 1}, "objective": ["placed", "worst", "total"]}
LOOSE = {**SETTINGS, "objective": ["placed", "total"]}
STAGES = ("entry", "mid", "senior", "lead")
Cell = tuple[int, int]
NONE = Totals(placed=0, worst=0, total=0)
SHORT = settings(max_examples=40)


def matched(program: Program) -> Matching:
    found = match(program, COHORT)
    assert isinstance(found, Matching), found
    return found


def checked(program: Program, found: Matching) -> Verdict:
    return verify(program, program.cohorts[COHORT], build_roster(program, found))


@st.composite
def people(draw: st.DrawFn, prefix: str, most: int, least: int = 1) -> dict[str, Data]:
    """Some people with topics, stages and somebody they would rather not meet."""
    count = draw(st.integers(least, most))
    topics = st.lists(st.sampled_from(TOPICS), min_size=1, max_size=2, unique=True)
    made: dict[str, Data] = {}
    for number in range(count):
        avoided = draw(st.none() | st.integers(0, count - 1))
        made[f"{prefix}{number}"] = {
            "offers": dict.fromkeys(draw(topics), draw(st.integers(1, 5))),
            "seeks": draw(topics),
            "stage": draw(st.sampled_from(STAGES)),
            "avoids": [] if avoided in (None, number) else [f"{prefix}{avoided}"],
        }
    return made


# Groups.


@st.composite
def group_programs(draw: st.DrawFn) -> Program:
    least = draw(st.integers(1, 3))
    size = {"min": least, "max": draw(st.integers(least, 4))}
    mentors, mentees = draw(people("m", 3)), draw(people("e", 6))
    plan = {"format": "group", "group": size}
    return make_program(mentors, mentees, plan=plan, settings=draw(st.sampled_from([SETTINGS, LOOSE])))


def every_grouping(board: Board) -> Iterator[list[tuple[int, int]]]:
    """All legal rosters of groups, as lists of cells."""
    rows, columns = board.scores.shape
    apart = [tuple(board.mentees.index(who) for who in both) for both in board.companions.apart]
    for picks in itertools.product(range(-1, columns), repeat=rows):
        sizes = Counter(pick for pick in picks if pick >= 0)
        fits = all(board.group.min <= size <= board.group.max for size in sizes.values())
        together = any(picks[one] == picks[other] >= 0 for one, other in apart)
        cells = [(row, column) for row, column in enumerate(picks) if column >= 0]
        if fits and not together and all(board.bars[cell] == 0 for cell in cells):
            yield cells


def value(board: Board, cells: list[tuple[int, int]]) -> tuple[int, ...]:
    scores = [int(board.scores[cell]) for cell in cells]
    numbers = {"placed": len(scores), "worst": min(scores, default=0), "total": sum(scores)}
    return tuple(numbers[stage] for stage in board.settings.objective)


@SHORT
@given(group_programs())
def test_no_legal_grouping_is_better(program: Program) -> None:
    found = matched(program)
    best = max(value(found.board, cells) for cells in every_grouping(found.board))
    assert tuple(getattr(found.totals, stage) for stage in found.board.settings.objective) == best
    assert checked(program, found).faults == ()


@st.composite
def mixed_programs(draw: st.DrawFn) -> Program:
    least = draw(st.integers(2, 3))
    formats = st.sampled_from([[], ["one-on-one"], ["group"], ["one-on-one", "group"]])
    mentors = {
        who: {**one, "formats": draw(formats), "capacity": {"max": draw(st.integers(0, 2))}}
        for who, one in draw(people("m", 3)).items()
    }
    mentees = {who: {**one, "formats": draw(formats)} for who, one in draw(people("e", 5)).items()}
    plan = {"format": "mixed", "group": {"min": least, "max": draw(st.integers(least, 4))}}
    return make_program(mentors, mentees, plan=plan, settings=draw(st.sampled_from([SETTINGS, LOOSE])))


def every_mixture(program: Program, board: Board) -> Iterator[list[Cell]]:
    """All legal rosters of pairs and groups, as lists of cells."""
    rows, columns = board.scores.shape
    applications = program.cohorts[COHORT].applications
    apart = [tuple(board.mentees.index(who) for who in both) for both in board.companions.apart]

    def suits(who: str, form: str) -> bool:
        return not applications[who].formats or form in applications[who].formats

    for circles in itertools.product([False, True], repeat=columns):
        forms = ["group" if circle else "one-on-one" for circle in circles]
        for picks in itertools.product(range(-1, columns), repeat=rows):
            sizes = Counter(pick for pick in picks if pick >= 0)
            fits = all(
                board.group.min <= size <= board.group.max
                if circles[column]
                else size <= board.columns.mentors.capacity[column]
                for column, size in sizes.items()
            )
            cells = [(row, column) for row, column in enumerate(picks) if column >= 0]
            together = any(picks[one] == picks[other] >= 0 and circles[picks[one]] for one, other in apart)
            suit = all(
                suits(board.mentees[row], forms[column]) and suits(board.mentors[column], forms[column])
                for row, column in cells
            )
            open_cells = all(board.bars[cell] == 0 and board.capacity[cell[1]] for cell in cells)
            if fits and suit and open_cells and not together:
                yield cells


@settings(max_examples=30, deadline=None)
@given(mixed_programs())
def test_no_legal_mixture_is_better(program: Program) -> None:
    found = matched(program)
    best = max(value(found.board, cells) for cells in every_mixture(program, found.board))
    assert tuple(getattr(found.totals, stage) for stage in found.board.settings.objective) == best
    assert checked(program, found).faults == ()


def group_program(**constraints: Any) -> Program:
    mentors = {name: {"offers": {"security": 5}} for name in ("ama", "ben")}
    mentees = {f"e{number}": {"seeks": ["security"]} for number in range(6)}
    plan = {"format": "group", "group": {"min": 2, "max": 4}}
    return make_program(mentors, mentees, plan=plan, settings=LOOSE, constraints=constraints)


def group_of(found: Matching, who: str) -> set[str]:
    return next(set(pair.mentees) for pair in found.pairs if who in pair.mentees)


def test_pins_and_who_must_be_together_or_apart_hold() -> None:
    found = matched(
        group_program(
            pins={"p": {"mentor": "ben", "mentees": ["e0", "e1", "e2"]}},
            together={"t": {"people": ["e2", "e5"]}},
            apart={"a": {"people": ["e3", "e4"]}},
        )
    )
    assert group_of(found, "e0") == {"e0", "e1", "e2", "e5"}
    assert "e4" not in (group_of(found, "e3") if any("e3" in pair.mentees for pair in found.pairs) else set())


def test_pins_that_leave_no_size_are_refused() -> None:
    pins = {"p": {"mentor": "ama", "mentees": ["e0"]}}
    program = group_program(pins=pins, apart={"a": {"people": [f"e{number}" for number in range(6)]}})
    refused = match(program, COHORT)
    assert isinstance(refused, Refusal)
    assert "every group its size" in refused.reason


def test_a_group_has_one_id_and_parts_that_add_up() -> None:
    program = group_program()
    roster = build_roster(program, matched(program))
    assert set(roster.pairs) <= {"ama--group", "ben--group"}
    for pair in roster.pairs.values():
        assert sum(pair.parts.values()) == pair.score
    assert sum(len(pair.mentees) for pair in roster.pairs.values()) == roster.totals.placed == 6


def test_a_published_group_stays_when_somebody_new_could_do_better() -> None:
    program = group_program()
    roster = build_roster(program, matched(program))
    running = with_cohort(
        program,
        roster=roster,
        plan=program.cohorts[COHORT].plan.model_copy(update={"status": "running"}),  # type: ignore[union-attr]  # it has a plan
    )
    again = matched(running)
    assert {pair.mentor: pair.mentees for pair in again.pairs} == {
        pair.mentor: pair.mentees for pair in matched(program).pairs
    }


# Peers.


@st.composite
def peer_programs(draw: st.DrawFn) -> Program:
    everyone = draw(people("p", 6, least=2))
    return make_program(
        {}, everyone, plan={"format": "peer"}, settings=draw(st.sampled_from([SETTINGS, LOOSE]))
    )


def every_coupling(
    allowed: list[tuple[int, int]], used: frozenset[int] = frozenset()
) -> Iterator[list[tuple[int, int]]]:
    """All sets of couples without a person in common."""
    yield []
    for number, couple in enumerate(allowed):
        if used.isdisjoint(couple):
            rest = allowed[number + 1 :]
            yield from ([couple, *more] for more in every_coupling(rest, used | {*couple}))


@SHORT
@given(peer_programs())
def test_no_legal_couples_are_better(program: Program) -> None:
    found = matched(program)
    board = found.board
    allowed = [(int(one), int(other)) for one, other in np.argwhere(np.triu(board.bars == 0, 1))]
    best = max(value(board, couples) for couples in every_coupling(allowed))
    couples = [pair for pair in found.pairs if len(pair.peers) == 2]
    trios = [pair for pair in found.pairs if len(pair.peers) == 3]
    if not trios:
        scores = [pair.score for pair in couples]
        numbers = {"placed": len(scores), "worst": min(scores, default=0), "total": sum(scores)}
        assert tuple(numbers[stage] for stage in board.settings.objective) == best
    assert len(couples) + len(trios) == best[0]
    assert checked(program, found).faults == ()


@given(peer_programs())
def test_peers_are_judged_the_same_from_both_sides(program: Program) -> None:
    board = read_board(program, COHORT)
    assert (board.scores == board.scores.T).all()
    assert (board.bars == board.bars.T).all()
    assert board.bars.diagonal().all()


def test_whoever_is_left_over_joins_the_couple_that_suits_best() -> None:
    everyone = {f"p{number}": {"offers": {"security": 5}, "seeks": ["security"]} for number in range(5)}
    found = matched(make_program({}, everyone, plan={"format": "peer"}, settings=LOOSE))
    assert sorted(len(pair.peers) for pair in found.pairs) == [2, 3]
    assert (found.totals.placed, found.unmatched) == (5, ())


def test_pinned_peers_hold_and_two_pins_for_one_person_clash() -> None:
    everyone = {
        name: {"offers": {"security": 5}, "seeks": ["security"]} for name in ("ama", "bo", "cy", "di")
    }
    pins: dict[str, Any] = {"one": {"people": ["ama", "di"]}}
    program = make_program({}, everyone, plan={"format": "peer"}, settings=LOOSE, constraints={"pins": pins})
    assert [pair.peers for pair in matched(program).pairs if pair.pinned] == [("ama", "di")]
    pins["two"] = {"people": ["di", "cy"]}
    refused = match(
        make_program({}, everyone, plan={"format": "peer"}, settings=LOOSE, constraints={"pins": pins}),
        COHORT,
    )
    assert isinstance(refused, Refusal)
    assert refused.clashes[0].pins == ("one", "two")


# Flash.


@pytest.mark.parametrize("meetings", [1, 2, 3])
def test_nobody_is_in_two_meetings_at_once(meetings: int) -> None:
    program = crowd(20, 3)
    plan = program.cohorts[COHORT].plan
    assert plan
    flash = with_cohort(
        program, plan=plan.model_copy(update={"format": "flash", "mentors_per_mentee": meetings})
    )
    found = matched(flash)
    met = Counter((who, pair.round) for pair in found.pairs for who in pair.members)
    assert set(met.values()) == {1}
    busiest = max(Counter(who for pair in found.pairs for who in pair.members).values())
    assert {pair.round for pair in found.pairs} == set(range(1, busiest + 1))
    assert checked(flash, found).faults == ()


# All of them.


def of_format(form: str) -> Program:
    program = crowd(15, 2)
    plan = program.cohorts[COHORT].plan
    assert plan
    update = {"format": form, "mentors_per_mentee": 2 if form == "flash" else 1}
    return with_cohort(program, plan=plan.model_copy(update=update))


FORMATS = ["one-on-one", "reverse", "group", "mixed", "peer", "flash"]


@pytest.mark.parametrize("form", FORMATS)
def test_the_order_of_files_changes_nothing(form: str) -> None:
    program = of_format(form)
    turned = dict(reversed(list(program.cohorts[COHORT].applications.items())))
    people = dict(reversed(list(program.people.items())))
    other = replace(with_cohort(program, applications=turned), people=people)
    assert build_roster(program, matched(program)) == build_roster(other, matched(other))


@pytest.mark.parametrize("form", FORMATS)
def test_every_pair_and_every_absence_can_be_explained(form: str) -> None:
    found = matched(of_format(form))
    first, second = found.pairs[0].members[:2]
    together = why_pair(found, first, second)
    assert not isinstance(together, Refusal)
    grouped = found.pairs[0].group
    assert ("are in one group" if grouped else "are a pair") in to_lines(together)[0]
    for who in (first, *(one.person for one in found.unmatched[:2])):
        alone = why_person(found, who)
        assert not isinstance(alone, Refusal)
        assert all(to_lines(answer) for answer in alone)


def tampered(roster: Roster, name: str, **changes: Any) -> Roster:
    pair = roster.pairs[name].model_copy(update=changes)
    return roster.model_copy(update={"pairs": {**roster.pairs, name: pair}})


@pytest.mark.parametrize(
    ("form", "change", "said"),
    [
        ("group", lambda roster: tampered(roster, first(roster), score=1), "scores"),
        ("group", lambda roster: tampered(roster, first(roster), parts={"topics": 1}), "the parts are not"),
        ("group", lambda roster: tampered(roster, first(roster), mentees=("nobody",)), "who take part"),
        ("group", lambda roster: tampered(roster, first(roster), mentees=first_of(roster).mentees[:1]), "must be"),
        ("group", lambda roster: roster.model_copy(update={"totals": NONE}), "totals: total is"),
        ("peer", lambda roster: tampered(roster, first(roster), score=1), "scores"),
        ("peer", lambda roster: tampered(roster, first(roster), mentor=first_of(roster).peers[0]), "who take part"),
        ("flash", lambda roster: tampered(roster, first(roster), round=None), "in round None"),
        ("flash", lambda roster: tampered(roster, first(roster), round=99), "more rounds"),
    ],
)  # fmt: skip
def test_a_changed_roster_is_seen(form: str, change: Any, said: str) -> None:
    program = of_format(form)
    faults = verify(program, program.cohorts[COHORT], change(build_roster(program, matched(program)))).faults
    assert any(said in fault for fault in faults), faults


def first(roster: Roster) -> str:
    return next(iter(roster.pairs))


def first_of(roster: Roster) -> Any:
    return roster.pairs[first(roster)]
