"""The recruiting brief: what it promises comes true when the cohort is paired again."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from mentorbook.matching.match import Matching
from mentorbook.model.program import Program
from mentorbook.reports.codes import by_id
from mentorbook.reports.recruiting import Brief, recruiting_brief
from mentorbook.reports.recruiting_words import brief_lines
from mentorbook.roster.what_if import Change, suppose
from tests.matching.programs import COHORT, Data, make_program
from tests.reports.small import matched, small


def brief_of(program: Program) -> tuple[Matching, Brief]:
    result = matched(program)
    heard: list[str] = []
    brief = recruiting_brief(program, result, heard.append)
    assert heard or not brief.waiting
    return result, brief


def told(program: Program) -> str:
    return "\n".join(brief_lines(brief_of(program)[1], program.vocabulary, by_id))


def test_the_brief_reads_well(snapshot: SnapshotAssertion) -> None:
    assert told(small()) == snapshot


def test_with_everyone_placed_there_is_nobody_to_look_for() -> None:
    program = make_program({"ama": {}}, {"bo": {}})
    _, brief = brief_of(program)
    assert (brief.waiting, brief.recruits, brief.beyond, brief.scarce) == ((), (), (), ())
    assert told(program).startswith("Everyone has a mentor; mentors offer 1 place, of which 0 are free.")


@settings(max_examples=25)
@given(
    st.lists(st.tuples(st.sampled_from(["en", "da", "ja"]), st.integers(1, 2)), max_size=3),
    st.lists(
        st.tuples(st.sampled_from(["en", "da", "ja"]), st.sampled_from(["security", "writing"])), max_size=5
    ),
)
def test_one_more_place_brings_what_is_promised(
    mentors: list[tuple[str, int]], mentees: list[tuple[str, str]]
) -> None:
    program = make_program(
        {
            f"m{at}": {"languages": [word], "capacity": {"max": most}, "offers": {"security": 3}}
            for at, (word, most) in enumerate(mentors)
        },
        {f"e{at}": {"languages": [word], "seeks": [topic]} for at, (word, topic) in enumerate(mentees)},
        settings={"criteria": {"topics": 1}, "rules": {"common_language": 1}},
    )
    result = matched(program)
    brief = recruiting_brief(program, result, lambda _: None)
    for ask in brief.asks:
        change = Change({}, capacity={ask.mentor: ask.places + 1})
        then = matched(suppose(program, program.cohorts[COHORT], change))
        assert then.totals.placed - result.totals.placed == ask.gain.more
        assert then.totals.total - result.totals.total == ask.gain.total
        assert then.totals.worst == ask.gain.worst
    placed = [who for recruit in brief.recruits for who in recruit.gain.placed]
    assert sorted([*placed, *brief.beyond]) == sorted(brief.waiting)
    assert not brief.beyond


def test_a_mentor_like_the_one_described_places_those_named() -> None:
    """The profile, written down as somebody's application, does what the brief says it does."""
    program = small()
    result, brief = brief_of(program)
    first = brief.recruits[0]
    described: Data = {
        "languages": list(first.profile.languages),
        "time_zone": first.profile.time_zone,
        "offers": dict.fromkeys(first.profile.topics, 4),
        "capacity": {"max": first.places},
    }
    wider = make_program({"new": described}, {})
    cohort = program.cohorts[COHORT]
    joined = replace(cohort, applications={**cohort.applications, **wider.cohorts[COHORT].applications})
    then = matched(replace(program, people={**program.people, **wider.people}, cohorts={COHORT: joined}))
    assert {pair.mentee for pair in then.pairs} - {pair.mentee for pair in result.pairs} == set(
        first.gain.placed
    )
    assert then.totals.total - result.totals.total == first.gain.total


def test_a_second_mentor_for_somebody_is_not_called_one_more_person() -> None:
    program = make_program(
        {"ama": {}, "ben": {"capacity": {"max": 2}}}, {"bo": {}, "cy": {}}, plan={"mentors_per_mentee": 2}
    )
    line = next(line for line in told(program).splitlines() if line.startswith("- **ama**"))
    assert "fills 1 more place, " in line


def test_whom_no_mentor_could_serve_is_said() -> None:
    """Two languages in common are asked for, and bo states one."""
    program = make_program(
        {"ama": {"languages": ["en", "da"]}},
        {"bo": {"languages": ["en"]}},
        settings={"rules": {"common_language": 2}},
    )
    _, brief = brief_of(program)
    assert (brief.recruits, brief.beyond) == ((), ("bo",))
    assert "No mentor that was tried places bo" in told(program)


@pytest.mark.parametrize("name", ["A | b", "{{ 7 * 7 }}", "<script>", "[x](https://example.org)"])
def test_names_of_topics_stay_text(name: str) -> None:
    program = small()
    term = program.vocabulary.topics["security"].model_copy(update={"name": name})
    words = program.vocabulary.model_copy(update={"topics": {**program.vocabulary.topics, "security": term}})
    assert name not in told(replace(program, vocabulary=words))
