"""What is due: each rule on its day and not the day before, and nothing from after the day it is asked for."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
import yaml

from mentorbook.model.application import Application
from mentorbook.model.charter import Charter
from mentorbook.model.cohort import CohortPlan
from mentorbook.model.event import Event
from mentorbook.model.improvement import Adjustment
from mentorbook.model.pair import Pair, Session
from mentorbook.model.person import Person
from mentorbook.model.program import Cohort, Program
from mentorbook.model.survey import Response, Survey
from mentorbook.reports.due.all import what_is_due
from mentorbook.source.program import read_program
from tests.conftest import ROOT

DUE = ROOT / "scripts/mentorbook/reports/due"
PLAN = CohortPlan(
    title="Spring",
    status="running",
    starts=date(2026, 3, 2),
    ends=date(2026, 12, 11),
    milestones={"midpoint": date(2026, 7, 15)},
)
CHARTER = Charter.model_validate(
    {
        "name": "Paper",
        "cadence": {"session": "monthly", "review": "quarterly"},
        "health": {"silent_days": 21, "close_days": 97, "fit_after_sessions": 2},
    }
)
SIGNED = "agreement: {signed: {ama: 2026-03-03, bo: 2026-03-03}}"
FIT = "fit: {ama: good, bo: good}"
PAIR = f"""
status: active
{SIGNED}
goals: {{lead: {{statement: Lead., due: 2026-09-30, status: on-track}}}}
sessions:
  2026-03-10: {{minutes: 75, {FIT}, actions: {{read: {{who: bo, due: 2026-03-24}}}}}}
"""


def program(pair: str | None = None, **cohort: Any) -> Program:
    plan = cohort.pop("plan", PLAN)
    pairs = {"ama--bo": Pair.model_validate(yaml.safe_load(pair))} if pair else {}
    more = {
        name: cohort.pop(name) for name in ("adjustments", "people", "surveys", "charter") if name in cohort
    }
    here = Cohort(id="spring", plan=plan, pairs=pairs, **cohort)
    return replace(Program(charter=CHARTER, cohorts={"spring": here}), **more)


def test_every_message_that_due_can_name_is_a_page_of_the_library() -> None:
    """What the code says, and what the sample is told over the years."""
    code = "".join(path.read_text("utf-8") for path in DUE.glob("*.py"))
    sample = read_program(ROOT / "program").program
    days = [date(2025, 6, 1) + timedelta(days=14 * number) for number in range(66)]
    told = {duty.message for day in days for duty in what_is_due(sample, day, 14) if duty.message}
    pages = {path.stem for path in (ROOT / "docs/library/messages").glob("*.md")}
    assert len(told) > 15
    assert (told | set(re.findall(r'message="([a-z0-9-]+)"', code))) - pages == set()


def rules(known: Program, day: date, ahead: int = 0) -> list[str]:
    return [duty.rule for duty in what_is_due(known, day, ahead)]


UNSIGNED = "status: proposed"
NO_SESSION = f"status: active\n{SIGNED}"
TWICE = """
status: active
agreement: {signed: {ama: 2026-03-03, bo: 2026-03-03}}
sessions: {2026-03-10: {}, 2026-04-10: {fit: {ama: good}}}
"""
CASES: list[tuple[str, str, date]] = [
    ("agreement", UNSIGNED, date(2026, 3, 16)),
    ("first-meeting", NO_SESSION, date(2026, 3, 17)),
    ("action", PAIR, date(2026, 3, 24)),
    ("fit-check", TWICE, date(2026, 4, 17)),
    ("no-goals", TWICE, date(2026, 4, 24)),
    ("goal", PAIR, date(2026, 9, 30)),
    ("review", PAIR, date(2026, 6, 1)),
    ("final-session", PAIR, date(2026, 12, 11)),
    ("close-journal", PAIR, date(2026, 12, 25)),
]


@pytest.mark.parametrize(("rule", "pair", "due"), CASES, ids=[case[0] for case in CASES])
def test_a_pairs_duty_has_its_day(rule: str, pair: str, due: date) -> None:
    eve = due - timedelta(days=1)
    assert [duty.due for duty in what_is_due(program(pair), eve, 1) if duty.rule == rule] == [due]
    assert rule not in rules(program(pair), eve)


def test_the_next_session_follows_the_rhythm_until_silence_takes_over() -> None:
    asked = {
        day: what_is_due(program(PAIR), date(2026, 3, 10) + timedelta(day), 14) for day in (15, 16, 21, 22)
    }
    found = {day: [duty.due for duty in duties if duty.rule == "session"] for day, duties in asked.items()}
    assert found == {15: [], 16: [date(2026, 4, 9)], 21: [date(2026, 4, 9)], 22: []}


def test_silence_becomes_an_ending() -> None:
    asked = {day: rules(program(PAIR), date(2026, 3, 10) + timedelta(days=day)) for day in (21, 22, 97, 98)}
    assert [("silence" in found, "close" in found) for found in asked.values()] == [
        (False, False),
        (True, False),
        (True, False),
        (False, True),
    ]


def test_a_nudge_grows_firmer_after_two_weeks() -> None:
    messages = {
        day: [
            duty.message for duty in what_is_due(program(NO_SESSION), date(2026, 3, 3) + timedelta(day), 14)
        ]
        for day in (6, 7, 13, 14)
    }
    assert "first-meeting-nudge-day-7" not in messages[6]
    assert "first-meeting-nudge-day-7" in messages[7]
    assert "first-meeting-nudge-day-7" in messages[13]
    assert "first-meeting-nudge-day-14" in messages[14]


def test_only_who_has_not_signed_is_asked() -> None:
    half = "status: accepted\nagreement: {signed: {ama: 2026-03-03}}"
    (asked,) = (duty for duty in what_is_due(program(half), date(2026, 3, 20), 0) if duty.rule == "agreement")
    assert asked.to == ("bo",)


def application(**fields: Any) -> dict[str, Application]:
    return {"bo": Application.model_validate({"as": ["mentee"], "applied": "2026-01-10", **fields})}


MATCHING = PLAN.model_copy(
    update={"status": "matching", "apply": PLAN.apply.model_copy(update={"closes": date(2026, 1, 31)})}
)


@pytest.mark.parametrize(
    ("fields", "rule", "message", "due"),
    [
        ({"status": "submitted"}, "application-answer", "application-incomplete", date(2026, 1, 14)),
        (
            {"status": "submitted", "goals": "Lead.", "seeks": ["x"], "availability": ["Mon 09:00-10:00"]},
            "application-answer",
            "application-received",
            date(2026, 1, 14),
        ),
        ({"status": "screened"}, "application-decision", "application-accepted", date(2026, 2, 14)),
        ({"status": "waitlisted"}, "word-to-who-waits", "waitlisted", date(2026, 3, 11)),
        ({"status": "accepted"}, "training", "training-reminder", date(2026, 2, 23)),
    ],
)
def test_an_application_asks_for_its_answer(
    fields: dict[str, Any], rule: str, message: str, due: date
) -> None:
    known = program(plan=MATCHING, applications=application(**fields))
    found = {duty.rule: duty for duty in what_is_due(known, date(2026, 2, 20), 30)}
    assert (found[rule].message, found[rule].due) == (message, due)


def test_what_was_not_there_yet_is_not_asked_for() -> None:
    known = program(plan=MATCHING, applications=application(status="submitted"))
    assert [rule for rule in rules(known, date(2026, 1, 9), 30) if rule.startswith("application")] == []


def test_the_coordinator_marks_who_came_and_invites_in_time() -> None:
    event = Event.model_validate({"title": "Kick-off", "starts": "2026-03-20T15:00"})
    known = program(events={"kick-off": event})
    assert "attendance" in rules(known, date(2026, 3, 27))
    assert rules(known, date(2026, 3, 6)).count("event") == 1  # the invitation
    assert rules(known, date(2026, 3, 18)).count("event") == 1  # the reminder
    there = event.model_copy(update={"attended": ("bo",)})
    assert "attendance" not in rules(program(events={"kick-off": there}), date(2026, 3, 27))


def test_a_wave_is_late_until_the_first_answer() -> None:
    pulse = {"pulse": Survey.model_validate({"title": "Pulse", "when": {"every": "month"}})}
    none, one = (
        program(surveys=pulse, responses=answers)
        for answers in ({}, {("pulse-2026-04", "a1"): Response(on=date(2026, 4, 3))})
    )
    assert rules(none, date(2026, 4, 4), 10) == ["survey"]
    assert rules(one, date(2026, 4, 4), 10) == ["survey-reminder"]
    assert rules(one, date(2026, 4, 20), 0) == []


def test_the_program_has_duties_of_its_own() -> None:
    known = program(
        adjustments={"a": Adjustment(change="Shorter.", review=date(2026, 5, 1))},
        people={"bo": Person(name="Bo", retain_until=date(2026, 5, 2))},
    )
    assert rules(known, date(2026, 5, 2)) == ["adjustment", "retention"]
    (of_cohort,) = known.cohorts.values()
    assert what_is_due(known, date(2026, 5, 2), 0, of_cohort) == ()


def as_of(day: date) -> Callable[[Cohort], Cohort]:
    """A cohort with everything after a day taken out, as it stood in the files then."""

    def before(cohort: Cohort) -> Cohort:
        pairs = {name: known_on(pair, day) for name, pair in cohort.pairs.items()}
        responses = {key: one for key, one in cohort.responses.items() if one.on and one.on <= day}
        return replace(cohort, pairs=pairs, responses=responses)

    return before


def known_on(pair: Pair, day: date) -> Pair:
    def undone(session: Session) -> Session:
        done = {
            name: one.done if one.done and one.done <= day else None for name, one in session.actions.items()
        }
        actions = {name: one.model_copy(update={"done": done[name]}) for name, one in session.actions.items()}
        return session.model_copy(update={"actions": actions})

    sessions = {on: undone(session) for on, session in pair.sessions.items() if on <= day}
    signed = {who: on for who, on in pair.agreement.signed.items() if on <= day}
    ended = pair.ended if pair.ended and pair.ended.on <= day else None
    agreement = pair.agreement.model_copy(update={"signed": signed})
    return pair.model_copy(update={"sessions": sessions, "agreement": agreement, "ended": ended})


@pytest.mark.parametrize("weeks", range(0, 50, 7))
def test_nothing_from_after_the_day_is_looked_at(weeks: int) -> None:
    """The closed cohort of the sample, asked in the past, tells what its files told then."""
    sample = read_program(ROOT / "program").program
    day = date(2025, 9, 8) + timedelta(weeks=weeks)
    then = replace(sample, cohorts={name: as_of(day)(cohort) for name, cohort in sample.cohorts.items()})
    assert what_is_due(then, day, 14) == what_is_due(sample, day, 14)
    assert what_is_due(sample, day, 14)


def test_every_message_and_page_that_is_named_exists_once_the_shelf_does() -> None:
    sample = read_program(ROOT / "program").program
    days = [date(2025, 6, 1) + timedelta(weeks=week) for week in range(80)]
    duties = [duty for day in days for duty in what_is_due(sample, day, 30)]
    pages = {duty.page for duty in duties if duty.page}
    assert [page for page in sorted(pages) if not (ROOT / "docs" / page).is_file()] == []
    shelf = ROOT / "docs" / "library" / "messages"
    messages = {duty.message for duty in duties if duty.message}
    assert len(messages) > 10
    if shelf.is_dir():
        assert [name for name in sorted(messages) if not (shelf / f"{name}.md").is_file()] == []
