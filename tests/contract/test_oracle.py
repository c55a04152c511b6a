"""What the contract of the data promises, held against programs written by hand from its text alone."""

import csv
import itertools
import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import Done, run
from tests.contract.invent import invent, write
from tests.contract.judge import bars
from tests.contract.reading import Cohort, load
from tests.contract.search import Matrix, best, rosters, totals

PROGRAMS = Path(__file__).parent / "programs"
TODAY = "2026-11-22"
FINDING = {"code", "name", "severity", "file", "line", "column", "message", "hint"}
MATCHED = [
    ("bars", "2027-spring"),
    ("continue", "again"),
    ("contract", "2026-spring"),
    ("contract", "2025-autumn"),
    ("minimal", "first"),
    ("nobody", "none"),
    ("nobody", "empty"),
    ("pins", "holds"),
    ("reverse", "reverse"),
    ("several", "c1"),
    ("words", "autumn"),
    ("zones", "2027-spring"),
    ("zones", "2027-summer"),
]
each_cohort = pytest.mark.parametrize(("name", "cohort"), MATCHED)
each_program = pytest.mark.parametrize("name", sorted(path.name for path in PROGRAMS.iterdir()))


@dataclass(frozen=True)
class Result:
    """What `match` printed, and the matrix it wrote: a score or the bars of every cell."""

    printed: dict[str, Any]
    cells: dict[tuple[str, str], str]

    @property
    def scores(self) -> Matrix:
        """The cells that may be paired."""
        return {pair: int(outcome) for pair, outcome in self.cells.items() if outcome.isdigit()}

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Who is paired with whom, one mentee at a time."""
        return [(pair["mentor"], mentee) for pair in self.printed["pairs"] for mentee in pair["mentees"]]

    def barred(self, mentor: str, mentee: str) -> set[str]:
        """The bars of a cell."""
        outcome = self.cells[mentor, mentee]
        return set() if outcome.isdigit() else set(outcome.split("+"))


def command(program: Path, *arguments: str) -> Done:
    return run(*arguments, "--program", program, cwd=program)


def match(program: Path, cohort: str, scores: Path) -> Result:
    """Match without writing the roster."""
    done = command(program, "match", cohort, "--dry-run", "--format", "json", "--scores", str(scores))
    assert done.code == 0, done.err
    header, *rows = csv.reader(scores.read_text(encoding="utf-8").splitlines())
    assert header == ["mentor", "mentee", "outcome"]
    cells = {(mentor, mentee): outcome for mentor, mentee, outcome in rows}
    assert len(cells) == len(rows)
    return Result(json.loads(done.out), cells)


def copied(name: str, folder: Path) -> Path:
    return Path(shutil.copytree(PROGRAMS / name, folder / name))


def change(path: Path, **fields: object) -> None:
    """Set fields of a record."""
    write(path, load(path) | fields)


def agree(program: Path, cohort: str, scores: Path) -> None:
    """Hold every bar and the whole roster against the judge and the search."""
    result, plain = match(program, cohort, scores), Cohort.read(program, cohort)
    assert set(result.cells) == set(itertools.product(plain.accepted("mentor"), plain.accepted("mentee")))
    for mentor, mentee in result.cells:
        assert result.barred(mentor, mentee) - {"minimum_score"} == bars(plain, mentor, mentee), (
            mentor,
            mentee,
        )
    assert all(score >= plain.rules.get("minimum_score", 0) * 10_000 for score in result.scores.values())
    assert sorted(result.pairs) in map(sorted, rosters(plain, result.scores))
    reached = totals(result.scores, result.pairs)
    assert reached == best(plain, result.scores)
    assert result.printed["totals"] == vars(reached)


@each_cohort
def test_bars_and_roster_are_what_a_second_reader_finds(name: str, cohort: str, tmp_path: Path) -> None:
    agree(PROGRAMS / name, cohort, tmp_path / "scores.csv")


@pytest.mark.parametrize("seed", range(60))
def test_invented_cohorts_are_judged_alike(seed: int, tmp_path: Path) -> None:
    agree(invent(tmp_path / "program", seed), "now", tmp_path / "scores.csv")


@pytest.mark.parametrize("seed", range(6))
def test_the_minimum_score_bars_what_is_below_it_and_nothing_else(seed: int, tmp_path: Path) -> None:
    program = invent(tmp_path / "program", seed)
    found = {}
    for least in (0, 0.6):
        change(program / "cohorts/now/cohort.yml", matching={"rules": {"minimum_score": least}})
        found[least] = match(program, "now", tmp_path / "scores.csv")
    for pair, score in found[0].scores.items():
        assert found[0.6].cells[pair] == (str(score) if score >= 6_000 else "minimum_score")


@each_cohort
def test_the_printed_roster_has_the_promised_shape(name: str, cohort: str, tmp_path: Path) -> None:
    result = match(PROGRAMS / name, cohort, tmp_path / "scores.csv")
    printed = result.printed
    assert set(printed) == {"cohort", "pairs", "unmatched", "totals", "certificate"}
    assert printed["cohort"] == cohort
    assert isinstance(printed["certificate"], dict)
    for pair in printed["pairs"]:
        assert set(pair) == {"mentor", "mentees", "score", "parts"}
        assert all(type(points) is int and points >= 0 for points in pair["parts"].values())
        assert (
            sum(pair["parts"].values()) == pair["score"] == result.scores[pair["mentor"], pair["mentees"][0]]
        )
        assert 0 <= pair["score"] <= 10_000
    assert result.pairs == sorted(result.pairs)
    placed = {person for pair in result.pairs for person in pair}
    for one in printed["unmatched"]:
        assert set(one) == {"person", "as", "reasons"}
        assert one["as"] in ("mentor", "mentee")
        assert one["reasons"]
    accepted = {
        who for role in ("mentor", "mentee") for who in Cohort.read(PROGRAMS / name, cohort).accepted(role)
    }
    assert accepted - placed <= {one["person"] for one in printed["unmatched"]}


@each_cohort
def test_the_lock_says_what_was_printed(name: str, cohort: str, tmp_path: Path) -> None:
    program = copied(name, tmp_path)
    printed = match(program, cohort, tmp_path / "scores.csv").printed
    assert command(program, "match", cohort).code == 0
    lock = load(program / "cohorts" / cohort / "roster.yml")
    assert set(lock) == {"version", "inputs", "totals", "pairs", "unmatched", "certificate"}
    assert set(lock["inputs"]) == {"people", "applications", "matching", "constraints"}
    assert (lock["version"], lock["totals"], lock["certificate"]) == (
        1,
        printed["totals"],
        printed["certificate"],
    )
    for pair in printed["pairs"]:
        assert lock["pairs"][f"{pair['mentor']}--{pair['mentees'][0]}"] == pair
    assert len(lock["pairs"]) == len(printed["pairs"])
    assert list(lock["pairs"]) == sorted(lock["pairs"])
    reasons = {one["person"]: {"as": one["as"], "reasons": one["reasons"]} for one in printed["unmatched"]}
    assert lock["unmatched"] == reasons
    assert command(program, "match", cohort, "--check").code == 0


@each_cohort
def test_looking_changes_no_file(name: str, cohort: str, tmp_path: Path) -> None:
    program = copied(name, tmp_path)
    before = {path: path.read_bytes() for path in program.rglob("*") if path.is_file()}
    for option in ("--dry-run", "--check"):
        command(program, "match", cohort, option)
    command(program, "check", "--format", "json")
    assert {path: path.read_bytes() for path in program.rglob("*") if path.is_file()} == before


def test_a_lock_is_stale_when_an_answer_changes_the_roster(tmp_path: Path) -> None:
    program = copied("words", tmp_path)
    assert command(program, "match", "autumn", "--check").code == 1
    assert command(program, "match", "autumn").code == 0
    change(program / "cohorts/autumn/applications/dee.yml", status="withdrawn")
    assert command(program, "match", "autumn", "--check").code == 1


@each_program
def test_a_program_written_from_the_contract_has_no_error(name: str) -> None:
    done = command(PROGRAMS / name, "check", "--format", "json", "--today", TODAY)
    findings = json.loads(done.out)
    assert all(set(finding) == FINDING for finding in findings)
    assert all(type(finding[place]) is int for finding in findings for place in ("line", "column"))
    errors = {finding["code"] for finding in findings if finding["severity"] == "error"}
    assert errors == ({"MB244"} if name == "pins" else set())
    assert done.code == bool(errors)


@pytest.mark.parametrize(("fail_on", "code"), [("error", 0), ("warning", 1), ("info", 1)])
def test_the_threshold_decides_the_exit_code(fail_on: str, code: int) -> None:
    done = command(PROGRAMS / "contract", "check", "--today", TODAY, "--fail-on", fail_on)
    assert done.code == code


def test_the_day_decides_what_is_overdue() -> None:
    """The adjustment is to be looked at on 2026-08-12; the day before, nobody is asked."""
    found = {}
    for today in ("2026-08-11", TODAY):
        done = command(PROGRAMS / "contract", "check", "--format", "json", "--today", today)
        found[today] = [one for one in json.loads(done.out) if "adjustments" in one["file"]]
    assert not found["2026-08-11"]
    assert found[TODAY]


@pytest.mark.parametrize(
    ("name", "arguments", "code"),
    [
        ("minimal", ("match",), 2),
        ("minimal", ("match", "first", "--format", "xml"), 2),
        ("minimal", ("match", "second"), 3),
        ("minimal", ("check", "--today", "22.11.2026"), 2),
        ("minimal", ("check", "--fail-on", "never"), 2),
        ("minimal", ("why", "first", "nobody-here"), 3),
        ("minimal", ("why", "first", "ann", "ben"), 0),
        ("nobody", ("why", "none", "cat"), 0),
        ("pins", ("match", "clashes"), 3),
        ("pins", ("why", "clashes", "cat"), 3),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, tuple) else str(value),
)
def test_the_exit_code_says_what_went_wrong(name: str, arguments: tuple[str, ...], code: int) -> None:
    done = command(PROGRAMS / name, *arguments)
    assert done.code == code
    assert bool(done.out) is (code == 0)
    assert bool(done.err) is (code != 0)


def test_pins_that_clash_are_named_and_the_others_are_not(tmp_path: Path) -> None:
    done = command(PROGRAMS / "pins", "match", "clashes", "--format", "json")
    assert all(who in done.err for who in ("ann", "cat", "dan"))
    assert "eve" not in done.err


@pytest.mark.parametrize(
    ("name", "cohort"), [("contract", "2026-spring"), ("words", "autumn"), ("several", "c1")]
)
def test_blind_fields_change_nothing(name: str, cohort: str, tmp_path: Path) -> None:
    program = copied(name, tmp_path)
    before = match(program, cohort, tmp_path / "scores.csv")
    for number, path in enumerate(sorted((program / "people").iterdir())):
        private = load(path).get("private", {}) | {"identity": {"gender": f"answer {number}"}}
        about = "People management, stakeholder management and leading a small team through one release."
        links = [f"https://example.org/{number}"]
        change(
            path, name=f"Anybody {number}", pronouns="they/them", about=about, links=links, private=private
        )
    assert match(program, cohort, tmp_path / "scores.csv") == before


def test_nothing_said_is_neutral_in_every_criterion(tmp_path: Path) -> None:
    result = match(PROGRAMS / "minimal", "first", tmp_path / "scores.csv")
    assert result.scores == {("ann", "ben"): 5_000}


@pytest.mark.parametrize("who", ["ada", "bob", "cyd"])
def test_offering_everything_wins_nothing(who: str, tmp_path: Path) -> None:
    """A mentor who offers just what a mentee seeks scores as well as one who claims every topic."""
    program = copied("words", tmp_path)
    application = program / "cohorts/autumn/applications" / f"{who}.yml"
    change(application, offers={"design": 5, "data": 5, "code": 5})
    everything = match(program, "autumn", tmp_path / "scores.csv").scores[who, "dee"]
    change(
        program / "vocabulary.yml",
        topics={one: {"name": one} for one in ("design", "data", "code", "art", "law")},
    )
    change(application, offers=dict.fromkeys(("design", "data", "code", "art", "law"), 5))
    assert match(program, "autumn", tmp_path / "scores.csv").scores[who, "dee"] == everything


def test_seeking_everything_wins_nothing(tmp_path: Path) -> None:
    program = copied("words", tmp_path)
    application = program / "cohorts/autumn/applications/dee.yml"
    change(application, seeks=["code"])
    focused = match(program, "autumn", tmp_path / "scores.csv").scores
    change(application, seeks=["code", "design", "data"])
    wide = match(program, "autumn", tmp_path / "scores.csv").scores
    assert wide["ada", "dee"] < focused["ada", "dee"]


def test_quoted_and_plain_dates_are_one(tmp_path: Path) -> None:
    program = copied("zones", tmp_path)
    before = match(program, "2027-spring", tmp_path / "scores.csv")
    change(program / "cohorts/2027-spring/cohort.yml", starts="2027-01-11", ends="2027-10-15")
    assert "'2027-01-11'" in (program / "cohorts/2027-spring/cohort.yml").read_text(encoding="utf-8")
    assert match(program, "2027-spring", tmp_path / "scores.csv") == before


def test_the_form_of_the_yaml_does_not_matter(tmp_path: Path) -> None:
    """JSON is YAML too."""
    program = copied("bars", tmp_path)
    before = match(program, "2027-spring", tmp_path / "scores.csv")
    for path in program.rglob("*.yml"):
        path.write_text(json.dumps(load(path), indent=1), encoding="utf-8")
    assert match(program, "2027-spring", tmp_path / "scores.csv") == before
