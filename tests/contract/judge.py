"""An independent reading of the contract: who takes part in a cohort, and which hard rules bar a pair.

Nothing here comes from the package under test. It reads the files with an ordinary YAML library and says in plain
loops what the documentation of the data says in words, so that two people's readings are compared.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml

Record = dict[str, Any]
Minutes = frozenset[datetime]

WEEK_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
UTC = ZoneInfo("UTC")
DEFAULT_RULES: Record = {"reporting_line": "forbid", "must_have_topic": "require"}


def load(path: Path) -> Record:
    """The mapping in a file; an absent file is an empty one."""
    return yaml.safe_load(path.read_text(encoding="utf-8")) or {} if path.is_file() else {}


def load_all(folder: Path) -> dict[str, Record]:
    """Every record of a folder by its id."""
    return {path.stem: load(path) for path in sorted(folder.glob("*.yml"))}


@dataclass(frozen=True)
class Cohort:
    """Everything that decides one cohort's pairs, as plain data."""

    id: str
    program: Path
    record: Record
    people: dict[str, Record]
    applications: dict[str, Record]
    constraints: Record
    rules: Record

    @classmethod
    def read(cls, program: Path, cohort: str) -> "Cohort":
        """Read a cohort; what it overrides of matching.yml counts."""
        folder = program / "cohorts" / cohort
        record = load(folder / "cohort.yml")
        rules = DEFAULT_RULES | load(program / "matching.yml").get("rules", {})
        return cls(
            cohort,
            program,
            record,
            load_all(program / "people"),
            load_all(folder / "applications"),
            load(folder / "constraints.yml"),
            rules | record.get("matching", {}).get("rules", {}),
        )

    @property
    def objective(self) -> list[str]:
        """What comes first, second and third."""
        own: list[str] | None = self.record.get("matching", {}).get("objective")
        return own or load(self.program / "matching.yml").get("objective") or ["placed", "worst", "total"]

    def accepted(self, role: str) -> list[str]:
        """The ids of the people accepted in a role."""
        found = self.applications.items()
        return sorted(who for who, one in found if role in one["as"] and one["status"] == "accepted")

    def places(self, mentor: str) -> int:
        """How many mentees a mentor takes; one where nothing is said."""
        return int(self.applications[mentor].get("capacity", {}).get("max", 1))

    def named(self, kind: str) -> set[tuple[str, str]]:
        """The (mentor, mentee) pairs that the coordinator pinned or vetoed."""
        found = self.constraints.get(kind, {}).values()
        return {(one["mentor"], mentee) for one in found for mentee in one["mentees"]}

    def gathered(self, kind: str) -> list[set[str]]:
        """The people of each `together` or `apart`."""
        return [set(one["people"]) for one in self.constraints.get(kind, {}).values()]


def bars(cohort: Cohort, mentor: str, mentee: str) -> set[str]:
    """The names of the rules that forbid a pair, save for the minimum score and the places."""
    rules, found = cohort.rules, set()
    one, other = cohort.people[mentor], cohort.people[mentee]
    offer, wish = cohort.applications[mentor], cohort.applications[mentee]
    if mentor == mentee:
        found.add("same_person")
    if rules.get("reporting_line") == "forbid" and mentor != mentee:
        if mentor in bosses(cohort, mentee) or mentee in bosses(cohort, mentor):
            found.add("reporting_line")
    if rules.get("same_team") == "forbid" and share_a_team(one, other):
        found.add("same_team")
    if rules.get("same_organization") == "forbid" and both_have("organization", one, other):
        if one["organization"] == other["organization"]:
            found.add("same_organization")
    if rules.get("earlier_pair") == "forbid" and {mentor, mentee} in earlier_pairs(cohort):
        if not (mentee in offer.get("prefers", []) and mentor in wish.get("prefers", [])):
            found.add("earlier_pair")
    if both_have("languages", one, other):
        if len(primary_languages(one) & primary_languages(other)) < rules.get("common_language", 0):
            found.add("common_language")
    if rules.get("overlap_minutes") and both_have("availability", offer, wish):
        if common_minutes(cohort, mentor, mentee) < rules["overlap_minutes"]:
            found.add("overlap_minutes")
    if rules.get("experience_gap") and both_have("years_experience", one, other):
        ahead = one["years_experience"] - other["years_experience"]
        ahead = -ahead if cohort.record["format"] == "reverse" else ahead
        if not rules["experience_gap"].get("min", ahead) <= ahead <= rules["experience_gap"].get("max", ahead):
            found.add("experience_gap")
    if rules.get("must_have_topic") == "require" and offer.get("offers"):
        if not set(wish.get("must_have", [])) <= set(offer["offers"]):
            found.add("must_have_topic")
    if mentee in offer.get("avoids", []) or mentor in wish.get("avoids", []):
        found.add("avoids")
    if (mentor, mentee) in cohort.named("vetoes"):
        found.add("veto")
    if any({mentor, mentee} <= people and mentor != mentee for people in cohort.gathered("apart")):
        found.add("apart")
    if both_have("formats", offer, wish) and not set(offer["formats"]) & set(wish["formats"]):
        found.add("format")
    return found


def both_have(field: str, one: Record, other: Record) -> bool:
    """Whether both answered; an answer that is missing bars nobody."""
    return one.get(field) not in (None, []) and other.get(field) not in (None, [])


def bosses(cohort: Cohort, person: str) -> list[str]:
    """Everybody above someone in the reporting line, nearest first."""
    found: list[str] = []
    above = cohort.people[person].get("private", {}).get("manager")
    while above and above not in found:
        found.append(above)
        above = cohort.people.get(above, {}).get("private", {}).get("manager")
    return found


def share_a_team(one: Record, other: Record) -> bool:
    """Whether two people are in one team; teams of two organizations are two, whatever they are called."""
    if both_have("organization", one, other) and one["organization"] != other["organization"]:
        return False
    return both_have("team", one, other) and one["team"] == other["team"]


def primary_languages(person: Record) -> set[str]:
    """Languages without their regions: `en-GB` and `en` are understood alike."""
    return {tag.split("-")[0].lower() for tag in person["languages"]}


def earlier_pairs(cohort: Cohort) -> list[set[str]]:
    """The two people of every pair that the journals of an earlier cohort name, whoever was the mentor then."""
    found = []
    for folder in sorted((cohort.program / "cohorts").iterdir()):
        if day_of(load(folder / "cohort.yml")["starts"]) < day_of(cohort.record["starts"]):
            found += [set(path.stem.split("--")) for path in (folder / "pairs").glob("*.yml")]
    return found


def day_of(written: object) -> date:
    """A date, quoted or not."""
    return date.fromisoformat(str(written))


def common_minutes(cohort: Cohort, mentor: str, mentee: str) -> int:
    """The common free minutes of the poorest whole week, Monday to Sunday in UTC, between the cohort's dates."""
    starts, ends = day_of(cohort.record["starts"]), day_of(cohort.record["ends"])
    mine, theirs = free_minutes(cohort, mentor), free_minutes(cohort, mentee)
    mondays = [starts + timedelta(days=-starts.weekday() + 7 * week) for week in range(60)]
    whole = [monday for monday in mondays if starts <= monday and monday + timedelta(days=6) <= ends]
    return min(in_week(mine & theirs, monday) for monday in whole)


def in_week(minutes: Minutes, monday: date) -> int:
    """How many minutes lie in the week that begins on this day."""
    begin = datetime(monday.year, monday.month, monday.day, tzinfo=UTC)
    return sum(begin <= minute < begin + timedelta(days=7) for minute in minutes)


def free_minutes(cohort: Cohort, person: str) -> Minutes:
    """Every minute, in UTC, that somebody is free in the weeks of a cohort."""
    zone = ZoneInfo(cohort.people[person].get("time_zone") or load(cohort.program / "program.yml")["time_zone"])
    starts, ends = day_of(cohort.record["starts"]), day_of(cohort.record["ends"])
    first, found = starts - timedelta(days=8), set()
    for number in range((ends - first).days + 8):
        day = first + timedelta(days=number)
        for slot in cohort.applications[person]["availability"]:
            found |= minutes_of(slot, day, zone)
    return frozenset(found)


def minutes_of(slot: str, day: date, zone: ZoneInfo) -> set[datetime]:
    """The minutes of a weekly slot that begins on a day; a slot that ends before it begins crosses midnight."""
    name, _, hours = slot.partition(" ")
    if WEEK_DAYS[day.weekday()] != name:
        return set()
    begin, end = (int(clock[:2]) * 60 + int(clock[3:]) for clock in hours.split("-"))
    length = (end - begin) % 1440 or 1440
    local = datetime(day.year, day.month, day.day, begin // 60, begin % 60, tzinfo=zone).astimezone(UTC)
    return {local + timedelta(minutes=minute) for minute in range(length)}
