"""The front door: pins, refusals, those without a place, and one result whatever the order of the files."""

import time
from dataclasses import replace
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorbook.matching.board import read_board
from mentorbook.matching.match import Matching, Refusal, match
from mentorbook.matching.matrix import matrix_rows
from mentorbook.model.charter import Charter
from mentorbook.model.program import Program
from tests.matching.programs import COHORT, EMPTY, ONLY_TOPICS, Data, make_program, with_cohort

TOPICS = ("people-management", "public-speaking", "security", "writing")


def matched(program: Program) -> Matching:
    result = match(program, COHORT)
    assert isinstance(result, Matching), result
    return result


def refused(program: Program) -> Refusal:
    result = match(program, COHORT)
    assert isinstance(result, Refusal)
    return result


def couples(result: Matching) -> set[tuple[str, str]]:
    return {(pair.mentor, pair.mentee) for pair in result.pairs}


def topic_program(constraints: Data = EMPTY, places: int = 1) -> Program:
    """Two mentors and three mentees; ama suits both bo and cy."""
    return make_program(
        {
            "ama": {"offers": {"security": 5}, "capacity": {"max": places}},
            "ben": {"offers": {"security": 1}, "capacity": {"max": places}},
        },
        {name: {"seeks": ["security"]} for name in ("bo", "cy", "di")},
        settings=ONLY_TOPICS,
        constraints=constraints,
    )


@st.composite
def programs(draw: st.DrawFn) -> Program:
    def person() -> Data:
        return {
            "team": draw(st.sampled_from(["red", "blue"])),
            "stage": draw(st.sampled_from(["entry", "senior"])),
            "offers": draw(st.dictionaries(st.sampled_from(TOPICS), st.integers(1, 5), max_size=2)),
            "seeks": draw(st.lists(st.sampled_from(TOPICS), unique=True, max_size=3)),
            "capacity": {"max": draw(st.integers(0, 2))},
            "goals": draw(st.sampled_from(["Lead people.", "Present more.", None])),
        }

    return make_program(
        {f"m{place}": person() for place in range(draw(st.integers(0, 5)))},
        {f"e{place}": person() for place in range(draw(st.integers(0, 5)))},
        settings={"rules": {"same_team": "forbid"}, "objective": ["placed", "worst", "total"]},
    )


@given(programs(), st.randoms(use_true_random=False))
def test_the_order_of_files_changes_nothing(program: Program, random: Random) -> None:
    shuffled = list(program.cohorts[COHORT].applications.items())
    random.shuffle(shuffled)
    people = dict(reversed(list(program.people.items())))
    turned = replace(with_cohort(program, applications=dict(shuffled)), people=people)
    first, second = matched(program), matched(turned)
    assert (first.pairs, first.unmatched, first.certificate) == (
        second.pairs,
        second.unmatched,
        second.certificate,
    )


@given(programs())
def test_rules_and_capacities_are_never_broken(program: Program) -> None:
    result = matched(program)
    board = result.board
    for pair in result.pairs:
        assert board.bar_names(result.row(pair.mentee), result.column(pair.mentor)) == ()
        assert sum(pair.parts.values()) == pair.score
    mentees = [pair.mentee for pair in result.pairs]
    assert len(mentees) == len(set(mentees))
    for mentor, places in zip(board.mentors, board.capacity.tolist(), strict=True):
        assert sum(pair.mentor == mentor for pair in result.pairs) <= places


@given(programs())
def test_everyone_has_a_place_or_a_reason(program: Program) -> None:
    result = matched(program)
    placed = {
        (person, role)
        for pair in result.pairs
        for person, role in ((pair.mentor, "mentor"), (pair.mentee, "mentee"))
    }
    left = {(one.person, one.role) for one in result.unmatched}
    assert not placed & left
    everyone = {(who, "mentor") for who in result.board.mentors} | {
        (who, "mentee") for who in result.board.mentees
    }
    assert placed | left == everyone
    assert all(one.reasons for one in result.unmatched)


def test_the_best_total_wins() -> None:
    program = make_program(
        {"ama": {"offers": {"security": 5}}, "ben": {"offers": {"writing": 5, "security": 4}}},
        {"bo": {"seeks": ["security"]}, "cy": {"seeks": ["writing", "security"]}},
        settings=ONLY_TOPICS,
    )
    assert couples(matched(program)) == {("ama", "bo"), ("ben", "cy")}


def test_only_accepted_people_take_part() -> None:
    program = make_program(
        {"ama": {}, "ben": {"status": "waitlisted"}}, {"bo": {}, "cy": {"status": "withdrawn"}}
    )
    result = matched(program)
    assert (result.board.mentors, result.board.mentees) == (("ama",), ("bo",))


def test_someone_in_both_roles_may_mentor_and_be_mentored() -> None:
    program = make_program({"ama": {}, "bo": {"as": ["mentor", "mentee"]}}, {"cy": {}})
    assert {pair.mentee for pair in matched(program).pairs} == {"bo", "cy"}


def test_reasons_name_the_rules_that_left_nobody_the_most_frequent_first() -> None:
    program = make_program(
        {"ama": {"languages": ["da"], "team": "red"}, "ben": {"languages": ["da"]}},
        {"bo": {"languages": ["en"], "team": "red"}},
        settings={"rules": {"common_language": 1, "same_team": "forbid"}},
    )
    reasons = {one.person: one.reasons for one in matched(program).unmatched}
    assert reasons["bo"] == ("common_language", "same_team")


def test_reasons_tell_a_full_program_from_a_barred_person() -> None:
    result = matched(topic_program())
    assert [one.reasons for one in result.unmatched] == [("capacity",)]
    spare = matched(make_program({"ama": {}, "ben": {}, "cas": {"capacity": {"max": 0}}}, {"bo": {}}))
    assert sorted(one.reasons for one in spare.unmatched) == [("full",), ("no_mentee_left",)]
    assert matched(make_program({}, {"bo": {}})).unmatched[0].reasons == ("no_mentor",)
    assert matched(make_program({"ama": {}}, {})).unmatched[0].reasons == ("no_mentee",)


def test_nobody_at_all_is_an_empty_roster() -> None:
    result = matched(make_program({}, {}))
    assert (result.pairs, result.totals.placed, result.totals.worst) == ((), 0, 0)


def test_pins_hold_whatever_they_cost() -> None:
    pins = {"first": {"mentor": "ben", "mentees": ["bo"]}}
    result = matched(topic_program({"pins": pins}))
    assert ("ben", "bo") in couples(result)
    assert [pair.pinned for pair in result.pairs if pair.mentee == "bo"] == [True]


def test_everybody_may_be_pinned() -> None:
    pins = {"first": {"mentor": "ben", "mentees": ["bo", "cy"]}, "second": {"people": ["di", "ama"]}}
    result = matched(topic_program({"pins": pins}, places=2))
    assert couples(result) == {("ben", "bo"), ("ben", "cy"), ("ama", "di")}
    assert result.totals.placed == 3


@pytest.mark.parametrize(
    ("constraints", "pins", "rules"),
    [
        (
            {
                "pins": {"first": {"mentor": "ama", "mentees": ["bo"]}},
                "vetoes": {"no": {"mentor": "ama", "mentees": ["bo"]}},
            },
            ("first",),
            ("veto",),
        ),
        ({"pins": {"first": {"mentor": "ama", "mentees": ["bo", "cy", "di"]}}}, ("first",), ("capacity",)),
        (
            {
                "pins": {
                    "first": {"mentor": "ama", "mentees": ["bo"]},
                    "second": {"mentor": "ama", "mentees": ["cy"]},
                    "third": {"mentor": "ama", "mentees": ["di"]},
                }
            },
            ("first", "second"),
            ("capacity",),
        ),
        (
            {"pins": {"a": {"mentor": "ama", "mentees": ["bo"]}, "b": {"mentor": "ben", "mentees": ["bo"]}}},
            ("a", "b"),
            ("mentors_per_mentee",),
        ),
        ({"pins": {"first": {"mentor": "ama", "mentees": ["nobody"]}}}, ("first",), ()),
        ({"pins": {"first": {"mentor": "di", "mentees": ["bo"]}}}, ("first",), ()),
    ],
)
def test_contradictions_are_refused_with_the_smallest_set(
    constraints: Data, pins: tuple[str, ...], rules: tuple[str, ...]
) -> None:
    refusal = refused(topic_program(constraints))
    assert (refusal.clashes[0].pins, refusal.clashes[0].rules) == (pins, rules)
    assert refusal.clashes[0].sentence in refusal.reason
    sizes = [len(clash.pins) + len(clash.rules) for clash in refusal.clashes]
    assert all(small <= large for small, large in pairwise(sizes))


def test_nobody_is_paired_before_the_checks_that_the_charter_asks_for() -> None:
    eligibility = {"mentor": {"screening": ["references", "interview"]}, "mentee": {"screening": []}}
    charter = Charter.model_validate({"name": "A", "eligibility": eligibility})
    dates = {"references": "2027-01-04", "interview": "2027-01-05"}

    def program(screening: Data) -> Program:
        return replace(make_program({"ama": {"screening": screening}}, {"bo": {}}), charter=charter)

    assert couples(matched(program(dates))) == {("ama", "bo")}
    assert "ama (interview)" in refused(program({"references": "2027-01-04"})).reason


def test_what_cannot_be_matched_is_refused_in_a_sentence() -> None:
    program = topic_program()
    assert "no cohort" in match(program, "autumn").reason  # type: ignore[union-attr]  # a missing cohort is refused
    assert "missing" in refused(with_cohort(program, plan=None)).reason
    assert (
        "ama"
        in refused(
            replace(program, people={who: program.people[who] for who in ("ben", "bo", "cy", "di")})
        ).reason
    )


def test_the_matrix_lists_every_pair_with_score_or_bars() -> None:
    program = topic_program(
        {"vetoes": {"no": {"mentor": "ben", "mentees": ["cy"]}}, "apart": {"x": {"people": ["ben", "cy"]}}}
    )
    rows = list(matrix_rows(read_board(program, COHORT)))
    assert rows[0] == ("mentor", "mentee", "outcome")
    assert rows[1] == ("ama", "bo", "10000")
    assert ("ben", "cy", "apart+veto") in rows
    assert len(rows) == 1 + 2 * 3


def test_three_hundred_people_a_side_are_matched_in_seconds() -> None:
    size = 300
    mentors = {
        f"m{place}": {"offers": {TOPICS[place % 4]: place % 5 + 1}, "team": f"t{place % 7}"}
        for place in range(size)
    }
    mentees = {f"e{place}": {"seeks": [TOPICS[place % 3]], "team": f"t{place % 5}"} for place in range(size)}
    program = make_program(mentors, mentees, settings={"rules": {"same_team": "forbid"}})
    started = time.process_time()
    assert matched(program).totals.placed == size
    assert time.process_time() - started < 20
