"""Rules about goals: whether the two will be able to tell that one is reached."""

from __future__ import annotations

from datetime import date

from mentorbook.model.pair import Goal, Pair, members_of

from ..rule import Case, Issue, Issues, rule
from ..smart import missing_letters


@rule("MB340", "goal-misses-a-letter", "info", over="pair")
def goal_misses_a_letter(pair: Pair, case: Case) -> Issues:
    """A goal lacks a letter of SMART: specific, measurable, achievable or time-bound.

    Why: A goal that nobody can picture or count is dropped in silence. The finding names the letter and asks the
    question that usually finds it; the goal builder among the tools asks the same ones. A goal counts as achievable
    once the learner has agreed to a first step in a session. Whether it is relevant is for the two to say. Goals
    that were reached or dropped are left alone.

    Bad:
        # cohorts/spring/pairs/ana-sousa--kai-ito.yml
        status: accepted
        goals: {clear-report: {statement: Become more confident., due: 2027-06-30}}

    Good:
        # cohorts/spring/pairs/ana-sousa--kai-ito.yml
        status: accepted
        goals: {clear-report: {statement: Write what the board reads., measure: reports, target: 3, due: 2027-06-30}}
    """
    mentor, *mentees = members_of(case.id, pair)
    learners = frozenset((mentor, *mentees) if pair.format == "peer" else mentees)
    for name, goal in pair.goals.items():
        for missing in (
            missing_letters(goal, pair, learners, _since(pair, case)) if _is_open(pair, goal) else ()
        ):
            stands = missing.field if missing.field in goal.model_fields_set else "statement"
            yield Issue(
                message=f"goal '{name}' is not {missing.name} ({missing.letter})",
                path=("goals", name, stands),
                hint=missing.ask,
            )


def _is_open(pair: Pair, goal: Goal) -> bool:
    return pair.status != "ended" and goal.status not in ("achieved", "dropped")


def _since(pair: Pair, case: Case) -> date | None:
    """The first day on which the pair could meet."""
    days = [*pair.agreement.signed.values(), *pair.sessions]
    starts = case.cohort.plan.starts if case.cohort.plan else None
    return min(days, default=starts)
