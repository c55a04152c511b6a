"""What is learned in a year: effects of adjustments, alumni, the review. Worked out by hand on the paper program."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from mentorbook.model.charter import Eligibility, MetricName, Objective, RoleEligibility, Span
from mentorbook.model.cohort import Outcome
from mentorbook.model.improvement import Adjustment
from mentorbook.model.person import Consent, Person
from mentorbook.model.program import Program
from mentorbook.reports.alumni import INVITE, alumni
from mentorbook.reports.alumni import told as alumni_told
from mentorbook.reports.effects import Effect, Start, effects
from mentorbook.reports.figures import figures
from mentorbook.reports.metrics import METRICS
from mentorbook.reports.published import published
from mentorbook.reports.yearly import Review, yearly
from mentorbook.reports.yearly_words import told
from mentorbook.source.program import Reading, read_program
from tests.cli.running import run
from tests.conftest import ROOT

from .paper import PROGRAM, TODAY

STARTS = [Start(date(2025, 1, 6), "spring", "Spring 2025"), Start(date(2026, 1, 12), "next", "Winter 2026")]


def effect_of(measure: str | None, made: str, today: date = TODAY, k: int = 1) -> Effect:
    adjustment = Adjustment(change="Shorter agenda.", measure=measure, before=1.0)
    (found,) = effects({f"{made}-shorter": adjustment}, STARTS, figures(PROGRAM, today, k), today)
    return found


def test_a_change_is_seen_between_the_quarters_around_it() -> None:
    """Made on March 31, 2025: nothing was counted in 2024, and 2 x 6 pairs' sessions in the second quarter."""
    found = effect_of("session_minutes", "2025-03-31")
    assert found.before is None
    assert found.after is not None
    assert (found.after[0], found.after[1].n) == ("2025 Q2", 8)
    assert found.moved is None


def test_a_change_has_an_effect_once_the_next_quarter_is_over() -> None:
    program = figures(PROGRAM, TODAY, 1).by_quarter["session_minutes"]
    first, second, _ = program.values()
    early = effect_of("session_minutes", "2025-05-05", today=date(2025, 9, 30))
    late = effect_of("session_minutes", "2025-05-05", today=date(2025, 10, 1))
    assert early.before == ("2025 Q1", first)
    assert (early.after, late.after) == (None, None)  # nobody met in the third quarter
    assert second.n == 8


def test_what_is_not_counted_by_quarter_is_seen_between_cohorts() -> None:
    found = effect_of("match_rate", "2025-03-01")
    assert found.before is not None
    assert found.before[0] == "Spring 2025"
    assert found.before[1].value == pytest.approx(6 / 7)
    assert found.after is None  # the next cohort has not been paired


def test_hidden_figures_move_nothing() -> None:
    found = effect_of("session_minutes", "2025-03-31", k=6)
    assert found.after is not None
    assert (found.after[1].hidden, found.moved) == (True, None)


@pytest.mark.parametrize(("measure", "made"), [(None, "2025-05-05"), ("calm", "2025-05-05"), ("nps", "soon")])
def test_what_cannot_be_measured_has_no_effect(measure: str | None, made: str) -> None:
    found = effect_of(measure, made)
    assert (found.before, found.after, found.moved) == (None, None, None)


# ------------------------------------------------------------------ alumni


def people(**changes: Person) -> Program:
    known = {f"e{n}": Person(name=f"E{n}", consent=Consent(alumni=date(2025, 7, 4))) for n in range(1, 7)}
    assert PROGRAM.charter
    eligible = Eligibility(mentor=RoleEligibility(years_here=Span(min=3)))
    charter = PROGRAM.charter.model_copy(update={"eligibility": eligible})
    return replace(PROGRAM, charter=charter, people={**known, **changes})


def standings(program: Program, today: date = TODAY) -> dict[str, str]:
    return {one.person: one.standing for one in alumni(program, None, today)}


def test_alumni_by_hand() -> None:
    found = standings(
        people(e2=Person(name="E2"), e5=Person(name="E5", consent=Consent(alumni=TODAY), years_here=2))
    )
    assert found == {
        "e1": "offered to mentor since",
        "e2": "has not agreed to be asked",  # withdrew an offer before; that is no offer
        "e3": INVITE,
        "e5": "2 of 3 years here",
        "e6": INVITE,
    }  # e4's pair ended early


def test_who_left_or_is_to_be_erased_is_not_invited() -> None:
    program = people(e6=Person(name="E6", consent=Consent(alumni=TODAY), retain_until=TODAY))
    cohort = program.cohorts["spring"]
    outcomes = {**cohort.outcomes, "e3": Outcome(left=date(2025, 8, 1))}
    cohorts = {**program.cohorts, "spring": replace(cohort, outcomes=outcomes)}
    found = standings(replace(program, cohorts=cohorts))
    assert (found["e3"], found["e6"]) == ("left", "the record is or should be erased")


def test_a_consent_counts_from_its_day() -> None:
    assert standings(people(), date(2025, 7, 4))["e3"] == INVITE
    tomorrow = TODAY + timedelta(days=1)
    assert standings(people(e3=Person(name="E3", consent=Consent(alumni=tomorrow))))["e3"] != INVITE


def test_before_the_end_nobody_is_an_alumnus() -> None:
    assert standings(people(), date(2025, 7, 3)) == {}


def test_those_to_invite_come_first() -> None:
    report = alumni_told(list(alumni(people(), "spring", TODAY)), "spring")
    order = [row[3] for row in report.rows[1:]]
    assert order[:4] == [INVITE] * 4
    assert report.data["message"] == "alumni-invitation"
    assert "5 people went the whole way as mentees; 4 of them" in "\n".join(report.lines)


def test_drafts_of_the_invitation_go_to_those_on_the_list(tmp_path: Path) -> None:
    listed = run("report", "2025-autumn", "alumni", "--format", "csv", "--today", "2026-11-27", cwd=ROOT).out
    invited = {line.split(",")[0] for line in listed.splitlines() if line.endswith(f",{INVITE}")}
    options = (
        "--message",
        "alumni-invitation",
        "--set",
        "coordinator_name=Rosa Lind",
        "--today",
        "2026-11-27",
    )
    done = run("export", "2025-autumn", "messages", *options, "--out", tmp_path, cwd=ROOT)
    written = [file.stem for file in tmp_path.rglob("*.eml")]
    assert done.code == 0, done.err
    assert len(written) == len(invited) == 4
    assert all(any(person in name for name in written) for person in invited)


# ------------------------------------------------------------------ review


def review_of(program: Program) -> Review:
    return yearly(Reading(program=program, entries=(), problems=()), "spring", TODAY, 5, lambda _: False)


def with_aim(measure: MetricName, target: float) -> Program:
    assert PROGRAM.charter
    objectives = {"aim": Objective(measure=measure, target=target)}
    return replace(PROGRAM, charter=PROGRAM.charter.model_copy(update={"objectives": objectives}))


@pytest.mark.parametrize(
    ("measure", "target", "verdict"),
    [
        ("completion_rate", 0.40, "met"),  # 44 to 97 percent
        ("completion_rate", 0.60, "cannot say: met, and chance alone could turn it"),
        ("completion_rate", 0.90, "cannot say: below, and chance alone could turn it"),
        ("completion_rate", 0.99, "missed"),
        ("session_minutes", 60.0, "missed"),  # 58.5
        ("satisfaction", 4.0, "cannot say"),  # hidden
    ],
)
def test_verdicts_by_hand(measure: MetricName, target: float, verdict: str) -> None:
    assert [word for _, word in review_of(with_aim(measure, target)).verdicts] == [verdict]


def test_ideas_come_from_the_data() -> None:
    ideas = "\n".join(review_of(with_aim("completion_rate", 0.99)).ideas)
    assert "Choose one change for *completion*" in ideas
    assert "Strengthen" in ideas
    assert "Start to measure satisfaction" in "\n".join(review_of(with_aim("satisfaction", 4.0)).ideas)


def test_a_change_that_did_not_help_is_named() -> None:
    """Of the sample's goals 83% were reached in the first quarter of 2026 and 39% in the third."""
    reading = read_program(ROOT / "program")
    made = {"2026-05-04-fewer": Adjustment(change="Fewer reminders.", measure="goal_attainment")}
    reading = replace(reading, program=replace(reading.program, adjustments=made))
    found = yearly(reading, None, date(2026, 11, 22), 5, lambda _: True)
    (effect,) = found.adjustments
    assert effect.moved == pytest.approx(7 / 18 - 5 / 6, abs=0.01)
    assert any("Take back or keep on purpose: *Fewer reminders.*" in idea for idea in found.ideas)


def test_only_the_last_twelve_months_are_reviewed() -> None:
    old = {
        f"{day}-a": Adjustment(change="A.")
        for day in ("2024-11-30", "2024-12-01", "2025-12-01", "2025-12-02")
    }
    found = review_of(replace(PROGRAM, adjustments=old)).adjustments
    assert [one.id for one in found] == ["2024-12-01-a", "2025-12-01-a"]


def test_published_figures_have_a_source_and_stand_beside_ours() -> None:
    found = list(published())
    assert len(found) >= 5
    assert all(one.metric in METRICS and one.where.startswith("https://") and one.who for one in found)
    assert [one.shown for one in found if one.metric == "session_rate"] == ["80% to 90%"]
    lines = "\n".join(told(review_of(PROGRAM)).lines)
    assert "| Early endings | 17% | 6 | 30% |" in lines


def test_the_review_of_the_sample_is_whole() -> None:
    done = run("report", "all", "review", "--today", "2026-11-22", cwd=ROOT)
    assert done.code == 0
    for title in ("Evaluate", "Adapt", "Innovate", "Decided"):
        assert f"\n## {title}" in done.out
    assert "| Sessions held | 81% → 88% | 82% (2026 Q1, n = 56) | 100% (2026 Q3, n = 34) |" in done.out
