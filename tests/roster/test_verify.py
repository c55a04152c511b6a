"""The independent checker: it agrees with every roster the engine makes, and sees each way of tampering with one."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorbook.matching import board, engine, table
from mentorbook.matching.board import read_board
from mentorbook.matching.match import Matching, match
from mentorbook.matching.pairs import make_pairs, places_of
from mentorbook.matching.solvers import find_best
from mentorbook.matching.task import Task
from mentorbook.model.program import Program
from mentorbook.model.roster import Roster
from mentorbook.roster.build import build_roster
from mentorbook.roster.verify import Verdict, verify
from tests.cli.running import run
from tests.conftest import ROOT
from tests.matching.programs import COHORT, make_program, with_cohort

TOPICS = ("security", "writing", "hiring", "budgets")
Data = dict[str, Any]


def program(constraints: Data | None = None, status: str = "matching", **settings: object) -> Program:
    """Four mentors and five mentees; everyone fits somebody best, and one mentee is too many."""
    mentors: dict[str, Data] = {
        f"m{place}": {"offers": {topic: 5 - (place + at) % 4 for at, topic in enumerate(TOPICS)}}
        for place in range(4)
    }
    mentors["m0"]["avoids"] = ["e1"]
    mentees = {f"e{place}": {"seeks": [TOPICS[place % 4], TOPICS[(place + 1) % 4]]} for place in range(5)}
    return make_program(
        mentors,
        mentees,
        plan={"status": status},
        settings={"criteria": {"topics": 2, "wishes": 1}, **settings},
        constraints=constraints or {},
    )


def roster_of(source: Program) -> Roster:
    result = match(source, COHORT)
    assert isinstance(result, Matching)
    return build_roster(source, result)


def judged(source: Program, roster: Roster) -> Verdict:
    return verify(source, source.cohorts[COHORT], roster)


def tampered(change: Any, source: Program | None = None) -> tuple[str, ...]:
    """The faults of a roster after a change to its data."""
    known = source or program()
    data = json.loads(roster_of(known).model_dump_json(by_alias=True))
    change(data)
    return judged(known, Roster.model_validate(data)).faults


OBJECTIVES = [["placed"], ["placed", "total"], ["placed", "worst"], ["placed", "worst", "total"]]


@given(st.data())
def test_every_roster_of_the_engine_holds(data: st.DataObject) -> None:
    topics = st.lists(st.sampled_from(TOPICS), unique=True, max_size=3)
    mentors = {
        f"m{place}": {
            "offers": dict.fromkeys(data.draw(topics), data.draw(st.integers(1, 5))),
            "capacity": {"max": data.draw(st.integers(0, 3))},
        }
        for place in range(data.draw(st.integers(0, 4)))
    }
    mentees = {
        f"e{place}": {"seeks": data.draw(topics), "must_have": data.draw(topics)[:1]}
        for place in range(data.draw(st.integers(0, 5)))
    }
    source = make_program(
        mentors,
        mentees,
        settings={"objective": data.draw(st.sampled_from(OBJECTIVES))},
        plan={"mentors_per_mentee": data.draw(st.integers(1, 2))},
    )
    assert judged(source, roster_of(source)).faults == ()


@pytest.mark.parametrize("objective", OBJECTIVES)
def test_a_rematch_holds_too(objective: list[str]) -> None:
    """Everyone stands with another mentor than a fresh roster would give them."""
    source = program(status="running", objective=objective, rematch={"keep_bonus": 0.3})
    fresh = roster_of(source)
    standing = [pair.mentees[0] for pair in fresh.pairs.values()]
    pairs = {
        f"{pair.mentor}--{mentee}": {"mentor": pair.mentor, "mentees": [mentee], "score": 0}
        for pair, mentee in zip(fresh.pairs.values(), [*standing[1:], standing[0]], strict=True)
    }
    published = {"version": 1, "totals": {"placed": 4, "worst": 0, "total": 0}, "pairs": pairs}
    running = with_cohort(source, roster=Roster.model_validate(published))
    assert judged(running, roster_of(running)).faults == ()


def _swap(data: Data) -> None:
    first, second = list(data["pairs"].values())[:2]
    first["mentees"], second["mentees"] = second["mentees"], first["mentees"]


def _raise_a_score(data: Data) -> None:
    next(iter(data["pairs"].values()))["score"] += 1


def _move_points(data: Data) -> None:
    parts = next(iter(data["pairs"].values()))["parts"]
    parts["topics"], parts["wishes"] = parts["topics"] - 1, parts["wishes"] + 1


def _raise_the_total(data: Data) -> None:
    data["totals"]["total"] += 1


def _drop_a_pair(data: Data) -> None:
    del data["pairs"][next(iter(data["pairs"]))]


def _break_a_rule(data: Data) -> None:
    pair = next(pair for pair in data["pairs"].values() if pair["mentor"] == "m0")
    pair["mentees"] = ["e1"]


def _overfill(data: Data) -> None:
    pairs = list(data["pairs"].values())
    pairs[0]["mentor"] = pairs[1]["mentor"]


def _lower_a_price(data: Data) -> None:
    prices = data["certificate"]["mentees"]
    prices[next(iter(prices))] -= 1


def _raise_a_price(data: Data) -> None:
    data["certificate"]["mentees"]["e1"] += 1


def _negative_price(data: Data) -> None:
    data["certificate"]["mentors"]["m0"] = -1


def _small_place(data: Data) -> None:
    data["certificate"]["place"] = 1


def _higher_floor(data: Data) -> None:
    data["certificate"]["floor"] = data["totals"]["worst"] + 1


def _no_limit(data: Data) -> None:
    data["certificate"]["limit"] = []


def _lower_floor(data: Data) -> None:
    data["certificate"] |= {"floor": data["totals"]["worst"] - 1, "cover": []}


def _stranger(data: Data) -> None:
    next(iter(data["pairs"].values()))["mentor"] = "nobody"


def _strange_price(data: Data) -> None:
    data["certificate"]["mentors"]["nobody"] = 1


def _other_data(data: Data) -> None:
    data["inputs"]["people"] = "sha256:0"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_swap, "scores"),
        (_raise_a_score, "scores"),
        (_move_points, "the parts are not"),
        (_raise_the_total, "totals: total is"),
        (_drop_a_pair, "has room and a price"),
        (_break_a_rule, "asked not to be paired"),
        (_overfill, "takes 1 at most and has 2"),
        (_lower_a_price, "the prices do not hold for"),
        (_raise_a_price, "the prices do not hold for"),
        (_negative_price, "certificate cannot be read: mentors.m0"),
        (_small_place, "a place counts less"),
        (_higher_floor, "scores less than the floor"),
        (_no_limit, "the limit does not show"),
        (_lower_floor, "the cover does not show"),
        (_stranger, "not a mentor and a mentee who take part"),
        (_strange_price, "names nobody"),
        (_other_data, "made from other data"),
    ],
)
def test_each_way_of_tampering_is_seen(change: Any, said: str) -> None:
    faults = tampered(change)
    assert any(said in fault for fault in faults), faults


def test_a_pin_that_is_not_in_the_roster_is_seen() -> None:
    source = program()
    pins = {"agreed": {"mentor": "m1", "mentees": ["e4"]}}
    pinned = program({"pins": pins})
    roster = roster_of(pinned)
    assert judged(pinned, roster).faults == ()
    other = roster_of(source).model_copy(update={"inputs": roster.inputs})
    assert "m1--e4" not in other.pairs
    assert any("pinned, and not in the roster" in fault for fault in judged(pinned, other).faults)


def test_pairs_that_would_rather_have_each_other_are_counted() -> None:
    """m0 is best for both; e1 can go nowhere else, so placing both parts e0 from m0, and e0 and m0 lose by it."""
    source = make_program(
        {"m0": {"offers": {"security": 5, "writing": 3}}, "m1": {"offers": {"security": 4}}},
        {"e0": {"seeks": ["security"]}, "e1": {"seeks": ["writing"], "must_have": ["writing"]}},
        settings={"criteria": {"topics": 1}},
    )
    roster = roster_of(source)
    assert sorted(roster.pairs) == ["m0--e1", "m1--e0"]
    assert judged(source, roster) == Verdict((), judged=4, blocking=1)


def test_a_table_that_is_not_kept_gives_the_same_roster(monkeypatch: pytest.MonkeyPatch) -> None:
    """Large cohorts are judged again whenever somebody asks, and listed in short lists."""
    source = program()
    kept = roster_of(source)
    monkeypatch.setattr(board, "KEPT_CELLS", 0)
    monkeypatch.setattr(engine, "LENGTH", 1)
    monkeypatch.setattr(table, "BLOCK_CELLS", 8)
    monkeypatch.setattr(table, "LEAST_ROWS", 1)
    assert roster_of(source) == kept
    assert judged(source, kept).faults == ()


@pytest.mark.parametrize(
    ("status", "rematch", "said"),
    [
        ("matching", {"keep_bonus": 1.0}, "is not running yet"),
        ("running", {"keep_bonus": 0.3}, "more than the keep_bonus"),
        ("running", {"keep_bonus": 0.3, "budget": 0}, None),
    ],
)
def test_a_head_start_must_be_granted(status: str, rematch: Data, said: str | None) -> None:
    """With a head start of a million points any roster would be proven, this worse one as well."""
    source = program(status=status, objective=["placed", "total"], rematch=rematch)
    best = roster_of(source)
    turned = {f"m{place}": f"e{(place + 2) % 5}" for place in range(4)}
    own = read_board(source, COHORT)
    worse = make_pairs(own.shape, [(own.mentees.index(e), own.mentors.index(m)) for m, e in turned.items()])
    forged = find_best(Task(own, make_pairs(own.shape), worse, bonus=1_000_000))
    rows, columns = places_of(worse)
    scores = own.table.look_at(rows, columns).scores.tolist()
    cells = zip(rows.tolist(), columns.tolist(), scores, own.parts_of(rows, columns), strict=True)
    pairs = {
        f"{own.mentors[column]}--{own.mentees[row]}": {
            "mentor": own.mentors[column],
            "mentees": [own.mentees[row]],
            "score": score,
            "parts": parts,
        }
        for row, column, score, parts in cells
    }
    assert sum(scores) < best.totals.total
    verdict = judged(
        source,
        Roster.model_validate(
            {
                "version": 1,
                "inputs": best.inputs,
                "totals": {"placed": 4, "worst": min(scores), "total": sum(scores)},
                "pairs": pairs,
                "certificate": forged.certificate,
            }
        ),
    )
    if said is None:
        assert (verdict.faults, verdict.head_start) == ((), 1_000_000)
    else:
        assert len(verdict.faults) == 1
        assert said in verdict.faults[0]


def test_the_sample_roster_holds() -> None:
    done = run("verify", "2027-spring", cwd=ROOT)
    assert done.code == 0, done
    assert "none would make the roster better" in done.out


def test_verify_says_what_it_could_not_find() -> None:
    done = run("verify", "2027-sprin", cwd=ROOT)
    assert done.code == 3
    assert "2027-spring" in done.err
