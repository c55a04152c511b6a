"""What pairs that parted had less of than pairs that lasted."""

from dataclasses import replace
from datetime import date
from typing import Any

from mentorbook.model.charter import Charter
from mentorbook.model.pair import Pair
from mentorbook.model.program import Program
from mentorbook.reports.feedback import feedback, to_json, to_lines
from tests.cli.running import run
from tests.conftest import ROOT
from tests.matching.programs import make_program, with_cohort

ENDED = {"status": "ended", "ended": {"on": date(2027, 3, 1), "reason": "no-chemistry"}}
ASKED = {"status": "active", "sessions": {date(2027, 2, 1): {"fit": {"e5": "not-good"}}}}


def program(parted: int) -> Program:
    """Nine pairs, alike in topics; those who part are far apart in style."""
    mentors: dict[str, Any] = {}
    mentees: dict[str, Any] = {}
    pairs: dict[str, Pair] = {}
    for number in range(9):
        style = 5 if number < parted else 1
        mentors[f"m{number}"] = {"offers": {"security": 5}, "style": {"pace": 1}}
        mentees[f"e{number}"] = {"seeks": ["security"], "style": {"pace": style}}
        data = {"status": "active"} if number >= parted else ASKED if number == 5 else ENDED
        pairs[f"m{number}--e{number}"] = Pair.model_validate(data)
    made = make_program(mentors, mentees, settings={"criteria": {"topics": 1, "style": 1}})
    charter = Charter.model_validate({"name": "Somewhere", "privacy": {"repository": "private", "k": 3}})
    return replace(with_cohort(made, pairs=pairs), charter=charter)


def test_the_largest_difference_comes_first() -> None:
    found = feedback(program(6))
    assert (found.lasted, found.parted) == (3, 6)
    assert found.reasons == {"asked": 1, "no-chemistry": 5}
    assert [(one.criterion, one.parted, one.lasted) for one in found.contrasts] == [
        ("style", 0.0, 1.0),
        ("topics", 1.0, 1.0),
    ]
    assert "criteria.style" in "\n".join(to_lines(found))


def test_of_few_nothing_is_concluded() -> None:
    found = feedback(program(1))
    assert found.contrasts == ()
    assert "nothing can be said" in "\n".join(to_lines(found))
    assert to_json(found)["parted"] == 1


def test_the_command_reports_the_sample() -> None:
    text = run("report", "2025-autumn", "feedback", cwd=ROOT).out
    assert "pairs lasted" in text
    assert "the two did not fit" in text
