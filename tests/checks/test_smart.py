"""SMART: goals labeled by hand with the letters they lack, and the same questions as the goal builder asks."""

import re
from datetime import date
from typing import Any

import pytest

from mentorbook.checks.smart import NUMBER, VAGUE, missing_letters
from mentorbook.model.pair import Goal, Pair
from tests.conftest import ROOT

SINCE = date(2026, 3, 2)
COUNTED: dict[str, Any] = {"measure": "reviews", "target": 3, "due": date(2026, 9, 30)}
STEP: dict[str, Any] = {"actions": {"draft": {"who": "bo"}}}
TWICE: dict[str, Any] = {"2026-03-10": {}, "2026-04-10": {}}

# Statement, what else the goal says, the letters that a coordinator would ask about.
LABELED: list[tuple[str, dict[str, Any], str]] = [
    ("Present my own work in three design reviews.", COUNTED, ""),
    ("Lead a team of three through one release.", {**COUNTED, "measure": "releases led"}, ""),
    ("Improve two dashboards that the harbor reads.", COUNTED, ""),
    ("Apply for the senior post in the ticketing team.", {**COUNTED, "target": 1}, ""),
    ("Become more confident.", COUNTED, "S"),
    ("Grow as a leader in my department.", COUNTED, "S"),
    ("Work on my network across the company.", COUNTED, "S"),
    ("Delegate.", COUNTED, "S"),
    ("Lead.", {"measure": "weeks", "target": 4}, "S"),
    ("Present my own work in three design reviews.", {"due": date(2026, 9, 30)}, "M"),
    ("Present my own work in three design reviews.", {**COUNTED, "target": None}, "M"),
    ("Present my own work in three design reviews.", {**COUNTED, "measure": None}, "M"),
    ("Get better at feedback.", {"due": date(2026, 9, 30)}, "SM"),
    ("Read one chapter of the handbook.", {**COUNTED, "due": date(2026, 3, 10)}, "T"),
    ("Read one chapter of the handbook.", {**COUNTED, "due": date(2026, 3, 16)}, ""),
    ("Learn about freight.", {"due": date(2026, 3, 5)}, "SMT"),
]


def letters(statement: str, sessions: dict[str, Any] | None = None, **fields: Any) -> str:
    pair = Pair.model_validate({"status": "active", "sessions": sessions or {}})
    goal = Goal.model_validate({"statement": statement, **fields})
    return "".join(missing.letter for missing in missing_letters(goal, pair, frozenset({"bo"}), SINCE))


@pytest.mark.parametrize(("statement", "fields", "lacks"), LABELED)
def test_a_goal_lacks_the_letters_that_a_person_says_it_lacks(
    statement: str, fields: dict[str, Any], lacks: str
) -> None:
    assert letters(statement, **fields) == lacks


@pytest.mark.parametrize(
    ("sessions", "lacks"),
    [
        ({"2026-03-10": {}}, ""),
        (TWICE, "A"),
        ({**TWICE, "2026-04-10": STEP}, ""),
        ({**TWICE, "2026-04-10": {"actions": {"draft": {"who": "ama"}}}}, "A"),
        ({**TWICE, "2026-04-10": {"held": False}}, ""),
    ],
)
def test_a_first_step_is_a_task_of_whoever_learns(sessions: dict[str, Any], lacks: str) -> None:
    assert letters("Present my own work in three design reviews.", sessions, **COUNTED) == lacks


def test_the_goal_builder_asks_the_same_questions() -> None:
    builder = (ROOT / "docs/assets/js/goal.js").read_text(encoding="utf-8")
    assert VAGUE in builder
    assert NUMBER in builder
    asked = [
        "Add a few words: do what, where, with whom?",
        "A sign without a number: give it a target, even if it is “once”.",
        "How will the two of you see that it worked?",
        "Name a first step that you can take without asking anyone.",
        "Less than two weeks is a task. Keep it as your first step and aim further.",
    ]
    ours = (ROOT / "scripts/mentorbook/checks/smart.py").read_text(encoding="utf-8")
    assert [ask for ask in asked if ask not in builder or ask not in ours] == []
    assert "What would a colleague watch you do?" in builder
    assert re.search(r"Say what the two of you will count or watch\.", builder)
