"""An independent reading of the hard rules: which of them bar a pair.

Nothing here comes from the package under test. Plain loops say what the contract of the data says in words, so that
two people's readings are compared. An answer that is missing bars nobody.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.contract.reading import Cohort, Record
from tests.contract.week import common_minutes


@dataclass(frozen=True)
class Couple:
    """A mentor and a mentee of a cohort, with what they stated."""

    cohort: Cohort
    mentor: str
    mentee: str

    @property
    def ids(self) -> tuple[str, str]:
        """The mentor's id and the mentee's."""
        return self.mentor, self.mentee

    @property
    def people(self) -> tuple[Record, Record]:
        """Who the two are."""
        return self.cohort.people[self.mentor], self.cohort.people[self.mentee]

    @property
    def applications(self) -> tuple[Record, Record]:
        """What the two offer and ask for."""
        return self.cohort.applications[self.mentor], self.cohort.applications[self.mentee]

    def wished_by_both(self, field: str) -> list[bool]:
        """Whether each lists the other in a field."""
        offer, wish = self.applications
        return [self.mentee in offer.get(field, []), self.mentor in wish.get(field, [])]


def bars(cohort: Cohort, mentor: str, mentee: str) -> set[str]:
    """The names of the rules that forbid a pair, save for the minimum score and the places."""
    couple = Couple(cohort, mentor, mentee)
    return {name for name, forbids in RULES.items() if forbids(couple, cohort.rules)}


def stated(field: str, records: tuple[Record, Record]) -> bool:
    """Whether both answered."""
    return all(record.get(field) not in (None, []) for record in records)


def equal(field: str, records: tuple[Record, Record]) -> bool:
    """Whether both answered the same."""
    return stated(field, records) and records[0][field] == records[1][field]


def bosses(cohort: Cohort, person: str) -> Iterator[str]:
    """Everybody above someone in the reporting line, nearest first."""
    met = {person}
    above = cohort.people[person].get("private", {}).get("manager")
    while above and above not in met:
        yield above
        met.add(above)
        above = cohort.people.get(above, {}).get("private", {}).get("manager")


def reporting_line(couple: Couple, rules: Record) -> bool:
    """One is above the other, however many levels lie between."""
    forbidden = rules.get("reporting_line") == "forbid"
    over, under = bosses(couple.cohort, couple.mentee), bosses(couple.cohort, couple.mentor)
    return forbidden and (couple.mentor in over or couple.mentee in under)


def same_team(couple: Couple, rules: Record) -> bool:
    """Teams of two organizations are two, whatever they are called."""
    people = couple.people
    elsewhere = stated("organization", people) and not equal("organization", people)
    return rules.get("same_team") == "forbid" and equal("team", people) and not elsewhere


def same_organization(couple: Couple, rules: Record) -> bool:
    """Both belong to one organization."""
    return rules.get("same_organization") == "forbid" and equal("organization", couple.people)


def earlier_pair(couple: Couple, rules: Record) -> bool:
    """They have been a pair, and one of them does not wish to continue."""
    been = set(couple.ids) in couple.cohort.earlier()
    return rules.get("earlier_pair") == "forbid" and been and not all(couple.wished_by_both("prefers"))


def common_language(couple: Couple, rules: Record) -> bool:
    """`en-GB` and `en` are understood alike."""
    if not stated("languages", couple.people):
        return False
    one, other = ({tag.split("-")[0] for tag in person["languages"]} for person in couple.people)
    return len(one & other) < int(rules.get("common_language", 0))


def overlap_minutes(couple: Couple, rules: Record) -> bool:
    """Too little time in the poorest week."""
    least = int(rules.get("overlap_minutes", 0))
    if not least or not stated("availability", couple.applications):
        return False
    return common_minutes(couple.cohort, *couple.ids) < least


def experience_gap(couple: Couple, rules: Record) -> bool:
    """In reverse mentoring the mentee is the one who is ahead."""
    span = rules.get("experience_gap")
    if not span or not stated("years_experience", couple.people):
        return False
    one, other = (person["years_experience"] for person in couple.people)
    ahead = other - one if couple.cohort.record["format"] == "reverse" else one - other
    return not span["min"] <= ahead <= span["max"]


def must_have_topic(couple: Couple, rules: Record) -> bool:
    """A mentor who lists topics does not list one that is a must."""
    offer, wish = couple.applications
    missing = set(wish.get("must_have", [])) - set(offer.get("offers", {}))
    return rules.get("must_have_topic") == "require" and bool(offer.get("offers")) and bool(missing)


def wrong_format(couple: Couple, _rules: Record) -> bool:
    """Both say which formats they take part in, and share none."""
    one, other = (application.get("formats", []) for application in couple.applications)
    return stated("formats", couple.applications) and not set(one) & set(other)


RULES: dict[str, Callable[[Couple, Record], bool]] = {
    "same_person": lambda couple, _: couple.mentor == couple.mentee,
    "reporting_line": reporting_line,
    "same_team": same_team,
    "same_organization": same_organization,
    "earlier_pair": earlier_pair,
    "common_language": common_language,
    "overlap_minutes": overlap_minutes,
    "experience_gap": experience_gap,
    "must_have_topic": must_have_topic,
    "avoids": lambda couple, _: any(couple.wished_by_both("avoids")),
    "veto": lambda couple, _: couple.ids in couple.cohort.named("vetoes"),
    "format": wrong_format,
}
