"""The fairness report: figures that are right, and groups that nobody can work out."""

import itertools
import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorbook.matching.match import Matching, match
from mentorbook.model.charter import Charter
from mentorbook.model.program import Program
from mentorbook.privacy.suppression import hidden_rows
from mentorbook.reports.fairness import Fairness, fairness, to_json, to_lines
from tests.cli.running import run
from tests.conftest import ROOT
from tests.matching.programs import COHORT, make_plan, make_program, with_cohort

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


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), min_size=1, max_size=4))
def test_no_small_cell_can_be_worked_out(table: list[tuple[int, int]]) -> None:
    """Whoever knows the totals and the rows shown still finds another table with other small cells."""
    numbers = itertools.count()
    rows = [[{str(next(numbers)) for _ in range(size)} for size in row] for row in table]
    hidden = sorted(hidden_rows(rows, K))
    totals = [sum(table[place][column] for place in hidden) for column in range(2)]
    for place, column in itertools.product(hidden, range(2)):
        could_be = {0, totals[column]} if len(hidden) > 1 else {totals[column]}
        known = len(could_be) == 1
        assert not known or len(hidden) == len(table) or totals[column] == 0 or totals[column] >= K
        assert table[place][column] <= totals[column]
    shown = set(range(len(table))) - set(hidden)
    assert all(cell == 0 or cell >= K for place in shown for cell in table[place])
    assert not shown or all(total == 0 or total >= K for total in totals)


def test_those_who_waited_are_told_apart() -> None:
    now = program({"did not say": (2, 1)})
    plan = make_plan({"starts": "2026-01-12", "ends": "2026-10-12", "status": "closed"})
    one, two, three = sorted(now.cohorts[COHORT].applications)[1:]
    before = {
        who: now.cohorts[COHORT].applications[who].model_copy(update={"status": "waitlisted"})
        for who in (one, three)
    }
    earlier = replace(with_cohort(now).cohorts[COHORT], id="winter", plan=plan, applications=before)
    report = reported(replace(now, cohorts={**now.cohorts, "winter": earlier}))
    assert (report.waiting.people, report.waiting.placed) == (2, 1)
    assert report.waiting.still_waiting == (three,)
    assert two not in "\n".join(to_lines(report))


def test_the_command_reports_the_sample() -> None:
    text = run("report", "2027-spring", "fairness", cwd=ROOT)
    assert text.code == 0
    assert "The weakest pair has" in text.out
    assert "hearing" not in text.out
    data = json.loads(run("report", "2027-spring", "fairness", "--format", "json", cwd=ROOT).out)
    assert data["totals"]["placed"] == 26
    assert "hearing" not in json.dumps(data)
