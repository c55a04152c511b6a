"""How many came to an event is public, as long as neither those who came nor those who did not are few."""

from dataclasses import replace
from datetime import date

import pytest

from mentorbook.model.application import Application
from mentorbook.model.charter import Charter
from mentorbook.model.cohort import CohortPlan
from mentorbook.model.event import Event
from mentorbook.model.person import Person
from mentorbook.model.program import Cohort, Program
from mentorbook.privacy.public import public_view
from mentorbook.site.addresses import Here
from mentorbook.site.macros import MACROS
from mentorbook.source.program import read_program
from tests.conftest import ROOT
from tests.site.portals import portal_of

PEOPLE = [f"p-{number}" for number in range(20)]  # the first ten mentor, the others learn
PLAN = CohortPlan(title="Spring", status="running", starts=date(2026, 3, 2), ends=date(2026, 12, 11))


def came(attended: list[str], audience: tuple[str, ...] = ("mentee",)) -> int | None:
    event = {"title": "Hello", "starts": "2026-03-04T13:00", "attended": attended, "for": audience}
    applications = {
        who: Application.model_validate({"as": ["mentor" if number < 10 else "mentee"], "status": "accepted"})
        for number, who in enumerate(PEOPLE)
    }
    cohort = Cohort(
        id="spring", plan=PLAN, applications=applications, events={"hello": Event.model_validate(event)}
    )
    people = {who: Person.model_validate({"name": who}) for who in PEOPLE}
    program = replace(Program(charter=Charter(name="Paper"), people=people), cohorts={"spring": cohort})
    (public,) = public_view(program, date(2026, 4, 1)).cohorts["spring"].events
    return public.came


@pytest.mark.parametrize(
    ("count", "told"),
    [(0, None), (1, None), (4, None), (5, 5), (6, None), (9, None), (10, 10)],
)
def test_of_ten_who_were_invited_a_count_is_told_where_it_hides_everybody(
    count: int, told: int | None
) -> None:
    """With k = 5, six of ten would leave four who did not come."""
    assert came(PEOPLE[10 : 10 + count]) == told


def test_only_those_who_were_invited_count() -> None:
    assert came([*PEOPLE[:3], *PEOPLE[10:14], "p-99"]) is None
    assert came([*PEOPLE[:10], "p-99"], ()) == 10


def test_the_cohorts_page_says_how_many_came() -> None:
    sample = portal_of(read_program(ROOT / "program").program)
    html = str(MACROS["cohort"](sample, Here("", frozenset()), "2025-autumn"))
    assert "32 came" in html  # to the kick-off; five did not
