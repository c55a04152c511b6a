"""Pins that cannot hold: the smallest set is named, with its places and its repair."""

from itertools import combinations, permutations, product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorbook.matching.board import read_board
from mentorbook.matching.clashes import Clash, find_clashes
from mentorbook.matching.match import Matching, match
from mentorbook.model.program import Program
from mentorbook.roster.build import build_roster
from mentorbook.roster.verify import verify
from tests.cli.running import run
from tests.matching.programs import COHORT, Data, make_program

BOTH = {"as": ["mentor", "mentee"]}
PEOPLE = ("ama", "ben", "cy", "di")


def clashes(program: Program) -> list[Clash]:
    return find_clashes(read_board(program, COHORT), program.cohorts[COHORT].constraints)


def everyone(constraints: Data, capacity: dict[str, int] | None = None, mentors_each: int = 1) -> Program:
    """Four people who all take part in both roles."""
    return make_program(
        {who: {**BOTH, "capacity": {"max": (capacity or {}).get(who, 1)}} for who in PEOPLE},
        {},
        plan={"mentors_per_mentee": mentors_each},
        constraints=constraints,
    )


def pin(*people: str) -> Data:
    return {"people": list(people)}


def test_three_pins_that_only_clash_together_are_all_named() -> None:
    """Each may mentor one person. With nothing to give at both ends of a chain, three pairs are one too many."""
    pins = {"a": pin("ama", "ben"), "b": pin("ben", "cy"), "c": pin("cy", "di")}
    assert clashes(everyone({"pins": pins})) == []
    assert clashes(everyone({"pins": pins}, {"ama": 0})) == []
    found = clashes(everyone({"pins": pins}, {"ama": 0, "di": 0}))
    assert [(one.pins, one.rules) for one in found] == [(("a", "b", "c"), ("capacity",))]
    assert found[0].sentence == (
        "pins a, b and c would put ama with ben, ben with cy and cy with di together, but "
        "ama takes 0 at most; ben takes 1 at most; cy takes 1 at most; di takes 0 at most"
    )


def test_people_named_without_roles_are_paired_the_way_that_leaves_room() -> None:
    pins = {"a": pin("ama", "ben"), "b": {"mentor": "ama", "mentees": ["cy"]}}
    program = everyone({"pins": pins})
    assert clashes(program) == []
    result = match(program, COHORT)
    assert isinstance(result, Matching)
    assert {(pair.mentor, pair.mentee) for pair in result.pairs if pair.pinned} == {
        ("ama", "cy"),
        ("ben", "ama"),
    }


def test_a_pin_that_clashes_alone_is_named_without_the_others() -> None:
    pins = {
        "a": {"mentor": "ama", "mentees": ["ben"]},
        "b": {"mentor": "ama", "mentees": ["cy", "di"]},
    }
    found = clashes(everyone({"pins": pins}))
    assert [(one.pins, one.people) for one in found] == [(("b",), ("ama", "cy", "di"))]
    assert found[0].repair == "take the pin out, or ask ama for another place (capacity.max is 1)"


def test_people_whom_no_role_joins_are_not_passed_over() -> None:
    program = make_program({"ama": {}}, {"bo": {}, "cy": {}}, constraints={"pins": {"a": pin("bo", "cy")}})
    assert [one.pins for one in clashes(program)] == [("a",), ("a",)]
    fine = make_program(
        {"ama": {"capacity": {"max": 2}}},
        {"bo": {}, "cy": {}},
        constraints={"pins": {"a": pin("ama", "bo", "cy")}},
    )
    assert clashes(fine) == []


def test_of_many_pins_on_one_mentor_the_fewest_are_named() -> None:
    mentees: dict[str, Data] = {f"m{number:02}": {} for number in range(25)}
    ids = list(mentees)
    pins = {f"single-{who}": {"mentor": "ama", "mentees": [who]} for who in ids[:14]}
    pins |= {"few": {"mentor": "ama", "mentees": ids[14:18]}, "many": {"mentor": "ama", "mentees": ids[18:]}}
    program = make_program({"ama": {"capacity": {"max": 10}}}, mentees, constraints={"pins": pins})
    found = clashes(program)
    assert [(one.pins, one.rules) for one in found] == [(("few", "many"), ("capacity",))]


decisions = st.one_of(
    st.builds(
        lambda mentor, mentees: {"mentor": mentor, "mentees": sorted(mentees - {mentor})},
        st.sampled_from(PEOPLE),
        st.sets(st.sampled_from(PEOPLE), min_size=1, max_size=2),
    ),
    st.builds(
        lambda people: {"people": list(people)},
        st.lists(st.sampled_from(PEOPLE), min_size=2, max_size=3, unique=True),
    ),
)


@given(
    st.dictionaries(st.sampled_from("abcdef"), decisions, min_size=1, max_size=6),
    st.dictionaries(st.sampled_from(PEOPLE), st.integers(0, 2)),
    st.lists(st.lists(st.sampled_from(PEOPLE), min_size=2, max_size=2, unique=True), max_size=2),
    st.integers(1, 2),
)
def test_the_smallest_clash_is_the_smallest_there_is(
    pins: dict[str, Data], capacity: dict[str, int], apart: list[list[str]], mentors_each: int
) -> None:
    constraints = {"pins": pins, "apart": {f"x{at}": {"people": two} for at, two in enumerate(apart)}}
    program = everyone(constraints, capacity, mentors_each)
    places = {who: capacity.get(who, 1) for who in PEOPLE}
    kept_apart = {frozenset(two) for two in apart}

    def holds(names: tuple[str, ...]) -> bool:
        return can_hold([pins[name] for name in names], places, kept_apart, mentors_each)

    found = clashes(program)
    sets = [names for size in range(len(pins) + 1) for names in combinations(sorted(pins), size)]
    contradicting = [names for names in sets if not holds(names)]
    assert bool(found) is bool(contradicting)
    for clash in found:
        assert not holds(clash.pins)
        assert all(holds(rest) for rest in combinations(clash.pins, len(clash.pins) - 1))
    if found:
        assert min(len(clash.pins) for clash in found) == min(map(len, contradicting))
    else:
        result = match(program, COHORT)
        assert isinstance(result, Matching)
        pinned = {(pair.mentor, pair.mentee) for pair in result.pairs if pair.pinned}
        assert meets([pins[name] for name in pins], pinned)
        assert verify(program, program.cohorts[COHORT], build_roster(program, result)).faults == ()


def can_hold(pins: list[Data], places: dict[str, int], apart: set[frozenset[str]], mentors_each: int) -> bool:
    """Try every choice of who mentors whom. Everybody takes part in both roles."""
    wants = [want for one in pins for want in wants_of(one)]
    return any(
        all(frozenset(cell) not in apart for cell in cells)
        and all(sum(mentor == who for mentor, _ in cells) <= places[who] for who in PEOPLE)
        and all(sum(mentee == who for _, mentee in cells) <= mentors_each for who in PEOPLE)
        for cells in map(set, product(*wants))
    )


def meets(pins: list[Data], cells: set[tuple[str, str]]) -> bool:
    return all(cells & set(want) for one in pins for want in wants_of(one))


def wants_of(one: Data) -> list[list[tuple[str, str]]]:
    fixed = [[(one["mentor"], mentee)] for mentee in one.get("mentees", ())]
    return [*fixed, *(list(permutations(two)) for two in combinations(one.get("people", ()), 2))]


@pytest.fixture
def clashing(tmp_path: Path) -> Path:
    """A program on disk whose pins contradict one another, a veto and a rule."""
    files = {
        "program.yml": "name: Northwind\npurpose: Help.\n",
        "matching.yml": "rules:\n  common_language: 1\n  same_team: forbid\n",
        "people/ama.yml": "name: Ama\nteam: red\n",
        "people/bo.yml": "name: Bo\nteam: red\n",
        "people/cy.yml": "name: Cy\n",
        "people/di.yml": "name: Di\n",
        "people/ben.yml": "name: Ben\n",
        "cohorts/spring/cohort.yml": "title: Spring\nstatus: matching\nstarts: 2027-01-11\nends: 2027-10-15\n",
        "cohorts/spring/applications/ama.yml": "as: [mentor]\nstatus: accepted\ncapacity: {max: 1}\n",
        "cohorts/spring/applications/ben.yml": "as: [mentor]\nstatus: accepted\n",
        "cohorts/spring/constraints.yml": (
            "pins:\n"
            "  one: {mentor: ama, mentees: [cy]}\n"
            "  two: {mentor: ama, mentees: [di]}\n"
            "  team: {mentor: ama, mentees: [bo]}\n"
            "  late: {mentor: ben, mentees: [cy]}\n"
            "vetoes:\n"
            "  project: {mentor: ben, mentees: [cy]}\n"
        ),
    }
    for who in ("bo", "cy", "di"):
        files[f"cohorts/spring/applications/{who}.yml"] = "as: [mentee]\nstatus: accepted\n"
    for name, text in files.items():
        (tmp_path / "program" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "program" / name).write_text(text)
    return tmp_path


@pytest.mark.parametrize(
    "command", [["match"], ["why", "cy"], ["what-if", "--without", "di"]], ids=lambda words: words[0]
)
def test_a_clash_is_3_with_file_line_and_repair(command: list[str], clashing: Path) -> None:
    done = run(command[0], "spring", *command[1:], cwd=clashing)
    assert (done.code, done.out) == (3, "")
    assert done.err == (
        "mentorbook: the pins cannot hold: pin late puts cy with ben, but the coordinator ruled this pair out (veto)\n"
        "    program/cohorts/spring/constraints.yml:5: pin late\n"
        "    program/cohorts/spring/constraints.yml:7: veto project\n"
        "    repair: take the pin out, or withdraw the decision against it\n"
        "  pin team puts bo with ama, but they are in the same team (same_team)\n"
        "    program/cohorts/spring/constraints.yml:4: pin team\n"
        "    program/matching.yml:3: same_team\n"
        "    repair: take the pin out, or change what same_team goes by\n"
        "  ama takes 1 at most, but is pinned to 2: cy, di\n"
        "    program/cohorts/spring/constraints.yml:2: pin one\n"
        "    program/cohorts/spring/constraints.yml:3: pin two\n"
        "    program/cohorts/spring/applications/ama.yml:3: capacity\n"
        "    repair: take one of the 2 pins out, or ask ama for another place (capacity.max is 1)\n"
    )
    assert not (clashing / "program/cohorts/spring/roster.yml").exists()
