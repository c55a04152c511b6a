"""Rules about what is learned: adjustments, outcomes and benchmarks."""

from __future__ import annotations

import re
from datetime import date

from mentorbook.model.cohort import Outcomes
from mentorbook.model.improvement import Adjustment, Benchmarks
from mentorbook.model.values import ID_PATTERN

from ..rule import Case, Issue, Issues, rule


@rule("MB280", "adjustment-file-name", over="adjustment")
def adjustment_file_name(_adjustment: Adjustment, case: Case) -> Issues:
    """The name of an adjustment's file does not start with its date.

    Why: The name tells when the change was made, and keeps the list in order: 2026-10-05-shorter-agenda.yml.

    Bad:
        # adjustments/shorter-agenda.yml
        change: Cut the first agenda from nine points to five.

    Good:
        # adjustments/2026-10-05-shorter-agenda.yml
        change: Cut the first agenda from nine points to five.
    """
    if _made_on(case.id) is None or not re.fullmatch(ID_PATTERN, case.id[10:].removeprefix("-")):
        yield Issue(
            message="the file name is not a date and a few words",
            hint="name it year-month-day-words.yml, for example 2026-10-05-shorter-agenda.yml",
        )


def _made_on(name: str) -> date | None:
    try:
        return date.fromisoformat(name[:10]) if re.match(r"\d{4}-\d\d-\d\d-", name) else None
    except ValueError:
        return None


@rule("MB281", "adjustment-not-measured", "warning", over="adjustment")
def adjustment_not_measured(adjustment: Adjustment, case: Case) -> Issues:
    """The day to look at an adjustment again has passed, and nobody wrote down what came of it.

    Why: A change whose effect was never looked at is a habit, not an improvement. If it cannot be measured after
    all, move the day or remove it and say so.

    Bad:
        # adjustments/2026-05-12-shorter-agenda.yml
        change: Cut the first agenda from nine points to five.
        measure: first_meeting_satisfaction
        before: 3.4
        after: null
        review: 2026-08-12

    Good:
        # adjustments/2026-05-12-shorter-agenda.yml
        change: Cut the first agenda from nine points to five.
        measure: first_meeting_satisfaction
        before: 3.4
        after: 4.1
        review: 2026-08-12
    """
    if adjustment.review and adjustment.review < case.today and adjustment.after is None:
        yield Issue(
            message=f"this was to be looked at on {adjustment.review}, and `after` is still empty",
            path=("review",),
            hint="write the figure into `after`, or move the day",
        )


@rule("MB282", "adjustment-reviewed-too-early", "warning", over="adjustment")
def adjustment_reviewed_too_early(adjustment: Adjustment, case: Case) -> Issues:
    """An adjustment is looked at again before it was made.

    Why: The effect would be measured on the old ways. Often it is the year.

    Bad:
        # adjustments/2026-10-05-shorter-agenda.yml
        change: Cut the first agenda from nine points to five.
        after: 4.1
        review: 2026-01-05

    Good:
        # adjustments/2026-10-05-shorter-agenda.yml
        change: Cut the first agenda from nine points to five.
        review: 2027-01-05
    """
    made = _made_on(case.id)
    if made and adjustment.review and adjustment.review <= made:
        yield Issue(
            message=f"the change was made on {made}, but is looked at again on {adjustment.review}",
            path=("review",),
            hint="check the year",
        )


@rule("MB283", "benchmark-larger-than-its-group", over="benchmarks")
def benchmark_larger_than_its_group(benchmarks: Benchmarks, _case: Case) -> Issues:
    """A benchmark counts more people than its group has.

    Why: The comparison would be nonsense. Perhaps a digit is missing, or percentages were entered as counts.

    Bad:
        # benchmarks.yml
        non_participants: {n: 42, promoted: 370, left: 5, period: 2025}

    Good:
        # benchmarks.yml
        non_participants: {n: 420, promoted: 37, left: 51, period: 2025}
    """
    for name, benchmark in benchmarks.root.items():
        for field in ("promoted", "left", "moved"):
            count = getattr(benchmark, field)
            if count is not None and benchmark.n is not None and count > benchmark.n:
                yield Issue(
                    message=f"{count} of {benchmark.n} people cannot be",
                    path=(name, field),
                    hint="write counts of people, not percentages",
                )


@rule("MB284", "outcome-of-unknown-person", over="outcomes")
def outcome_of_unknown_person(outcomes: Outcomes, case: Case) -> Issues:
    """An outcome belongs to somebody who is not in people/.

    Why: It would be counted for nobody. If the person was erased, this line should have gone as well.

    Bad:
        # cohorts/spring/outcomes.yml
        kai-itoh: {promoted: null, left: null, moved: null}

    Good:
        # cohorts/spring/outcomes.yml
        kai-ito: {promoted: null, left: null, moved: null}
    """
    for person in outcomes.root:
        if person not in case.program.known_people:
            yield Issue(
                message="there is no file in people/ for this id",
                path=(person,),
                on_key=True,
                hint=case.facts.person_meant(person) or "remove the line",
            )


@rule("MB285", "outcome-out-of-time", "warning", over="outcomes")
def outcome_out_of_time(outcomes: Outcomes, case: Case) -> Issues:
    """An outcome is dated before its cohort started, or in the future.

    Why: What happened before says nothing about the mentoring, and what lies ahead has not happened. Both would
    make the figures look better or worse than they are.

    Bad:
        # cohorts/spring/outcomes.yml
        kai-ito: {promoted: 2026-07-01}

    Good:
        # cohorts/spring/outcomes.yml
        kai-ito: {promoted: 2026-11-16}
    """
    plan = case.cohort.plan
    for person, outcome in outcomes.root.items():
        for field in ("promoted", "left", "moved"):
            day: date | None = getattr(outcome, field)
            if plan and day and not plan.starts <= day <= case.today:
                when = "in the future" if day > case.today else f"before the cohort started on {plan.starts}"
                yield Issue(message=f"this day lies {when}", path=(person, field), hint="check the year")
