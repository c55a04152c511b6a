"""The fairness report: figures that are right, and groups that nobody can work out."""

import json
from dataclasses import replace
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from mentorbook.matching.match import Matching, match
from mentorbook.model.charter import Charter
from mentorbook.model.program import Program
from mentorbook.model.roster import Roster, RosterPair
from mentorbook.reports.fairness import Fairness, fairness, to_json, to_lines
from tests.cli.running import run
from tests.conftest import ROOT
from tests.matching.programs import COHORT, make_plan, make_program

K = 3
TOPIC = {"seeks": ["security"]}


def program(groups: dict[str, tuple[int, int]]) -> Program:
    """Mentees by answer: how many are placed, how many are not, because nobody speaks their language."""
    mentees: dict[str, Any] = {}
    for answer, (placed, left) in groups.items():
        identity = {} if answer == "did not say" else {"gender": answer}
        for number in range(placed + left):
            language = "en" if number < placed else "fr"
            mentees[f"{answer[:1]}{len(answer)}-{number}"] = {
                **TOPIC, "languages": [language], "private": {"identity": identity},
            }  # fmt: skip
    seats = sum(placed for placed, _ in groups.values())
    mentors = {"ama": {"offers": {"security": 4}, "languages": ["en"], "capacity": {"max": max(1, seats)}}}
    made = make_program(
        mentors, mentees, settings={"rules": {"common_language": 1}, "criteria": {"topics": 1}}
    )
    charter = Charter.model_validate({"name": "Somewhere", "privacy": {"repository": "private", "k": K}})
    return replace(made, charter=charter)


def reported(of: Program) -> Fairness:
    found = match(of, COHORT)
    assert isinstance(found, Matching)
    return fairness(of, found)


def test_groups_are_compared() -> None:
    report = reported(program({"woman": (6, 3), "man": (3, 3), "did not say": (4, 0)}))
    (question,) = report.questions
    assert [(group.answer, group.people, group.placed) for group in question.groups] == [
        ("man", 6, 0.5),
        ("woman", 9, 6 / 9),
        ("did not say", 4, 1.0),
    ]
    assert (question.gap_placed, question.gap_score, question.some_hidden) == (0.5, 0, False)


@pytest.mark.parametrize(
    "groups",
    [
        {"woman": (6, 3), "man": (3, 3), "other": (1, 0)},
        {"woman": (9, 1), "man": (9, 0)},
        {"other": (2, 0), "did not say": (9, 9)},
    ],
)
def test_of_a_hidden_group_not_even_the_answer_is_told(groups: dict[str, tuple[int, int]]) -> None:
    report = reported(program(groups))
    small = [answer for answer, cells in groups.items() if any(0 < cell < K for cell in cells)]
    text = "\n".join(to_lines(report)) + json.dumps(to_json(report))
    assert not [answer for answer in small if f'"{answer}"' in text or f"  {answer}:" in text]


def with_earlier(now: Program, statuses: dict[str, dict[str, str]]) -> Program:
    """The program with closed cohorts before this one, a year apart, and what became of people's applications there."""
    asked = now.cohorts[COHORT].applications
    earlier = {}
    for year, (name, became) in enumerate(statuses.items(), 2020):
        plan = make_plan({"starts": f"{year}-01-12", "ends": f"{year}-10-12", "status": "closed"})
        applications = {
            who: asked[who].model_copy(update={"status": status}) for who, status in became.items()
        }
        paired = [who for who, status in became.items() if status == "accepted"]
        pairs = {
            f"old--{who}": RosterPair.model_validate(
                {"mentor": "old", "mentees": [who], "score": 1, "parts": {}}
            )
            for who in paired
        }
        roster = Roster.model_validate(
            {"version": 1, "inputs": {}, "totals": {"placed": len(pairs), "worst": 1, "total": 1}}
        )
        earlier[name] = replace(
            now.cohorts[COHORT], id=name, plan=plan, applications=applications,
            roster=roster.model_copy(update={"pairs": pairs}),
        )  # fmt: skip
    return replace(now, cohorts={**now.cohorts, **earlier})


def test_those_who_waited_are_told_apart() -> None:
    now = program({"did not say": (2, 1)})
    one, two, three = sorted(now.cohorts[COHORT].applications)[1:]
    report = reported(
        with_earlier(now, {"winter": {one: "waitlisted", three: "waitlisted", two: "withdrawn"}})
    )
    assert (report.waiting.people, report.waiting.placed) == (2, 1)
    assert report.waiting.still_waiting == (three,)
    assert two not in "\n".join(to_lines(report))


def test_the_longest_wait_is_told_and_ends_with_a_place() -> None:
    now = program({"did not say": (2, 1)})
    one, two, three = sorted(now.cohorts[COHORT].applications)[1:]
    history = {
        "first": {one: "waitlisted", two: "waitlisted"},
        "second": {one: "accepted", two: "waitlisted", three: "waitlisted"},
        "third": {two: "waitlisted"},
    }
    waiting = reported(with_earlier(now, history)).waiting
    assert (waiting.people, waiting.longest, waiting.since, waiting.longest_waiting) == (
        2,
        3,
        "first",
        (two,),
    )
    lines = list(to_lines(reported(with_earlier(now, history)), lambda who: f"<{who}>"))
    assert f"The longest wait is over 3 cohorts, since first: <{two}>." in lines


def test_a_later_cohort_does_not_count_as_a_wait() -> None:
    now = program({"did not say": (2, 1)})
    one = sorted(now.cohorts[COHORT].applications)[1]
    after = with_earlier(now, {"after": {one: "waitlisted"}})
    plan = make_plan({"starts": "2030-01-12", "ends": "2030-10-12"})
    later = replace(after.cohorts["after"], plan=plan)
    assert reported(replace(after, cohorts={**after.cohorts, "after": later})).waiting.people == 0


def test_the_report_reads_well(snapshot: SnapshotAssertion) -> None:
    now = program({"woman": (7, 3), "man": (5, 3), "other": (1, 0), "did not say": (9, 4)})
    waiting = sorted(who for who in now.cohorts[COHORT].applications if who != "ama")[3:9]
    history = {
        "first": dict.fromkeys(waiting[:2], "waitlisted"),
        "second": dict.fromkeys(waiting, "waitlisted"),
    }
    assert "\n".join(to_lines(reported(with_earlier(now, history)))) == snapshot


def test_the_command_reports_the_sample() -> None:
    text = run("report", "2027-spring", "fairness", cwd=ROOT)
    assert text.code == 0
    assert "The weakest pair has" in text.out
    assert "hearing" not in text.out
    data = json.loads(run("report", "2027-spring", "fairness", "--format", "json", cwd=ROOT).out)
    assert data["totals"]["placed"] == 26
    assert "hearing" not in json.dumps(data)
