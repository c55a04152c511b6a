"""The intake, told: a funnel, then lists that each end in something to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from datetime import date

from mentorbook.model.values import Role
from mentorbook.source.markdown import one_line

from .codes import Naming, by_id
from .due.duty import counted
from .intake import STATUSES, UNDECIDED, Applicant, funnel
from .told import Told

ROLES: tuple[Role, ...] = ("mentor", "mentee")


def told(applicants: list[Applicant], cohort: str, today: date, naming: Naming) -> Told:
    """As data, as Markdown, and as a table with a line for each applicant.

    Reasons are people's own affairs and can name them, so they are told only where names are.
    """
    counts = funnel(applicants)
    data = {
        "cohort": cohort,
        "on": today.isoformat(),
        "funnel": {status: {role: counts[status, role] for role in ROLES} for status in STATUSES},
        "applicants": {naming(one.who): _data(one, naming) for one in applicants},
    }
    header = ("who", "as", "status", "days", "reason", "missing", "screening to do", "interview")
    rows = [_row(one, naming) for one in applicants]
    return Told(data, list(_lines(applicants, cohort, today, naming)), (header, *rows))


def _reason(one: Applicant, naming: Naming) -> str:
    return one_line(one.reason) if naming is by_id else ""


def _data(one: Applicant, naming: Naming) -> dict[str, object]:
    return {**asdict(one), "who": naming(one.who), "reason": _reason(one, naming)}


def _row(one: Applicant, naming: Naming) -> tuple[str | int | None, ...]:
    several = (", ".join(one.missing), ", ".join(one.screening))
    return (
        naming(one.who),
        ", ".join(one.roles),
        one.status,
        one.days,
        _reason(one, naming),
        *several,
        one.score,
    )


def _lines(applicants: list[Applicant], cohort: str, today: date, naming: Naming) -> Iterator[str]:
    yield from (f"# Intake of {cohort} on {today}", "", *_funnel(applicants))
    for title, belongs, says in _SECTIONS:
        some = [one for one in applicants if belongs(one)]
        yield from ("", f"## {title}", "")
        yield from (f"- {naming(one.who)} ({', '.join(one.roles)}): {says(one, naming)}" for one in some)
        if not some:
            yield "Nobody."


def _funnel(applicants: Sequence[Applicant]) -> Iterator[str]:
    counts = funnel(list(applicants))
    yield f"{counted(len(applicants), 'application')}; somebody with two roles counts in both columns."
    yield from ("", "| Status | mentors | mentees |", "|---|--:|--:|")
    for status in STATUSES:
        yield f"| {status} | {counts[status, 'mentor']} | {counts[status, 'mentee']} |"


def _age(one: Applicant) -> str:
    return "no date says since when" if one.days is None else f"for {counted(one.days, 'day')}"


def _waits(one: Applicant, naming: Naming) -> str:
    """The reason itself, or that there is one, or that there is none."""
    why = _reason(one, naming) or ("a reason is recorded" if one.reason else "no reason is recorded")
    return f"{one.status} {_age(one)}; {why}"


def _to_decide(one: Applicant, _naming: Naming) -> str:
    score = f"interview {one.score} of 5" if one.score else "no interview yet"
    return f"{one.status} {_age(one)}; {score}"


_SECTIONS: tuple[
    tuple[str, Callable[[Applicant], bool], Callable[[Applicant, Naming], str]],
    ...,
] = (
    ("To decide", lambda one: one.status in UNDECIDED, _to_decide),
    (
        "Still to screen",
        lambda one: one.in_play and bool(one.screening),
        lambda one, _: ", ".join(one.screening),
    ),
    ("Not complete", lambda one: one.in_play and bool(one.missing), lambda one, _: ", ".join(one.missing)),
    ("Waiting list", lambda one: one.status == "waitlisted", _waits),
    ("Paused", lambda one: one.status == "paused", _waits),
    ("Withdrawn", lambda one: one.status == "withdrawn", _waits),
)
