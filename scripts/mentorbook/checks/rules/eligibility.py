"""Applications: may they take part, and were they handled in time?"""

from __future__ import annotations

from mentorbook.model.application import Application
from mentorbook.model.charter import Charter, RoleEligibility
from mentorbook.model.values import Role

from ..rule import Case, Issue, Issues, rule

_YEARS = {"years_experience": "years of work experience", "years_here": "years in this organization"}
_COMMITMENTS = {"hours_per_month": "hours a month", "months": "months"}


@rule("MB323", "mentor-not-eligible", "warning", over="application")
def mentor_not_eligible(application: Application, case: Case) -> Issues:
    """A mentor brings less, or more, than program.yml asks for.

    Why: The program told everyone what it asks for. An exception is fine, and should be a decision: an ignore comment
    with a reason records it.

    Bad:
        # people/lea-brandt.yml
        name: Lea Brandt
        years_experience: 3
        # cohorts/spring/applications/lea-brandt.yml
        as: [mentor]
        offers: {writing: 4}

    Good:
        # people/lea-brandt.yml
        name: Lea Brandt
        years_experience: 5
        # cohorts/spring/applications/lea-brandt.yml
        as: [mentor]
        offers: {writing: 4}
        commits: {hours_per_month: 1, months: 9}
    """
    yield from _not_eligible("mentor", application, case)


@rule("MB324", "mentee-not-eligible", "warning", over="application")
def mentee_not_eligible(application: Application, case: Case) -> Issues:
    """A mentee brings less, or more, than program.yml asks for.

    Why: The program told everyone what it asks for. An exception is fine, and should be a decision: an ignore comment
    with a reason records it.

    Bad:
        # cohorts/spring/applications/lea-brandt.yml
        as: [mentee]
        seeks: [writing]
        commits: {hours_per_month: 1, months: 3}

    Good:
        # cohorts/spring/applications/lea-brandt.yml
        as: [mentee]
        seeks: [writing]
        commits: {hours_per_month: 1, months: 9}
    """
    yield from _not_eligible("mentee", application, case)


def _not_eligible(role: Role, application: Application, case: Case) -> Issues:
    charter, plan = case.program.charter, case.cohort.plan
    applies = role in application.roles and application.status not in ("withdrawn", "paused")
    if charter and applies and plan and plan.status != "closed":
        yield from _about_years(role, application, case, charter)
        yield from _about_commitment(role, application, _asked(charter, role))


def _asked(charter: Charter, role: Role) -> RoleEligibility:
    return charter.eligibility.mentor if role == "mentor" else charter.eligibility.mentee


def _about_years(role: Role, application: Application, case: Case, charter: Charter) -> Issues:
    """In reverse mentoring the younger one mentors, and peers are equals: years say nothing there."""
    person, plan = case.program.people.get(case.id), case.cohort.plan
    if person is None or plan is None or plan.format in ("reverse", "peer"):
        return
    for field, words in _YEARS.items():
        span, years = getattr(_asked(charter, role), field), getattr(person, field)
        if span is None or years is None:
            continue
        limit = _limit_missed(years, span.min, span.max)
        if limit:
            yield Issue(
                message=f"a {role} has {limit} {words}; people/{case.id}.yml says {years:g}",
                path=("as", application.roles.index(role)),
                hint="check the number, or write the reason for the exception into an ignore comment",
            )


def _limit_missed(value: float, least: float | None, most: float | None) -> str:
    if least is not None and value < least:
        return f"at least {least:g}"
    return f"at most {most:g}" if most is not None and value > most else ""


def _about_commitment(role: Role, application: Application, asked: RoleEligibility) -> Issues:
    for field, words in _COMMITMENTS.items():
        least, given = getattr(asked, field), getattr(application.commits, field, None)
        if least is not None and given is not None and given < least:
            yield Issue(
                message=f"a {role} commits to at least {least:g} {words}; here it is {given:g}",
                path=("commits", field),
                hint="talk about it before the roster is made",
            )


# ------------------------------------------------------------------ dates and status


@rule("MB325", "applied-outside-window", "warning", over="application")
def applied_outside_window(application: Application, case: Case) -> Issues:
    """The application arrived before or after the time to apply.

    Why: Either the date is a slip, or somebody was let in late: then others may have the right to ask for the same.

    Bad:
        # cohorts/spring/applications/lea-brandt.yml
        as: [mentor]
        applied: 2026-11-03

    Good:
        # cohorts/spring/applications/lea-brandt.yml
        as: [mentor]
        applied: 2026-10-30
    """
    plan, applied = case.cohort.plan, application.applied
    if plan is None or applied is None:
        return
    opens, closes = plan.apply.opens, plan.apply.closes
    if (opens and applied < opens) or (closes and applied > closes):
        window = " ".join(f"{word} {day}" for word, day in (("from", opens), ("to", closes)) if day)
        yield Issue(
            message=f"applied on {applied}, but applications were open {window}",
            path=("applied",),
            hint="correct the date, or write the reason into an ignore comment",
        )


@rule("MB326", "signed-before-applied", "warning", over="application")
def signed_before_applied(application: Application, _case: Case) -> Issues:
    """The agreement or the interview is dated before the application.

    Why: First someone applies, then they talk with the coordinator and sign. One of the dates is a slip, or an
    agreement of an earlier cohort was carried over.

    Bad:
        # cohorts/spring/applications/lea-brandt.yml
        as: [mentor]
        applied: 2026-10-20
        agreement: {signed: 2025-10-28, version: 1}

    Good:
        # cohorts/spring/applications/lea-brandt.yml
        as: [mentor]
        applied: 2026-10-20
        agreement: {signed: 2026-10-28, version: 1}
    """
    applied, interview, agreement = application.applied, application.interview, application.agreement
    if applied and agreement and agreement.signed < applied:
        yield Issue(
            message=f"signed on {agreement.signed}, before the application of {applied}",
            path=("agreement", "signed"),
            hint="correct the date, or ask for a new signature",
        )
    if applied and interview and interview.on and interview.on < applied:
        yield Issue(
            message="the interview is dated before the application",
            path=("interview", "on"),
            hint="correct one of the two dates",
        )


@rule("MB327", "application-unanswered", "warning", over="application")
def application_unanswered(application: Application, case: Case) -> Issues:
    """The time to apply is over, and this application has no answer yet.

    Why: Only accepted applications are matched, and somebody is waiting to hear.

    Bad:
        # cohorts/spring/applications/lea-brandt.yml
        as: [mentor]
        status: submitted

    Good:
        # cohorts/spring/applications/lea-brandt.yml
        as: [mentor]
        status: waitlisted
    """
    plan = case.cohort.plan
    if plan is None or plan.status not in ("matching", "running", "closed") or not plan.apply.closes:
        return
    stated = "status" in application.model_fields_set  # an unreadable status has its own finding
    if stated and application.status == "submitted" and plan.apply.closes < case.today:
        yield Issue(
            message=f"applications closed on {plan.apply.closes}, and this one is still only submitted",
            path=("status",),
            hint="accept it, put it on the waiting list, or withdraw it with a word to the person",
        )
