"""Applications: were the checks passed that the charter asks for, and since when does the status hold?"""

from __future__ import annotations

from mentorbook.model.application import Application

from ..rule import Case, Issue, Issues, rule


@rule("MB130", "accepted-without-screening", over="application")
def accepted_without_screening(application: Application, case: Case) -> Issues:
    """Somebody is accepted, but has not passed a check that program.yml asks for.

    Why: Checks such as a guardian's consent or a background check protect people, so nobody is matched before them.
    Each check that is passed stands under `screening` with its date. Papers do not belong in the repository.

    Bad:
        # program.yml
        name: Harbor Mentoring
        concerns: {name: the safeguarding lead}
        eligibility: {mentor: {screening: [background-check]}}
        # cohorts/spring/applications/ana-sousa.yml
        as: [mentor]
        status: accepted

    Good:
        # program.yml
        name: Harbor Mentoring
        concerns: {name: the safeguarding lead}
        eligibility: {mentor: {screening: [background-check]}}
        # cohorts/spring/applications/ana-sousa.yml
        as: [mentor]
        status: accepted
        screening: {background-check: 2026-10-28}
    """
    charter, plan = case.program.charter, case.cohort.plan
    if charter is None or application.status != "accepted" or (plan and plan.status == "closed"):
        return
    for check in charter.eligibility.screening_of(application.roles):
        passed = application.screening.get(check)
        if passed is None or passed > case.today:
            yield Issue(
                message=f"accepted, but '{check}' is not passed"
                if passed is None
                else f"accepted, but '{check}' is dated {passed}, which is still to come",
                path=("screening", check) if passed else ("status",),
                hint=f"put it back to screened until then, or add `{check}: DATE` under screening",
            )


@rule("MB131", "status-before-applied", "warning", over="application")
def status_before_applied(application: Application, case: Case) -> Issues:
    """The status is said to hold since before the application, or since a day to come.

    Why: How long somebody has been waiting is counted from `status_since`. A slip in it hides the longest wait.

    Bad:
        # cohorts/spring/applications/lea-brandt.yml
        as: [mentor]
        applied: 2026-10-20
        status: waitlisted
        status_since: 2025-10-28

    Good:
        # cohorts/spring/applications/lea-brandt.yml
        as: [mentor]
        applied: 2026-10-20
        status: waitlisted
        status_since: 2026-10-28
    """
    since, applied = application.status_since, application.applied
    if since and applied and since < applied:
        yield Issue(
            message=f"{application.status} since {since}, before the application of {applied}",
            path=("status_since",),
            hint="correct one of the two dates",
        )
    elif since and since > case.today:
        yield Issue(
            message=f"{application.status} since {since}, which is still to come",
            path=("status_since",),
            hint="write the day on which the status was decided",
        )
