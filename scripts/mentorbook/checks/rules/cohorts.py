"""Rules about a cohort's plan: its dates, its status, its format, its page."""

from __future__ import annotations

import re
from datetime import date, timedelta

from mentorbook.model.cohort import CohortPlan
from mentorbook.model.values import ID_PATTERN

from ..rule import Case, Issue, Issues, rule

MONTH = timedelta(days=31)
DAYS_A_MONTH = 30.4
LEEWAY_DAYS = 14  # a cohort ends before a holiday, not on the day the months are over


@rule("MB220", "cohort-id", over="cohort")
def cohort_id(_plan: CohortPlan, case: Case) -> Issues:
    """A cohort's folder is not named by an id.

    Why: The folder's name is the cohort's id. It stands in commands, addresses and references, where capitals,
    spaces and underscores go wrong. Use lower-case words and numbers joined by hyphens.

    Bad:
        # cohorts/Autumn_2027/cohort.yml
        title: Autumn 2027
        status: draft
        starts: 2027-09-06
        ends: 2028-06-30

    Good:
        # cohorts/autumn-2027/cohort.yml
        title: Autumn 2027
        status: draft
        starts: 2027-09-06
        ends: 2028-06-30
    """
    if not re.fullmatch(ID_PATTERN, case.id):
        tidy = re.sub(r"[^a-z0-9]+", "-", case.id.lower()).strip("-")
        yield Issue(
            message=f"the folder name '{case.id}' is not an id",
            hint=f"rename the folder to '{tidy}'" if tidy else "use lower-case words joined by hyphens",
        )


@rule("MB221", "cohort-dates-reversed", over="cohort")
def cohort_dates_reversed(plan: CohortPlan, _case: Case) -> Issues:
    """A cohort ends before it starts, or applications close before they open.

    Why: No day lies between the two, so nothing would ever happen in this cohort. Often it is the year.

    Bad:
        # cohorts/autumn/cohort.yml
        title: Autumn
        status: draft
        starts: 2027-09-06
        ends: 2027-06-30

    Good:
        # cohorts/autumn/cohort.yml
        title: Autumn
        status: draft
        starts: 2027-09-06
        ends: 2028-06-30
    """
    opens, closes = plan.apply.opens, plan.apply.closes
    if plan.ends < plan.starts:
        yield Issue(
            message=f"the cohort ends on {plan.ends}, but starts on {plan.starts}",
            path=("ends",),
            hint="check the years",
        )
    if opens and closes and closes < opens:
        yield Issue(
            message=f"applications close on {closes}, but open on {opens}",
            path=("apply", "closes"),
            hint="check the years",
        )


@rule("MB222", "cohort-shorter-than-promised", "warning", over="cohort")
def cohort_shorter_than_promised(plan: CohortPlan, case: Case) -> Issues:
    """A cohort is shorter than program.yml promises.

    Why: People agreed to the number of months that the program states. Two weeks less are no matter; more than
    that deserves a word to them, or another end.

    Bad:
        # cohorts/autumn/cohort.yml
        title: Autumn
        status: draft
        starts: 2027-09-06
        ends: 2028-02-25

    Good:
        # cohorts/autumn/cohort.yml
        title: Autumn
        status: draft
        starts: 2027-09-06
        ends: 2028-06-02
    """
    promised = case.program.charter.cadence.months if case.program.charter else None
    days = (plan.ends - plan.starts).days
    if promised and plan.format != "flash" and 0 < days < promised * DAYS_A_MONTH - LEEWAY_DAYS:
        yield Issue(
            message=f"the cohort lasts {days / DAYS_A_MONTH:.1f} months; program.yml promises {promised}",
            path=("ends",),
            hint="move the end, or change `cadence.months`",
        )


@rule("MB223", "milestone-outside-cohort", "warning", over="cohort")
def milestone_outside_cohort(plan: CohortPlan, _case: Case) -> Issues:
    """A milestone lies more than a month before the start or after the end of its cohort.

    Why: It would stand in the timeline and the calendars on a day when nobody is there. Often it is the year.

    Bad:
        # cohorts/autumn/cohort.yml
        title: Autumn
        status: draft
        starts: 2027-09-06
        ends: 2028-06-30
        milestones: {midpoint: 2027-02-02}

    Good:
        # cohorts/autumn/cohort.yml
        title: Autumn
        status: draft
        starts: 2027-09-06
        ends: 2028-06-30
        milestones: {midpoint: 2028-02-02}
    """
    for name, day in plan.milestones.items():
        if not plan.starts - MONTH <= day <= plan.ends + MONTH:
            yield Issue(
                message=f"{day} lies outside the cohort, which runs from {plan.starts} to {plan.ends}",
                path=("milestones", name),
                hint="check the year",
            )


@rule("MB224", "format-not-offered", "warning", over="cohort")
def format_not_offered(plan: CohortPlan, case: Case) -> Issues:
    """A cohort has a format that program.yml does not offer.

    Why: The program's pages explain the formats it offers; this one would come as a surprise.

    Bad:
        # cohorts/autumn/cohort.yml
        title: Autumn
        status: draft
        format: peer
        starts: 2027-09-06
        ends: 2028-06-30

    Good:
        # cohorts/autumn/cohort.yml
        title: Autumn
        status: draft
        format: one-on-one
        starts: 2027-09-06
        ends: 2028-06-30
    """
    charter = case.program.charter
    if charter and "formats" in charter.model_fields_set and not {*plan.formats} <= {*charter.formats}:
        yield Issue(
            message=f"program.yml does not offer the format '{plan.format}'",
            path=("format",),
            hint="add it to `formats` in program.yml, or choose one of: " + ", ".join(charter.formats),
        )


@rule("MB225", "group-size-without-groups", "warning", over="cohort")
def group_size_without_groups(plan: CohortPlan, _case: Case) -> Issues:
    """A cohort states a group size, but its format is not group.

    Why: The size has no effect here. Either the format or the size was left over from another cohort.

    Bad:
        # cohorts/autumn/cohort.yml
        title: Autumn
        status: draft
        format: one-on-one
        group: {min: 3, max: 6}
        starts: 2027-09-06
        ends: 2028-06-30

    Good:
        # cohorts/autumn/cohort.yml
        title: Autumn
        status: draft
        format: one-on-one
        starts: 2027-09-06
        ends: 2028-06-30
    """
    if plan.group and not plan.has_groups:
        yield Issue(
            message=f"a group size has no effect in the format '{plan.format}'",
            path=("group",),
            on_key=True,
            hint="remove `group`, or write `format: group`",
        )


@rule("MB226", "group-size-reversed", over="cohort")
def group_size_reversed(plan: CohortPlan, _case: Case) -> Issues:
    """The smallest group is larger than the largest.

    Why: No group can have such a size, so nobody would be placed.

    Bad:
        # program.yml
        name: Harbor Mentoring
        time_zone: Europe/Lisbon
        formats: [one-on-one, group]
        # cohorts/autumn/cohort.yml
        title: Autumn
        status: draft
        format: group
        group: {min: 8, max: 4}
        starts: 2027-09-06
        ends: 2028-06-30

    Good:
        # program.yml
        name: Harbor Mentoring
        time_zone: Europe/Lisbon
        formats: [one-on-one, group]
        # cohorts/autumn/cohort.yml
        title: Autumn
        status: draft
        format: group
        group: {min: 4, max: 8}
        starts: 2027-09-06
        ends: 2028-06-30
    """
    if plan.group and plan.group.min > plan.group.max:
        yield Issue(
            message=f"no group has at least {plan.group.min} and at most {plan.group.max} members",
            path=("group",),
            hint="swap the two numbers",
        )


@rule("MB227", "status-against-dates", "warning", over="cohort")
def status_against_dates(plan: CohortPlan, case: Case) -> Issues:
    """A cohort's status does not fit its dates.

    Why: The home page, the messages and the figures follow the status. One that was forgotten invites people to
    apply for something that is over, or counts a cohort as running that has said goodbye.

    Bad:
        # cohorts/autumn/cohort.yml
        title: Autumn
        status: open
        apply: {opens: 2026-08-03, closes: 2026-10-30}
        starts: 2027-01-11
        ends: 2027-10-15

    Good:
        # cohorts/autumn/cohort.yml
        title: Autumn
        status: matching
        apply: {opens: 2026-08-03, closes: 2026-10-30}
        starts: 2027-01-11
        ends: 2027-10-15
    """
    fact, hint = _contradiction(plan, case.today)
    if fact:
        yield Issue(message=f"{fact}, but the status is '{plan.status}'", path=("status",), hint=hint)


def _contradiction(plan: CohortPlan, today: date) -> tuple[str, str]:
    closes = plan.apply.closes
    if plan.status == "closed":
        later = today < plan.ends
        return (f"the cohort ends on {plan.ends}", "if it ended early, correct `ends`") if later else ("", "")
    if today > plan.ends:
        return f"the cohort ended on {plan.ends}", "write `status: closed`"
    if plan.status == "running":
        return "", ""
    if today > plan.starts:
        return f"the cohort started on {plan.starts}", "write `status: running`, or move the start"
    if plan.status == "open" and closes and today > closes:
        return f"applications closed on {closes}", "write `status: matching`, or move `apply.closes`"
    if plan.status == "matching" and closes and today < closes:
        return f"applications close on {closes}", "write `status: open`, or move `apply.closes`"
    return "", ""


@rule("MB228", "cohort-title-twice", "warning", over="cohort")
def cohort_title_twice(plan: CohortPlan, case: Case) -> Issues:
    """Two cohorts have the same title.

    Why: People see the title, not the id. In lists, calendars and messages they could not tell the two apart.

    Bad:
        # cohorts/autumn/cohort.yml
        title: Spring
        status: draft
        starts: 2027-09-06
        ends: 2028-06-30

    Good:
        # cohorts/autumn/cohort.yml
        title: Autumn
        status: draft
        starts: 2027-09-06
        ends: 2028-06-30
    """
    others = [other for other in case.facts.cohorts_by_title[plan.title.casefold()] if other != case.id]
    if others and case.id > min(others):
        yield Issue(
            message=f"cohort '{min(others)}' has the same title",
            path=("title",),
            hint="add the year or the season",
        )


@rule("MB229", "cohort-without-page", "info", over="cohort")
def cohort_without_page(plan: CohortPlan, case: Case) -> Issues:
    """A cohort has no page, although other cohorts have theirs.

    Why: A page with the dates, the events and the people is what participants look for first. Copy the page of
    another cohort, change its name, and add it to the navigation. Drafts are left alone.

    Bad:
        # docs/cohorts/index.md
        ---
        title: Cohorts
        ---

        All cohorts.

    Good:
        # docs/cohorts/index.md
        ---
        title: Cohorts
        ---

        All cohorts.
        # docs/cohorts/spring.md
        ---
        title: Spring
        ---

        Everything about this cohort.
    """
    has_pages = any(page.startswith("cohorts/") for page in case.facts.pages)
    if has_pages and plan.status != "draft" and f"cohorts/{case.id}.md" not in case.facts.pages:
        yield Issue(
            message="this cohort has no page",
            hint=f"copy another cohort's page to docs/cohorts/{case.id}.md",
        )
