"""Matching again once people know their partners: pairs that stand count, and matching twice changes nothing."""

from dataclasses import replace
from datetime import date

import pytest

from mentorbook.matching.inputs import input_digests
from mentorbook.matching.match import Matching, match
from mentorbook.model.matching import Rules
from mentorbook.model.pair import Pair
from mentorbook.model.program import Program
from mentorbook.model.roster import Roster
from mentorbook.roster.build import build_roster
from mentorbook.roster.lock import lock_text
from tests.matching.programs import COHORT, Data, make_plan, make_program, with_cohort

Pairs = dict[str, str]  # mentee: mentor

SIZE = 5


def program_with(roster: Pairs, rematch: Data, status: str = "running") -> Program:
    """Mentors and mentees 0 to 4; each mentee fits the mentor of the same number best, and all others well."""
    topics = [f"topic-{place}" for place in range(SIZE)]
    mentors = {
        f"m{place}": {"offers": {topic: 4 + (at == place) for at, topic in enumerate(topics)}}
        for place in range(SIZE)
    }
    mentees = {f"e{place}": {"seeks": [topics[place]]} for place in range(SIZE)}
    settings = {"criteria": {"topics": 1}, "rematch": rematch, "objective": ["placed", "total"]}
    program = make_program(mentors, mentees, settings=settings, plan={"status": status})
    return with_cohort(program, roster=roster_of(roster))


def roster_of(pairs: Pairs) -> Roster:
    return Roster.model_validate(
        {
            "version": 1,
            "totals": {"placed": len(pairs), "worst": 0, "total": 0},
            "pairs": {
                f"{mentor}--{mentee}": {"mentor": mentor, "mentees": [mentee], "score": 0}
                for mentee, mentor in pairs.items()
            },
        }
    )


def matched(program: Program) -> Matching:
    result = match(program, COHORT)
    assert isinstance(result, Matching)
    return result


def pairs_of(result: Matching) -> Pairs:
    return {pair.mentee: pair.mentor for pair in result.pairs}


BEST = {f"e{place}": f"m{place}" for place in range(SIZE)}
ROUND = {f"e{place}": f"m{(place + 1) % SIZE}" for place in range(SIZE)}


def test_a_small_gain_does_not_tear_pairs_apart() -> None:
    assert pairs_of(matched(program_with(ROUND, {"keep_bonus": 0.3}))) == ROUND


def test_a_large_gain_does() -> None:
    assert pairs_of(matched(program_with(ROUND, {"keep_bonus": 0.1}))) == BEST


@pytest.mark.parametrize("status", ["open", "matching"])
def test_before_the_cohort_runs_the_roster_is_made_afresh(status: str) -> None:
    assert pairs_of(matched(program_with(ROUND, {"keep_bonus": 0.3}, status))) == BEST


@pytest.mark.parametrize("budget", range(SIZE + 1))
def test_no_more_pairs_change_than_the_budget_allows(budget: int) -> None:
    swapped = {**BEST, "e0": "m1", "e1": "m0", "e2": "m3", "e3": "m2"}
    result = pairs_of(matched(program_with(swapped, {"keep_bonus": 0.0, "budget": budget})))
    assert sum(result[who] != mentor for who, mentor in swapped.items()) <= budget
    assert result == BEST if budget >= 4 else result != BEST


def test_among_equal_rosters_the_one_with_fewest_changes_wins() -> None:
    program = make_program(
        {f"m{place}": {} for place in range(4)},
        {f"e{place}": {} for place in range(4)},
        plan={"status": "running"},
    )
    turned = {"e0": "m3", "e1": "m2", "e2": "m1", "e3": "m0"}
    assert pairs_of(matched(with_cohort(program, roster=roster_of(turned)))) == turned


@pytest.mark.parametrize(
    "rematch", [{"keep_bonus": 0.3}, {"keep_bonus": 0.1}, {"keep_bonus": 0.0, "budget": 2}]
)
def test_matching_again_changes_no_byte(rematch: Data) -> None:
    program = program_with(ROUND, rematch)
    first = build_roster(program, matched(program))
    again = with_cohort(program, roster=first)
    assert lock_text(build_roster(again, matched(again)), COHORT) == lock_text(first, COHORT)


def test_publishing_a_roster_changes_no_byte() -> None:
    draft = program_with({}, {"keep_bonus": 0.05}, "matching")
    first = build_roster(draft, matched(draft))
    running = with_cohort(draft, roster=first, plan=make_plan({"status": "running"}))
    assert lock_text(build_roster(running, matched(running)), COHORT) == lock_text(first, COHORT)


def test_who_has_left_is_replaced_and_the_others_stay() -> None:
    program = program_with(ROUND, {"keep_bonus": 0.3})
    applications = dict(program.cohorts[COHORT].applications)
    applications["m1"] = applications["m1"].model_copy(update={"status": "withdrawn"})
    after = pairs_of(matched(with_cohort(program, applications=applications)))
    kept = {who: mentor for who, mentor in after.items() if ROUND[who] == mentor}
    assert len(after) == SIZE - 1
    assert len(kept) >= SIZE - 2


# What journals say.

NO_CHEMISTRY = {"status": "ended", "ended": {"on": date(2027, 3, 1), "reason": "no-chemistry"}}
MOVED = {"status": "ended", "ended": {"on": date(2027, 3, 1), "reason": "moved"}}
PLANNED = {"status": "ended", "ended": {"on": date(2027, 3, 1), "reason": "planned"}}


def felt(*fits: str) -> Data:
    """A journal in which the mentee said how it fits, session after session."""
    sessions = {date(2027, 2, day): {"fit": {"e0": fit}} for day, fit in enumerate(fits, 1)}
    return {"status": "active", "sessions": sessions}


def with_journal(program: Program, data: Data) -> Program:
    return with_cohort(program, pairs={"m0--e0": Pair.model_validate(data)})


@pytest.mark.parametrize(
    ("journal", "stays"),
    [
        (NO_CHEMISTRY, False),
        (MOVED, False),
        (PLANNED, True),
        ({"status": "active"}, True),
        (felt("good", "not-good"), False),
        (felt("not-good", "good"), True),
        (felt("unsure"), True),
    ],
)
def test_whoever_parted_or_asked_for_another_match_is_not_paired_again(journal: Data, stays: bool) -> None:
    program = with_journal(program_with(BEST, {"keep_bonus": 0.3}), journal)
    found = matched(program)
    assert (pairs_of(found)["e0"] == "m0") == stays
    bars = found.board.bar_names(found.row("e0"), found.column("m0"))
    assert bars == (() if stays else ("parted",))


@pytest.mark.parametrize(("journal", "again"), [(NO_CHEMISTRY, False), (MOVED, True), (PLANNED, True)])
def test_what_lasts_beyond_a_cohort(journal: Data, again: bool) -> None:
    now = program_with({}, {}, status="matching")
    now = replace(now, matching=now.matching.model_copy(update={"rules": Rules(earlier_pair="allow")}))
    plan = make_plan({"starts": "2026-01-12", "ends": "2026-10-12", "status": "closed"})
    before = replace(
        now.cohorts[COHORT], id="winter", plan=plan, pairs={"m0--e0": Pair.model_validate(journal)}
    )
    program = replace(now, cohorts={**now.cohorts, "winter": before})
    assert (pairs_of(matched(program))["e0"] == "m0") == again


def test_a_closed_cohort_is_history() -> None:
    program = with_journal(program_with(BEST, {}, status="closed"), NO_CHEMISTRY)
    assert pairs_of(matched(program)) == BEST


def test_two_who_wish_for_each_other_may_begin_again() -> None:
    program = with_journal(program_with(BEST, {}), NO_CHEMISTRY)
    applications = dict(program.cohorts[COHORT].applications)
    for who, other in (("m0", "e0"), ("e0", "m0")):
        applications[who] = applications[who].model_copy(update={"prefers": (other,)})
    assert pairs_of(matched(with_cohort(program, applications=applications)))["e0"] == "m0"


def test_a_roster_is_old_once_somebody_asks_for_another_match() -> None:
    program = program_with(BEST, {})
    asked = with_journal(program, felt("not-good"))
    assert input_digests(program, program.cohorts[COHORT]) != input_digests(asked, asked.cohorts[COHORT])
