"""Rules that ask the matcher: pins that cannot hold, rosters that are older than the data, formats left to people."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mentorbook.matching.match import Matching, Refusal, match
from mentorbook.roster.build import build_roster
from mentorbook.roster.lock import lock_text
from mentorbook.source.program import read_program
from tests.checks.laid_over import LaidOver

COHORT = "title: Autumn\nstatus: {status}\nstarts: 2027-01-11\nends: 2027-10-15\n"
APPLICATION = "as: [{role}]\nstatus: accepted\navailability: [{time}]\n"
PIN = "pins:\n  agreed: {{mentor: ana-sousa, mentees: [{mentees}], reason: Agreed., by: coordinator, on: 2026-11-01}}\n"


class Autumn(LaidOver):
    """The base program with a cohort in which Ana mentors Kai and Lea."""

    def __init__(self, folder: Path, status: str = "matching") -> None:
        super().__init__(folder)
        self.put("cohort.yml", COHORT.format(status=status))
        for person, role in (("ana-sousa", "mentor"), ("kai-ito", "mentee")):
            self.apply(person, role)

    def put(self, name: str, text: str) -> None:
        self.write({f"cohorts/autumn/{name}": text})

    def apply(self, person: str, role: str, time: str = '"Tue 16:00-19:00"', more: str = "") -> None:
        self.put(f"applications/{person}.yml", APPLICATION.format(role=role, time=time) + more)

    def said(self, code: str) -> list[str]:
        return [found.message for found in self.findings() if found.rule.code == code]

    def matched(self) -> Matching | Refusal:
        return match(read_program(self.folder / "program").program, "autumn")

    def write_roster(self) -> None:
        result = self.matched()
        assert isinstance(result, Matching)
        known = read_program(self.folder / "program").program
        self.put("roster.yml", lock_text(build_roster(known, result), "autumn"))


@pytest.fixture
def autumn(tmp_path: Path) -> Autumn:
    return Autumn(tmp_path)


def test_a_pin_that_holds_is_silent(autumn: Autumn) -> None:
    autumn.put("constraints.yml", PIN.format(mentees="kai-ito"))
    assert isinstance(autumn.matched(), Matching)
    assert autumn.said("MB246") == []


def test_a_pin_against_rules_names_them_all(autumn: Autumn) -> None:
    autumn.put("constraints.yml", PIN.format(mentees="kai-ito"))
    autumn.write({"matching.yml": "rules: {overlap_minutes: 60, common_language: 2}\n"})
    autumn.apply("kai-ito", "mentee", '"Fri 08:00-10:00"')
    assert isinstance(autumn.matched(), Refusal)
    assert autumn.said("MB246") == [
        "ana-sousa and kai-ito cannot be paired: common_language and overlap_minutes forbid it"
    ]


def test_pins_are_checked_where_the_encoder_is_not_installed(autumn: Autumn, no_encoder: None) -> None:
    rules = "rules: {{common_language: {}, minimum_score: 0.99}}\ntext: encoder\n"
    autumn.put("constraints.yml", PIN.format(mentees="kai-ito"))
    autumn.write({"matching.yml": rules.format(1)})
    assert autumn.said("MB246") == []
    autumn.write({"matching.yml": rules.format(2)})
    assert autumn.said("MB246") == ["ana-sousa and kai-ito cannot be paired: common_language forbids it"]


@pytest.mark.parametrize("who", ["ana-sousa", "kai-ito"])
def test_what_was_asked_in_confidence_is_not_told(autumn: Autumn, who: str) -> None:
    autumn.put("constraints.yml", PIN.format(mentees="kai-ito"))
    (role, other) = ("mentor", "kai-ito") if who == "ana-sousa" else ("mentee", "ana-sousa")
    autumn.apply(who, role, more=f"avoids: [{other}]\n")
    assert isinstance(autumn.matched(), Refusal)
    assert autumn.said("MB246") == ["ana-sousa and kai-ito cannot be paired"]
    (finding,) = [found for found in autumn.findings() if found.rule.code == "MB246"]
    assert "avoid" not in f"{finding.message} {finding.hint}"


def test_more_mentors_than_a_mentee_gets(autumn: Autumn) -> None:
    autumn.apply("lea-brandt", "mentor")
    autumn.write({"matching.yml": "rules: {reporting_line: allow}\n"})
    second = PIN.format(mentees="kai-ito").replace("agreed", "second").replace("ana-sousa", "lea-brandt")
    autumn.put("constraints.yml", PIN.format(mentees="kai-ito") + second.removeprefix("pins:\n"))
    assert isinstance(autumn.matched(), Refusal)
    assert autumn.said("MB246") == [
        "kai-ito is pinned to more mentors than `mentors_per_mentee`: ana-sousa, lea-brandt"
    ]


def test_a_pin_below_the_lowest_score(autumn: Autumn) -> None:
    autumn.put("constraints.yml", PIN.format(mentees="kai-ito"))
    autumn.write({"matching.yml": "criteria: {goals_text: 1}\nrules: {minimum_score: 1.0}\n"})
    assert autumn.said("MB246") == ["ana-sousa and kai-ito cannot be paired: minimum_score forbids it"]


@pytest.mark.parametrize("status", ["closed", "running", "draft"])
def test_pins_of_closed_cohorts_are_history(tmp_path: Path, status: str) -> None:
    autumn = Autumn(tmp_path, status)
    autumn.put("constraints.yml", PIN.format(mentees="kai-ito"))
    autumn.write({"matching.yml": "rules: {common_language: 2}\n"})
    assert bool(autumn.said("MB246")) == (status != "closed")


def test_a_fresh_roster_is_silent_and_a_stale_one_says_what_changed(autumn: Autumn) -> None:
    autumn.write_roster()
    assert autumn.said("MB406") == []
    autumn.apply("kai-ito", "mentee", '"Tue 17:00-19:00"')
    assert autumn.said("MB406") == ["made before applications changed"]
    autumn.write_roster()
    assert autumn.said("MB406") == []


def test_a_new_headline_does_not_make_a_roster_old(autumn: Autumn) -> None:
    autumn.write_roster()
    person = autumn.path("people/ana-sousa.yml")
    person.write_text(person.read_text().replace("Port operations lead", "Head of port operations"))
    assert autumn.said("MB406") == []


@pytest.mark.parametrize("status", ["draft", "open", "closed"])
def test_only_rosters_at_work_can_be_old(tmp_path: Path, status: str) -> None:
    autumn = Autumn(tmp_path, status)
    autumn.write_roster()
    autumn.apply("kai-ito", "mentee", '"Tue 17:00-19:00"')
    assert autumn.said("MB406") == []


def test_a_roster_without_digests_is_left_alone(autumn: Autumn) -> None:
    autumn.put("roster.yml", "version: 1\ntotals: {placed: 0, worst: 0, total: 0}\npairs: {}\n")
    assert autumn.said("MB406") == []


@pytest.mark.parametrize(
    ("status", "closes", "told"),
    [
        ("matching", date(2026, 11, 23), "applications close on 2026-11-23, but the status is 'matching'"),
        ("matching", date(2026, 11, 22), None),
        ("open", date(2026, 11, 23), None),
    ],
)
def test_matching_waits_for_the_last_application(
    tmp_path: Path, status: str, closes: date, told: str | None
) -> None:
    autumn = Autumn(tmp_path, status)
    autumn.put(
        "cohort.yml", COHORT.format(status=status) + f"apply: {{opens: 2026-11-01, closes: {closes}}}\n"
    )
    assert autumn.said("MB227") == ([told] if told else [])


@pytest.mark.parametrize(
    ("time", "hours"),
    [
        ("Tue 19:00-17:00", "22"),
        ("Tue 20:00-08:30", "12.5"),
        ("Tue 20:00-08:00", ""),
        ("Sat 00:00-24:00", ""),
    ],
)
def test_only_times_that_run_far_into_the_next_day_look_swapped(
    autumn: Autumn, time: str, hours: str
) -> None:
    autumn.apply("kai-ito", "mentee", f'"{time}"')
    assert autumn.said("MB331") == (
        [f"this weekly time lasts {hours} hours, into the next day"] if hours else []
    )
