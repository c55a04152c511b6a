"""A program as plain data, read with an ordinary YAML library that is told the YAML 1.2 core schema."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

Record = dict[str, Any]

DEFAULT_RULES: Record = {"reporting_line": "forbid", "must_have_topic": "require"}
DEFAULT_OBJECTIVE = ["placed", "worst", "total"]


class CoreLoader(yaml.CSafeLoader):
    """`no`, `on` and `10:30` are text, and so are dates."""

    yaml_implicit_resolvers = {}  # noqa: RUF012 - the library's own way to state them, never changed after this


for tag, pattern, first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"0|-?[1-9][0-9]*", list("-0123456789")),
    ("float", r"-?(?:0|[1-9][0-9]*)?\.[0-9]+", list("-.0123456789")),
):
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"(?:{pattern})$"), first)


def load(path: Path) -> Record:
    """The mapping in a file; an absent file is an empty one."""
    if not path.is_file():
        return {}
    found: Record = yaml.load(path.read_text(encoding="utf-8"), CoreLoader)  # noqa: S506 - a safe loader
    return found


def load_all(folder: Path) -> dict[str, Record]:
    """Every record of a folder by its id."""
    return {path.stem: load(path) for path in sorted(folder.glob("*.yml"))}


@dataclass(frozen=True)
class Cohort:
    """Everything that decides one cohort's pairs."""

    program: Path
    record: Record
    people: dict[str, Record]
    applications: dict[str, Record]
    constraints: Record
    rules: Record
    objective: list[str]

    @classmethod
    def read(cls, program: Path, cohort: str) -> "Cohort":
        """Read a cohort; what it overrides of matching.yml counts."""
        folder = program / "cohorts" / cohort
        record, settings = load(folder / "cohort.yml"), load(program / "matching.yml")
        own = record.get("matching", {})
        return cls(
            program,
            record,
            load_all(program / "people"),
            load_all(folder / "applications"),
            load(folder / "constraints.yml"),
            DEFAULT_RULES | settings.get("rules", {}) | own.get("rules", {}),
            own.get("objective") or settings.get("objective") or DEFAULT_OBJECTIVE,
        )

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

    def time_zone(self, person: str) -> str:
        """A person's own time zone, else the program's."""
        return str(self.people[person].get("time_zone") or load(self.program / "program.yml")["time_zone"])

    def earlier(self) -> list[set[str]]:
        """The two people of every pair that an earlier cohort's journals or roster name, whoever was the mentor."""
        folders = sorted((self.program / "cohorts").iterdir())
        before = [one for one in folders if load(one / "cohort.yml")["starts"] < self.record["starts"]]
        journals = [path.stem for folder in before for path in (folder / "pairs").glob("*.yml")]
        rosters = [pair for folder in before for pair in load(folder / "roster.yml").get("pairs", {})]
        return [set(pair.split("--")) for pair in (*journals, *rosters)]
