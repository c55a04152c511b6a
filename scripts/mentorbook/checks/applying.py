"""What an application is worth in its cohort, as several rules ask."""

from __future__ import annotations

from typing import Any

from mentorbook.model.application import Application
from mentorbook.model.program import Cohort

from .rule import Case


def is_ahead(cohort: Cohort) -> bool:
    """Is the roster still to be made?"""
    return cohort.plan is not None and cohort.plan.status in ("draft", "open", "matching")


def counts(application: Application, case: Case) -> bool:
    """Will this application be matched?"""
    return application.status == "accepted" and is_ahead(case.cohort)


def weighs(criterion: Any, case: Case) -> bool:
    """Does the cohort give a matching criterion any weight?"""
    return case.program.settings_for(case.cohort).criteria.get(criterion, 0) > 0
