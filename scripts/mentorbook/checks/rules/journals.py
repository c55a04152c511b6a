"""Rules about what a pair's journal records: the agreement, sessions, goals and the end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from mentorbook.model.pair import Goal, Pair, members_of
from mentorbook.source.problem import FieldPath
from mentorbook.source.suggest import did_you_mean, nearest

from ..facts import term_meant
from ..rule import Case, Issue, Issues, misspelled, rule
from .cohorts import MONTH

SATURDAY = 5
_NAMES = ("Saturday", "Sunday")  # strftime would follow the locale
TYPO = 2  # a session this many times shorter or longer than planned is more likely a slip of the pen


@rule("MB440", "agreement-not-signed", over="pair")
def agreement_not_signed(pair: Pair, case: Case) -> Issues:
    """A pair is at work, and somebody in it has not signed the agreement.

    Why: The agreement says what stays between the two. Before both have signed, neither can rely on it. While
    signatures are on their way, the status is `accepted`.

    Bad:
        # cohorts/spring/pairs/ana-sousa--kai-ito.yml
        status: active
        agreement: {signed: {ana-sousa: 2026-11-09}}

    Good:
        # cohorts/spring/pairs/ana-sousa--kai-ito.yml
        status: active
        agreement: {signed: {ana-sousa: 2026-11-09, kai-ito: 2026-11-09}}
    """
    missing = [who for who in members_of(case.id, pair) if who and who not in pair.agreement.signed]
    if pair.status == "active" and missing:
        yield Issue(
            message=f"not signed by {', '.join(missing)}, but the pair is active",
            path=("agreement", "signed"),
            hint="add the date of each signature, or write `status: accepted` until then",
        )


@rule("MB441", "agreement-after-first-session", "warning", over="pair")
def agreement_after_first_session(pair: Pair, _case: Case) -> Issues:
    """Somebody signed the agreement after the first session.

    Why: What was said before was said without it. Most often one of the dates is a slip.

    Bad:
        # cohorts/spring/pairs/ana-sousa--kai-ito.yml
        status: active
        agreement: {signed: {ana-sousa: 2026-11-09, kai-ito: 2026-11-19}}
        sessions: {2026-11-10: {minutes: 75, held: true}}

    Good:
        # cohorts/spring/pairs/ana-sousa--kai-ito.yml
        status: active
        agreement: {signed: {ana-sousa: 2026-11-09, kai-ito: 2026-11-09}}
        sessions: {2026-11-10: {minutes: 75, held: true}}
    """
    held = _held(pair)
    for person, day in pair.agreement.signed.items() if held else ():
        if day > held[0]:
            yield Issue(
                message=f"signed on {day}, but the first session was on {held[0]}",
                path=("agreement", "signed", person),
                hint="check the two dates",
            )


@rule("MB442", "outsider-in-journal", over="pair")
def outsider_in_journal(pair: Pair, case: Case) -> Issues:
    """A journal speaks of somebody who is not in the pair.

    Why: A signature, an answer or a task under another name is missing for the one it belongs to.

    Bad:
        # cohorts/spring/pairs/ana-sousa--kai-ito.yml
        status: active
        agreement: {signed: {ana-sousa: 2026-11-09, kai-ito: 2026-11-09}}
        sessions: {2026-11-10: {minutes: 75, held: true, fit: {ana-sousa: good, lea-brandt: good}}}

    Good:
        # cohorts/spring/pairs/ana-sousa--kai-ito.yml
        status: active
        agreement: {signed: {ana-sousa: 2026-11-09, kai-ito: 2026-11-09}}
        sessions: {2026-11-10: {minutes: 75, held: true, fit: {ana-sousa: good, kai-ito: good}}}
    """
    people = members_of(case.id, pair)
    if len(people) > 1:
        for path, person in _mentioned(pair):
            if person not in people:
                yield Issue(
                    message=f"{person} is not in this pair",
                    path=path,
                    on_key=path[-1] == person,
                    hint=did_you_mean(person, people) or "write the id of one of: " + ", ".join(people),
                )


def _mentioned(pair: Pair) -> Iterator[tuple[FieldPath, str]]:
    yield from ((("agreement", "signed", person), person) for person in pair.agreement.signed)
    for day, session in pair.sessions.items():
        here: FieldPath = ("sessions", day.isoformat())
        yield from (((*here, "fit", person), person) for person in session.fit)
        for name, action in session.actions.items():
            if action.who:
                yield (*here, "actions", name, "who"), action.who


@rule("MB443", "session-outside-cohort", over="pair")
def session_outside_cohort(pair: Pair, case: Case) -> Issues:
    """A session lies more than a month before or after its cohort.

    Why: It is counted in no quarter of the cohort. Often it is the year, or the file lies in the wrong folder.

    Bad:
        # cohorts/spring/pairs/ana-sousa--kai-ito.yml
        status: accepted
        sessions: {2025-11-10: {minutes: 75, held: true}}

    Good:
        # cohorts/spring/pairs/ana-sousa--kai-ito.yml
        status: accepted
        sessions: {2026-11-10: {minutes: 75, held: true}}
    """
    plan = case.cohort.plan
    for day in pair.sessions if plan else ():
        if plan and not plan.starts - MONTH <= day <= plan.ends + MONTH:
            yield Issue(
                message=f"{day} lies outside the cohort, which runs from {plan.starts} to {plan.ends}",
                path=("sessions", day.isoformat()),
                on_key=True,
                hint="check the year",
            )


@rule("MB444", "recorded-before-it-happened", over="pair")
def recorded_before_it_happened(pair: Pair, case: Case) -> Issues:
    """A journal records something that lies in the future.

    Why: Sessions that were held, signatures, progress and finished tasks are counted. Often it is the year; a
    session that is only planned belongs in the calendar.

    Bad:
        # cohorts/spring/pairs/ana-sousa--kai-ito.yml
        status: accepted
        sessions: {2026-12-10: {minutes: 75, held: true}}

    Good:
        # cohorts/spring/pairs/ana-sousa--kai-ito.yml
        status: accepted
        sessions: {2026-11-10: {minutes: 75, held: true}}
    """
    for path, day in _recorded(pair):
        if day > case.today:
            on_key = path[-1] == day.isoformat()
            yield Issue(message=f"{day} lies in the future", path=path, on_key=on_key, hint="check the year")


def _recorded(pair: Pair) -> Iterator[tuple[FieldPath, date]]:
    for person, day in pair.agreement.signed.items():
        yield ("agreement", "signed", person), day
    for name, goal in pair.goals.items():
        yield from ((("goals", name, "progress", day.isoformat()), day) for day in goal.progress)
    for day, session in pair.sessions.items():
        here: FieldPath = ("sessions", day.isoformat())
        if session.held and session.model_fields_set & {"held", "fit"}:
            yield here, day
        for name, action in session.actions.items():
            if action.done:
                yield (*here, "actions", name, "done"), action.done


@rule("MB445", "session-of-unlikely-length", "warning", over="pair")
def session_of_unlikely_length(pair: Pair, case: Case) -> Issues:
    """A session was less than half or more than twice as long as program.yml plans.

    Why: 7 or 750 minutes in place of 75 would bend the average. An unusual session is fine; say so in an ignore
    comment.

    Bad:
        # cohorts/spring/pairs/ana-sousa--kai-ito.yml
        status: accepted
        sessions: {2026-11-10: {minutes: 750, held: true}}

    Good:
        # cohorts/spring/pairs/ana-sousa--kai-ito.yml
        status: accepted
        sessions: {2026-11-10: {minutes: 75, held: true}}
    """
    planned = case.program.charter.cadence.minutes if case.program.charter else None
    for day, session in pair.sessions.items() if planned and pair.format != "flash" else ():
        minutes = session.minutes
        if planned and minutes and not min(planned) <= minutes * TYPO <= max(planned) * TYPO * TYPO:
            yield Issue(
                message=f"{minutes} minutes; program.yml plans {min(planned)} to {max(planned)}",
                path=("sessions", day.isoformat(), "minutes"),
                hint="check the number",
            )


@rule("MB446", "session-about-unknown-topic", over="pair")
def session_about_unknown_topic(pair: Pair, case: Case) -> Issues:
    """A session was about a topic that vocabulary.yml does not know.

    Why: Reports on what pairs talk about would miss it.

    Bad:
        # cohorts/spring/pairs/ana-sousa--kai-ito.yml
        status: accepted
        sessions: {2026-11-10: {minutes: 75, held: true, topics: [writting]}}

    Good:
        # cohorts/spring/pairs/ana-sousa--kai-ito.yml
        status: accepted
        sessions: {2026-11-10: {minutes: 75, held: true, topics: [writing]}}
    """
    topics = case.program.vocabulary.topics
    for day, session in pair.sessions.items() if topics else ():
        for index, topic in enumerate(session.topics):
            if topic not in topics:
                near = term_meant(topic, topics)
                yield misspelled(
                    f"vocabulary.yml has no topic '{topic}'",
                    path=("sessions", day.isoformat(), "topics", index),
                    near=near,
                    otherwise="add it to vocabulary.yml",
                )


@rule("MB447", "unknown-agenda", "warning", over="pair")
def unknown_agenda(pair: Pair, case: Case) -> Issues:
    """A session followed an agenda that is not in the library.

    Why: The pair's page could not link to it. An agenda is named by its file in docs/library without .md.

    Bad:
        # docs/library/agendas/first-meeting.md
        ---
        title: First meeting
        summary: The first hour together.
        for: [mentor, mentee]
        kind: agenda
        ---

        Say hello.
        # cohorts/spring/pairs/ana-sousa--kai-ito.yml
        status: accepted
        sessions: {2026-11-10: {minutes: 75, held: true, agenda: first-meting}}

    Good:
        # docs/library/agendas/first-meeting.md
        ---
        title: First meeting
        summary: The first hour together.
        for: [mentor, mentee]
        kind: agenda
        ---

        Say hello.
        # cohorts/spring/pairs/ana-sousa--kai-ito.yml
        status: accepted
        sessions: {2026-11-10: {minutes: 75, held: true, agenda: first-meeting}}
    """
    known = case.facts.library_names
    for day, session in pair.sessions.items() if known else ():
        if session.agenda and session.agenda not in known:
            near = nearest(session.agenda, sorted(known))
            yield misspelled(
                f"the library has no page '{session.agenda}'",
                path=("sessions", day.isoformat(), "agenda"),
                near=near,
                otherwise="leave `agenda` out, or add the page",
            )


@rule("MB448", "task-done-before-it-was-agreed", "warning", over="pair")
def task_done_before_it_was_agreed(pair: Pair, _case: Case) -> Issues:
    """A task was due or done before the session in which it was agreed.

    Why: One of the dates is a slip, and the reminder would come at the wrong time or never.

    Bad:
        # cohorts/spring/pairs/ana-sousa--kai-ito.yml
        status: accepted
        sessions: {2026-11-10: {minutes: 75, held: true, actions: {draft: {who: kai-ito, due: 2026-10-17}}}}

    Good:
        # cohorts/spring/pairs/ana-sousa--kai-ito.yml
        status: accepted
        sessions: {2026-11-10: {minutes: 75, held: true, actions: {draft: {who: kai-ito, due: 2026-11-17}}}}
    """
    for day, session in pair.sessions.items():
        for name, action in session.actions.items():
            for field, when in (("due", action.due), ("done", action.done)):
                if when and when < day:
                    yield Issue(
                        message=f"agreed on {day}, but {field} on {when}",
                        path=("sessions", day.isoformat(), "actions", name, field),
                        hint="check the month and the year",
                    )


@rule("MB450", "goal-without-date", "info", over="pair")
def goal_without_date(pair: Pair, _case: Case) -> Issues:
    """A goal says nothing about by when.

    Why: A goal with a date is reached more often, since there is a day on which to look. Any day in the cohort will
    do, and it may be moved.

    Bad:
        # cohorts/spring/pairs/ana-sousa--kai-ito.yml
        status: accepted
        goals: {clear-report: {statement: Write three reports that the board reads., measure: reports, target: 3}}

    Good:
        # cohorts/spring/pairs/ana-sousa--kai-ito.yml
        status: accepted
        goals: {clear-report: {statement: Write what the board reads., measure: reports, target: 3, due: 2027-06-30}}
    """
    for name, goal in pair.goals.items():
        if goal.due is None and pair.status != "ended" and goal.status not in ("achieved", "dropped"):
            yield Issue(
                message=f"goal '{name}' has no date", path=("goals", name), on_key=True, hint="add `due:`"
            )


@rule("MB451", "goal-due-outside-cohort", "warning", over="pair")
def goal_due_outside_cohort(pair: Pair, case: Case) -> Issues:
    """A goal is due before the cohort starts, or more than a month after it ends.

    Why: Nobody would be there to look at it together. Often it is the year; if the goal is larger than the cohort,
    write down the part that fits.

    Bad:
        # cohorts/spring/pairs/ana-sousa--kai-ito.yml
        status: accepted
        goals: {clear-report: {statement: Write what the board reads., measure: reports, target: 3, due: 2028-06-30}}

    Good:
        # cohorts/spring/pairs/ana-sousa--kai-ito.yml
        status: accepted
        goals: {clear-report: {statement: Write what the board reads., measure: reports, target: 3, due: 2027-06-30}}
    """
    plan = case.cohort.plan
    for name, goal in pair.goals.items():
        if plan and goal.due and not plan.starts <= goal.due <= plan.ends + MONTH:
            yield Issue(
                message=f"{goal.due} lies outside the cohort, which runs from {plan.starts} to {plan.ends}",
                path=("goals", name, "due"),
                hint="check the year",
            )


@rule("MB452", "goal-reached-from-the-start", "warning", over="pair")
def goal_reached_from_the_start(pair: Pair, _case: Case) -> Issues:
    """A goal's target is the same as its baseline.

    Why: It was reached before it began. Either the two numbers are mixed up, or the measure is not the right one.

    Bad:
        # cohorts/spring/pairs/ana-sousa--kai-ito.yml
        status: accepted
        goals:
          clear-report:
            statement: Write what the board reads.
            measure: reports
            baseline: 3
            target: 3
            due: 2027-06-30

    Good:
        # cohorts/spring/pairs/ana-sousa--kai-ito.yml
        status: accepted
        goals:
          clear-report:
            statement: Write what the board reads.
            measure: reports
            baseline: 0
            target: 3
            due: 2027-06-30
    """
    for name, goal in pair.goals.items():
        if goal.target is not None and goal.target == goal.baseline:
            yield Issue(
                message=f"target and baseline are both {goal.target:g}",
                path=("goals", name, "target"),
                hint="write what it was at the start, and what it is to become",
            )


@rule("MB453", "goal-status-against-progress", "warning", over="pair")
def goal_status_against_progress(pair: Pair, _case: Case) -> Issues:
    """A goal's status and its last recorded progress say different things.

    Why: Figures count the status, charts show the progress. Readers would wonder which one is true.

    Bad:
        # cohorts/spring/pairs/ana-sousa--kai-ito.yml
        status: accepted
        goals:
          clear-report:
            statement: Write what the board reads.
            measure: reports
            target: 3
            due: 2027-06-30
            status: achieved
            progress: {2026-11-18: 0.4}

    Good:
        # cohorts/spring/pairs/ana-sousa--kai-ito.yml
        status: accepted
        goals:
          clear-report:
            statement: Write what the board reads.
            measure: reports
            target: 3
            due: 2027-06-30
            status: on-track
            progress: {2026-11-18: 0.4}
    """
    for name, goal in pair.goals.items():
        last = goal.progress[max(goal.progress)] if goal.progress else None
        if last is not None and _contradicts(goal, last):
            yield Issue(
                message=f"the last progress is {last:g}, but the status is '{goal.status}'",
                path=("goals", name, "status"),
                hint="bring the two into line",
            )


def _contradicts(goal: Goal, last: float) -> bool:
    if goal.status == "achieved":
        return last < 1
    if goal.status == "not-started":
        return last > 0
    return last == 1 and goal.status != "dropped"


@rule("MB460", "end-without-status", over="pair")
def end_without_status(pair: Pair, _case: Case) -> Issues:
    """A pair has ended without a day and a reason, or has a day and a reason without having ended.

    Why: A pair is open in one figure and over in the other, and somebody may get reminders who said goodbye.

    Bad:
        # cohorts/spring/pairs/ana-sousa--kai-ito.yml
        status: ended
        ended: null

    Good:
        # cohorts/spring/pairs/ana-sousa--kai-ito.yml
        status: ended
        ended: {on: 2026-11-20, reason: moved, by: both}
    """
    if pair.status == "ended" and pair.ended is None:
        yield Issue(
            message="the pair has ended, but `ended` does not say when and why",
            path=("status",),
            hint="add `ended: {on: …, reason: …}`",
        )
    if pair.status != "ended" and pair.ended is not None:
        yield Issue(
            message=f"`ended` is filled in, but the status is '{pair.status}'",
            path=("status",),
            hint="write `status: ended`, or `ended: null`",
        )


@rule("MB461", "end-out-of-time", "warning", over="pair")
def end_out_of_time(pair: Pair, case: Case) -> Issues:
    """A pair ended before its last session, in the future, or more than a month outside its cohort.

    Why: How long pairs last is one of the figures, and one of these dates is a slip.

    Bad:
        # cohorts/spring/pairs/ana-sousa--kai-ito.yml
        status: ended
        sessions: {2026-11-18: {minutes: 75, held: true}}
        ended: {on: 2026-11-12, reason: moved}

    Good:
        # cohorts/spring/pairs/ana-sousa--kai-ito.yml
        status: ended
        sessions: {2026-11-18: {minutes: 75, held: true}}
        ended: {on: 2026-11-20, reason: moved}
    """
    plan, held = case.cohort.plan, _held(pair)
    if pair.ended is None:
        return
    if held and pair.ended.on < held[-1]:
        fault = f"the last session was on {held[-1]}"
    elif pair.ended.on > case.today:
        fault = "that day is still to come"
    elif plan and not plan.starts - MONTH <= pair.ended.on <= plan.ends + MONTH:
        fault = f"the cohort runs from {plan.starts} to {plan.ends}"
    else:
        return
    yield Issue(
        message=f"ended on {pair.ended.on}, but {fault}", path=("ended", "on"), hint="check the dates"
    )


@rule("MB462", "pair-has-gone-silent", "info", over="pair")
def pair_has_gone_silent(pair: Pair, case: Case) -> Issues:
    """An active pair has not met for longer than the program lets pass without asking.

    Why: Most pairs that end early end in silence. A short, friendly question helps more than a reminder.
    The number of days is `health.silent_days` in program.yml.

    Bad:
        # cohorts/spring/cohort.yml
        title: Spring
        status: running
        starts: 2026-09-07
        ends: 2027-07-09
        # cohorts/spring/pairs/ana-sousa--kai-ito.yml
        status: active
        agreement: {signed: {ana-sousa: 2026-09-08, kai-ito: 2026-09-08}}
        sessions: {2026-10-12: {minutes: 75, held: true}, 2026-11-16: {held: false}}

    Good:
        # cohorts/spring/cohort.yml
        title: Spring
        status: running
        starts: 2026-09-07
        ends: 2027-07-09
        # cohorts/spring/pairs/ana-sousa--kai-ito.yml
        status: active
        agreement: {signed: {ana-sousa: 2026-09-08, kai-ito: 2026-09-08}}
        sessions: {2026-10-12: {minutes: 75, held: true}, 2026-11-16: {minutes: 60, held: true}}
    """
    plan, charter = case.cohort.plan, case.program.charter
    patience = charter.health.silent_days if charter else None
    if not plan or not patience or plan.status != "running" or pair.status != "active":
        return
    since = max([plan.starts, *pair.agreement.signed.values(), *_held(pair)])
    if case.today - since > timedelta(days=patience) and case.today <= plan.ends:
        yield Issue(
            message=f"no session since {since}, which is {(case.today - since).days} days ago",
            path=("sessions",),
            hint="ask both how they are doing, and whether a date is set",
        )


@rule("MB463", "session-on-a-weekend", "info", over="pair")
def session_on_a_weekend(pair: Pair, _case: Case) -> Issues:
    """A session is dated on a weekend, by a pair that otherwise meets on weekdays.

    Why: Most such dates are a slip: the neighboring day, or last year's calendar. A pair that meets on weekends
    as often as not is left alone.

    Bad:
        # cohorts/spring/pairs/ana-sousa--kai-ito.yml
        status: active
        agreement: {signed: {ana-sousa: 2026-11-09, kai-ito: 2026-11-09}}
        sessions: {2026-11-10: {minutes: 75}, 2026-11-14: {minutes: 60}, 2026-11-18: {minutes: 60}}

    Good:
        # cohorts/spring/pairs/ana-sousa--kai-ito.yml
        status: active
        agreement: {signed: {ana-sousa: 2026-11-09, kai-ito: 2026-11-09}}
        sessions: {2026-11-10: {minutes: 75}, 2026-11-13: {minutes: 60}, 2026-11-18: {minutes: 60}}
    """
    weekend = [day for day in sorted(pair.sessions) if day.weekday() >= SATURDAY]
    if 2 * len(weekend) < len(pair.sessions):
        for day in weekend:
            yield Issue(
                message=f"{day} is a {_NAMES[day.weekday() - SATURDAY]}, and this pair otherwise meets on weekdays",
                path=("sessions", str(day)),
                hint="check the date",
                on_key=True,
            )


def _held(pair: Pair) -> list[date]:
    """The days on which the pair met, in order."""
    return sorted(day for day, session in pair.sessions.items() if session.held)
