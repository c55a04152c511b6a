"""Surveys: when they are asked, how they are scored, what is told of their answers, worked out by hand."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from mentorbook.model.cohort import CohortPlan
from mentorbook.model.instrument import PUBLISHED, Instrument
from mentorbook.model.survey import Question, Response, Survey, When
from mentorbook.model.values import Role
from mentorbook.model.waves import waves
from mentorbook.privacy.counts import TOTAL
from mentorbook.reports.scoring import scores
from mentorbook.reports.surveys import survey_results
from mentorbook.reports.surveys_words import told
from mentorbook.reports.tallies import NO_ANSWER, Tally, tally

from .paper import PROGRAM, TODAY

K = 5
PLAN = CohortPlan(
    title="A",
    status="running",
    starts=date(2026, 1, 31),
    ends=date(2026, 7, 31),
    milestones={"midpoint": date(2026, 4, 15)},
)
FIVE = Question(text="How satisfied are you?", type="scale", scale=(1, 5))


# ------------------------------------------------------------------ waves


@pytest.mark.parametrize(
    ("when", "names"),
    [
        (When(every="month", starting="starts"), ["02", "03", "04", "05", "06", "07"]),
        (When(every="quarter", starting="starts"), ["04", "07"]),
        (When(every="half-year"), ["07"]),
        (When(every="year"), []),
        (When(days_after_start=30), ["03"]),
        (When(milestone="midpoint"), ["04"]),
        (When(milestone="nowhere"), []),
        (When(before_end=14), ["07"]),
        (None, []),
    ],
)
def test_waves_are_fixed_by_the_survey_and_the_plan(when: When | None, names: list[str]) -> None:
    found = waves("pulse", Survey(title="Pulse", when=when), PLAN)
    assert [wave.id for wave in found] == [f"pulse-2026-{month}" for month in names]


def test_a_month_without_the_day_takes_its_last() -> None:
    first, second, *_ = waves("pulse", Survey(title="Pulse", when=When(every="month")), PLAN)
    assert (first.opens, first.closes) == (date(2026, 2, 28), date(2026, 3, 14))
    assert second.opens == date(2026, 3, 31)


def test_weekly_waves_are_named_by_their_day_and_do_not_overlap() -> None:
    found = waves("pulse", Survey(title="Pulse", when=When(every="week")), PLAN)
    assert found[0].id == "pulse-2026-02-07"
    assert all(one.closes < other.opens for one, other in pairwise(found))


def test_what_is_counted_from_the_end_is_asked_for_a_year() -> None:
    found = waves("after", Survey(title="After", when=When(every="half-year", starting="ends")), PLAN)
    assert [wave.opens for wave in found] == [date(2027, 1, 31), date(2027, 7, 31)]


# ------------------------------------------------------------------ questionnaires


def test_mfq_9_by_hand() -> None:
    """Three scales of three items; the second scale has one item turned over, the third one is half empty."""
    items = tuple(f"mfq-{n}" for n in range(1, 10))
    questions = {item: Question(text="…", type="scale", scale=(1, 5)) for item in items}
    instrument = Instrument(
        id="mfq-9",
        scales={"career": items[:3], "support": items[3:6], "model": items[6:]},
        reverse=("mfq-5",),
    )
    sheet = {"mfq-1": 4, "mfq-2": 5, "mfq-3": 3, "mfq-4": 2, "mfq-5": 2, "mfq-6": 3, "mfq-7": 5}
    assert dict(scores(instrument, questions, sheet)) == {"career": 4.0, "support": (2 + 4 + 3) / 3}


def test_mwa_12_by_hand_on_its_own_scale() -> None:
    items = tuple(f"mwa-{n}" for n in range(1, 13))
    questions = {item: Question(text="…", type="scale", scale=(1, 7)) for item in items}
    instrument = Instrument(id="mwa-12", scales={"quality": items[:6], "effectiveness": items[6:]})
    sheet = dict(zip(items, [7, 6, 7, 6, 7, 6, 1, 2, 3], strict=False))
    assert dict(scores(instrument, questions, sheet)) == {"quality": 6.5, "effectiveness": 2.0}


def test_mca_21_by_hand() -> None:
    sizes = {
        "communication": 5,
        "expectations": 4,
        "understanding": 3,
        "independence": 4,
        "diversity": 2,
        "growth": 3,
    }
    items = iter(f"mca-{n}" for n in range(1, 22))
    scales = {name: tuple(next(items) for _ in range(size)) for name, size in sizes.items()}
    questions = {
        one: Question(text="…", type="scale", scale=(1, 7)) for many in scales.values() for one in many
    }
    sheet = {one: number % 7 + 1 for number, one in enumerate(questions)}
    found = dict(scores(Instrument(id="mca-21", scales=scales), questions, sheet))
    assert found["communication"] == (1 + 2 + 3 + 4 + 5) / 5
    assert found["expectations"] == (6 + 7 + 1 + 2) / 4
    assert found["growth"] == (5 + 6 + 7) / 3
    assert len(found) == PUBLISHED["mca-21"].scales


def test_what_cannot_be_scored_has_no_score() -> None:
    instrument = Instrument(id="own", scales={"a": ("one", "two", "three")})
    assert list(scores(instrument, {"one": FIVE, "two": Question(text="…")}, {"one": 5, "two": "yes"})) == []


# ------------------------------------------------------------------ tallies


def sheets(answers: dict[object, int], role: Role = "mentee", name: str = "q") -> list[Response]:
    return [
        Response(role=role, answers={} if answer is None else {name: answer})
        for answer, count in answers.items()
        for _ in range(count)
    ]


def row(found: Tally, role: str = TOTAL) -> dict[str, int | None]:
    return {name: count for (name, one), count in found.cells.items() if one == role}


def test_large_groups_are_told_by_role() -> None:
    found = tally("q", FIVE, [*sheets({5: 8, 4: 7}), *sheets({5: 6, 4: 9}, "mentor")], K)
    assert found.roles == ["mentor", "mentee"]
    assert row(found, "mentor") == {"1": 0, "2": 0, "3": 0, "4": 9, "5": 6, NO_ANSWER: 0, TOTAL: 15}
    assert row(found) == {"1": 0, "2": 0, "3": 0, "4": 16, "5": 14, NO_ANSWER: 0, TOTAL: 30}
    assert found.means == {
        TOTAL: pytest.approx(134 / 30),
        "mentor": pytest.approx(66 / 15),
        "mentee": pytest.approx(68 / 15),
    }


def test_where_roles_would_hide_most_they_are_taken_together() -> None:
    found = tally("q", FIVE, [*sheets({4: 4, 5: 3, 3: 3}), *sheets({4: 4, 5: 4, 3: 3}, "mentor")], K)
    assert found.roles == ()
    assert row(found) == {"1": 0, "2": 0, "3": 6, "4": 8, "5": 7, NO_ANSWER: 0, TOTAL: 21}
    assert found.means == {TOTAL: pytest.approx(85 / 21)}


def test_a_scale_is_told_in_three_groups_where_its_steps_would_hide_most() -> None:
    found = tally("q", FIVE, sheets({1: 3, 2: 4, 3: 6, 4: 4, 5: 4}), K)
    assert row(found) == {"1–2": 7, "3": 6, "4–5": 8, NO_ANSWER: 0, TOTAL: 21}


def test_of_few_answers_nothing_is_told() -> None:
    assert tally("q", FIVE, sheets({5: 4}), K) == Tally(question="q", text=FIVE.text)


def test_a_mean_that_tells_of_one_person_is_left_out() -> None:
    """Five times 5 and once 4: the mean of 4.83 says so."""
    assert tally("q", FIVE, sheets({5: 5, 4: 1}), K).means == {}
    assert tally("q", FIVE, sheets({5: 9, 4: 9, 3: 9}), K).means == {TOTAL: 4.0}


def test_words_are_counted_and_never_shown() -> None:
    text = Question(text="What should we change?", type="text")
    found = tally("q", text, sheets({"Nothing at all.": 6, None: 3}), K)
    assert (found.texts, found.rows, found.cells) == (6, (), {})
    assert tally("q", text, sheets({"Nothing at all.": 2, None: 9}), K).texts is None


def test_several_choices_do_not_add_up_to_people() -> None:
    many = Question(text="What helped?", type="choices", options=("dates", "goals"))
    answers = [Response(role="mentee", answers={"q": ["dates", "goals"]}) for _ in range(6)]
    answers += [Response(role="mentee", answers={"q": ["goals"]}) for _ in range(5)]
    assert row(tally("q", many, answers, K)) == {"dates": 6, "goals": 11, NO_ANSWER: 0}


def test_a_question_is_counted_for_those_it_is_for() -> None:
    question = FIVE.model_copy(update={"audience": ("mentor",)})
    found = tally("q", question, [*sheets({5: 6, 4: 5}, "mentor"), *sheets({None: 20})], K)
    assert row(found)[TOTAL] == 11


# What a reader of a tally can conclude, computed without the code that hides.


def conclusions(found: Tally, truth: Counter[str]) -> Iterator[tuple[str, float]]:
    """Each step that few people chose, and how many numbers a reader must reckon with."""
    steps = ["1", "2", "3", "4", "5", NO_ANSWER]
    sums, known = [[1.0] * len(steps)], [float(sum(truth.values()))]
    for name, count in row(found).items():
        if count is not None and name != TOTAL:
            inside = [s for s in steps if s == name or (s[0] != "n" and s[0] in _steps_of(name))]
            sums.append([1.0 if s in inside else 0.0 for s in steps])
            known.append(float(count))
    if TOTAL in found.means:
        sums.append([0.0 if s == NO_ANSWER else int(s) - found.means[TOTAL] for s in steps])
        known.append(0.0)
    for index, step in enumerate(steps[:-1]):
        if 0 < truth[step] < K:
            goal = [float(index == place) for place in range(len(steps))]
            ends = [linprog([sign * one for one in goal], A_eq=sums, b_eq=known) for sign in (1, -1)]
            assert [end.status for end in ends] == [0, 0]
            yield step, -(ends[1].fun or 0) - (ends[0].fun or 0)


def _steps_of(name: str) -> str:
    low, _, high = name.partition("–")
    return "".join(map(str, range(int(low), int(high or low) + 1))) if low.isdigit() else ""


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([1, 2, 3, 4, 5, None]), min_size=5, max_size=40))
def test_no_answer_of_a_few_can_be_worked_out(answers: list[int | None]) -> None:
    found = tally("q", FIVE, sheets(dict(Counter(answers))), K)
    truth = Counter(NO_ANSWER if answer is None else str(answer) for answer in answers)
    assert [(step, width) for step, width in conclusions(found, truth) if width < K - 1e-6] == []


# ------------------------------------------------------------------ the report


def test_the_response_rate_is_always_told() -> None:
    program = replace(PROGRAM, questions={"satisfaction": FIVE})
    surveys = {
        name: survey.model_copy(update={"questions": ("satisfaction",)})
        for name, survey in PROGRAM.surveys.items()
    }
    found = survey_results(replace(program, surveys=surveys), "spring", TODAY, K)
    assert [(one.wave, one.answered, one.asked) for one in found.waves] == [
        ("pulse-2025-02", 2, 12),
        ("pulse-2025-05", 3, 10),
        ("closing", 4, 10),
    ]
    lines = "\n".join(told(found).lines)
    assert "2 of 12 answered: 17% (95% interval 5 to 45%)." in lines
    assert "Fewer than 5: nothing else is shown." in lines
    assert all(one.tallies[0].cells == {} for one in found.waves)


def test_of_an_open_wave_only_the_response_rate_is_told() -> None:
    """A quarterly pulse from January 6 opens on April 6 and is over after April 20."""
    answers = {
        ("pulse-2025-04", str(n)): Response(
            on=date(2025, 4, 8), role="mentee", answers={"satisfaction": 4 + n % 2}
        )
        for n in range(10)
    }
    survey = Survey(title="Pulse", when=When(every="quarter"), questions=("satisfaction",))
    program = replace(
        PROGRAM,
        questions={"satisfaction": FIVE},
        surveys={"pulse": survey},
        cohorts={"spring": replace(PROGRAM.cohorts["spring"], responses=answers)},
    )
    (during,) = survey_results(program, "spring", date(2025, 4, 20), K).waves
    (after,) = survey_results(program, "spring", date(2025, 4, 21), K).waves
    assert (during.is_open, during.answered, during.tallies) == (True, 10, [])
    assert (after.is_open, row(after.tallies[0])["5"]) == (False, 5)


def test_planned_waves_that_nobody_answered_are_named() -> None:
    survey = Survey(title="Pulse", when=When(every="quarter"), questions=("satisfaction",))
    found = survey_results(replace(PROGRAM, surveys={"pulse": survey}), "spring", TODAY, K)
    assert [(cohort, wave.id) for cohort, wave in found.unanswered] == [("spring", "pulse-2025-04")]


def test_scores_are_means_of_enough_sheets() -> None:
    questions = {f"mfq-{n}": FIVE for n in range(1, 4)}
    survey = Survey(
        title="Functions",
        questions=tuple(questions),
        instrument=Instrument(id="own", items=3, scales={"career": tuple(questions)}),
    )
    answers = {
        ("functions-2025-05", str(n)): Response(
            on=date(2025, 5, 1), role="mentee", answers=dict.fromkeys(questions, 3 + n % 2)
        )
        for n in range(6)
    }
    cohort = replace(PROGRAM.cohorts["spring"], responses=answers)
    program = replace(PROGRAM, questions=questions, surveys={"functions": survey}, cohorts={"spring": cohort})
    (wave,) = survey_results(program, None, TODAY, K).waves
    assert wave.scores == {"career": (3.5, 6)}
    assert wave.tallies == []  # its items are not ours to print
    (hidden,) = survey_results(program, None, TODAY, 7).waves
    assert hidden.scores == {}


def test_data_lines_and_rows_tell_the_same() -> None:
    answers = {
        ("pulse-2025-05", str(n)): Response(
            on=date(2025, 5, 1), role="mentee", answers={"satisfaction": 4 + n % 2}
        )
        for n in range(12)
    }
    cohort = replace(PROGRAM.cohorts["spring"], responses=answers)
    survey = Survey(title="Pulse", questions=("satisfaction",))
    program = replace(
        PROGRAM,
        questions={"satisfaction": FIVE},
        surveys={"pulse": survey},
        cohorts={"spring": cohort},
    )
    report = told(survey_results(program, "spring", TODAY, K))
    (wave,) = report.data["waves"]
    assert wave["response_rate"] == 1.0  # twelve sheets where ten people were left to be asked
    counts = {one["answer"]: one["count"] for one in wave["questions"][0]["counts"] if one["as"] == "all"}
    assert (counts["4"], counts["5"], counts["total"]) == (6, 6, 12)
    assert "| 4 | 6 |" in list(report.lines)
    assert ("spring", "pulse-2025-05", 12, 12, "satisfaction", "4", "all", 6, None) in report.rows
