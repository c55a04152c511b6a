"""The report on intake, on a small cohort counted by hand, and on the sample program."""

import json
from datetime import date

import yaml

from mentorbook.model.application import Application
from mentorbook.model.charter import Charter
from mentorbook.model.cohort import CohortPlan
from mentorbook.model.person import Person
from mentorbook.model.program import Cohort, Program
from mentorbook.reports.codes import by_id
from mentorbook.reports.intake import Applicant, funnel, intake
from mentorbook.reports.intake_words import told
from mentorbook.reports.window import whole
from tests.cli.running import run
from tests.conftest import ROOT

PLAN = CohortPlan(title="Spring", status="open", starts=date(2026, 3, 2), ends=date(2026, 12, 11))
TODAY = date(2026, 2, 20)
CHARTER = """
name: Harbor
eligibility: {mentor: {screening: [references, background-check]}, mentee: {screening: [guardian-consent]}}
"""
APPLICATIONS = {
    "ama": "{as: [mentor], status: submitted, applied: 2026-02-10, offers: {writing: 4}, "
    "availability: [Tue 09:00-10:00], screening: {references: 2026-02-12}}",
    "bo": "{as: [mentee], status: accepted, applied: 2026-01-10, screening: {guardian-consent: 2026-01-12}}",
    "chi": "{as: [mentor, mentee], status: waitlisted, applied: 2026-01-10, status_since: 2026-02-19, "
    "reason: No common hour with Bo yet.}",
    "dev": "{as: [mentee], status: withdrawn, status_since: 2026-03-01}",
    "eli": "{as: [mentee], status: screened, applied: 2026-02-01, interview: {score: 4}}",
}


def applicants(charter: str = CHARTER) -> dict[str, Applicant]:
    person = Person.model_validate(
        {"name": "X", "time_zone": "Europe/Lisbon", "private": {"email": "x@x.example"}}
    )
    people = {who: person for who in APPLICATIONS if who != "eli"}
    made = {who: Application.model_validate(yaml.safe_load(text)) for who, text in APPLICATIONS.items()}
    cohort = Cohort(id="spring", plan=PLAN, applications=made)
    rules = Charter.model_validate(yaml.safe_load(charter))
    (window,) = whole(Program(charter=rules, people=people, cohorts={"spring": cohort}), TODAY)
    return {one.who: one for one in intake(window)}


def test_days_are_counted_from_the_status_and_else_from_the_application() -> None:
    assert {who: one.days for who, one in applicants().items()} == {
        "ama": 10,
        "bo": 41,
        "chi": 1,
        "dev": None,  # a day to come is not known yet
        "eli": 19,
    }


def test_what_is_missing_is_named_by_its_field() -> None:
    missing = {who: one.missing for who, one in applicants().items()}
    assert missing["ama"] == ()
    assert missing["bo"] == ("availability", "goals", "seeks")
    assert missing["eli"] == ("the file in people/", "availability", "goals", "seeks")


def test_open_screening_is_what_the_charter_asks_and_an_interview_before_the_decision() -> None:
    left = {who: one.screening for who, one in applicants().items()}
    assert left == {
        "ama": ("background-check", "interview"),
        "bo": (),
        "chi": ("references", "background-check", "guardian-consent"),
        "dev": ("guardian-consent",),
        "eli": ("guardian-consent",),
    }
    assert applicants("name: Harbor")["ama"].screening == ("interview",)


def test_the_funnel_counts_somebody_with_two_roles_in_both() -> None:
    counts = funnel(list(applicants().values()))
    assert counts["waitlisted", "mentor"] == counts["waitlisted", "mentee"] == 1
    assert counts.total() == 6


def test_each_section_says_who_and_what() -> None:
    lines = list(told(list(applicants().values()), "spring", TODAY, by_id).lines)
    for line in (
        "5 applications; somebody with two roles counts in both columns.",
        "| submitted | 1 | 0 |",
        "- ama (mentor): submitted for 10 days; no interview yet",
        "- eli (mentee): screened for 19 days; interview 4 of 5",
        "- chi (mentor, mentee): waitlisted for 1 day; No common hour with Bo yet.",
        "- dev (mentee): withdrawn no date says since when; no reason is recorded",
    ):
        assert line in lines
    paused = lines.index("## Paused")
    assert lines[paused + 2] == "Nobody."


def test_under_codes_nobody_is_named_by_a_reason() -> None:
    report = told(list(applicants().values()), "spring", TODAY, lambda who: who[0].upper())
    everything = f"{report.data} {list(report.lines)} {report.rows}"
    assert "Bo" not in everything
    assert "chi" not in everything
    assert "- C (mentor, mentee): waitlisted for 1 day; a reason is recorded" in report.lines


def test_the_sample_accounts_for_every_application() -> None:
    folder = ROOT / "program" / "cohorts" / "2027-spring" / "applications"
    ids = {file.stem for file in folder.glob("*.yml")}
    done = run(
        "report",
        "2027-spring",
        "intake",
        "--names",
        "--format",
        "json",
        "--today",
        "2026-11-27",
        cwd=ROOT,
    )
    assert done.code == 0, done.err
    assert set(json.loads(done.out)["applicants"]) == ids
