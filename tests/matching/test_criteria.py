"""Criteria: 0..10000 each, neutral where an answer is missing, and the parts of a score add up to it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorbook.matching.board import Board, read_board
from mentorbook.matching.criteria import CRITERIA, FULL, NEUTRAL, Criterion
from mentorbook.matching.goals import read_goals
from mentorbook.model.vocabulary import Vocabulary
from tests.matching.programs import COHORT, EMPTY, VOCABULARY, Data, make_program

BY_NAME = {criterion.name: criterion for criterion in CRITERIA}
RICH: Data = {
    "stage": "lead",
    "department": "data",
    "industries": ["rail"],
    "style": {"pace": 3, "structure": 1},
    "interview": {"score": 5},
    "mode": ["video"],
    "formats": ["one-on-one"],
    "time_zone": "Africa/Lagos",
    "availability": ["Mon 10:00-12:00"],
    "offers": {"security": 5},
    "seeks": ["security"],
    "goals": "Understand security.",
    "prefers": ["bo"],
}


def board_of(mentor: Data, mentee: Data, plan: Data = EMPTY) -> Board:
    return read_board(make_program({"ama": mentor}, {"bo": mentee}, plan=plan), COHORT)


def points(name: str, mentor: Data, mentee: Data, plan: Data = EMPTY) -> int:
    board = board_of(mentor, mentee, plan)
    criterion: Criterion = BY_NAME[name]  # type: ignore[index]  # tests name criteria by plain text
    return int(criterion.grade(board.columns, board.settings.rules).points[0, 0])


@pytest.mark.parametrize("criterion", CRITERIA, ids=lambda criterion: criterion.name)
def test_a_missing_answer_is_neutral_and_counted(criterion: Criterion) -> None:
    board = board_of({}, {})
    graded = criterion.grade(board.columns, board.settings.rules)
    assert graded.points.tolist() == [[NEUTRAL]]
    assert graded.known.tolist() == [[False]]
    assert criterion.sentence(board.columns, 0, 0)


@pytest.mark.parametrize("criterion", CRITERIA, ids=lambda criterion: criterion.name)
def test_a_full_answer_is_known_and_speaks(criterion: Criterion) -> None:
    board = board_of(RICH, RICH)
    graded = criterion.grade(board.columns, board.settings.rules)
    assert graded.known.all()
    assert criterion.sentence(board.columns, 0, 0)


@pytest.mark.parametrize(
    ("name", "mentor", "mentee", "expected"),
    [
        ("topics", {"offers": {"security": 5}}, {"seeks": ["security"]}, FULL),
        ("topics", {"offers": {"security": 4}}, {"seeks": ["security"]}, 8_000),
        ("topics", {"offers": {"security": 5}}, {"seeks": ["security", "writing"]}, 6_666),
        ("topics", {"offers": {"security": 5}}, {"seeks": ["writing", "security"]}, 3_333),
        ("topics", {"offers": {"security": 5}}, {"seeks": ["writing"]}, 0),
        ("wishes", {"prefers": ["bo"]}, {"prefers": ["ama"]}, FULL),
        ("wishes", {}, {"prefers": ["ama"]}, 7_500),
        ("wishes", {}, {"prefers": ["kim"]}, NEUTRAL),
        ("stage", {"stage": "senior"}, {"stage": "entry"}, FULL),
        ("stage", {"stage": "mid"}, {"stage": "mid"}, 6_000),
        ("stage", {"stage": "entry"}, {"stage": "executive"}, 0),
        ("style", {"style": {"pace": 5}}, {"style": {"pace": 1}}, 0),
        ("style", {"style": {"pace": 5, "structure": 2}}, {"style": {"pace": 4}}, 7_500),
        ("cross_department", {"department": "data"}, {"department": "legal"}, FULL),
        ("cross_department", {"department": "data"}, {"department": "data"}, 0),
        ("industry", {"industries": ["rail", "ferry"]}, {"industries": ["rail"]}, 5_000),
        ("industry", {"industries": ["ferry"]}, {"industries": ["rail"]}, 0),
        ("interview", {"interview": {"score": 5}}, {"interview": {"score": 3}}, 7_500),
        ("interview", {"interview": {"score": 2}}, {}, 2_500),
        (
            "format",
            {"formats": ["one-on-one"], "mode": ["video"]},
            {"formats": ["one-on-one"], "mode": ["video"]},
            FULL,
        ),
        ("format", {"mode": ["phone"]}, {"mode": ["video"]}, 2_500),
    ],
)
def test_points(name: str, mentor: Data, mentee: Data, expected: int) -> None:
    assert points(name, mentor, mentee) == expected


def test_common_time_saturates() -> None:
    def free(end: str) -> Data:
        return {"time_zone": "Africa/Lagos", "availability": [f"Mon 10:00-{end}"]}

    assert points("overlap", free("11:30"), free("13:00")) == 5_000
    assert points("overlap", free("13:00"), free("13:00")) == FULL
    assert points("overlap", free("20:00"), free("20:00")) == FULL


def test_reverse_mentoring_turns_the_stages_around() -> None:
    assert points("stage", {"stage": "entry"}, {"stage": "senior"}, {"format": "reverse"}) == FULL


def test_a_longer_list_of_wishes_gains_nothing() -> None:
    mentors: dict[str, Data] = {f"m{place}": {} for place in range(6)}
    mentees: dict[str, Data] = {"one": {"prefers": ["m0"]}, "many": {"prefers": list(mentors)}}
    board = read_board(make_program(mentors, mentees), COHORT)
    granted = BY_NAME["wishes"].grade(board.columns, board.settings.rules).points - NEUTRAL
    many, one = granted[board.mentees.index("many")], granted[board.mentees.index("one")]
    assert many.sum() <= one.sum()
    assert many[0] < one[0]


def goal_share(goal: str, mentor_goals: str, offers: dict[str, int]) -> float:
    terms = read_goals(Vocabulary.model_validate(VOCABULARY), [goal], [mentor_goals], [offers])
    return int(terms.points(FULL)[0, 0]) / FULL


def test_goals_meet_topics_by_their_aliases() -> None:
    assert goal_share("I will have direct reports soon", "", {"people-management": 4}) > 0.5
    assert goal_share("I will have direct reports soon", "", {"security": 4}) == 0


def test_what_someone_turns_away_from_does_not_count() -> None:
    assert goal_share("Writing code rather than presenting", "", {"public-speaking": 5}) == 0
    assert goal_share("Presenting", "", {"public-speaking": 5}) > 0.5


def test_goals_do_not_depend_on_who_else_applied() -> None:
    mentee: Data = {"goals": "Lead a migration and present it"}
    mentor: Data = {"goals": "I led three migrations", "offers": {"public-speaking": 3}}
    alone = points("goals_text", mentor, mentee)
    crowd = {f"m{place}": {"goals": "migration " * place} for place in range(1, 20)}
    board = read_board(make_program({"ama": mentor, **crowd}, {"bo": mentee}), COHORT)
    graded = BY_NAME["goals_text"].grade(board.columns, board.settings.rules)
    assert graded.points[0, 0] == alone > 0


@pytest.mark.parametrize(
    "text", ["मेरा लक्ष्य नेतृत्व", "Ü" * 4000, "a-b/c&d " * 600, "not " * 1200, "‮￾ 😀", "   "]
)
def test_any_text_is_graded(text: str) -> None:
    assert 0 <= points("goals_text", {"goals": text, "offers": {"security": 1}}, {"goals": text}) <= FULL


def test_fifty_kilobytes_of_text_are_graded_quickly() -> None:
    text = ("I want to lead, not to follow; direct reports and presenting. " * 900)[:50_000]
    assert 0 < goal_share(text, text, {}) <= 1


ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        "stage": st.sampled_from(["entry", "lead"]),
        "department": st.sampled_from(["data", "legal"]),
        "industries": st.lists(st.sampled_from(["rail", "ferry"]), unique=True),
        "style": st.dictionaries(st.sampled_from(["pace", "structure"]), st.integers(1, 5)),
        "offers": st.dictionaries(st.sampled_from(["security", "writing"]), st.integers(1, 5)),
        "seeks": st.lists(st.sampled_from(["security", "writing"]), unique=True),
        "goals": st.sampled_from(["Lead people", "Presenting security"]),
        "prefers": st.lists(st.sampled_from(["m0", "e0", "e1"]), unique=True),
    },
)


@given(
    st.lists(ANSWERS, min_size=1, max_size=3),
    st.lists(ANSWERS, min_size=1, max_size=3),
    st.dictionaries(st.sampled_from(list(BY_NAME)), st.floats(0, 1000), max_size=10),
)
def test_parts_add_up_to_the_score(
    mentors: list[Data], mentees: list[Data], weights: dict[str, float]
) -> None:
    program = make_program(
        {f"m{place}": data for place, data in enumerate(mentors)},
        {f"e{place}": data for place, data in enumerate(mentees)},
        settings={"criteria": weights},
    )
    board = read_board(program, COHORT)
    parts = list(board.parts_of(*np.indices(board.shape).reshape(2, -1)))
    assert [sum(part.values()) for part in parts] == board.scores.flatten().tolist()
    assert all(0 <= score <= FULL for score in board.scores.flatten().tolist())
    assert parts[0] == board.parts(0, 0)
