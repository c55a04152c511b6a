"""Rules about what was decided by hand: constraints.yml."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from mentorbook.model.cohort import Constraints, Decision, couples_of
from mentorbook.model.program import Cohort
from mentorbook.model.values import Role
from mentorbook.source.problem import FieldPath

from ..rule import Case, Issue, Issues, rule

SECTIONS = ("pins", "vetoes", "together", "apart")


@rule("MB240", "decision-about-unknown-person", over="constraints")
def decision_about_unknown_person(constraints: Constraints, case: Case) -> Issues:
    """A decision names somebody who is not in people/.

    Why: The decision would hold for nobody: a veto with a misspelled name keeps no two people apart.

    Bad:
        # cohorts/spring/constraints.yml
        vetoes:
          project: {mentor: ana-sosa, mentees: [lea-brandt], reason: Same project., by: coordinator, on: 2026-10-20}

    Good:
        # cohorts/spring/constraints.yml
        vetoes:
          project: {mentor: ana-sousa, mentees: [lea-brandt], reason: Same project., by: coordinator, on: 2026-10-20}
    """
    for section, name, decision in _decisions(constraints):
        for field, person in _people(decision):
            if person not in case.program.known_people:
                yield Issue(
                    message=f"there is no people/{person}.yml",
                    path=(section, name, *field),
                    hint=case.facts.person_meant(person) or "add the person",
                )


@rule("MB241", "decision-about-nobody", over="constraints")
def decision_about_nobody(constraints: Constraints, _case: Case) -> Issues:
    """A decision names fewer than two people.

    Why: Every decision is about people and each other. With one of them missing, it decides nothing.

    Bad:
        # cohorts/spring/constraints.yml
        vetoes:
          project: {mentor: ana-sousa, reason: Same project., by: coordinator, on: 2026-10-20}

    Good:
        # cohorts/spring/constraints.yml
        vetoes:
          project: {mentor: ana-sousa, mentees: [lea-brandt], reason: Same project., by: coordinator, on: 2026-10-20}
    """
    for section, name, decision in _decisions(constraints):
        if len({person for _, person in _people(decision)}) < 2:
            yield Issue(
                message="this decision names fewer than two people, so it decides nothing",
                path=(section, name),
                on_key=True,
                hint="name a mentor and mentees, or list `people`",
            )


@rule("MB242", "pin-without-a-place", over="constraints")
def pin_without_a_place(constraints: Constraints, case: Case) -> Issues:
    """A pin names somebody who was not accepted in that role.

    Why: Pins hold before anything else, so matching stops when one of them cannot. Accept the application, or
    take the pin out.

    Bad:
        # cohorts/spring/constraints.yml
        pins:
          agreed: {mentor: kai-ito, mentees: [ana-sousa], reason: Agreed., by: coordinator, on: 2026-10-20}

    Good:
        # cohorts/spring/constraints.yml
        pins:
          agreed: {mentor: ana-sousa, mentees: [kai-ito], reason: Agreed., by: coordinator, on: 2026-10-20}
    """
    plan = case.cohort.plan
    if not plan or plan.status not in ("matching", "running"):
        return
    for name, decision in constraints.pins.items():
        for field, person, role in _roles(decision):
            if person in case.program.known_people and not _takes_part(case.cohort, person, role):
                yield Issue(
                    message=f"{person} is not accepted as a {role} in this cohort",
                    path=("pins", name, *field),
                    hint="accept the application, or remove the pin",
                )


def _takes_part(cohort: Cohort, person: str, role: Role) -> bool:
    """Once a cohort runs, an application may have been erased; its pair shows that it was accepted."""
    application = cohort.applications.get(person)
    if application is None:
        return bool(cohort.plan and cohort.plan.status == "running")
    return application.status == "accepted" and role in application.roles


@rule("MB243", "pinned-and-kept-apart", over="constraints")
def pinned_and_kept_apart(constraints: Constraints, _case: Case) -> Issues:
    """Two decisions want the opposite: one puts two people together, the other keeps them apart.

    Why: No roster can keep both. The two notes were probably written months apart; one of them is out of date.

    Bad:
        # cohorts/spring/constraints.yml
        pins:
          agreed: {mentor: ana-sousa, mentees: [lea-brandt], reason: Agreed., by: coordinator, on: 2026-10-20}
        vetoes:
          project: {mentor: ana-sousa, mentees: [lea-brandt], reason: Same project., by: coordinator, on: 2026-10-22}
        # cohorts/spring/applications/lea-brandt.yml
        as: [mentee]
        status: accepted
        formats: [one-on-one]
        seeks: [writing]
        goals: Write shorter.
        availability: ["Tue 16:00-19:00"]
        style: {structure: 3, pace: 3}
        mode: [video]
        commits: {hours_per_month: 2, months: 10}
        agreement: {signed: 2026-10-29}

    Good:
        # cohorts/spring/constraints.yml
        pins:
          agreed: {mentor: ana-sousa, mentees: [lea-brandt], reason: Agreed., by: coordinator, on: 2026-10-20}
        # cohorts/spring/applications/lea-brandt.yml
        as: [mentee]
        status: accepted
        formats: [one-on-one]
        seeks: [writing]
        goals: Write shorter.
        availability: ["Tue 16:00-19:00"]
        style: {structure: 3, pace: 3}
        mode: [video]
        commits: {hours_per_month: 2, months: 10}
        agreement: {signed: 2026-10-29}
    """
    apart = {
        couple: name
        for section, name, decision in _decisions(constraints)
        if section in ("vetoes", "apart")
        for couple in couples_of(decision)
    }
    for section, name, decision in _decisions(constraints):
        against = sorted(apart.keys() & set(couples_of(decision)))
        if against and section in ("pins", "together"):
            yield Issue(
                message=f"'{apart[against[0]]}' keeps {' and '.join(against[0])} apart",
                path=(section, name),
                on_key=True,
                hint="remove one of the two decisions",
            )


@rule("MB244", "pins-over-capacity", over="constraints")
def pins_over_capacity(constraints: Constraints, case: Case) -> Issues:
    """More mentees are pinned to a mentor than the mentor takes.

    Why: Pins hold before anything else, and so does a mentor's limit: matching stops when both cannot. Pairs that
    have ended leave a place free.

    Bad:
        # cohorts/spring/constraints.yml
        pins:
          agreed: {mentor: ana-sousa, mentees: [kai-ito], reason: Agreed., by: coordinator, on: 2026-10-20}
          also: {mentor: ana-sousa, mentees: [lea-brandt, li-wei], reason: Agreed., by: coordinator, on: 2026-10-20}
        # people/li-wei.yml
        name: Li Wei
        years_here: 4

    Good:
        # cohorts/spring/constraints.yml
        pins:
          agreed: {mentor: ana-sousa, mentees: [kai-ito], reason: Agreed., by: coordinator, on: 2026-10-20}
          also: {mentor: ana-sousa, mentees: [lea-brandt], reason: Agreed., by: coordinator, on: 2026-10-20}
    """
    plan = case.cohort.plan
    if not plan or plan.status == "closed" or not plan.is_proven:
        return
    pinned: dict[str, set[str]] = defaultdict(set)
    for name, decision in constraints.pins.items():
        mentor = decision.mentor
        application = case.cohort.applications.get(mentor or "")
        if mentor and application:
            pinned[mentor].update(who for who in decision.mentees if not _ended(case.cohort, mentor, who))
            if len(pinned[mentor]) > application.capacity.max:
                yield Issue(
                    message=f"{mentor} takes {application.capacity.max}, but is pinned to {len(pinned[mentor])}",
                    path=("pins", name, "mentees"),
                    hint="remove a pin, or ask the mentor for another place",
                )


def _ended(cohort: Cohort, mentor: str, mentee: str) -> bool:
    pair = cohort.pairs.get(f"{mentor}--{mentee}")
    return pair is not None and pair.status == "ended"


@rule("MB245", "decision-without-reason", "warning", over="constraints")
def decision_without_reason(constraints: Constraints, _case: Case) -> Issues:
    """A decision does not say why it was made, by whom and when.

    Why: Next year somebody else will look at it and wonder whether it still holds. Only these three can tell.

    Bad:
        # cohorts/spring/constraints.yml
        vetoes:
          project: {mentor: ana-sousa, mentees: [lea-brandt]}

    Good:
        # cohorts/spring/constraints.yml
        vetoes:
          project: {mentor: ana-sousa, mentees: [lea-brandt], reason: Same project., by: coordinator, on: 2026-10-20}
    """
    for section, name, decision in _decisions(constraints):
        missing = [field for field in ("reason", "by", "on") if not getattr(decision, field)]
        if missing:
            yield Issue(
                message="this decision does not state " + ", ".join(f"`{field}`" for field in missing),
                path=(section, name),
                on_key=True,
                hint="say why, who decided and when",
            )


@rule("MB246", "pin-against-a-rule", over="constraints")
def pin_against_a_rule(constraints: Constraints, case: Case) -> Issues:
    """A pin puts two people together whom the rules of matching keep apart.

    Why: Neither a pin nor a rule gives way to the other, so there would be no roster at all. Sometimes an answer has
    changed since the pin was written; sometimes the rule was meant for everybody else. What somebody asked in
    confidence is not told.

    Bad:
        # cohorts/spring/constraints.yml
        pins:
          agreed: {mentor: ana-sousa, mentees: [kai-ito], reason: Agreed., by: coordinator, on: 2026-10-20}
        # matching.yml
        rules: {common_language: 2}

    Good:
        # cohorts/spring/constraints.yml
        pins:
          agreed: {mentor: ana-sousa, mentees: [kai-ito], reason: Agreed., by: coordinator, on: 2026-10-20}
        # matching.yml
        rules: {common_language: 1}
    """
    plan = case.cohort.plan
    if not constraints.pins or not plan or plan.status == "closed":
        return
    # The numerics behind it take 0.3 s to import, and most programs have no pins.
    from mentorbook.matching.clashes import clashes_of_pins

    broken: dict[tuple[str, tuple[str, ...]], list[str]] = defaultdict(list)
    for clash in clashes_of_pins(case.program, case.cohort):
        for name in clash.rules if not _TOLD_ELSEWHERE.issuperset(clash.rules) else ():
            broken[clash.pins[-1], clash.people].append(name)
    for (pin, people), names in broken.items():
        yield Issue(
            message=_cannot_hold(people, names),
            path=("pins", pin),
            on_key=True,
            hint="remove the pin, or change what stands against it",
        )


_TOLD_ELSEWHERE = frozenset({"capacity", "veto", "apart"})  # by the rules above


def _cannot_hold(people: tuple[str, ...], names: list[str]) -> str:
    if names == ["mentors_per_mentee"]:
        return f"{people[0]} is pinned to more mentors than `mentors_per_mentee`: {', '.join(people[1:])}"
    told = [name for name in names if name not in ("avoids", "parted")]  # said in confidence
    because = f": {' and '.join(told)} {'forbids' if len(told) == 1 else 'forbid'} it" if told else ""
    return f"{' and '.join(people)} cannot be paired{because}"


def _decisions(constraints: Constraints) -> Iterator[tuple[str, str, Decision]]:
    for section in SECTIONS:
        for name, decision in getattr(constraints, section).items():
            yield section, name, decision


def _people(decision: Decision) -> Iterator[tuple[FieldPath, str]]:
    if decision.mentor:
        yield ("mentor",), decision.mentor
    yield from ((("mentees", index), person) for index, person in enumerate(decision.mentees))
    yield from ((("people", index), person) for index, person in enumerate(decision.people))


def _roles(decision: Decision) -> Iterator[tuple[FieldPath, str, Role]]:
    if decision.mentor:
        yield ("mentor",), decision.mentor, "mentor"
    for index, person in enumerate(decision.mentees):
        yield ("mentees", index), person, "mentee"
