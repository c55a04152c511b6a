"""Rules about who is in a pair: the file's name, the people, their roles, what stands between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from mentorbook.model.pair import Pair, members_of
from mentorbook.model.person import chain_of_command
from mentorbook.model.values import PAIR_PATTERN

from ..rule import Case, Issue, Issues, rule

NAMES = "the mentor's id, two hyphens, the mentee's id; for peers the two ids in alphabetical order"


@rule("MB420", "pair-file-name", over="pair")
def pair_file_name(pair: Pair, case: Case) -> Issues:
    """The name of a pair's file does not say who is in it.

    Why: Roster and journal find each other by this name: `mentor--mentee`, for a group `mentor--group`, and for
    peers the two ids in alphabetical order.

    Bad:
        # cohorts/spring/pairs/ana-and-lea.yml
        status: proposed
        mentor: ana-sousa
        mentees: [lea-brandt]

    Good:
        # cohorts/spring/pairs/ana-sousa--lea-brandt.yml
        status: proposed
    """
    fault = _fault_in_name(case.id, pair)
    if fault:
        yield Issue(message=fault, hint=f"rename the file: {NAMES}")


def _fault_in_name(pair_id: str, pair: Pair) -> str:
    left, _, right = pair_id.partition("--")
    if not re.fullmatch(PAIR_PATTERN, pair_id):
        return "the file name is not two ids joined by two hyphens"
    if pair.format == "peer":
        return "" if left <= right else "the ids of peers stand in alphabetical order"
    if pair.mentor and pair.mentor != left:
        return f"the file name does not start with the mentor's id {pair.mentor}"
    if pair.format != "group" and len(pair.mentees) == 1 and pair.mentees[0] != right:
        return f"the file name does not end with the mentee's id {pair.mentees[0]}"
    return ""


@rule("MB421", "pair-with-unknown-person", over="pair")
def pair_with_unknown_person(pair: Pair, case: Case) -> Issues:
    """A pair belongs to somebody who is not in people/.

    Why: Nobody can be reminded, asked or thanked under this id. Perhaps the file's name is misspelled.

    Bad:
        # cohorts/spring/pairs/ana-sousa--lea-brand.yml
        status: proposed

    Good:
        # cohorts/spring/pairs/ana-sousa--lea-brandt.yml
        status: proposed
    """
    for person in members_of(case.id, pair):
        if person and person not in case.program.known_people:
            yield Issue(
                message=f"there is no people/{person}.yml",
                hint=case.facts.person_meant(person) or "add the person",
            )


@rule("MB422", "paired-with-oneself", over="pair")
def paired_with_oneself(pair: Pair, case: Case) -> Issues:
    """Somebody stands in a pair twice.

    Why: Talking to oneself has its merits, but it is not mentoring, and figures would count the person twice.

    Bad:
        # cohorts/spring/pairs/lea-brandt--lea-brandt.yml
        status: proposed

    Good:
        # cohorts/spring/pairs/ana-sousa--lea-brandt.yml
        status: proposed
    """
    people = members_of(case.id, pair)
    for person in sorted({person for person in people if people.count(person) > 1}):
        yield Issue(message=f"{person} stands in this pair twice", hint="check the file name and `mentees`")


@rule("MB423", "pair-in-the-wrong-role", over="pair")
def pair_in_the_wrong_role(pair: Pair, case: Case) -> Issues:
    """Somebody is a mentor or a mentee here, but applied for the other role only.

    Why: People prepare for the role they asked for. The mentor's id stands first in the file's name.

    Bad:
        # cohorts/spring/pairs/kai-ito--lea-brandt.yml
        status: proposed
        # people/kai-ito.yml
        name: Kai Ito
        years_here: 2

    Good:
        # cohorts/spring/pairs/ana-sousa--lea-brandt.yml
        status: proposed
    """
    if pair.format == "peer":
        return
    mentor, *mentees = members_of(case.id, pair)
    for person, role in [(mentor, "mentor"), *((mentee, "mentee") for mentee in mentees)]:
        application = case.cohort.applications.get(person)
        if application and role not in application.roles:
            yield Issue(
                message=f"{person} did not apply as a {role} in this cohort",
                hint="swap the two ids in the file name, or add the role to the application",
            )


@rule("MB424", "mentor-over-capacity", over="pair")
def mentor_over_capacity(pair: Pair, case: Case) -> Issues:
    """A mentor has more mentees than the application allows.

    Why: The limit is a promise to the mentor. Whoever gives an hour a month cannot give three. Pairs that have
    ended, and pairs that are only proposed, do not count.

    Bad:
        # cohorts/spring/pairs/ana-sousa--lea-brandt.yml
        status: accepted
        # cohorts/spring/applications/ana-sousa.yml
        as: [mentor]
        status: accepted
        formats: [one-on-one]
        capacity: {max: 1}
        offers: {writing: 5}
        goals: I like to help people find the plain sentence.
        availability: ["Tue 16:00-19:00"]
        style: {structure: 4, pace: 3}
        mode: [video]
        interview: {score: 4}
        commits: {hours_per_month: 2, months: 10}
        agreement: {signed: 2026-10-28}

    Good:
        # cohorts/spring/pairs/ana-sousa--lea-brandt.yml
        status: accepted
    """
    mentor, *_ = members_of(case.id, pair)
    application = case.cohort.applications.get(mentor)
    if pair.format in ("group", "peer") or not application or "capacity" not in application.model_fields_set:
        return
    at_work = case.facts.pairs_at_work.get((case.ids[0], mentor, "mentor"), ())
    if case.id in at_work[application.capacity.max :]:
        yield Issue(
            message=f"{mentor} takes {application.capacity.max} at most, but has {len(at_work)} pairs",
            hint="end a pair, or ask the mentor for another place and raise `capacity.max`",
        )


@rule("MB425", "mentee-in-too-many-pairs", "warning", over="pair")
def mentee_in_too_many_pairs(pair: Pair, case: Case) -> Issues:
    """A mentee has more mentors than the cohort plans.

    Why: Probably a new pair was begun and the old one never ended. Both mentors would be waiting. Pairs that are
    only proposed do not count.

    Bad:
        # cohorts/spring/pairs/lea-brandt--kai-ito.yml
        status: accepted
        # people/kai-ito.yml
        name: Kai Ito
        years_here: 2

    Good:
        # cohorts/spring/pairs/lea-brandt--kai-ito.yml
        status: proposed
        # people/kai-ito.yml
        name: Kai Ito
        years_here: 2
    """
    plan = case.cohort.plan
    if not plan or plan.status == "closed" or pair.format in ("group", "peer"):
        return
    for mentee in members_of(case.id, pair)[1:]:
        at_work = case.facts.pairs_at_work.get((case.ids[0], mentee, "mentee"), ())
        if case.id in at_work[plan.mentors_per_mentee :]:
            yield Issue(
                message=f"{mentee} has {len(at_work)} mentors; the cohort plans {plan.mentors_per_mentee}",
                hint="end one of the pairs, or raise `mentors_per_mentee`",
            )


@rule("MB426", "pair-on-reporting-line", over="pair")
def pair_on_reporting_line(pair: Pair, case: Case) -> Issues:
    """One of the two stands above the other in the reporting line.

    Why: Nobody speaks freely with the person who decides on their pay. The rule holds at any depth, and in both
    directions, for as long as matching.yml says `reporting_line: forbid`.

    Bad:
        # cohorts/spring/pairs/lea-brandt--kai-ito.yml
        status: proposed

    Good:
        # cohorts/spring/pairs/ana-sousa--kai-ito.yml
        status: proposed
    """
    rules = case.program.settings_for(case.cohort).rules
    if pair.status == "ended" or rules.reporting_line != "forbid":
        return
    people = case.program.people
    for one, other in _couples(case.id, pair):
        if one in chain_of_command(people, other) or other in chain_of_command(people, one):
            yield Issue(
                message=f"one of {one} and {other} stands above the other in the reporting line",
                hint="end the pair without fault, and find each of them another partner",
            )


@rule("MB427", "pair-kept-apart", over="pair")
def pair_kept_apart(pair: Pair, case: Case) -> Issues:
    """Two people are in a pair although a veto or a private wish keeps them apart.

    Why: Such a wish is granted without asking why, and never disclosed. That is why this finding does not say whose
    it is.

    Bad:
        # cohorts/spring/constraints.yml
        vetoes:
          project: {mentor: ana-sousa, mentees: [lea-brandt], reason: Same project., by: coordinator, on: 2026-10-20}
        # cohorts/spring/pairs/ana-sousa--lea-brandt.yml
        status: proposed

    Good:
        # cohorts/spring/pairs/ana-sousa--lea-brandt.yml
        status: proposed
    """
    apart = case.facts.kept_apart[case.ids[0]]
    for one, other in combinations(members_of(case.id, pair), 2) if pair.status != "ended" else ():
        if (one, other) in apart:
            yield Issue(
                message=f"{one} and {other} are to be kept apart",
                hint="end the pair without fault; look at constraints.yml and the applications for the cause",
            )


@rule("MB428", "group-too-small-or-large", "warning", over="pair")
def group_too_small_or_large(pair: Pair, case: Case) -> Issues:
    """A group has fewer or more members than the cohort plans.

    Why: In a group that is too small, one absence ends the session; in one that is too large, somebody never speaks.

    Bad:
        # program.yml
        name: Harbor Mentoring
        time_zone: Europe/Lisbon
        formats: [one-on-one, group]
        # cohorts/circles/cohort.yml
        title: Circles
        status: running
        format: group
        group: {min: 5, max: 6}
        starts: 2026-11-09
        ends: 2027-09-10
        # cohorts/circles/pairs/ana-sousa--quay.yml
        status: proposed
        format: group
        mentor: ana-sousa
        mentees: [kai-ito, lea-brandt]

    Good:
        # program.yml
        name: Harbor Mentoring
        time_zone: Europe/Lisbon
        formats: [one-on-one, group]
        # cohorts/circles/cohort.yml
        title: Circles
        status: running
        format: group
        group: {min: 2, max: 6}
        starts: 2026-11-09
        ends: 2027-09-10
        # cohorts/circles/pairs/ana-sousa--quay.yml
        status: proposed
        format: group
        mentor: ana-sousa
        mentees: [kai-ito, lea-brandt]
    """
    size = case.cohort.plan.group if case.cohort.plan else None
    if pair.format != "group" or pair.status == "ended" or not pair.mentees or not size:
        return
    # Some count the mentor as a member, some do not; only what is wrong either way is a finding.
    if len(pair.mentees) + 1 < size.min or len(pair.mentees) > size.max:
        yield Issue(
            message=f"this group has {len(pair.mentees)} mentees; the cohort plans {size.min} to {size.max}",
            path=("mentees",),
            hint="move somebody, or change `group` in cohort.yml",
        )


def _couples(pair_id: str, pair: Pair) -> Iterator[tuple[str, str]]:
    mentor, *others = members_of(pair_id, pair)
    return ((mentor, other) for other in others)
