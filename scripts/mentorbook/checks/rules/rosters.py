"""Rules about roster.yml that need no matching. `mentorbook match --check` compares the rest."""

from __future__ import annotations

from mentorbook.model.roster import Roster

from ..rule import Case, Issue, Issues, rule

RUN_AGAIN = "run `mentorbook match` again instead of editing this file"


@rule("MB401", "roster-with-unknown-person", over="roster")
def roster_with_unknown_person(roster: Roster, case: Case) -> Issues:
    """The roster places somebody who is not in people/.

    Why: A partner would wait for nobody. Either the id is misspelled, or the person was erased since.

    Bad:
        # cohorts/spring/roster.yml
        version: 1
        totals: {placed: 1, worst: 7000, total: 7000}
        pairs:
          ana-sousa--kai-itoh: {mentor: ana-sousa, mentees: [kai-itoh], score: 7000}

    Good:
        # cohorts/spring/roster.yml
        version: 1
        totals: {placed: 1, worst: 7000, total: 7000}
        pairs:
          ana-sousa--kai-ito: {mentor: ana-sousa, mentees: [kai-ito], score: 7000}
    """
    for name, pair in roster.pairs.items():
        for person in pair.members:
            if person not in case.program.known_people:
                yield Issue(
                    message=f"there is no people/{person}.yml",
                    path=("pairs", name),
                    on_key=True,
                    hint=case.facts.person_meant(person) or RUN_AGAIN,
                )


@rule("MB402", "roster-score-does-not-add-up", over="roster")
def roster_score_does_not_add_up(roster: Roster, _case: Case) -> Issues:
    """A pair's points do not add up to its score.

    Why: The points explain the score. If they tell another story, the file was changed by hand, and neither can be
    trusted.

    Bad:
        # cohorts/spring/roster.yml
        version: 1
        totals: {placed: 1, worst: 7000, total: 7000}
        pairs:
          ana-sousa--kai-ito: {mentor: ana-sousa, mentees: [kai-ito], score: 7000, parts: {topics: 3000, overlap: 900}}

    Good:
        # cohorts/spring/roster.yml
        version: 1
        totals: {placed: 1, worst: 7000, total: 7000}
        pairs:
          ana-sousa--kai-ito: {mentor: ana-sousa, mentees: [kai-ito], score: 7000, parts: {topics: 6100, overlap: 900}}
    """
    for name, pair in roster.pairs.items():
        points = sum(pair.parts.values())
        if pair.parts and points != pair.score:
            yield Issue(
                message=f"the parts add up to {points}, the score is {pair.score}",
                path=("pairs", name, "score"),
                hint=RUN_AGAIN,
            )


@rule("MB403", "roster-totals-do-not-add-up", "warning", over="roster")
def roster_totals_do_not_add_up(roster: Roster, _case: Case) -> Issues:
    """The roster's totals do not add up from its pairs.

    Why: The totals say how good the roster is. If a pair was added or removed by hand, they no longer do.

    Bad:
        # cohorts/spring/roster.yml
        version: 1
        totals: {placed: 2, worst: 7000, total: 14100}
        pairs:
          ana-sousa--kai-ito: {mentor: ana-sousa, mentees: [kai-ito], score: 7000}

    Good:
        # cohorts/spring/roster.yml
        version: 1
        totals: {placed: 1, worst: 7000, total: 7000}
        pairs:
          ana-sousa--kai-ito: {mentor: ana-sousa, mentees: [kai-ito], score: 7000}
    """
    pairs = roster.pairs.values()
    if any(len(pair.mentees) != 1 or pair.peers for pair in pairs):
        return  # groups and peers count places in their own way
    for field, counted in (("placed", len(pairs)), ("total", sum(pair.score for pair in pairs))):
        stated = getattr(roster.totals, field)
        if stated != counted:
            yield Issue(
                message=f"`{field}` is {stated}, the pairs below add up to {counted}",
                path=("totals", field),
                hint=RUN_AGAIN,
            )


@rule("MB404", "matched-and-unmatched", over="roster")
def matched_and_unmatched(roster: Roster, _case: Case) -> Issues:
    """Somebody stands in a pair and among those without a place, in the same role.

    Why: The person would get two letters, a welcome and an apology.

    Bad:
        # cohorts/spring/roster.yml
        version: 1
        totals: {placed: 1, worst: 7000, total: 7000}
        pairs:
          ana-sousa--kai-ito: {mentor: ana-sousa, mentees: [kai-ito], score: 7000}
        unmatched:
          kai-ito: {as: mentee, reasons: [overlap_minutes]}

    Good:
        # cohorts/spring/roster.yml
        version: 1
        totals: {placed: 1, worst: 7000, total: 7000}
        pairs:
          ana-sousa--kai-ito: {mentor: ana-sousa, mentees: [kai-ito], score: 7000}
        unmatched: {}
    """
    placed: dict[str, set[str | None]] = {
        "mentor": {pair.mentor for pair in roster.pairs.values()},
        "mentee": {mentee for pair in roster.pairs.values() for mentee in pair.mentees},
    }
    for person, left in roster.unmatched.items():
        if person in placed[left.roles]:
            yield Issue(
                message=f"{person} stands in a pair as well, as a {left.roles}",
                path=("unmatched", person),
                on_key=True,
                hint=RUN_AGAIN,
            )


@rule("MB405", "roster-out-of-date", "warning", over="roster")
def roster_out_of_date(roster: Roster, case: Case) -> Issues:
    """The roster places somebody whose application is no longer accepted.

    Why: A partner is waiting for somebody who stepped back. Run the matching again, or, once the cohort runs, end
    the pair in its journal.

    Bad:
        # cohorts/autumn/cohort.yml
        title: Autumn
        status: matching
        starts: 2027-01-11
        ends: 2027-10-15
        # cohorts/autumn/applications/lea-brandt.yml
        as: [mentee]
        status: withdrawn
        seeks: [writing]
        reason: A new project.
        # cohorts/autumn/roster.yml
        version: 1
        totals: {placed: 1, worst: 7000, total: 7000}
        pairs:
          ana-sousa--lea-brandt: {mentor: ana-sousa, mentees: [lea-brandt], score: 7000}

    Good:
        # cohorts/autumn/cohort.yml
        title: Autumn
        status: matching
        starts: 2027-01-11
        ends: 2027-10-15
        # cohorts/autumn/applications/lea-brandt.yml
        as: [mentee]
        status: withdrawn
        seeks: [writing]
        reason: A new project.
        # cohorts/autumn/roster.yml
        version: 1
        totals: {placed: 0, worst: 0, total: 0}
        pairs: {}
    """
    plan, journals = case.cohort.plan, case.cohort.pairs
    if not plan or plan.status == "closed":
        return
    for name, pair in roster.pairs.items():
        journal = journals.get(name)
        for person in pair.members if not journal or journal.status != "ended" else ():
            application = case.cohort.applications.get(person)
            if application and application.status != "accepted":
                yield Issue(
                    message=f"the application of {person} is '{application.status}'",
                    path=("pairs", name),
                    on_key=True,
                    hint="match again, or end the pair in its journal",
                )


@rule("MB406", "roster-older-than-data", "warning", over="roster")
def roster_older_than_data(roster: Roster, case: Case) -> Issues:
    """What decides the pairs has changed since the roster was made.

    Why: The roster notes digests of the people, applications, rules and decisions it was made from, and they no longer
    fit. The pairs may still be the best ones; matching again tells, and shows what would change before anybody hears
    of it. A roster without digests, written somewhere else, is left alone.

    Bad:
        # cohorts/autumn/cohort.yml
        title: Autumn
        status: matching
        starts: 2027-01-11
        ends: 2027-10-15
        # cohorts/autumn/roster.yml
        version: 1
        inputs:
          applications: sha256:b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c
        totals: {placed: 0, worst: 0, total: 0}
        pairs: {}

    Good:
        # cohorts/autumn/cohort.yml
        title: Autumn
        status: matching
        starts: 2027-01-11
        ends: 2027-10-15
        # cohorts/autumn/roster.yml
        version: 1
        inputs:
          applications: sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a
        totals: {placed: 0, worst: 0, total: 0}
        pairs: {}
    """
    plan = case.cohort.plan
    if not plan or plan.status not in ("matching", "running") or not roster.inputs:
        return
    # The numerics behind it take 0.3 s to import, and only these cohorts need them.
    from mentorbook.matching.inputs import input_digests

    now = input_digests(case.program, case.cohort)
    changed = [name for name, digest in sorted(roster.inputs.items()) if now.get(name, digest) != digest]
    if changed:
        yield Issue(
            message=f"made before {', '.join(changed)} changed",
            path=("inputs", changed[0]),
            hint=f"run `mentorbook match {case.ids[0]}` and review the change",
        )
