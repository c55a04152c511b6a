"""Macros about the program: charter, eligibility, rhythm, formats, and how pairs are made."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from mentorbook.model.charter import RoleEligibility, Span, Sponsor
from mentorbook.model.cohort import formats_in
from mentorbook.model.matching import BlindField, CriterionName, Rules
from mentorbook.model.matching import Stage as MatchingStage
from mentorbook.model.values import Role

from .addresses import Here
from .html import Child, joined, link, tag
from .parts import block, bullets, facts, icon, table
from .portal import Portal
from .words import (
    FOCUS,
    FORMATS,
    RHYTHMS,
    counted,
    in_words,
    label,
    listed,
    minutes_in_words,
    number,
    percent,
    plural,
)

GOALS_TEXT = "Goals in their own words"
CRITERIA: dict[CriterionName, tuple[str, str]] = {
    "topics": ("Topics", "how well the offer covers what is wanted, most wanted first"),
    "goals_text": (GOALS_TEXT, "words and topics that the two descriptions share"),
    "wishes": ("Wishes", "who named whom, most of all when both did"),
    "overlap": ("Time in common", "free hours a week that the two share beyond the least"),
    "stage": ("Career stage", "how close the distance is to one or two steps"),
    "style": ("Working style", "how alike the two like structure, directness and pace"),
    "cross_department": ("Another department", "a partner who sees the organization from elsewhere"),
    "interview": ("Interview", "the coordinator's impression from the conversation"),
    "industry": ("Industry", "experience in the same field"),
    "format": ("Format", "formats that suit both"),
}
IN_MEANING = "words and topics that the two descriptions share, and how close they are in meaning"
OBJECTIVES: dict[MatchingStage, str] = {
    "placed": "as many people as possible get a place",
    "worst": "the weakest pair is made as good as it can be",
    "total": "the sum of all points is raised",
}
BLIND: dict[BlindField, str] = {
    "name": "name",
    "pronouns": "pronouns",
    "about": "the text about yourself",
    "photo": "photo",
    "links": "links",
    "headline": "headline",
    "years_experience": "years of experience",
    "years_here": "years in the organization",
    "identity": "what you told us about your identity",  # last, or what follows reads as part of it
}


def charter(portal: Portal, _: Here) -> Markup:
    """What the program is for, for whom, and who stands behind it."""
    program = portal.view.charter
    entries: list[tuple[str, Child]] = [
        ("Purpose", program.purpose),
        ("Focus", listed([FOCUS[focus] for focus in program.focus])),
        ("Who it is for", program.audience),
        ("What it covers", program.scope),
        ("Formats", listed([FORMATS[name][0].lower() for name in program.formats])),
        ("Sponsor", _sponsor(program.sponsor) if program.sponsor else None),
    ]
    return facts((term, meaning) for term, meaning in entries if meaning)


def eligibility(portal: Portal, _: Here) -> Markup:
    """What each role brings."""
    program = portal.view.charter
    roles: tuple[tuple[Role, RoleEligibility], ...] = (
        ("mentor", program.eligibility.mentor),
        ("mentee", program.eligibility.mentee),
    )
    return facts(
        (
            f"{plural(label(program.labels, role))} bring",
            bullets(asked) if (asked := list(asked_of(terms))) else "time and good will",
        )
        for role, terms in roles
    )


def cadence(portal: Portal, _: Here) -> Markup:
    """How long it takes and how often pairs meet."""
    rhythm = portal.view.charter.cadence
    both = portal.own_words("the mentor and the mentee")
    entries = [
        (portal.own_words("A cohort runs"), counted(rhythm.months, "month") if rhythm.months else None),
        ("You meet", RHYTHMS[rhythm.session] if rhythm.session else None),
        ("A session takes", minutes_in_words(rhythm.minutes) if rhythm.minutes else None),
        ("A short update goes", f"{RHYTHMS[rhythm.update]} between {both}" if rhythm.update else None),
        ("Goals are looked at together", RHYTHMS[rhythm.review] if rhythm.review else None),
    ]
    return facts((term, meaning) for term, meaning in entries if meaning)


def formats(portal: Portal, _: Here) -> Markup:
    """The formats on offer as cards, with the cohorts that use them, and which are not on offer."""
    cards = []
    for name in portal.view.charter.formats:
        title, text = FORMATS[name]
        current = [
            cohort.title
            for cohort in portal.view.cohorts.values()
            if name in formats_in(cohort.format) and cohort.status != "closed"
        ]
        head = tag("p", icon(name), tag("strong", title), class_="mb-card__kind")
        meta = tag("p", f"Format of {listed(current)}", class_="mb-card__meta") if current else None
        cards.append(
            tag("li", head, tag("p", portal.own_words(text), class_="mb-card__text"), meta, class_="mb-card")
        )
    others = [words[0].lower() for name, words in FORMATS.items() if name not in portal.view.charter.formats]
    rest = tag("p", f"Not offered here at present: {listed(others)}.") if others else None
    return block(tag("ul", *cards, class_="mb-cards"), rest)


def matching_rules(portal: Portal, _: Here) -> Markup:
    """The hard rules in words, and where a cohort that is not over yet departs from them."""
    usual = _rules(portal, portal.view.matching.rules)
    departures = [
        tag("div", tag("p", "For ", tag("strong", one.title), " this holds instead:"), bullets(other))
        for one in portal.view.cohorts.values()
        if one.status != "closed"
        and (other := [rule for rule in _rules(portal, one.rules) if rule not in usual])
    ]
    none = tag("p", "No rule keeps two people apart.")
    return block(bullets(usual) if usual else none, *departures)


def matching_criteria(portal: Portal, _: Here) -> Markup:
    """What earns points, how much of the whole, in which order pairs are weighed, and what cannot count."""
    matching = portal.view.matching
    total = sum(matching.criteria.values()) or 1.0
    weighed = sorted(matching.criteria.items(), key=lambda item: (-item[1], item[0]))
    words = CRITERIA if matching.text == "words" else CRITERIA | {"goals_text": (GOALS_TEXT, IN_MEANING)}
    rows = [(*words[name], f"{percent(weight / total)}%") for name, weight in weighed if weight]
    order = tag(
        "p", "Pairs are chosen so that first ", "; then ".join(OBJECTIVES[s] for s in matching.objective), "."
    )
    unseen = [BLIND[name] for name in BLIND if name in matching.blind]
    blind = tag("p", "Not looked at: ", listed(unseen), ".") if unseen else None
    points = table("What earns points", ("Criterion", "What is compared", "Share"), rows, numbers=(2,))
    return tag("div", points, order, blind)


def _sponsor(sponsor: Sponsor) -> Markup:
    contact = sponsor.contact
    return joined([sponsor.name, link(f"mailto:{contact}", contact) if contact else None], ", ")


def asked_of(terms: RoleEligibility) -> Iterator[str]:
    """What somebody brings to take a role, one thing at a time."""
    if terms.years_experience:
        yield f"{_span(terms.years_experience)} of experience"
    if terms.years_here:
        yield f"{_span(terms.years_here)} in the organization"
    if terms.hours_per_month:
        yield f"{_hours(terms.hours_per_month)} a month"
    if terms.months:
        yield f"a commitment of {number(terms.months)} {'month' if terms.months == 1 else 'months'}"


def _span(span: Span) -> str:
    if span.min is not None and span.max is not None:
        return f"{number(span.min)} to {number(span.max)} years"
    if span.min is not None:
        return f"at least {_years(span.min)}"
    return f"at most {_years(span.max)}" if span.max is not None else "any number of years"


def _years(years: float) -> str:
    return f"{number(years)} {'year' if years == 1 else 'years'}"


def _hours(hours: float) -> str:
    return "an hour" if hours == 1 else f"{number(hours)} hours"


def _rules(portal: Portal, rules: Rules) -> list[str]:
    return [portal.own_words(sentence) for sentence in _sentences(rules)]


def _sentences(rules: Rules) -> Iterator[str]:
    if rules.reporting_line == "forbid":
        yield "Nobody is paired with someone they report to, however far up."
    if rules.same_team == "forbid":
        yield "The two are not on the same team."
    if rules.same_organization == "forbid":
        yield "The two come from different organizations."
    if rules.earlier_pair == "forbid":
        yield "Nobody gets a partner they have had before, unless both wish to go on."
    if rules.common_language:
        languages = "language" if rules.common_language == 1 else "languages"
        yield f"The two share at least {in_words(rules.common_language)} {languages}."
    if rules.overlap_minutes:
        yield f"The two have at least {rules.overlap_minutes} minutes a week in common, in every week of the cohort."
    if rules.experience_gap:
        low, high = number(rules.experience_gap.min), number(rules.experience_gap.max)
        yield f"One has {low} to {high} years more experience than the other."
    if rules.must_have_topic == "require":
        yield "A topic someone calls a must is covered."
    if rules.minimum_score:
        yield f"A pair reaches at least {percent(rules.minimum_score)} of 100 points."
