"""Made-up programs of any size, one file per person, valid and with references that lead somewhere."""

import random
from pathlib import Path

FIRST = ("Amara", "Bo", "Li", "Kai", "Noor", "Zoë", "Jens", "Ngozi", "Priya", "Tomasz", "Beatriz", "Henrik")
LAST = ("Okafor", "Lærke", "Wei", "Itō", "Haddad", "Brun", "Østergaard", "Eze", "Nair", "Wilk", "Åberg")
TRADES = ("Route planning", "Ticket payments", "Crew rosters", "Harbor sensors", "Freight contracts")
ZONES = (
    "Europe/Copenhagen",
    "Africa/Lagos",
    "Asia/Kathmandu",
    "America/Sao_Paulo",
    "America/St_Johns",
    "Asia/Kolkata",
)
LANGUAGES = ("en", "da", "pt", "ne", "hi", "fr", "ig")
STAGES = ("entry", "mid", "senior", "lead")
INDUSTRIES = ("ferry", "rail", "freight", "fintech")
DEPARTMENTS = ("engineering", "operations", "commercial", "people")

CHARTER = """\
name: Northwind Mentoring
time_zone: Europe/Copenhagen
privacy: {repository: private, k: 5, retain_months: 6}
"""


def _terms(name: str, terms: tuple[str, ...]) -> str:
    return f"{name}:\n" + "".join(f"  {term}: {{name: {term.title()}, aliases: []}}\n" for term in terms)


VOCABULARY = _terms("stages", STAGES) + _terms("industries", INDUSTRIES) + _terms("departments", DEPARTMENTS)


def write_people(root: Path, count: int, seed: int = 1) -> Path:
    """Write root/program with `count` people, every tenth of whom manages the nine that follow."""
    chance = random.Random(seed)
    program = root / "program"
    (program / "people").mkdir(parents=True)
    (program / "program.yml").write_text(CHARTER, encoding="utf-8")
    (program / "vocabulary.yml").write_text(VOCABULARY, encoding="utf-8")
    for number in range(count):
        (program / "people" / f"p-{number:05}.yml").write_text(_person(number, chance), encoding="utf-8")
    return program


def _person(number: int, chance: random.Random) -> str:
    name = f"{chance.choice(FIRST)} {chance.choice(LAST)}"
    years = chance.randrange(1, 30)
    manager = f"p-{number - number % 10:05}" if number % 10 else "null"
    return f"""\
# Who this person is. The person or the coordinator edits it; a new offer or wish goes into an application.
name: {name}
pronouns: {chance.choice(("she/her", "he/him", "they/them"))}
headline: {chance.choice(TRADES)}, team {number // 10}
about: {chance.choice(TRADES)} for {years} years, first in a small office and now from home. Likes clear notes.
organization: northwind
department: {chance.choice(DEPARTMENTS)}
team: team-{number // 10}
stage: {chance.choice(STAGES)}
years_experience: {years}
years_here: {chance.randrange(0, years + 1)}
industries: [{", ".join(chance.sample(INDUSTRIES, 2))}]
languages: [{", ".join(chance.sample(LANGUAGES, 2))}]
time_zone: {chance.choice(ZONES)}
links: ["https://people.northwind.example/p-{number:05}"]
consent: {{profile: 2026-01-12, name: 2026-01-12, roster: 2026-01-12, story: null}}
private: {{email: p-{number:05}@northwind.example, manager: {manager}, identity: {{}}, access_needs: ""}}
retain_until: 2028-04-30
"""
