"""The signs that a pair is at risk. Each is a pure function of a pair on a day, and gives its evidence and its limit.

The six are those that coordinators name most (docs/library/guides/at-risk-pairs.md): silence, expectations that do not
match, no chemistry, momentum that fades, lack of time, one side that does the work. A sign is a reason to ask, not a
verdict; the limits are fields of `health` in program.yml.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from statistics import mean

from mentorbook.model.pair import Action

from ..due.duty import counted
from ..due.pairs import PairNow

MINUTES = 60  # the shortest session where the charter names none
EXPECTATION_DAYS = 30
GAPS_COMPARED = 2  # the latest gaps between sessions, against all before
LATEST = 4  # sessions looked at for those that fell through
TASKS_EACH = 3  # fewer tasks say nothing about who does them


@dataclass(frozen=True)
class Sign:
    """A reason to ask: the evidence, the limit it passed, and the page with the next step."""

    name: str
    evidence: str
    limit: str
    page: str


def signs_of(now: PairNow) -> tuple[Sign, ...]:
    """All signs of a pair, the gravest first."""
    return tuple(sign for find in SIGNS for sign in find(now))


def _no_chemistry(now: PairNow) -> Iterator[Sign]:
    """Who said so is not told: the next step is the same, and it is theirs to tell."""
    latest = _latest_fit(now)
    if "not-good" in latest or latest.count("unsure") > 1:
        said = (
            "one of them says that the two do not fit" if "not-good" in latest else "more than one is unsure"
        )
        yield Sign(
            "no chemistry", said, "the latest word of each", "library/guides/rematch-and-no-fault-ending.md"
        )


def _silence(now: PairNow) -> Iterator[Sign]:
    since = now.last or now.since
    quiet = (now.today - since).days
    if quiet > now.limits.silent_days:
        what = "without a session" if now.last else "and no first session"
        yield Sign(
            "silence",
            f"{counted(quiet, 'day')} {what}",
            f"silent_days: {now.limits.silent_days}",
            "library/guides/at-risk-pairs.md",
        )


def _expectations(now: PairNow) -> Iterator[Sign]:
    found = [
        "one is content and one is not" if len({fit == "good" for fit in _latest_fit(now)}) > 1 else "",
        "no goal is written down" if not now.journal.goals and len(now.sessions) > 1 else "",
        "not everyone has signed the agreement" if _is_unsigned(now) else "",
    ]
    if any(found):
        yield Sign(
            "expectations differ",
            "; ".join(filter(None, found)),
            f"{EXPECTATION_DAYS} days for the agreement, 2 sessions for a goal",
            "library/agendas/goals-and-plan.md",
        )


def _fading(now: PairNow) -> Iterator[Sign]:
    days = [day for day, _ in now.sessions]
    gaps = [(later - earlier).days for earlier, later in pairwise([*days, now.today])]
    before, latest = gaps[:-GAPS_COMPARED], gaps[-GAPS_COMPARED:]
    factor = now.limits.fading_factor
    if len(before) >= GAPS_COMPARED and mean(latest) > factor * mean(before):
        yield Sign(
            "fading momentum",
            f"{mean(latest):.0f} days between the latest sessions, {mean(before):.0f} before",
            f"fading_factor: {factor:g}",
            "library/guides/driving-the-relationship.md",
        )
    still = [name for name, goal in now.journal.goals.items() if _stands_still(now, name)]
    if still:
        yield Sign(
            "a goal stands still",
            f"nothing recorded for {', '.join(still)}",
            f"stalled_days: {now.limits.stalled_days}",
            "library/guides/goals-with-a-mentee.md",
        )


def _lack_of_time(now: PairNow) -> Iterator[Sign]:
    charter = now.window.program.charter
    least = min((charter and charter.cadence.minutes) or (MINUTES,))
    latest = [session.minutes for _, session in now.sessions if session.minutes is not None]
    short = latest[-now.limits.short_sessions :]
    missed = _missed(now)
    if len(short) == now.limits.short_sessions and max(short) < least:
        limit = f"short_sessions: {now.limits.short_sessions}"
        yield Sign(
            "lack of time", f"the last {len(short)} sessions were shorter than {least} minutes", limit, _TIME
        )
    if missed >= now.limits.missed_sessions:
        limit = f"missed_sessions: {now.limits.missed_sessions}"
        yield Sign("lack of time", f"{missed} of the last {LATEST} sessions fell through", limit, _TIME)


def _one_sided(now: PairNow) -> Iterator[Sign]:
    """How many of their tasks each side has done; tasks whose day has not come do not count."""
    shares = {who: _share_done(now, tasks) for who, tasks in _tasks(now).items() if len(tasks) >= TASKS_EACH}
    if len(shares) > 1 and max(shares.values()) - min(shares.values()) > now.limits.action_gap:
        low, high = min(shares.values()), max(shares.values())
        yield Sign(
            "one-sided effort",
            f"one side has done {high:.0%} of its tasks, the other {low:.0%}",
            f"action_gap: {now.limits.action_gap:g}",
            "library/guides/mentoring-up.md",
        )


_TIME = "library/training/managing-time.md"
SIGNS: tuple[Callable[[PairNow], Iterator[Sign]], ...] = (
    _no_chemistry,
    _silence,
    _expectations,
    _lack_of_time,
    _fading,
    _one_sided,
)


def _latest_fit(now: PairNow) -> list[str]:
    """The latest word of each who said how the two fit."""
    return list({who: fit for _, session in now.sessions for who, fit in session.fit.items()}.values())


def _is_unsigned(now: PairNow) -> bool:
    late = now.today - now.window.plan.starts > timedelta(days=EXPECTATION_DAYS)
    return late and any(who not in now.signed for who in now.pair.members)


def _stands_still(now: PairNow, name: str) -> bool:
    goal = now.journal.goals[name]
    known = [day for day in goal.progress if day <= now.today]
    since = max([now.since, *known])
    over = goal.status in ("achieved", "dropped") or (goal.due is not None and goal.due <= now.today)
    reached = known and goal.progress[max(known)] >= 1
    return not over and not reached and (now.today - since).days > now.limits.stalled_days


def _missed(now: PairNow) -> int:
    planned = sorted(day for day in now.journal.sessions if day <= now.today)[-LATEST:]
    return sum(1 for day in planned if not now.journal.sessions[day].held)


def _tasks(now: PairNow) -> dict[str, list[Action]]:
    found: dict[str, list[Action]] = {}
    for _, session in now.sessions:
        for task in session.actions.values():
            if task.who and (task.due is None or task.due <= now.today):
                found.setdefault(task.who, []).append(task)
    return found


def _share_done(now: PairNow, tasks: list[Action]) -> float:
    return sum(1 for task in tasks if task.done and task.done <= now.today) / len(tasks)
