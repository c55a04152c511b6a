"""Which letters of SMART a written goal lacks, with the question that finds them: those of docs/assets/js/goal.js.

Relevant is left to the two: why somebody wants to reach a goal is said in the session and is not kept here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from mentorbook.model.pair import Goal, Pair

Field = Literal["statement", "measure", "target", "due"]

VAGUE = (
    r"\b(improve|improving|grow|growing|develop|developing|better|learn (?:more )?about|understand|be more"
    r"|become more|confident|network(?:ing)?|get good|work on|focus on|progress)\b"
)
NUMBER = r"\d|\b(one|two|three|four|five|six|seven|eight|nine|ten|once|twice|every)\b"
FEWEST_WORDS = 4
A_TASK_DAYS = 14  # what is due sooner is a task, not a goal
SESSIONS_WITHOUT_A_STEP = 2


class Missing(NamedTuple):
    """A letter, what it stands for, the question that finds it, and the field where the answer goes."""

    letter: str
    name: str
    ask: str
    field: Field


def missing_letters(
    goal: Goal, pair: Pair, learners: frozenset[str], since: date | None
) -> Iterator[Missing]:
    """The letters that a goal of a pair lacks. `since` is the first day on which the pair could meet."""
    yield from _specific(goal)
    yield from _measurable(goal)
    yield from _achievable(pair, learners)
    yield from _timed(goal, since)


def _specific(goal: Goal) -> Iterator[Missing]:
    vague = re.search(VAGUE, goal.statement, re.IGNORECASE)
    if vague and not _has_number(goal):
        ask = f"“{vague[0]}” is hard to see. What would a colleague watch you do?"
        yield Missing("S", "specific", ask, "statement")
    elif len(goal.statement.split()) < FEWEST_WORDS:
        yield Missing("S", "specific", "Add a few words: do what, where, with whom?", "statement")


def _measurable(goal: Goal) -> Iterator[Missing]:
    """That target and baseline differ is a rule of its own, MB452."""
    if goal.target is not None and not goal.measure:
        ask = f"{goal.target:g} of what? Say what the two of you will count or watch."
        yield Missing("M", "measurable", ask, "target")
    elif goal.measure and goal.target is None:
        ask = "A sign without a number: give it a target, even if it is “once”."
        yield Missing("M", "measurable", ask, "measure")
    elif not goal.measure:
        yield Missing("M", "measurable", "How will the two of you see that it worked?", "statement")


def _achievable(pair: Pair, learners: frozenset[str]) -> Iterator[Missing]:
    """A first step is a task of whoever learns. Before the second session nobody is asked for one."""
    held = [session for session in pair.sessions.values() if session.held]
    steps = [task for session in held for task in session.actions.values() if task.who in learners | {None}]
    if len(held) >= SESSIONS_WITHOUT_A_STEP and not steps:
        ask = "Name a first step that you can take without asking anyone."
        yield Missing("A", "achievable", ask, "statement")


def _timed(goal: Goal, since: date | None) -> Iterator[Missing]:
    """A goal without a date is a rule of its own, MB450, and so is one outside of the cohort, MB451."""
    if goal.due and since and 0 <= (goal.due - since).days < A_TASK_DAYS:
        ask = "Less than two weeks is a task. Keep it as your first step and aim further."
        yield Missing("T", "time-bound", ask, "due")


def _has_number(goal: Goal) -> bool:
    return re.search(NUMBER, goal.statement, re.IGNORECASE) is not None
