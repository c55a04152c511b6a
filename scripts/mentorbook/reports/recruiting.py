"""The recruiting brief: which mentors to ask for another place, which kind of mentor to look for, what is scarce.

Nothing in it is estimated. "Ask" and "look for" are found by pairing the cohort again, with one more place or with a
made-up mentor who suits somebody on the waiting list. The prices in the certificate, which say what one more place
with a mentor is worth at most, point out where to try; by themselves they only show where places are scarce.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count

import numpy as np

from mentorbook.matching.bars import IN_CONFIDENCE
from mentorbook.matching.columns import needs_of, spoken_by
from mentorbook.matching.leftover import CAPACITY, bar_counts
from mentorbook.matching.match import Matching, match
from mentorbook.matching.pairs import cells_of, places_of
from mentorbook.matching.participants import Participant, read_participants
from mentorbook.matching.relief import with_one_more_place
from mentorbook.model.application import Application, Capacity
from mentorbook.model.matching import Rules
from mentorbook.model.person import Person
from mentorbook.model.program import Cohort, Program

from .scarcity import Scarcity, find_scarcity

ASKED, MODELS, RECRUITS = 8, 8, 5  # mentors, made-up mentors, rounds tried; each trial pairs the whole cohort


@dataclass(frozen=True)
class Gain:
    """What a trial changes: mentees who find a place, points in total, the weakest pair before and after."""

    placed: tuple[str, ...]
    more: int  # people placed, those who would lose their place subtracted
    total: int
    worst: int
    worst_now: int


@dataclass(frozen=True)
class Ask:
    """A mentor of this cohort, and what one more place with them would bring."""

    mentor: str
    places: int
    gain: Gain


@dataclass(frozen=True)
class Profile:
    """A kind of mentor. `years` are the fewest of experience; empty and None: anybody will do."""

    languages: tuple[str, ...]
    time_zone: str | None
    free: tuple[str, ...]
    must: tuple[str, ...]
    topics: tuple[str, ...]
    years: float | None
    other_organization_than: str | None


@dataclass(frozen=True)
class Recruit:
    """A mentor to look for, after those named before have come; the rules say why today's mentors do not do."""

    profile: Profile
    places: int
    gain: Gain
    in_the_way: Mapping[str, int]  # rule: how many of today's mentors it rules out for the people placed
    mentors: int


@dataclass(frozen=True)
class Brief:
    """The whole brief. `beyond` are people whom no mentor tried would place. `tried` is False for large cohorts."""

    cohort: str
    waiting: tuple[str, ...]
    places: int
    free: int
    asks: tuple[Ask, ...]
    recruits: tuple[Recruit, ...]
    beyond: tuple[str, ...]
    scarce: tuple[Scarcity, ...]
    tried: bool


def recruiting_brief(program: Program, result: Matching, tell: Callable[[str], None]) -> Brief:
    """The brief of a cohort that was matched. `tell` hears what is being tried."""
    board, cohort = result.board, program.cohorts[result.cohort]
    waiting = _waiting(result)
    tried = board.kept and board.plan.is_proven
    recruits: tuple[Recruit, ...] = ()
    beyond: tuple[str, ...] = ()
    if tried:
        recruits, beyond = _recruits(program, cohort, result, tell)
    places = int(board.capacity.sum())
    return Brief(
        cohort=result.cohort,
        waiting=waiting,
        places=places,
        free=places - len(result.couples),
        asks=tuple(_asks(result, tell)) if tried else (),
        recruits=recruits,
        beyond=beyond,
        scarce=tuple(find_scarcity(program, cohort, result)),
        tried=tried,
    )


def _waiting(result: Matching) -> tuple[str, ...]:
    return tuple(one.person for one in result.unmatched if one.role == "mentee")


# ------------------------------------------------------------------ mentors to ask


def _asks(result: Matching, tell: Callable[[str], None]) -> Iterator[Ask]:
    """Mentors whose price is highest, each tried with one more place; those who would help, the best first."""
    board, prices = result.board, result.best.mentor_prices
    offering = [column for column in np.argsort(-prices, kind="stable").tolist() if prices[column] > 0]
    found: list[Ask] = []
    if offering:
        tell(f"Trying one more place with the scarcest mentors ({len(offering[:ASKED])})")
    for column in offering[:ASKED]:
        chosen = with_one_more_place(result.best.task, column).chosen
        scores = board.table.look_at(*places_of(chosen)).scores
        mentees = [board.mentees[row] for row, _ in cells_of(chosen)]
        gain = _gain(result, mentees, int(scores.sum()), int(scores.min()))
        found.append(Ask(board.mentors[column], int(board.capacity[column]), gain))
    helping = [one for one in found if one.gain.more > 0 or (not _waiting(result) and one.gain.total > 0)]
    yield from sorted(helping, key=lambda one: (-one.gain.more, -one.gain.total, one.mentor))


def _gain(result: Matching, mentees: Sequence[str], total: int, worst: int) -> Gain:
    """What a roster with these mentees in it, one for each pair, has more than the roster at hand."""
    return Gain(
        placed=tuple(sorted({*mentees} - {pair.mentee for pair in result.couples})),
        more=len(mentees) - len(result.couples),
        total=total - result.totals.total,
        worst=worst,
        worst_now=result.totals.worst,
    )


# ------------------------------------------------------------------ mentors to look for


def _recruits(
    program: Program, cohort: Cohort, result: Matching, tell: Callable[[str], None]
) -> tuple[tuple[Recruit, ...], tuple[str, ...]]:
    """Add the made-up mentor who helps most, again and again, until nobody waits or nobody more can be helped."""
    people = {one.id: one for one in read_participants(program, cohort)}
    found: list[Recruit] = []
    now, supposed, places = result, program, _usual_places(result)
    while len(found) < RECRUITS and _waiting(now):
        tell(f"Looking for the mentor who would help most ({len(found) + 1} of at most {RECRUITS})")
        models = dict.fromkeys(_profile(people[who], program, cohort) for who in _waiting(now))
        trials = [_trial(now, supposed, profile, places) for profile in list(models)[:MODELS]]
        best = max(trials, key=lambda one: (one.gain.more, one.gain.total))
        if best.gain.more <= 0:
            break
        in_the_way = _in_the_way(result, best.gain.placed)
        found.append(Recruit(best.profile, places, best.gain, in_the_way, len(result.board.mentors)))
        now, supposed = best.then, best.supposed
    return tuple(found), _waiting(now)


@dataclass(frozen=True)
class _Trial:
    """A made-up mentor, the program with them, the cohort paired with them, and what that gains."""

    profile: Profile
    supposed: Program
    then: Matching
    gain: Gain


def _trial(now: Matching, program: Program, profile: Profile, places: int) -> _Trial:
    supposed = _with_mentor(program, now.cohort, profile, places)
    then = match(supposed, now.cohort)
    assert isinstance(then, Matching), "one more mentor contradicts nothing"  # noqa: S101
    mentees = [pair.mentee for pair in then.couples]
    return _Trial(profile, supposed, then, _gain(now, mentees, then.totals.total, then.totals.worst))


def _usual_places(result: Matching) -> int:
    """How many mentees a mentor here usually takes."""
    offered = result.board.capacity[result.board.capacity > 0]
    return round(float(np.median(offered))) if len(offered) else 1


def _profile(mentee: Participant, program: Program, cohort: Cohort) -> Profile:
    """A mentor made for this mentee, asking no more of them than the rules and the mentee's wishes do."""
    person, asked = mentee.person, mentee.application
    rules, reverse = program.settings_for(cohort).rules, bool(cohort.plan and cohort.plan.format == "reverse")
    zone = person.time_zone or (program.charter.time_zone if program.charter else None)
    timed = rules.overlap_minutes > 0
    return Profile(
        languages=tuple(dict.fromkeys(spoken_by(mentee))) if rules.common_language else (),
        time_zone=zone if timed else None,
        free=asked.availability if timed else (),
        must=asked.must_have if rules.must_have_topic == "require" else (),
        topics=tuple(needs_of(mentee)),
        years=None if reverse else _fewest_years(person, rules),
        other_organization_than=person.organization if rules.same_organization == "forbid" else None,
    )


def _fewest_years(person: Person, rules: Rules) -> float | None:
    if person.years_experience is None or rules.experience_gap is None:
        return None
    return max(0.0, person.years_experience + rules.experience_gap.min)


def _with_mentor(program: Program, cohort_id: str, profile: Profile, places: int) -> Program:
    """The program with such a mentor in it, accepted."""
    cohort = program.cohorts[cohort_id]
    taken = program.known_people | program.people.keys()
    who = next(name for name in map("new-mentor-{}".format, count(1)) if name not in taken)
    person = Person(
        name="A new mentor",
        languages=profile.languages,
        time_zone=profile.time_zone,
        years_experience=profile.years,
    )
    application = Application.model_validate(
        {
            "as": ["mentor"],
            "status": "accepted",
            "capacity": Capacity(max=places),
            "offers": dict.fromkeys(profile.topics, 4),
            "availability": profile.free,
        }
    )
    wider = replace(cohort, applications={**cohort.applications, who: application})
    return replace(
        program,
        people={**program.people, who: person},
        cohorts={**program.cohorts, cohort_id: wider},
    )


def _in_the_way(result: Matching, mentees: Iterable[str]) -> dict[str, int]:
    """Rule: today's mentors whom it rules out for one of these people, the most first; full mentors as `capacity`."""
    counts: Counter[str] = Counter()
    for who in mentees:
        if who in result.board.mentees:
            bars = result.board.row(result.row(who)).bars
            counts |= Counter(bar_counts(bars) | {CAPACITY: int((bars == 0).sum())})
    for rule in IN_CONFIDENCE:
        del counts[rule]
    return dict(counts.most_common(3))
