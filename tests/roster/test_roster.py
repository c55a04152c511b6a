"""The roster as record, lock file, JSON and difference."""

import json
from dataclasses import replace

import yaml

from mentorbook.matching.match import Matching, match
from mentorbook.model.person import Person
from mentorbook.model.program import Program
from mentorbook.model.roster import Roster
from mentorbook.roster.build import build_roster, match_json
from mentorbook.roster.diff import compare, to_lines
from mentorbook.roster.diff import to_json as diff_json
from mentorbook.roster.lock import lock_text
from tests.matching.programs import COHORT, ONLY_TOPICS, make_application, make_program, with_cohort


def program() -> Program:
    return make_program(
        {"ama": {"offers": {"security": 5}}, "ben": {"offers": {"writing": 5}}},
        {"bo": {"seeks": ["security"]}, "cy": {"seeks": ["writing"]}, "di": {"seeks": ["writing"]}},
        settings=ONLY_TOPICS,
    )


def matched(source: Program) -> Matching:
    result = match(source, COHORT)
    assert isinstance(result, Matching)
    return result


def roster_of(source: Program) -> Roster:
    return build_roster(source, matched(source))


def with_application(source: Program, who: str, role: str, **data: object) -> Program:
    applications = {**source.cohorts[COHORT].applications, who: make_application(role, data)}
    return with_cohort(source, applications=applications)


def test_the_lock_file_reads_back_as_the_same_roster() -> None:
    roster = roster_of(program())
    text = lock_text(roster, COHORT)
    assert Roster.model_validate(yaml.safe_load(text)) == roster
    assert f"`mentorbook match {COHORT}`" in text.splitlines()[1]
    assert lock_text(Roster.model_validate(yaml.safe_load(text)), COHORT) == text


def test_pairs_and_unmatched_are_sorted_and_explained() -> None:
    roster = roster_of(program())
    assert list(roster.pairs) == sorted(roster.pairs)
    assert roster.totals.placed == 2
    assert [one.reasons for one in roster.unmatched.values()] == [("capacity",)]
    assert roster.certificate["kind"] == "assignment"


def test_someone_in_both_roles_is_listed_once_as_mentee() -> None:
    source = make_program({"ama": {"as": ["mentor", "mentee"]}}, {})
    assert roster_of(source).unmatched["ama"].roles == "mentee"


def test_digests_change_with_what_decides_and_with_nothing_else() -> None:
    source = program()
    before = roster_of(source).inputs
    renamed = {who: Person(name="Other", about="New bio") for who in source.people}
    assert roster_of(replace(source, people=renamed)).inputs == before
    moved = {**source.people, "bo": source.people["bo"].model_copy(update={"stage": "lead"})}
    changed = roster_of(replace(source, people=moved)).inputs
    assert {name for name in before if changed[name] != before[name]} == {"people"}
    waiting = with_application(source, "eve", "mentee", status="waitlisted")
    assert roster_of(waiting).inputs == before


def test_match_json_has_the_promised_shape() -> None:
    data = json.loads(json.dumps(match_json(matched(program()))))
    assert list(data) == ["cohort", "pairs", "unmatched", "totals", "certificate"]
    assert data["pairs"][0] == {
        "mentor": "ama",
        "mentees": ["bo"],
        "score": 10_000,
        "parts": {"topics": 10_000},
    }
    assert set(data["unmatched"][0]) == {"person", "as", "reasons"}
    assert data["totals"] == {"placed": 2, "worst": 10_000, "total": 20_000}


def test_no_difference_is_said_in_one_line() -> None:
    roster = roster_of(program())
    diff = compare(roster, roster)
    assert diff.empty
    assert to_lines(diff) == ["nothing changes: 2 pairs stay as they are"]


def test_a_first_roster_places_everyone_anew() -> None:
    diff = compare(None, roster_of(program()))
    assert [move.person for move in diff.placed] == [
        pair.mentees[0] for pair in roster_of(program()).pairs.values()
    ]
    assert diff.before.placed == 0


def test_moves_losses_and_new_reasons_are_told_apart() -> None:
    source = program()
    old = roster_of(source)
    swapped = with_application(source, "ama", "mentor", offers={"writing": 5})
    swapped = with_application(swapped, "ben", "mentor", offers={"security": 5})
    diff = compare(old, roster_of(swapped))
    assert ("bo", ("ama",), ("ben",)) in [(move.person, move.before, move.after) for move in diff.moved]
    gone = with_application(source, "ama", "mentor", status="withdrawn")
    lost = compare(old, roster_of(gone))
    assert [move.person for move in lost.lost] == ["bo"]
    assert lost.newly_unmatched["bo"] == ("capacity",)
    assert "applications" in lost.inputs
    assert any("no longer with ama" in line for line in to_lines(lost))
    assert json.loads(json.dumps(diff_json(lost)))["lost"][0]["person"] == "bo"


def test_a_new_score_is_a_change_of_its_own() -> None:
    source = program()
    better = with_application(source, "ama", "mentor", offers={"security": 4})
    diff = compare(roster_of(source), roster_of(better))
    assert [(one.pair, one.before, one.after) for one in diff.rescored] == [("ama--bo", 10_000, 8_000)]
