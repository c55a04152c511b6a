"""What pairs owe each other: an agreement, a first meeting, the next session, goals, what they said they would do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mentorbook.model.pair import Goal, Pair, Session
from mentorbook.privacy.placements import Placement

from ..engagement import RHYTHM_DAYS
from ..window import Window
from .duty import Duty, counted, days
from .thresholds import Thresholds, thresholds_of

EMPTY = Pair(status="proposed")
AGREEMENT_DAYS = 14
FIRST_NUDGE_DAYS, FIRST_MEETING_DAYS = 7, 14
FIT_DAYS = 7
GOALS_AFTER_SESSIONS, GOALS_DAYS = 2, 14
REVIEW_AGENDAS = frozenset({"quarterly-review", "midpoint-review", "final-session"})
REVIEW_SLACK = (
    30  # days around a review's date in which a session counts as the review, and in which it is asked for
)
LAPSED_DAYS = 45  # what was agreed for so long ago is no longer asked for
GOODBYE_DAYS, CLOSE_DAYS = 14, 14


def duties_of_pairs(window: Window) -> Iterator[Duty]:
    """Everything that is due of the pairs of a cohort that has begun."""
    for pair in window.placements if window.begun else ():
        if pair.open_on(window.today):
            yield from duties_of_pair(PairNow(window, pair))


class PairNow:
    """A pair as it was known on a day."""

    def __init__(self, window: Window, pair: Placement) -> None:
        self.window, self.pair, self.today = window, pair, window.today
        self.journal = pair.journal or EMPTY
        self.limits: Thresholds = thresholds_of(window.program)
        self.sessions: list[tuple[date, Session]] = list(window.sessions(pair))

    @property
    def signed(self) -> dict[str, date]:
        """Who had signed the agreement."""
        return {who: day for who, day in self.journal.agreement.signed.items() if day <= self.today}

    @property
    def since(self) -> date:
        """The day from which the two could meet: the cohort's first, or a later signature."""
        return max([self.window.plan.starts, *self.signed.values()])

    @property
    def last(self) -> date | None:
        """The latest session."""
        return self.sessions[-1][0] if self.sessions else None

    def duty(
        self,
        rule: str,
        due: date,
        what: str,
        why: str,
        *,
        to: tuple[str, ...] | None = None,
        message: str | None = None,
        page: str | None = None,
    ) -> Duty:
        """Something that this pair owes: all of them, unless it says who."""
        return Duty(
            rule=rule,
            whose="pair",
            who=self.pair.id,
            cohort=self.window.cohort.id,
            due=due,
            what=what,
            why=why,
            to=self.pair.members if to is None else to,
            message=message,
            page=page,
        )


def duties_of_pair(now: PairNow) -> Iterator[Duty]:
    """All of one pair, the rules in the order of its life."""
    if now.today >= now.window.plan.ends:
        yield from _closing(now)
        return
    for rule in (
        _agreement,
        _first_meeting,
        _silence,
        _next_session,
        _fit,
        _goals,
        _actions,
        _review,
        _goodbye,
    ):
        yield from rule(now)


def _agreement(now: PairNow) -> Iterator[Duty]:
    unsigned = tuple(who for who in now.pair.members if who not in now.signed)
    if unsigned:
        yield now.duty(
            "agreement",
            now.window.plan.starts + days(AGREEMENT_DAYS),
            "sign the mentoring agreement",
            f"{len(unsigned)} of {len(now.pair.members)} have not signed within {AGREEMENT_DAYS} days of the start",
            to=unsigned,
            message="agreement-reminder",
            page="library/templates/mentoring-agreement.md",
        )


def _first_meeting(now: PairNow) -> Iterator[Duty]:
    waited = (now.today - now.since).days
    if now.sessions or waited < FIRST_NUDGE_DAYS:
        return
    early = waited < FIRST_MEETING_DAYS
    yield now.duty(
        "first-meeting",
        now.since + days(FIRST_MEETING_DAYS),
        "meet for the first time",
        f"{counted(waited, 'day')} without a first session; {FIRST_MEETING_DAYS} is the most",
        message=f"first-meeting-nudge-day-{FIRST_NUDGE_DAYS if early else FIRST_MEETING_DAYS}",
        page="library/agendas/first-meeting.md",
    )


def _silence(now: PairNow) -> Iterator[Duty]:
    """After the program's patience somebody asks; after its `close_days` the pair is ended without blame."""
    if now.last is None:
        return
    quiet, limits = (now.today - now.last).days, now.limits
    over = quiet > limits.close_days
    if quiet > limits.silent_days:
        yield now.duty(
            "close" if over else "silence",
            now.last + days(limits.close_days if over else limits.silent_days),
            "end the pair without blame, or set a date today" if over else "ask both how it goes",
            f"no session for {counted(quiet, 'day')}; health.{'close' if over else 'silent'}_days is "
            f"{limits.close_days if over else limits.silent_days}",
            message="ending-no-fault" if over else "stuck-21-days",
            page=f"library/guides/{'rematch-and-no-fault-ending' if over else 'at-risk-pairs'}.md",
        )


def _next_session(now: PairNow) -> Iterator[Duty]:
    if now.last is None or (now.today - now.last).days > now.limits.silent_days:
        return
    charter = now.window.program.charter
    rhythm = (charter and charter.cadence.session) or "monthly"
    yield now.duty(
        "session",
        now.last + days(RHYTHM_DAYS[rhythm]),
        "meet again",
        f"the last session was on {now.last}, and the rhythm is {rhythm}",
        message="session-reminder",
        page="library/agendas/regular-session.md",
    )


def _fit(now: PairNow) -> Iterator[Duty]:
    after = now.limits.fit_after_sessions
    if len(now.sessions) < after:
        return
    said = {who for _, session in now.sessions for who in session.fit}
    silent = tuple(who for who in now.pair.members if who not in said)
    if silent:
        yield now.duty(
            "fit-check",
            now.sessions[after - 1][0] + days(FIT_DAYS),
            "say whether the two fit",
            f"{counted(after, 'session')} held, and {len(silent)} of {len(now.pair.members)} have not said how it is",
            to=silent,
            message="fit-check",
            page="library/templates/fit-check.md",
        )


def _goals(now: PairNow) -> Iterator[Duty]:
    if not now.journal.goals and len(now.sessions) >= GOALS_AFTER_SESSIONS:
        second = now.sessions[GOALS_AFTER_SESSIONS - 1][0]
        yield now.duty(
            "no-goals",
            second + days(GOALS_DAYS),
            "write down a first goal",
            f"{counted(len(now.sessions), 'session')} held, and no goal is written down",
            to=now.pair.learners,
            page="library/agendas/goals-and-plan.md",
        )
    for name, goal in now.journal.goals.items():
        if goal.due and _is_open(goal, now.today):
            yield now.duty(
                "goal",
                goal.due,
                f"look at the goal {name}",
                f"due on {goal.due}, and {goal.status} with {_reached(goal, now.today):.0%} reached",
                to=now.pair.learners,
                message="goal-due",
                page="library/templates/goal-sheet.md",
            )


def _actions(now: PairNow) -> Iterator[Duty]:
    for day, session in now.sessions:
        for name, action in session.actions.items():
            open_still = action.done is None or action.done > now.today
            if action.due and open_still and (now.today - action.due).days <= LAPSED_DAYS:
                yield now.duty(
                    "action",
                    action.due,
                    f"finish {name}",
                    f"agreed on {day} for {action.due}",
                    to=(action.who,) if action.who else now.pair.members,
                    message="action-due",
                )


def _review(now: PairNow) -> Iterator[Duty]:
    """The review nearest to today. A session near its date with a review's agenda is the review."""
    charter = now.window.program.charter
    rhythm = charter.cadence.review if charter else None
    step = RHYTHM_DAYS[rhythm] if rhythm else 0
    number = round((now.today - now.window.plan.starts).days / step) if step else 0
    due = now.window.plan.starts + days(number * step)
    held = any(
        session.agenda in REVIEW_AGENDAS and abs((day - due).days) <= REVIEW_SLACK
        for day, session in now.sessions
    )
    near = abs((now.today - due).days) <= REVIEW_SLACK
    if number and near and due < now.window.plan.ends and not held:
        yield now.duty(
            "review",
            due,
            "review goals together",
            f"goals are reviewed {rhythm}, and no session near {due} has a review's agenda",
            message="quarterly-review-reminder",
            page="library/agendas/quarterly-review.md",
        )


def _goodbye(now: PairNow) -> Iterator[Duty]:
    ends = now.window.plan.ends
    said = any(session.agenda == "final-session" for _, session in now.sessions)
    if not said and now.today >= ends - days(2 * GOODBYE_DAYS):
        yield now.duty(
            "final-session",
            ends,
            "hold the final session",
            f"the cohort ends on {ends}, and no session has the agenda final-session",
            message="ending-planned",
            page="library/agendas/final-session.md",
        )


def _closing(now: PairNow) -> Iterator[Duty]:
    ends = now.window.plan.ends
    yield now.duty(
        "close-journal",
        ends + days(CLOSE_DAYS),
        "close the journal: status ended, with the day and the reason",
        f"the cohort ended on {ends}, and the journal is open",
        to=(),
        page="library/guides/closing-a-cohort.md",
    )


def _is_open(goal: Goal, today: date) -> bool:
    """Was the goal neither reached nor dropped on that day? Of a goal that was dropped no date is known."""
    if goal.status == "dropped":
        return False
    return goal.status != "achieved" or _reached(goal, today) < 1


def _reached(goal: Goal, today: date) -> float:
    known = [day for day in goal.progress if day <= today]
    return goal.progress[max(known)] if known else 0.0
