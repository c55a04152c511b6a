from datetime import date

import pytest

from mentorbook.model.charter import Objective
from mentorbook.reports.figures import figures
from mentorbook.reports.standing import standing

from .paper import PROGRAM, TODAY

LATER, EARLIER = date(2026, 6, 1), date(2025, 6, 1)


@pytest.mark.parametrize(
    ("objective", "state"),
    [
        (Objective(measure="completion_rate", target=0.8, due=EARLIER), "met"),
        (Objective(measure="completion_rate", target=0.9, baseline=0.5, due=LATER), "on the way"),
        (Objective(measure="completion_rate", target=0.9, baseline=0.85, due=LATER), "behind"),
        (Objective(measure="completion_rate", target=0.9, due=EARLIER), "missed"),
        (Objective(measure="completion_rate"), "no target"),
        (Objective(measure="early_end_rate", target=0.2, due=LATER), "met"),  # lower is better
        (Objective(measure="early_end_rate", target=0.1, baseline=0.3, due=LATER), "on the way"),
        (Objective(measure="satisfaction", target=4.0, due=LATER), "hidden"),
    ],
)
def test_where_an_objective_stands(objective: Objective, state: str) -> None:
    stands = standing(objective, figures(PROGRAM, TODAY, k=5), TODAY)
    assert stands.state == state
    assert stands.cohort == "spring"


@pytest.mark.parametrize(
    ("target", "due", "state"), [(0.9, LATER, "below"), (0.9, EARLIER, "missed"), (0.8, LATER, "met")]
)
def test_a_cohort_that_is_over_is_no_longer_on_the_way(target: float, due: date, state: str) -> None:
    objective = Objective(measure="completion_rate", target=target, baseline=0.5, due=due)
    assert standing(objective, figures(PROGRAM, TODAY, k=5), TODAY, over={"spring"}).state == state


def test_an_objective_without_data_says_so() -> None:
    early = figures(PROGRAM, date(2024, 12, 1), k=5)
    stands = standing(Objective(measure="session_rate", target=0.8), early, TODAY)
    assert (stands.state, stands.cohort) == ("not measured", None)
