"""A program small enough to work out on paper: six pairs, half a year, one later cohort."""

from datetime import date

from mentorbook.model.application import Application
from mentorbook.model.charter import Cadence, Charter, Health
from mentorbook.model.cohort import CohortPlan, Outcome
from mentorbook.model.pair import Ending, Goal, Pair, PairAgreement, Session
from mentorbook.model.program import Cohort, Program
from mentorbook.model.survey import Response, Survey

TODAY = date(2025, 12, 1)
MONTHLY = [
    date(2025, 1, 20),
    date(2025, 2, 17),
    date(2025, 3, 17),
    date(2025, 4, 14),
    date(2025, 5, 12),
    date(2025, 6, 9),
]


def sessions(days: list[date], minutes: int) -> dict[date, Session]:
    return {day: Session(minutes=minutes) for day in days}


def signed(on: date) -> PairAgreement:
    return PairAgreement(signed={"someone": on})


PAIRS = {
    "m1--e1": Pair(
        status="ended",
        agreement=PairAgreement(signed={"m1": date(2025, 1, 12), "e1": date(2025, 1, 10)}),
        sessions=sessions(MONTHLY, 60),
        goals={
            "lead": Goal(statement="Lead a release.", status="achieved", due=date(2025, 5, 1)),
            "speak": Goal(statement="Speak once.", status="on-track", due=date(2025, 6, 1)),
        },
        ended=Ending(on=date(2025, 6, 30), reason="planned"),
    ),
    "m2--e2": Pair(
        status="active",
        agreement=signed(date(2025, 1, 10)),
        sessions=sessions(MONTHLY[:3], 90),
        goals={"write": Goal(statement="Write a plan.", status="achieved")},
    ),
    "m3--e3": Pair(
        status="active",
        sessions=sessions(MONTHLY[1:5], 60),
        goals={"move": Goal(statement="Move.", status="dropped", due=date(2025, 5, 1))},
    ),
    "m4--e4": Pair(
        status="ended",
        sessions=sessions(MONTHLY[:1], 30),
        ended=Ending(on=date(2025, 2, 28), reason="no-chemistry"),
    ),
    "m5--e5": Pair(
        status="active",
        sessions={**sessions(MONTHLY, 45), date(2025, 6, 23): Session(minutes=45, held=False)},
        goals={"later": Goal(statement="Later.", status="achieved", due=date(2025, 8, 1))},
    ),
    "m6--e6": Pair(status="active"),
}


def application(role: str, applied: date | None = None) -> Application:
    return Application(roles=("mentor" if role == "m" else "mentee",), status="accepted", applied=applied)


APPLICATIONS = {
    **{f"{role}{number}": application(role) for role in "me" for number in range(1, 8)},
    "e1": application("e", date(2024, 12, 1)),
    "e2": application("e", date(2024, 12, 11)),
    "e8": Application(roles=("mentee",), status="withdrawn"),
}


def sheet(on: date, **answers: int) -> Response:
    return Response(on=on, answers={key.replace("_", "-"): value for key, value in answers.items()})


FEBRUARY, MAY, AFTER_THE_END = date(2025, 2, 1), date(2025, 5, 1), date(2025, 7, 5)
RESPONSES = {
    ("pulse-2025-02", "a"): sheet(FEBRUARY, satisfaction=2),
    ("pulse-2025-02", "b"): sheet(FEBRUARY, satisfaction=2),
    ("pulse-2025-05", "a"): sheet(MAY, satisfaction=5),
    ("pulse-2025-05", "b"): sheet(MAY, satisfaction=4),
    ("pulse-2025-05", "c"): sheet(MAY, satisfaction=3),
    ("closing", "a"): sheet(AFTER_THE_END, recommend=10, confidence_before=2, confidence_after=4),
    ("closing", "b"): sheet(AFTER_THE_END, recommend=9, confidence_before=3, confidence_after=3),
    ("closing", "c"): sheet(AFTER_THE_END, recommend=7, relationship=4),
    ("closing", "d"): sheet(AFTER_THE_END, recommend=3, relationship=5),
}

PROGRAM = Program(
    charter=Charter(
        name="Paper", cadence=Cadence(months=6, session="monthly"), health=Health(min_sessions_per_quarter=2)
    ),
    surveys={"pulse": Survey(title="Pulse"), "closing": Survey(title="Closing")},
    cohorts={
        "spring": Cohort(
            id="spring",
            plan=CohortPlan(
                title="Spring 2025", status="closed", starts=date(2025, 1, 6), ends=date(2025, 7, 4)
            ),
            applications=APPLICATIONS,
            pairs=PAIRS,
            responses=RESPONSES,
            outcomes={
                "e1": Outcome(promoted=date(2025, 6, 1)),
                "e2": Outcome(promoted=date(2024, 12, 1)),
                "m1": Outcome(left=date(2025, 5, 1)),
                "e3": Outcome(moved=date(2025, 4, 1)),
            },
        ),
        "next": Cohort(
            id="next",
            plan=CohortPlan(
                title="Winter 2026", status="open", starts=date(2026, 1, 12), ends=date(2026, 9, 4)
            ),
            applications={
                "e1": Application(roles=("mentor",), status="accepted"),
                "e2": Application(roles=("mentor",), status="withdrawn"),
            },
        ),
    },
)
