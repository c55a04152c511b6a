"""Data to records: what is wrong is said, what is right is kept, and nothing private is repeated."""

from typing import Any

import pytest
from pydantic import BaseModel

from mentorbook.model.application import Application
from mentorbook.model.charter import Charter
from mentorbook.model.cohort import CohortPlan, Constraints, Outcomes
from mentorbook.model.event import Event
from mentorbook.model.fields import AbsentFieldError
from mentorbook.model.matching import MatchingSettings
from mentorbook.model.page import Page
from mentorbook.model.pair import Pair
from mentorbook.model.person import Person
from mentorbook.model.survey import Questions, Response
from mentorbook.source.problem import Problem
from mentorbook.source.records import read_record


def read(model: type[BaseModel], data: Any) -> tuple[Any, list[Problem]]:
    return read_record(model, data, "file.yml")


# model, data, rule, path, and a word of message or hint.
FAULTS: list[tuple[type[BaseModel], Any, str, tuple[str | int, ...], str]] = [
    (Person, {}, "missing-field", (), "'name' is missing"),
    (Person, {"name": "Kai", "timezone": "x"}, "unknown-field", ("timezone",), "did you mean 'time_zone'?"),
    (Person, {"name": "Kai", "TimeZone": "x"}, "unknown-field", ("TimeZone",), "did you mean 'time_zone'?"),
    (Person, {"name": "Kai", "quux": 1}, "unknown-field", ("quux",), "fields here: name, pronouns"),
    (Person, {"nmae": "Kai"}, "unknown-field", ("nmae",), "did you mean 'name'?"),
    (Person, {"name": "Kai", "languages": "en"}, "wrong-type", ("languages",), "a list"),
    (Person, {"name": "Kai", "stage": 7}, "wrong-type", ("stage",), "must be text"),
    (Person, {"name": "Kai", "stage": True}, "wrong-type", ("stage",), "must be text"),
    (Person, {"name": "Kai", "years_here": "four"}, "wrong-type", ("years_here",), "a number"),
    (Person, {"name": "Kai", "years_here": 900}, "out-of-range", ("years_here",), "80"),
    (Person, {"name": "Kai", "years_here": -1}, "out-of-range", ("years_here",), "0"),
    (Person, {"name": "Kai", "stage": "Senior Lead"}, "bad-format", ("stage",), "form"),
    (Person, {"name": "x" * 201}, "out-of-range", ("name",), "200"),
    (Person, {"name": "a\nb"}, "bad-format", ("name",), "form"),
    (Person, {"name": "Kai", "retain_until": "31.12.2027"}, "bad-format", ("retain_until",), "2026-03-02"),
    (Person, {"name": "Kai", "retain_until": "2027-02-30"}, "impossible-date", ("retain_until",), "no such day"),
    (Person, {"name": "Kai", "retain_until": 2027}, "bad-format", ("retain_until",), "year-month-day"),
    (Person, {"name": "Kai", "consent": {"profil": None}}, "unknown-field", ("consent", "profil"), "'profile'"),
    (Person, {"name": "Kai", "consent": "2026-01-01"}, "wrong-type", ("consent",), "field: value"),
    (Application, {"as": []}, "out-of-range", ("as",), "1"),
    (Application, {"as": ["mentr"]}, "bad-choice", ("as", 0), "did you mean 'mentor'?"),
    (Application, {"as": ["mentee"], "status": "acepted"}, "bad-choice", ("status",), "'accepted'"),
    (Application, {"as": ["mentee"], "status": "x"}, "bad-choice", ("status",), "Choose one of: submitted,"),
    (Application, {"as": ["mentor"], "offers": {"Bad Topic": 5}}, "bad-format", ("offers", "Bad Topic"), "form"),
    (Application, {"as": ["mentor"], "offers": {"ok": 9}}, "out-of-range", ("offers", "ok"), "5"),
    (Application, {"as": ["mentor"], "offers": {"ok": 4.5}}, "wrong-type", ("offers", "ok"), "whole number"),
    (Application, {"as": ["mentor"], "interview": {"by": "x"}}, "missing-field", ("interview",), "'score'"),
    (Charter, {"name": "P", "objectives": {"a": {"measure": "goal_atainment"}}}, "bad-choice",
     ("objectives", "a", "measure"), "'goal_attainment'"),
    (Charter, {"name": "P", "eligibility": {"mentor": {"month": 3}}}, "unknown-field",
     ("eligibility", "mentor", "month"), "'months'"),
    (Charter, {"name": "P", "objectives": {"measure": {"mesure": "nps"}}}, "unknown-field",
     ("objectives", "measure", "mesure"), "'measure'"),
    (CohortPlan, {"title": "A", "status": "open", "starts": "2026-01-01"}, "missing-field", (), "'ends'"),
    (MatchingSettings, {"criteria": {"topics": "lots"}}, "out-of-range", ("criteria", "topics"), "high, medium"),
    (MatchingSettings, {"criteria": {"topic": 3}}, "bad-choice", ("criteria", "topic"), "'topics'"),
    (Event, {"title": "A", "starts": "2026-03-04"}, "bad-format", ("starts",), "2026-03-04T15:00"),
    (Event, {"title": "A", "starts": "2026-03-04T25:00"}, "impossible-date", ("starts",), "no such"),
    (Pair, {"status": "active", "sessions": {"tomorrow": {}}}, "bad-format", ("sessions", "tomorrow"), "date"),
    (Pair, {"status": "active", "goals": {"g": {"statement": "s", "progress": {"2026-01-01": 7}}}},
     "out-of-range", ("goals", "g", "progress", "2026-01-01"), "1"),
    (Questions, {"q": {"text": "Why?", "typ": "text"}}, "unknown-field", ("q", "typ"), "'type'"),
    (Questions, {"q": {"text": "Why?", "type": "txt"}}, "bad-choice", ("q", "type"), "'text'"),
    (Outcomes, {"bo": {"promotd": None}}, "unknown-field", ("bo", "promotd"), "'promoted'"),
    (Page, {"title": "A", "summary": "B", "kind": "guide"}, "missing-field", (), "'for'"),
    (Person, None, "wrong-type", (), "empty"),
    (Person, ["a"], "wrong-type", (), "a list"),
    (Person, "text", "wrong-type", (), "single value"),
]  # fmt: skip


@pytest.mark.parametrize(("model", "data", "rule", "path", "word"), FAULTS)
def test_a_fault_is_named_placed_and_explained(
    model: type[BaseModel], data: Any, rule: str, path: tuple[str | int, ...], word: str
) -> None:
    _, problems = read(model, data)
    assert [(problem.rule, problem.path) for problem in problems] == [(rule, path)]
    assert word in f"{problems[0].message} {problems[0].hint}"


def test_all_faults_of_a_record_are_told_at_once() -> None:
    _, problems = read(Person, {"timezone": "x", "stage": 7, "languages": "en", "retain_until": "soon"})
    assert sorted(problem.rule for problem in problems) == [
        "bad-format",
        "missing-field",
        "unknown-field",
        "wrong-type",
        "wrong-type",
    ]


def test_a_misspelled_required_field_is_one_fault() -> None:
    _, problems = read(Person, {"nmae": "Kai"})
    assert [(problem.rule, problem.replacement) for problem in problems] == [("unknown-field", "name")]


def test_a_thousand_faults_are_not_a_thousand_findings() -> None:
    record, problems = read(Application, {"as": ["mentor"], "seeks": ["Not An Id"] * 1000})
    assert record is None
    assert len(problems) == 201
    assert "800 more" in problems[-1].message


# What is kept of a record that is partly wrong.


def test_a_broken_field_does_not_hide_the_others() -> None:
    record, _ = read(Person, {"name": "Kai", "stage": 7, "languages": ["en"], "consent": {"profil": 1}})
    assert (record.name, record.languages, record.stage) == ("Kai", ("en",), None)


def test_only_the_broken_items_of_a_list_are_dropped() -> None:
    data = {"as": ["mentee"], "seeks": ["Bad One", "writing", "Bad Two", "speaking", 3]}
    record, problems = read(Application, data)
    assert record.seeks == ("writing", "speaking")
    assert [problem.path for problem in problems] == [("seeks", 0), ("seeks", 2), ("seeks", 4)]


def test_only_the_broken_rows_of_a_table_are_dropped() -> None:
    record, _ = read(Application, {"as": ["mentor"], "offers": {"Bad Topic": 5, "writing": 4, "speaking": 9}})
    assert record.offers == {"writing": 4}


def test_a_broken_row_of_a_file_that_is_a_table_leaves_the_others() -> None:
    record, _ = read(Questions, {"a": {"text": "Why?"}, "b": {"txt": "How?"}})
    assert list(record.root) == ["a"]


def test_a_nested_record_without_its_required_field_is_dropped_alone() -> None:
    record, _ = read(Application, {"as": ["mentor"], "interview": {"by": "x"}, "goals": "Help."})
    assert (record.interview, record.goals) == (None, "Help.")


def test_a_missing_required_field_is_absent_for_those_who_ask_for_it_only() -> None:
    record, _ = read(CohortPlan, {"title": "A", "status": "open", "starts": "2026-01-01"})
    assert str(record.starts) == "2026-01-01"
    with pytest.raises(AbsentFieldError):
        _ = record.ends


def test_a_broken_required_field_is_absent_too() -> None:
    record, _ = read(Application, {"as": "mentor", "seeks": ["writing"]})
    assert record.seeks == ("writing",)
    with pytest.raises(AbsentFieldError):
        _ = record.mentors


def test_a_word_that_no_record_has_is_a_plain_attribute_error() -> None:
    record, _ = read(Person, {"name": "Kai"})
    with pytest.raises(AttributeError) as caught:
        _ = record.nickname
    assert not isinstance(caught.value, AbsentFieldError)


def test_reading_leaves_the_data_as_it_is() -> None:
    data = {"as": ["mentee", "x"], "offers": {"Bad": 1}}
    read(Application, data)
    assert data == {"as": ["mentee", "x"], "offers": {"Bad": 1}}


def test_a_good_record_raises_nothing() -> None:
    record, problems = read(Person, {"name": "Kai Itō", "years_here": 3})
    assert (record.name, record.years_here, problems) == ("Kai Itō", 3, [])


# Repairs that cannot change what was meant.


@pytest.mark.parametrize("value", [7, 1.10, 31])
def test_a_number_that_should_be_text_is_to_be_put_in_quotes_as_it_stands(value: float) -> None:
    _, problems = read(Person, {"name": "Kai", "stage": value})
    assert (problems[0].replacement, problems[0].safe) == ('"{}"', True)


@pytest.mark.parametrize("value", [True, None, ["x"], {"x": 1}])
def test_other_types_have_no_safe_repair(value: Any) -> None:
    _, problems = read(Person, {"name": value})
    assert not any(problem.safe for problem in problems)


# Nothing private is repeated in a message.

CANARY = "Quillon Farnsworth 555-0134"


@pytest.mark.parametrize(
    ("model", "data"),
    [
        (Person, {"name": "Kai", "private": {"email": CANARY * 20}}),
        (Person, {"name": "Kai", "private": {"manager": CANARY}}),
        (Person, {"name": "Kai", "private": {"phone": CANARY + "\n"}}),
        (Person, {"name": "Kai", "private": {"identity": CANARY}}),
        (Person, {"name": "Kai", "private": CANARY}),
        (Person, {"name": CANARY * 20}),
        (Person, {"name": "Kai", "about": [CANARY]}),
        (Application, {"as": ["mentee"], "avoids": [CANARY]}),
        (Application, {"as": ["mentee"], "prefers": CANARY}),
        (Application, {"as": ["mentee"], "interview": {"score": CANARY}}),
        (Application, {"as": ["mentee"], "reason": [CANARY]}),
        (Application, {"as": ["mentee"], "goals": [CANARY]}),
        (Pair, {"status": "ended", "ended": {"on": "2026-01-01", "reason": CANARY}}),
        (Pair, {"status": "active", "sessions": {"2026-01-01": {"fit": {"bo": CANARY}}}}),
        (Constraints, {"pins": {"first": {"reason": [CANARY]}}}),
        (Constraints, {"vetoes": {"mentor": {"reason": [CANARY]}}}),
        (Outcomes, {"bo": {"promoted": CANARY}}),
        (Outcomes, {"mentor": {"left": CANARY}}),
        (Response, {"as": "mentee", "answers": CANARY}),
        (Event, {"title": "A", "starts": "2026-03-04T15:00", "attended": [CANARY]}),
    ],
)
def test_messages_never_repeat_what_is_private(model: type[BaseModel], data: Any) -> None:
    _, problems = read(model, data)
    assert problems
    assert not [problem for problem in problems if "Quillon" in problem.message + problem.hint]


def test_messages_repeat_what_everybody_may_see() -> None:
    _, problems = read(Application, {"as": ["mentee"], "status": "acepted"})
    assert "acepted" in problems[0].message
