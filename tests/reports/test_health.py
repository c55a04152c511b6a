"""Signs that a pair is at risk: each with the pair that shows it, and one that just does not."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
import yaml

from mentorbook.model.charter import Charter
from mentorbook.model.cohort import CohortPlan
from mentorbook.model.pair import Pair
from mentorbook.model.program import Cohort, Program
from mentorbook.reports.health.told import health
from mentorbook.reports.window import whole

PLAN = CohortPlan(title="Spring", status="running", starts=date(2026, 3, 2), ends=date(2026, 12, 11))
CHARTER = Charter.model_validate(
    {"name": "Paper", "cadence": {"minutes": [60, 90]}, "health": {"silent_days": 40, "close_days": 97}}
)
GOOD = "fit: {ama: good, bo: good}"
WELL = f"""
status: active
agreement: {{signed: {{ama: 2026-03-03, bo: 2026-03-03}}}}
goals: {{lead: {{statement: Lead., due: 2026-12-01, progress: {{2026-06-01: 0.4}}}}}}
sessions: {{2026-03-10: {{minutes: 75, {GOOD}}}, 2026-04-10: {{minutes: 75}}, """
WELL += "2026-05-10: {minutes: 75}, 2026-06-01: {minutes: 75}}\n"
TASKS = "{a: {who: ama, done: 2026-03-20}, b: {who: ama, done: 2026-03-20}, c: {who: ama, done: 2026-03-20}, "
OF_BO = "d: {{who: bo, done: {done}}}, e: {{who: bo}}, f: {{who: bo, done: 2026-03-21}}}}"


def signs(journal: str, day: date = date(2026, 6, 20), **limits: float) -> list[str]:
    charter = CHARTER.model_copy(update={"health": CHARTER.health.model_copy(update=limits)})
    cohort = Cohort(id="spring", plan=PLAN, pairs={"ama--bo": Pair.model_validate(yaml.safe_load(journal))})
    (window,) = whole(replace(Program(charter=charter), cohorts={"spring": cohort}), day)
    return [sign.name for patient in health(window) for sign in patient.signs]


def test_nobody_is_asked_about_once_the_cohort_is_over() -> None:
    assert "silence" in signs(WELL, PLAN.ends - timedelta(days=1))
    assert signs(WELL, PLAN.ends) == []


def test_a_pair_that_is_well_has_no_sign() -> None:
    assert signs(WELL) == []


@pytest.mark.parametrize(
    ("sign", "ill", "just_well"),
    [
        ("no chemistry", WELL.replace("bo: good", "bo: not-good"), WELL.replace("bo: good", "bo: unsure")),
        (
            "expectations differ",
            WELL.replace("bo: good", "bo: unsure"),
            WELL.replace("{ama: good, bo: good}", "{ama: good}"),
        ),
        ("expectations differ", WELL.replace(", bo: 2026-03-03", ""), WELL),
        (
            "lack of time",
            WELL.replace("minutes: 75}, 2026-05", "minutes: 50}, 2026-05")
            .replace("2026-05-10: {minutes: 75", "2026-05-10: {minutes: 45")
            .replace("2026-06-01: {minutes: 75", "2026-06-01: {minutes: 59"),
            WELL.replace("2026-06-01: {minutes: 75", "2026-06-01: {minutes: 59"),
        ),
        (
            "lack of time",
            WELL.replace("2026-05-10: {", "2026-05-10: {held: false, ").replace(
                "2026-04-10: {", "2026-04-10: {held: false, "
            ),
            WELL.replace("2026-05-10: {", "2026-05-10: {held: false, "),
        ),
        (
            "one-sided effort",
            WELL.replace("75, fit", f"75, actions: {TASKS}{OF_BO.format(done='null')}, fit"),
            WELL.replace("75, fit", f"75, actions: {TASKS}{OF_BO.format(done='2026-03-21')}, fit"),
        ),
    ],
)
def test_a_sign_is_seen_and_what_is_almost_one_is_not(sign: str, ill: str, just_well: str) -> None:
    assert sign in signs(ill)
    assert sign not in signs(just_well)


def test_silence_starts_the_day_after_the_programs_patience() -> None:
    assert "silence" not in signs(WELL, date(2026, 7, 11))
    assert "silence" in signs(WELL, date(2026, 7, 12))


def test_momentum_fades_when_gaps_grow() -> None:
    """Gaps of 15, 15 and 15 days, then 40 and 20: on average 30 against 15."""
    days = ("2026-03-10", "2026-03-25", "2026-04-09", "2026-04-24", "2026-06-03")
    journal = WELL[: WELL.index("sessions:")] + f"sessions: {{{', '.join(f'{day}: {{}}' for day in days)}}}\n"
    assert "fading momentum" in signs(journal, date(2026, 6, 23))
    assert "fading momentum" not in signs(journal, date(2026, 6, 23), fading_factor=2.0)


def test_a_goal_stands_still_until_something_is_recorded() -> None:
    assert "a goal stands still" not in signs(WELL, date(2026, 8, 30))
    assert "a goal stands still" in signs(WELL, date(2026, 8, 31))
    assert "a goal stands still" not in signs(WELL, date(2026, 12, 2))


def test_a_pair_that_has_ended_is_no_patient() -> None:
    ended = WELL.replace("bo: good", "bo: not-good") + 'ended: {"on": 2026-06-10, reason: no-chemistry}\n'
    assert signs(ended) == []
    assert "no chemistry" in signs(ended, date(2026, 6, 9))
