"""Onboarding: each step on the day before and the day after, and the same answer as `due` gives."""

from datetime import date

import pytest
import yaml

from mentorbook.model.application import Application
from mentorbook.model.cohort import CohortPlan
from mentorbook.model.event import Event
from mentorbook.model.pair import Pair
from mentorbook.model.person import Person
from mentorbook.model.program import Cohort, Program
from mentorbook.reports.codes import by_id
from mentorbook.reports.due.all import what_is_due
from mentorbook.reports.onboarding.told import HELPS, onboarding, told
from mentorbook.reports.window import Window, whole
from tests.conftest import ROOT

PLAN = CohortPlan(title="Spring", status="running", starts=date(2026, 3, 2), ends=date(2026, 12, 11))
READY = """
as: [mentee]
status: accepted
mode: [video, phone]
availability: ["Tue 17:00-19:00"]
agreement: {signed: 2026-02-20}
training: {smart-goals: 2026-02-24}
"""
PEOPLE = ("ama", "bo")
PAIR = """
status: active
agreement: {signed: {ama: 2026-03-03, bo: 2026-03-05}}
sessions: {2026-03-12: {}}
"""


def window(
    application: str = READY,
    pair: str = PAIR,
    day: date = date(2026, 3, 20),
    attended: tuple[str, ...] = ("bo", "ama"),
    audience: str = "mentee",
) -> Window:
    event = {"title": "Hello", "starts": "2026-03-04T13:00", "kind": "orientation", "attended": attended}
    people = {
        who: Person.model_validate({"name": who, "private": {"email": f"{who}@x.example"}}) for who in PEOPLE
    }
    mentor = READY.replace("mentee", "mentor").replace("[video, phone]", "[video, in-person]")
    cohort = Cohort(
        id="spring",
        plan=PLAN,
        applications={
            "ama": Application.model_validate(yaml.safe_load(mentor)),
            "bo": Application.model_validate(yaml.safe_load(application)),
        },
        pairs={"ama--bo": Pair.model_validate(yaml.safe_load(pair))},
        events={"hello": Event.model_validate({**event, "for": [audience, "mentor"]})},
    )
    (found,) = whole(Program(people=people, cohorts={"spring": cohort}), day)
    return found


def states(known: Window, who: str = "bo") -> dict[str, str]:
    (one,) = (one for one in onboarding(known) if one.who == who)
    return {step.name: step.state for step in one.steps}


def test_whoever_has_done_everything_is_through() -> None:
    assert [one.who for one in onboarding(window()) if one.is_done] == ["ama", "bo", "ama--bo"]


@pytest.mark.parametrize(
    ("without", "step"),
    [
        ("mode: [video, phone]\n", "channels"),
        ('availability: ["Tue 17:00-19:00"]\n', "channels"),
        ("training: {smart-goals: 2026-02-24}\n", "training"),
    ],
)
def test_what_is_missing_is_open(without: str, step: str) -> None:
    found = states(window(READY.replace(without, "")))
    assert {name for name, state in found.items() if state != "done"} == {step}


def test_a_signature_counts_from_its_day_and_under_either_agreement() -> None:
    without = READY.replace("agreement: {signed: 2026-02-20}\n", "")
    assert states(window(without))["agreement"] == "done"
    assert states(window(without, day=date(2026, 3, 4)))["agreement"] == "open"
    assert states(window(without, day=date(2026, 3, 5)))["agreement"] == "done"


@pytest.mark.parametrize(
    ("day", "attended", "training", "state"),
    [
        (date(2026, 3, 3), ("bo",), "", "ahead"),
        (date(2026, 3, 4), ("bo",), "", "done"),
        (date(2026, 3, 5), ("ama",), "", "missed"),
        (date(2026, 3, 11), (), "", "open"),
        (date(2026, 3, 12), (), "", "missed"),
        (date(2026, 3, 20), ("ama",), "roles-and-expectations: 2026-03-18", "done"),
        (date(2026, 3, 17), ("ama",), "roles-and-expectations: 2026-03-18", "missed"),
    ],
)
def test_orientation_is_ahead_attended_missed_or_made_up_for(
    day: date, attended: tuple[str, ...], training: str, state: str
) -> None:
    application = READY.replace("smart-goals: 2026-02-24", training) if training else READY
    known = window(application, day=day, attended=attended)
    assert states(known)["orientation"] == state
    duties = what_is_due(known.program, day, 30)
    assert any(duty.rule == "orientation" and duty.who == "bo" for duty in duties) == (state == "missed")


def test_an_event_for_mentors_is_not_a_mentees_orientation() -> None:
    assert states(window(audience="mentor"))["orientation"] == "open"


@pytest.mark.parametrize(
    ("pair", "day", "step", "state"),
    [
        (PAIR.replace(", bo: 2026-03-05", ""), date(2026, 3, 20), "agreement", "open"),
        (
            PAIR.replace("sessions", "goals").replace("2026-03-12: {}", ""),
            date(2026, 3, 19),
            "first session",
            "ahead",
        ),
        (
            PAIR.replace("sessions", "goals").replace("2026-03-12: {}", ""),
            date(2026, 3, 20),
            "first session",
            "missed",
        ),
    ],
)
def test_a_pairs_steps(pair: str, day: date, step: str, state: str) -> None:
    assert states(window(pair=pair, day=day), "ama--bo")[step] == state


def test_a_pair_needs_a_way_to_meet_that_both_named() -> None:
    assert states(window(READY.replace("[video, phone]", "[phone]")), "ama--bo")["channels"] == "open"


def test_it_is_told_in_three_ways_that_agree() -> None:
    known = window(READY.replace("training: {smart-goals: 2026-02-24}\n", ""))
    found = told(onboarding(known), known, {"people": by_id, "pairs": by_id})
    assert found.data["people"]["bo"]["training"] == {"state": "open", "evidence": "no module is recorded"}
    assert ("people", "bo", "training", "open", "no module is recorded") in found.rows
    lines = list(found.lines)
    assert "1 of 2 are through." in lines
    assert "- **training**: bo: no module is recorded (message training-reminder)" in lines


def test_every_step_has_help_that_exists() -> None:
    asked = {(one.whose, step.name) for one in onboarding(window()) for step in one.steps}
    assert asked == set(HELPS)
    for kind, name in (help_.split(" ", 1) for help_ in HELPS.values()):
        page = f"docs/library/messages/{name}.md" if kind == "message" else f"docs/{name}"
        assert (ROOT / page).is_file(), page
