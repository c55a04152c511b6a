"""The report on figures: what it adds to the dictionary, worked out by hand, and that it agrees with the pages."""

import csv
import io
import json
from dataclasses import replace
from datetime import date

import pytest

from mentorbook.model.charter import Objective
from mentorbook.model.cohort import CohortPlan
from mentorbook.model.improvement import Benchmark
from mentorbook.model.pair import Ending, EndReason, Pair
from mentorbook.model.program import Cohort, Program
from mentorbook.reports.comparison import comparisons
from mentorbook.reports.endings import ALL
from mentorbook.reports.figures import HIDDEN, figures
from mentorbook.reports.measures import endings_of, measure
from mentorbook.reports.measures_words import told
from mentorbook.site.portal import read_portal
from tests.cli.running import run
from tests.conftest import ROOT

from .paper import PROGRAM, TODAY

OTHERS = {"non_participants": Benchmark(n=100, promoted=10, left=20, period=2025)}


def with_objective(objective: Objective) -> Program:
    assert PROGRAM.charter
    charter = PROGRAM.charter.model_copy(update={"objectives": {"aim": objective}})
    return replace(PROGRAM, charter=charter, benchmarks=OTHERS)


def test_a_figure_stands_beside_its_target() -> None:
    program = with_objective(Objective(measure="completion_rate", baseline=0.5, target=0.9))
    found = {one.metric.id: one for one in measure(program, "spring", TODAY, 5).measures}
    assert found["completion_rate"].figure.value == pytest.approx(5 / 6)
    assert found["completion_rate"].state == "below"  # the cohort is closed
    assert found["session_rate"].state is None
    assert [str(quarter) for quarter in found["session_rate"].trend] == ["2025 Q1", "2025 Q2"]


def test_others_are_compared_with_an_interval() -> None:
    """1 of 6 promoted beside 10 of 100; 11 of 12 still here beside 80 of 100; nobody counted moves outside."""
    known = figures(PROGRAM, TODAY, k=5).overall
    promoted, here = comparisons(known, OTHERS, 5)
    assert promoted.metric == "promotion_rate"
    assert (promoted.ours.n, promoted.others.n) == (6, 100)
    assert promoted.gap == pytest.approx(1 / 6 - 1 / 10)
    assert promoted.interval == pytest.approx((-0.0889, 0.4660), abs=5e-4)
    assert here.metric == "retention_rate"
    assert here.gap == pytest.approx(11 / 12 - 0.8)
    assert here.period == "2025"


def test_few_people_are_not_compared() -> None:
    known = figures(PROGRAM, TODAY, k=7).overall
    promoted = next(comparisons(known, OTHERS, 7))
    assert (promoted.ours, promoted.gap, promoted.interval) == (HIDDEN, None, None)
    assert [one.others for one in comparisons(known, {"few": Benchmark(n=4, promoted=1)}, 7)] == [HIDDEN]


def test_impossible_totals_are_not_compared() -> None:
    known = figures(PROGRAM, TODAY, k=5).overall
    assert list(comparisons(known, {"none": Benchmark(), "odd": Benchmark(n=3, promoted=4)}, 5)) == []


def program_that_ended(by_cohort: dict[str, dict[EndReason, int]], pairs: int = 30) -> Program:
    """Cohorts of so many pairs each, of which some ended early, by reason."""
    plan = CohortPlan(title="A", status="closed", starts=date(2025, 1, 6), ends=date(2025, 7, 4))
    cohorts = {}
    for name, reasons in by_cohort.items():
        ended = [reason for reason, count in reasons.items() for _ in range(count)]
        journals = {f"m{n}--e{n}": Pair(status="active") for n in range(len(ended), pairs)}
        for n, reason in enumerate(ended):
            journals[f"m{n}--e{n}"] = Pair(status="ended", ended=Ending(on=date(2025, 3, 1), reason=reason))
        cohorts[name] = Cohort(id=name, plan=plan, pairs=journals)
    return Program(cohorts=cohorts)


def endings(program: Program, k: int = 5) -> dict[str, dict[str, int | None]]:
    known = figures(program, TODAY, k)
    return {cohort: dict(reasons) for cohort, reasons in endings_of(program, known, TODAY, k).items()}


def test_early_endings_by_reason() -> None:
    found = endings(program_that_ended({"one": {"time": 6, "moved": 5, "planned": 9}}))
    assert found["one"] == {"no-chemistry": 0, "time": 6, "moved": 5, "other": 0, ALL: 11}
    assert found[ALL] == found["one"]


def test_a_rare_reason_is_hidden_with_what_would_give_it_away() -> None:
    found = endings(program_that_ended({"one": {"time": 8, "moved": 1, "other": 6}}))["one"]
    assert found[ALL] == 15  # it follows from the rate
    assert found["moved"] is None
    assert [reason for reason, count in found.items() if count is None] == ["moved", "other"]


def test_a_reason_cannot_be_had_by_taking_one_cohort_from_all() -> None:
    found = endings(program_that_ended({"one": {"time": 9, "moved": 8}, "two": {"time": 7, "moved": 2}}))
    square = {("one", "time"), ("one", "moved"), ("two", "time"), ("two", "moved")}
    told_of = {(cohort, reason) for cohort in found for reason, n in found[cohort].items() if n is not None}
    assert told_of.isdisjoint(square)
    assert found[ALL] == {"no-chemistry": 0, "time": 16, "moved": 10, "other": 0, ALL: 26}


def test_of_a_program_with_few_pairs_no_reason_is_told() -> None:
    assert endings(program_that_ended({"one": {"time": 2}}, pairs=4)) == {}


def test_a_cohort_of_few_pairs_is_not_told_of() -> None:
    small = program_that_ended({"small": {"time": 3}}, pairs=4)
    large = program_that_ended({"large": {"time": 6}, "larger": {"time": 7}})
    found = endings(replace(large, cohorts={**large.cohorts, **small.cohorts}))
    assert "small" not in found
    assert len(found) == 2  # and one of the others goes with it


def test_the_report_tells_what_the_pages_tell() -> None:
    day = date(2026, 11, 22)
    data = json.loads(
        run("report", "2025-autumn", "metrics", "--format", "json", "--today", str(day), cwd=ROOT).out
    )
    known = read_portal(ROOT / "program", ROOT / "docs", day).figures
    for one in data["metrics"]:
        figure = known.by_cohort[one["id"]]["2025-autumn"]
        assert (one["value"], one["n"], one["hidden"]) == (
            figure.value,
            None if figure.hidden else figure.n,
            figure.hidden,
        )


def test_lines_data_and_table_agree() -> None:
    program = with_objective(Objective(measure="completion_rate", baseline=0.5, target=0.9))
    report = told(measure(program, None, TODAY, 5))
    lines, numbers = list(report.lines), {one["id"]: one for one in report.data["metrics"]}
    assert "| Completion | 83% | 6 pairs | 44–97% | 50% | 90% | on the way |" in lines
    assert numbers["completion_rate"]["interval"] == pytest.approx([0.4365, 0.9699], abs=5e-4)
    head, *rows = report.rows
    whole = {row[0]: dict(zip(head, row, strict=True)) for row in rows if not row[3]}
    assert {name: row["value"] for name, row in whole.items()} == {
        name: one["value"] for name, one in numbers.items()
    }
    assert "| Satisfaction | not shown |  |  |  |  |  |" in lines
    promotions = "| Promotions | 17% | 6 | 10% (non participants&#44; 2025) | 100 | +7 points |"
    assert f"{promotions} −9 to +47 points, may be chance |" in lines


def test_csv_opens_in_a_spreadsheet() -> None:
    out = run("report", "all", "metrics", "--format", "csv", "--today", "2026-11-22", cwd=ROOT).out
    rows = list(csv.DictReader(io.StringIO(out)))
    assert {row["quarter"] for row in rows if row["metric"] == "session_rate"} >= {"", "2025 Q4"}
    assert all(float(row["value"]) >= 0 for row in rows if row["unit"] == "share" and row["value"])
