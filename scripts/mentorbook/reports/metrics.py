"""The metric dictionary: every name an objective may use, with its one definition."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from mentorbook.model.charter import MetricName

from . import answers, engagement, results
from .observation import Observe
from .units import Unit


@dataclass(frozen=True, kw_only=True)
class Metric:
    """One figure and how it comes about: the mean of what `observe` yields.

    `unit` share: 0 to 1, each observation 0 or 1. `counts` says what n is a number of. `quarterly` metrics make
    sense for a part of a cohort, the others only for all of it.
    """

    id: MetricName
    title: str
    unit: Unit
    counts: str
    formula: str
    observe: Observe
    better: Literal["higher", "lower"] = "higher"
    quarterly: bool = False


_DICTIONARY = (
    Metric(
        id="participation_rate",
        title="Participation",
        unit="share",
        counts="people",
        formula="People who came to at least one session, of everyone accepted into the cohort.",
        observe=engagement.participation,
        quarterly=True,
    ),
    Metric(
        id="match_rate",
        title="Mentees with a partner",
        unit="share",
        counts="mentees",
        formula="Accepted mentees who have a place in a pair or group, of all accepted mentees.",
        observe=engagement.matched,
    ),
    Metric(
        id="days_to_match",
        title="Days to a match",
        unit="days",
        counts="mentees",
        formula="Mean number of days from a mentee's application to the first signature under the agreement.",
        observe=engagement.days_to_match,
        better="lower",
    ),
    Metric(
        id="first_meeting_rate",
        title="Met in the first month",
        unit="share",
        counts="pairs",
        formula="Pairs that met within 30 days of the start, of all pairs. Counted once the 30 days are over.",
        observe=engagement.first_meeting,
    ),
    Metric(
        id="session_rate",
        title="Sessions held",
        unit="share",
        counts="planned sessions",
        formula="Sessions held, of those the program's rhythm plans for each pair. Extra sessions do not make up for "
        "those of another pair. Pairs that ended are counted until they ended.",
        observe=engagement.sessions_held,
        quarterly=True,
    ),
    Metric(
        id="session_minutes",
        title="Length of a session",
        unit="minutes",
        counts="sessions",
        formula="Mean length in minutes of the sessions held.",
        observe=engagement.session_minutes,
        quarterly=True,
    ),
    Metric(
        id="active_pair_rate",
        title="Active pairs",
        unit="share",
        counts="pairs",
        formula="Pairs that held as many sessions as the program asks for in a quarter, or more, in the last 91 days, "
        "of the pairs still together. Counted from a cohort's 60th day on.",
        observe=engagement.active_pairs,
        quarterly=True,
    ),
    Metric(
        id="mentor_use_rate",
        title="Mentors with a mentee",
        unit="share",
        counts="mentors",
        formula="Accepted mentors who have at least one mentee, of all accepted mentors.",
        observe=engagement.mentors_used,
    ),
    Metric(
        id="goal_attainment",
        title="Goals reached",
        unit="share",
        counts="goals",
        formula="Goals achieved, of all goals that were due, dropped ones included. Without a date, due at the end.",
        observe=results.goals,
        quarterly=True,
    ),
    Metric(
        id="skill_change",
        title="Growth in skill",
        unit="steps",
        counts="answers",
        formula="Mean difference between confidence after and before, both asked at the end, on a scale of 1 to 5.",
        observe=answers.skill_change,
    ),
    Metric(
        id="relationship_quality",
        title="Working relationship",
        unit="of five",
        counts="answers",
        formula="Mean answer from 1 to 5 to how good the working relationship is, in the latest survey that asked.",
        observe=answers.relationship_quality,
        quarterly=True,
    ),
    Metric(
        id="satisfaction",
        title="Satisfaction",
        unit="of five",
        counts="answers",
        formula="Mean answer from 1 to 5 to how satisfied people are, in the latest survey that asked.",
        observe=answers.satisfaction,
        quarterly=True,
    ),
    Metric(
        id="nps",
        title="Recommendation score",
        unit="points",
        counts="answers",
        formula="Percentage who would recommend the program with 9 or 10, minus the percentage who answer 0 to 6.",
        observe=answers.recommendation,
    ),
    Metric(
        id="completion_rate",
        title="Completion",
        unit="share",
        counts="pairs",
        formula="Pairs that did not end early, of all pairs of the cohorts that are over.",
        observe=results.completions,
    ),
    Metric(
        id="early_end_rate",
        title="Early endings",
        unit="share",
        counts="pairs",
        formula="Pairs that ended before the last day for another reason than that all was done, of all pairs.",
        observe=results.early_ends,
        better="lower",
    ),
    Metric(
        id="promotion_rate",
        title="Promotions",
        unit="share",
        counts="mentees",
        formula="Mentees promoted between the cohort's first day and today, of all mentees with a place.",
        observe=results.promotions,
    ),
    Metric(
        id="retention_rate",
        title="Still here",
        unit="share",
        counts="people",
        formula="Participants who have not left the organization since the cohort's first day, of all participants.",
        observe=results.stays,
    ),
    Metric(
        id="mobility_rate",
        title="Moves inside",
        unit="share",
        counts="people",
        formula="Participants who moved to another department since the cohort's first day, of all participants.",
        observe=results.moves,
    ),
    Metric(
        id="alumni_mentor_rate",
        title="Mentees who became mentors",
        unit="share",
        counts="mentees",
        formula="Mentees of finished cohorts who offered to be mentors later, of all mentees of those cohorts.",
        observe=results.alumni_mentors,
    ),
    Metric(
        id="response_rate",
        title="Answers to surveys",
        unit="share",
        counts="requests",
        formula="Answer sheets received, of the number asked for in every survey so far.",
        observe=answers.responses,
        quarterly=True,
    ),
)

METRICS: Mapping[MetricName, Metric] = {metric.id: metric for metric in _DICTIONARY}
