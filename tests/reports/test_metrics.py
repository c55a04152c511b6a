from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TypeVar, get_args

import pytest

from mentorbook.model.charter import MetricName
from mentorbook.model.program import Cohort, Program
from mentorbook.reports.figures import HIDDEN, NOTHING, figures
from mentorbook.reports.metrics import METRICS
from mentorbook.reports.window import Quarter

from .paper import PROGRAM, TODAY

Key = TypeVar("Key")
Value = TypeVar("Value")

# Worked out by hand; the second number is n.
BY_HAND: dict[MetricName, tuple[float, int]] = {
    "participation_rate": (10 / 14, 14),  # pairs 1 to 5 met; 7 mentors and 7 mentees were accepted
    "match_rate": (6 / 7, 7),
    "days_to_match": ((40 + 30) / 2, 2),  # Dec 1 to Jan 10, Dec 11 to Jan 10
    "first_meeting_rate": (4 / 6, 6),  # by Feb 5: pairs 1, 2, 4, 5
    "session_rate": (20 / 32, 32),  # 6 planned each, 2 for pair 4; held 6 + 3 + 4 + 1 + 6 + 0
    "session_minutes": (1170 / 20, 20),  # 6 x 60 + 3 x 90 + 4 x 60 + 30 + 6 x 45
    "active_pair_rate": (3 / 5, 5),  # from Apr 5 on pairs 1, 3 and 5 met at least twice; pair 4 is gone
    "mentor_use_rate": (6 / 7, 7),
    "goal_attainment": (2 / 4, 4),  # one of them dropped; a fifth is due later
    "skill_change": ((2 + 0) / 2, 2),
    "relationship_quality": (4.5, 2),
    "satisfaction": (4.0, 3),  # the wave of May, not of February
    "nps": (100 * (2 - 1) / 4, 4),
    "completion_rate": (5 / 6, 6),
    "early_end_rate": (1 / 6, 6),
    "promotion_rate": (1 / 6, 6),  # before the start does not count
    "retention_rate": (11 / 12, 12),
    "mobility_rate": (1 / 12, 12),
    "alumni_mentor_rate": (1 / 6, 6),  # one of two withdrew
    "response_rate": (9 / 32, 32),  # 2 of 12, 3 of 10, 4 of 10
}


def test_the_dictionary_defines_every_name_an_objective_may_use() -> None:
    assert set(METRICS) == set(get_args(MetricName)) == set(BY_HAND)


@pytest.mark.parametrize("name", METRICS)
def test_metric_by_hand(name: MetricName) -> None:
    value, n = BY_HAND[name]
    figure = figures(PROGRAM, TODAY, k=1).overall[name]
    assert figure.value == pytest.approx(value)
    assert figure.n == n


@pytest.mark.parametrize("name", METRICS)
def test_every_metric_is_empty_for_an_empty_program(name: MetricName) -> None:
    assert figures(Program(), TODAY, k=1).overall[name] == NOTHING


def test_quarters_split_a_cohort() -> None:
    minutes = figures(PROGRAM, TODAY, k=1).by_quarter["session_minutes"]
    first, second, third = Quarter(2025, 1), Quarter(2025, 2), Quarter(2025, 3)
    assert list(minutes) == [first, second, third]
    assert minutes[first].value == pytest.approx((3 * 60 + 3 * 90 + 2 * 60 + 30 + 3 * 45) / 12)
    assert minutes[second].n == 3 + 2 + 3
    assert minutes[third] == NOTHING


def test_nothing_from_the_future_is_counted() -> None:
    early = figures(PROGRAM, date(2025, 2, 1), k=1).overall
    assert early["session_minutes"].n == 4
    assert early["completion_rate"] == NOTHING
    assert early["promotion_rate"].value == 0


def test_small_groups_are_hidden_by_who_stands_behind_them() -> None:
    shown = figures(PROGRAM, TODAY, k=5).overall
    assert shown["satisfaction"] == HIDDEN  # three people
    assert shown["goal_attainment"] == HIDDEN  # three goals of two pairs
    assert shown["session_minutes"].n == 20  # twenty sessions of five pairs
    assert figures(PROGRAM, TODAY, k=6).overall["session_minutes"] == HIDDEN
    assert HIDDEN.value is None
    assert HIDDEN.n == 0


def test_an_interval_counts_each_pair_once() -> None:
    known = figures(PROGRAM, TODAY, k=1).overall
    low, high = known["session_rate"].interval or (0, 0)
    assert high - low > 0.5  # as for 6 pairs, not for 32 sessions
    assert known["satisfaction"].interval is None


def test_figures_do_not_depend_on_the_order_of_files() -> None:
    turned = {name: _turned(cohort) for name, cohort in _backwards(PROGRAM.cohorts).items()}
    assert figures(replace(PROGRAM, cohorts=turned), TODAY, k=1) == figures(PROGRAM, TODAY, k=1)


def _turned(cohort: Cohort) -> Cohort:
    return replace(
        cohort,
        applications=_backwards(cohort.applications),
        pairs=_backwards(cohort.pairs),
        responses=_backwards(cohort.responses),
        outcomes=_backwards(cohort.outcomes),
    )


def _backwards(mapping: Mapping[Key, Value]) -> dict[Key, Value]:
    return dict(reversed(list(mapping.items())))
