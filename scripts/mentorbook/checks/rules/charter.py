"""Rules about what holds for the whole program: program.yml, vocabulary.yml and matching.yml."""

from __future__ import annotations

from collections.abc import Iterator

from mentorbook.model.charter import Cadence, Charter
from mentorbook.model.matching import MatchingSettings
from mentorbook.model.values import Role
from mentorbook.model.vocabulary import Term, Vocabulary
from mentorbook.source.problem import FieldPath
from mentorbook.source.suggest import did_you_mean, nearest

from ..circles import circles
from ..rule import Case, Issue, Issues, Replacement, misspelled, rule

ROLES: tuple[Role, ...] = ("mentor", "mentee")
TABLES = ("topics", "stages", "industries", "departments", "styles")

# What most guides advise; a program is free to depart from it, and hears so once.
ADVISED_MONTHS = 9
ALLOWED_MONTHS = "6 to 12"
ADVISED_MINUTES = (60, 90)
SELDOM = frozenset({"two-monthly", "quarterly", "half-yearly", "yearly"})


@rule("MB201", "program-time-zone", over="program")
def program_time_zone(charter: Charter, case: Case) -> Issues:
    """The program's time zone is not one that the time zone database knows.

    Why: Events and free hours are counted in this zone for everyone who states none. With a zone that does not
    exist, their hours would be wrong without a word. Write an area and a city, as in Europe/Lisbon.

    Bad:
        # program.yml
        name: Harbor Mentoring
        time_zone: Europe/Lissabon

    Good:
        # program.yml
        name: Harbor Mentoring
        time_zone: Europe/Lisbon
    """
    if charter.time_zone not in case.facts.time_zones:
        near = nearest(charter.time_zone, sorted(case.facts.time_zones))
        yield misspelled(
            f"there is no time zone '{charter.time_zone}'",
            path=("time_zone",),
            near=near,
            otherwise="write an area and a city, as in Europe/Lisbon",
        )


@rule("MB202", "unknown-need", over="program")
def unknown_need(charter: Charter, _case: Case) -> Issues:
    """An objective answers a need that is not listed.

    Why: The page of objectives tells people why each one matters, and here it would have nothing to say.

    Bad:
        # program.yml
        name: Harbor Mentoring
        time_zone: Europe/Lisbon
        objectives:
          goals: {measure: goal_attainment, target: 0.85, need: slow-strat}
        needs:
          slow-start: {statement: New colleagues need eight months to lead a task.}

    Good:
        # program.yml
        name: Harbor Mentoring
        time_zone: Europe/Lisbon
        objectives:
          goals: {measure: goal_attainment, target: 0.85, need: slow-start}
        needs:
          slow-start: {statement: New colleagues need eight months to lead a task.}
    """
    for name, objective in charter.objectives.items():
        if objective.need and objective.need not in charter.needs:
            near = nearest(objective.need, charter.needs)
            yield misspelled(
                f"`needs` has no '{objective.need}'",
                path=("objectives", name, "need"),
                near=near,
                otherwise="describe it under `needs`, or leave it out",
            )


@rule("MB203", "objective-without-target", "warning", over="program")
def objective_without_target(charter: Charter, _case: Case) -> Issues:
    """An objective has no target.

    Why: Without a number to reach, nobody can say later whether it was reached. A modest target is better than
    none, and it may be corrected when the first figures are in.

    Bad:
        # program.yml
        name: Harbor Mentoring
        time_zone: Europe/Lisbon
        objectives:
          goals: {measure: goal_attainment, due: 2027-06-30}

    Good:
        # program.yml
        name: Harbor Mentoring
        time_zone: Europe/Lisbon
        objectives:
          goals: {measure: goal_attainment, target: 0.85, due: 2027-06-30}
    """
    for name, objective in charter.objectives.items():
        if objective.target is None:
            yield Issue(
                message=f"objective '{name}' has no target", path=("objectives", name), hint="add `target:`"
            )


@rule("MB204", "share-written-as-percent", over="program")
def share_written_as_percent(charter: Charter, _case: Case) -> Issues:
    """An objective for a share is larger than one.

    Why: Shares run from 0 to 1. A target of 80 would be shown as 8,000 percent, and nobody would ever reach it.

    Bad:
        # program.yml
        name: Harbor Mentoring
        time_zone: Europe/Lisbon
        objectives:
          participation: {measure: participation_rate, baseline: 0.55, target: 80}

    Good:
        # program.yml
        name: Harbor Mentoring
        time_zone: Europe/Lisbon
        objectives:
          participation: {measure: participation_rate, baseline: 0.55, target: 0.8}
    """
    for name, objective in charter.objectives.items():
        if objective.measure != "goal_attainment" and not objective.measure.endswith("_rate"):
            continue
        for field, value in (("baseline", objective.baseline), ("target", objective.target)):
            if value is not None and value > 1:
                yield Issue(
                    message=f"{objective.measure} is a share from 0 to 1, but this says {value:g}",
                    path=("objectives", name, field),
                    hint=f"for {value:g} percent write {value / 100:g}",
                    replacement=Replacement(f"{value / 100:g}"),
                )


@rule("MB205", "cadence-departs-from-advice", "info", over="program")
def cadence_departs_from_advice(charter: Charter, _case: Case) -> Issues:
    """The program is shorter, its sessions are shorter or longer, or they are rarer than is usually advised.

    Why: Most guides advise nine months or more and a session of 60 to 90 minutes every month: trust needs a few
    months, and an hour is about what a question needs. Six to twelve months are allowed; nine or more are the advice.
    If you chose otherwise on purpose, say why in an ignore comment: this advice then stays silent, and whoever comes
    after you will know. Flash mentoring is left alone.

    Bad:
        # program.yml
        name: Harbor Mentoring
        time_zone: Europe/Lisbon
        cadence: {months: 6, session: quarterly, minutes: [30, 45]}

    Good:
        # program.yml
        name: Harbor Mentoring
        time_zone: Europe/Lisbon
        cadence: {months: 9, session: monthly, minutes: [60, 90]}
    """
    if charter.formats == ("flash",):
        return
    for field, message in _departures(charter.cadence):
        yield Issue(message=message, path=("cadence", field), hint="fine if you chose it on purpose")


def _departures(cadence: Cadence) -> Iterator[tuple[str, str]]:
    shortest, longest = ADVISED_MINUTES
    if cadence.months is not None and cadence.months < ADVISED_MONTHS:
        yield (
            "months",
            f"{cadence.months} months: guides allow {ALLOWED_MONTHS} and advise {ADVISED_MONTHS} or more",
        )
    if cadence.session in SELDOM:
        yield "session", f"a {cadence.session} session is rare: one a month is advised"
    if cadence.minutes and (min(cadence.minutes) < shortest or max(cadence.minutes) > longest):
        yield "minutes", f"sessions of {shortest} to {longest} minutes are advised"


@rule("MB206", "limits-reversed", over="program")
def limits_reversed(charter: Charter, _case: Case) -> Issues:
    """A lower limit lies above its upper limit.

    Why: Nobody can be above the one and below the other, so nobody would be eligible, or no pair would ever be
    asked how it is doing before it is closed.

    Bad:
        # program.yml
        name: Harbor Mentoring
        time_zone: Europe/Lisbon
        cadence: {minutes: [90, 60]}

    Good:
        # program.yml
        name: Harbor Mentoring
        time_zone: Europe/Lisbon
        cadence: {minutes: [60, 90]}
    """
    for path, low, high in _limits(charter):
        if low is not None and high is not None and low > high:
            yield Issue(
                message=f"the lower limit {low:g} lies above the upper limit {high:g}",
                path=path,
                hint="swap the two numbers",
            )


def _limits(charter: Charter) -> Iterator[tuple[FieldPath, float | None, float | None]]:
    for role in ("mentor", "mentee"):
        for field in ("years_experience", "years_here"):
            span = getattr(getattr(charter.eligibility, role), field)
            if span:
                yield ("eligibility", role, field), span.min, span.max
    if charter.cadence.minutes:
        yield ("cadence", "minutes"), charter.cadence.minutes[0], charter.cadence.minutes[-1]
    yield ("health", "silent_days"), charter.health.silent_days, charter.health.close_days


@rule("MB207", "cohort-folder-without-plan", "warning", over="program")
def cohort_folder_without_plan(_charter: Charter, case: Case) -> Issues:
    """A cohort's folder has no cohort.yml that can be read.

    Why: Without its dates and status nothing in the folder counts: no matching, no pages, no figures. Perhaps the
    folder's name is misspelled.

    Bad:
        # program.yml
        name: Harbor Mentoring
        time_zone: Europe/Lisbon
        # cohorts/sprnig/constraints.yml
        pins: {}

    Good:
        # program.yml
        name: Harbor Mentoring
        time_zone: Europe/Lisbon
        # cohorts/spring/constraints.yml
        pins: {}
    """
    planned = [cohort.id for cohort in case.program.cohorts.values() if cohort.plan]
    for cohort in sorted(case.program.cohorts.keys() - set(planned)):
        yield Issue(
            message=f"the folder cohorts/{cohort} has no cohort.yml that can be read",
            hint=did_you_mean(cohort, planned) or "write its cohort.yml with title, status, starts and ends",
        )


@rule("MB208", "unknown-broader-term", "warning", over="vocabulary")
def unknown_broader_term(vocabulary: Vocabulary, _case: Case) -> Issues:
    """A term belongs to a wider term that is not in the same table.

    Why: A mentor for the wider term would not be found for the narrower one.

    Bad:
        # vocabulary.yml
        topics:
          writing: {name: Writing, broader: comunication}
          communication: {name: Communication}
          people-management: {name: People management}
          public-speaking: {name: Public speaking}
        stages: {entry: {name: Entry}, lead: {name: Lead}}
        industries: {shipping: {name: Shipping}}
        departments: {operations: {name: Operations}, people: {name: People}}
        styles: {structure: {name: Structure}, pace: {name: Pace}}

    Good:
        # vocabulary.yml
        topics:
          writing: {name: Writing, broader: communication}
          communication: {name: Communication}
          people-management: {name: People management}
          public-speaking: {name: Public speaking}
        stages: {entry: {name: Entry}, lead: {name: Lead}}
        industries: {shipping: {name: Shipping}}
        departments: {operations: {name: Operations}, people: {name: People}}
        styles: {structure: {name: Structure}, pace: {name: Pace}}
    """
    for table, terms in _tables(vocabulary):
        for name, term in terms.items():
            if term.broader and term.broader not in terms:
                near = nearest(term.broader, terms)
                yield misspelled(
                    f"`{table}` has no '{term.broader}'",
                    path=(table, name, "broader"),
                    near=near,
                    otherwise="add it, or leave `broader` out",
                )


@rule("MB209", "broader-terms-in-a-circle", over="vocabulary")
def broader_terms_in_a_circle(vocabulary: Vocabulary, _case: Case) -> Issues:
    """Terms are each other's wider term.

    Why: The wider term ought to be wider. In a circle, whoever asks for one of them would be offered all.

    Bad:
        # vocabulary.yml
        topics:
          writing: {name: Writing, broader: public-speaking}
          public-speaking: {name: Public speaking, broader: writing}
          people-management: {name: People management}
        stages: {entry: {name: Entry}, lead: {name: Lead}}
        industries: {shipping: {name: Shipping}}
        departments: {operations: {name: Operations}, people: {name: People}}
        styles: {structure: {name: Structure}, pace: {name: Pace}}

    Good:
        # vocabulary.yml
        topics:
          writing: {name: Writing}
          public-speaking: {name: Public speaking, broader: writing}
          people-management: {name: People management}
        stages: {entry: {name: Entry}, lead: {name: Lead}}
        industries: {shipping: {name: Shipping}}
        departments: {operations: {name: Operations}, people: {name: People}}
        styles: {structure: {name: Structure}, pace: {name: Pace}}
    """
    for table, terms in _tables(vocabulary):
        for circle in circles({name: term.broader for name, term in terms.items()}):
            yield Issue(
                message=f"these are each other's wider term: {', '.join(circle)}",
                path=(table, min(circle), "broader"),
                hint="leave `broader` out where the term is the widest",
            )


@rule("MB210", "word-for-two-terms", "warning", over="vocabulary")
def word_for_two_terms(vocabulary: Vocabulary, _case: Case) -> Issues:
    """A name or an alias leads to two terms.

    Why: When somebody writes this word, only one of the two can be meant, and the wrong one may be taken.

    Bad:
        # vocabulary.yml
        topics:
          writing: {name: Writing, aliases: [reports]}
          people-management: {name: People management, aliases: [direct reports, Reports]}
          public-speaking: {name: Public speaking}
        stages: {entry: {name: Entry}, lead: {name: Lead}}
        industries: {shipping: {name: Shipping}}
        departments: {operations: {name: Operations}, people: {name: People}}
        styles: {structure: {name: Structure}, pace: {name: Pace}}

    Good:
        # vocabulary.yml
        topics:
          writing: {name: Writing, aliases: [reports]}
          people-management: {name: People management, aliases: [direct reports]}
          public-speaking: {name: Public speaking}
        stages: {entry: {name: Entry}, lead: {name: Lead}}
        industries: {shipping: {name: Shipping}}
        departments: {operations: {name: Operations}, people: {name: People}}
        styles: {structure: {name: Structure}, pace: {name: Pace}}
    """
    for table, terms in _tables(vocabulary):
        taken: dict[str, str] = {}
        for name, path, word in _words(table, terms):
            first = taken.setdefault(word.casefold(), name)
            if first != name:
                yield Issue(
                    message=f"'{word}' already leads to '{first}'",
                    path=path,
                    hint="keep it in one of the two",
                )


def _tables(vocabulary: Vocabulary) -> Iterator[tuple[str, dict[str, Term]]]:
    return ((table, getattr(vocabulary, table)) for table in TABLES)


def _words(table: str, terms: dict[str, Term]) -> Iterator[tuple[str, FieldPath, str]]:
    """Term, path and spelling: all names first, then all aliases."""
    for name, term in terms.items():
        yield name, (table, name, "name"), term.name
    for name, term in terms.items():
        for index, alias in enumerate(term.aliases):
            yield name, (table, name, "aliases", index), alias


@rule("MB211", "nothing-counts-in-matching", over="matching")
def nothing_counts_in_matching(settings: MatchingSettings, _case: Case) -> Issues:
    """Every matching criterion is off.

    Why: All pairs would be equally good, and the roster would be decided by chance.

    Bad:
        # matching.yml
        criteria: {topics: off, goals_text: 0}

    Good:
        # matching.yml
        criteria: {topics: high, goals_text: 0}
    """
    if not any(settings.criteria.values()):
        yield Issue(
            message="every criterion is off, so all pairs would be equally good",
            path=("criteria",),
            hint="give at least one criterion a weight: a number, or high, medium or low",
        )


@rule("MB213", "objective-order", over="matching")
def objective_order(settings: MatchingSettings, _case: Case) -> Issues:
    """The objective is not in the order in which it is pursued.

    Why: A cohort is matched in this order: as many places as possible, then, if you like, the weakest pair, then the
    total. Nobody loses a place so that another pair gets more points.

    Bad:
        # matching.yml
        objective: [total, placed]

    Good:
        # matching.yml
        objective: [placed, worst, total]
    """
    if not settings.objective_is_ordered:
        yield Issue(
            message="this order cannot be pursued",
            path=("objective",),
            hint="write [placed, worst, total] or [placed, total]",
        )


@rule("MB212", "experience-gap-reversed", over="matching")
def experience_gap_reversed(settings: MatchingSettings, _case: Case) -> Issues:
    """The smallest allowed gap in experience is larger than the largest.

    Why: No pair can keep both limits, so nobody would be placed.

    Bad:
        # matching.yml
        rules: {experience_gap: {min: 30, max: 2}}
        criteria: {topics: 35}

    Good:
        # matching.yml
        rules: {experience_gap: {min: 2, max: 30}}
        criteria: {topics: 35}
    """
    gap = settings.rules.experience_gap
    if gap and gap.min > gap.max:
        yield Issue(
            message=f"no pair can be at least {gap.min:g} and at most {gap.max:g} years apart",
            path=("rules", "experience_gap"),
            hint="swap the two numbers",
        )


@rule("MB214", "rule-about-a-masked-field", "warning", over="matching")
def rule_about_a_masked_field(settings: MatchingSettings, _case: Case) -> Issues:
    """A hard rule reads what `blind` takes away from matching.

    Why: What is masked is gone before anything is compared, so the rule finds nothing to judge by and never forbids a
    pair. One of the two is not meant.

    Bad:
        # matching.yml
        rules: {experience_gap: {min: 2, max: 30}}
        blind: [name, years_experience]

    Good:
        # matching.yml
        rules: {experience_gap: {min: 2, max: 30}}
        blind: [name]
    """
    if settings.rules.experience_gap is not None and "years_experience" in settings.blind:
        yield Issue(
            message="experience_gap has no effect, because `blind` masks years_experience",
            path=("rules", "experience_gap"),
            hint="remove the rule, or take years_experience out of `blind`",
        )


@rule("MB215", "nobody-for-concerns", "warning", over="program")
def nobody_for_concerns(charter: Charter, _case: Case) -> Issues:
    """The program checks people before they take part, but names nobody to whom a concern can go.

    Why: Where checks are needed, somebody could come to harm. Whoever has to say so may not want to say it to the
    coordinator, who could be the one it is about. The policies name this person or office to everybody.

    Bad:
        # program.yml
        name: Harbor Mentoring
        eligibility: {mentor: {screening: [references]}}
        # cohorts/spring/applications/ana-sousa.yml
        as: [mentor]
        status: accepted
        screening: {references: 2026-10-28}

    Good:
        # program.yml
        name: Harbor Mentoring
        concerns: {name: the safeguarding lead, contact: safe@harbor.example}
        eligibility: {mentor: {screening: [references]}}
        # cohorts/spring/applications/ana-sousa.yml
        as: [mentor]
        status: accepted
        screening: {references: 2026-10-28}
    """
    if charter.concerns is None and charter.eligibility.screening_of(ROLES):
        yield Issue(
            message="people are checked, and nobody is named to whom a concern can go",
            path=("eligibility",),
            hint="add `concerns: {name: …, contact: …}`, and ask that person first",
        )
