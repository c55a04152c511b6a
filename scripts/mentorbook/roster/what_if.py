"""What if: the same program with something changed, paired again, beside the roster as it is.

Everybody is measured by today's weights before and after, so that a new weight does not make everyone look better.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from mentorbook.errors import UserError
from mentorbook.matching.leftover import Leftover
from mentorbook.matching.match import Matching
from mentorbook.matching.pairs import cells_of
from mentorbook.model.application import Application
from mentorbook.model.matching import MatchingSettings
from mentorbook.model.program import Cohort, Program
from mentorbook.model.roster import Totals
from mentorbook.source.inline import inline_value
from mentorbook.source.records import read_record
from mentorbook.source.suggest import did_you_mean


@dataclass(frozen=True)
class Change:
    """What is supposed: settings by dotted name, people left out or let in, and places of mentors."""

    settings: Mapping[str, str]
    without: tuple[str, ...] = ()
    including: tuple[str, ...] = ()
    capacity: Mapping[str, int] | None = None


@dataclass(frozen=True)
class Fortune:
    """What a mentee gains or loses. Scores are sums over their mentors by today's weights; None without a place."""

    person: str
    before: int | None
    after: int | None
    mentors: tuple[str, ...]

    @property
    def gain(self) -> int:
        """Points gained, below zero when lost."""
        return (self.after or 0) - (self.before or 0)

    @property
    def luck(self) -> tuple[int, int]:
        """A place gained or lost, which counts more than any points, then the points; above (0, 0) is a gain."""
        return (self.after is not None) - (self.before is not None), self.gain


@dataclass(frozen=True)
class Comparison:
    """The roster as it is and as it would be.

    `shifted` have another mentor for the same points; `waiting` are people who were let in and find no place.
    """

    before: Totals
    after: Totals
    gaining: tuple[Fortune, ...]
    losing: tuple[Fortune, ...]
    shifted: tuple[Fortune, ...]
    waiting: tuple[Leftover, ...]


def suppose(program: Program, cohort: Cohort, change: Change) -> Program:
    """The program with the change in it. Raises UserError for settings and people that are not there."""
    for who in (*change.without, *change.including, *(change.capacity or {})):
        if who not in cohort.applications:
            hint = did_you_mean(who, cohort.applications) or f"see cohorts/{cohort.id}/applications/"
            raise UserError(f"there is no application of '{who}' in {cohort.id}", hint)
    for who in change.capacity or {}:
        if not cohort.applications[who].mentors:
            raise UserError(f"'{who}' did not apply as a mentor in {cohort.id}, and so has no places to give")
    applications = {
        who: _supposed(who, one, change)
        for who, one in cohort.applications.items()
        if who not in change.without
    }
    if cohort.plan is None:
        raise UserError(f"cohorts/{cohort.id}/cohort.yml is missing or cannot be read")
    settings = program.settings_for(cohort).overridden_by(read_settings(change.settings))
    supposed = replace(
        cohort, applications=applications, plan=cohort.plan.model_copy(update={"matching": settings})
    )
    return replace(program, cohorts={**program.cohorts, cohort.id: supposed})


def read_settings(stated: Mapping[str, str]) -> MatchingSettings:
    """Settings from dotted names and YAML values, such as `criteria.topics`: `20`. Raises UserError."""
    data: dict[str, Any] = {}
    for name, value in stated.items():
        *above, last = name.split(".")
        inside: Any = data
        for part in above:
            inside = inside.setdefault(part, {})
            if not isinstance(inside, dict):
                break
        if not isinstance(inside, dict) or last in inside:
            raise UserError(
                f"--set {name}: another --set says the same or part of it", "name each setting once"
            )
        inside[last] = inline_value(f"--set {name}", value)
    settings, problems = read_record(MatchingSettings, data, "--set")
    if problems or not isinstance(settings, MatchingSettings):
        raise UserError(f"--set: {problems[0].message}", problems[0].hint)
    return settings


def compare(now: Matching, then: Matching) -> Comparison:
    """Who gains and who loses, the largest change first."""
    fortunes = sorted(_fortunes(now, then), key=lambda one: (-abs(one.gain), one.person))
    return Comparison(
        before=now.totals,
        after=_measured(now, then),
        gaining=tuple(one for one in fortunes if one.luck > (0, 0)),
        losing=tuple(one for one in fortunes if one.luck < (0, 0)),
        shifted=tuple(one for one in fortunes if one.luck == (0, 0)),
        waiting=tuple(
            one for one in then.unmatched if one.person not in {*now.board.mentees, *now.board.mentors}
        ),
    )


def to_json(comparison: Comparison) -> dict[str, Any]:
    """The comparison as plain data."""
    people = {
        name: [asdict(one) for one in getattr(comparison, name)]
        for name in ("gaining", "losing", "shifted", "waiting")
    }
    totals = {"before": comparison.before.model_dump(), "after": comparison.after.model_dump()}
    return {"totals": totals, **people}


def to_lines(comparison: Comparison) -> Iterator[str]:
    """The comparison in words, a line each."""
    before, after = comparison.before, comparison.after
    waiting = [
        f"{one.person} would have no place as {one.role}: {', '.join(one.reasons)}"
        for one in comparison.waiting
    ]
    if not (comparison.gaining or comparison.losing or comparison.shifted):
        yield from waiting
        yield f"No pair would change: {before.placed} placed, weakest pair {before.worst}, total {before.total}."
        return
    yield (
        f"placed {before.placed} → {after.placed}, weakest pair {before.worst} → {after.worst}, "
        f"total {before.total} → {after.total}, by today's weights"
    )
    for title, people in (
        ("Gaining", comparison.gaining),
        ("Losing", comparison.losing),
        ("With another mentor for the same points", comparison.shifted),
    ):
        if people:
            yield f"{title}:"
            yield from (f"  {_told(one)}" for one in people)
    yield from waiting


def _told(one: Fortune) -> str:
    if one.after is None:
        return f"{one.person} would have no place"
    mentors = " and ".join(one.mentors)
    if one.before is None:
        return f"{one.person} would have a place, with {mentors} ({one.after})"
    return f"{one.person} with {mentors}: {one.before} → {one.after}"


def _supposed(who: str, application: Application, change: Change) -> Application:
    update: dict[str, Any] = {}
    if who in change.including:
        update["status"] = "accepted"
    if who in (change.capacity or {}):
        update["capacity"] = application.capacity.model_copy(update={"max": (change.capacity or {})[who]})
    return application.model_copy(update=update)


def _fortunes(now: Matching, then: Matching) -> Iterator[Fortune]:
    before, after = _mentors(now), _mentors(then)
    for who in sorted({*before, *after}):
        if before.get(who) != after.get(who):
            yield Fortune(
                who,
                _points(now, then, who, before),
                _points(now, then, who, after),
                tuple(sorted(after.get(who, ()))),
            )


def _mentors(matching: Matching) -> dict[str, frozenset[str]]:
    mentors: dict[str, set[str]] = {}
    for one, other in _couples(matching):
        mentors.setdefault(other, set()).add(one)
    return {who: frozenset(with_whom) for who, with_whom in mentors.items()}


def _points(now: Matching, then: Matching, mentee: str, mentors: Mapping[str, frozenset[str]]) -> int | None:
    return sum(_score(now, then, mentor, mentee) for mentor in mentors[mentee]) if mentee in mentors else None


def _measured(now: Matching, then: Matching) -> Totals:
    couples = [
        couple for couple in _couples(then) if then.board.plan.format != "peer" or couple[0] < couple[1]
    ]
    scores = [_score(now, then, *couple) for couple in couples]
    return Totals(placed=then.totals.placed, worst=min(scores, default=0), total=sum(scores))


def _couples(matching: Matching) -> list[tuple[str, str]]:
    """(mentor, mentee), in a group each mentee's own; peers both ways."""
    board = matching.board
    return [(board.mentors[column], board.mentees[row]) for row, column in cells_of(matching.best.chosen)]


def _score(now: Matching, then: Matching, mentor: str, mentee: str) -> int:
    """A pair's score by today's weights; by the supposed ones for people who do not take part today."""
    known = mentor in now.board.mentors and mentee in now.board.mentees
    matching = now if known else then
    return matching.board.score(matching.row(mentee), matching.column(mentor))
