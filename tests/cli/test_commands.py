"""What every command promises: help with examples, exit codes, messages that say what to do."""

import json
import os
import re
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from mentorbook.checks.rule import RULES
from mentorbook.cli.app import COMMANDS, command
from mentorbook.cli.output import COULD_NOT, FINDINGS, USAGE
from tests.cli.running import run, start
from tests.conftest import ROOT
from tests.source.folders import laid

TODAY = ("--today", "2026-11-22")
BROKEN = {"people/kai-ito.yml": "name: Kai Ito\ntimezone: Europe/Lisbon\nstage: 7  # as HR counts\n"}


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    """A folder with a program that has no findings."""
    laid(tmp_path, {})
    return tmp_path


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    laid(tmp_path, BROKEN)
    return tmp_path


# Help.


def test_without_a_command_the_commands_are_listed(clean: Path) -> None:
    done = run(cwd=clean)
    assert all(name in done.out + done.err for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_help_has_a_summary_and_examples(name: str, clean: Path) -> None:
    done = run(name, "--help", cwd=clean)
    assert done.code == 0
    assert f"mentorbook {name}" in done.out.split("Examples", 1)[1]


@pytest.mark.parametrize("name", COMMANDS)
def test_examples_use_options_that_exist(name: str) -> None:
    known = {option for parameter in command(name).params for option in parameter.opts}
    examples = re.findall(r"`(mentorbook [^`]+)`", command(name).help)
    assert examples
    assert {word for line in examples for word in re.findall(r"(?<!\S)--[a-z-]+", line)} <= known


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_says_what_it_does(name: str) -> None:
    assert all(parameter.help for parameter in command(name).params)


def test_the_version(clean: Path) -> None:
    assert re.fullmatch(r"mentorbook \d+\.\d+\.\d+\n", run("--version", cwd=clean).out)


def test_both_spellings_are_one_program(clean: Path) -> None:
    script = Path(sys.executable).parent / "mentorbook"
    if script.exists():
        shown = subprocess.run([script, "--version"], capture_output=True, check=True).stdout
        assert shown == start("--version", cwd=clean).stdout


# Exit codes.


def test_a_clean_program_is_0(clean: Path) -> None:
    done = run("check", *TODAY, cwd=clean)
    assert (done.code, done.out, done.err) == (0, "14 records read, nothing to repair.\n", "")


def test_an_error_is_1(broken: Path) -> None:
    assert run("check", *TODAY, cwd=broken).code == FINDINGS


@pytest.mark.parametrize(
    ("file", "content", "codes"),
    [
        ("people/zoe-brun.yml", "name: Zoë Brun\nheadline: no\n", {"error": 0, "warning": 0, "info": 1}),
        ("people/zoe-brun.yaml", "name: Zoë Brun\n", {"error": 0, "warning": 1, "info": 1}),
        ("people/zoe-brun.yml", "nmae: Zoë Brun\n", {"error": 1, "warning": 1, "info": 1}),
    ],
)
def test_fail_on_decides_what_is_1(file: str, content: str, codes: dict[str, int], tmp_path: Path) -> None:
    laid(tmp_path, {file: content})
    assert {level: run("check", "--fail-on", level, *TODAY, cwd=tmp_path).code for level in codes} == codes


@pytest.mark.parametrize(
    "arguments",
    [
        ("chek",),
        ("check", "--fromat", "json"),
        ("check", "--format", "xml"),
        ("check", "--fail-on", "never"),
        ("check", "--today", "tomorrow"),
        ("check", "--today", "2026-02-30"),
        ("check", "nowhere/at/all"),
        ("match",),
        ("why", "spring"),
        ("explain",),
        ("explain", "MB777"),
    ],
)
def test_wrong_usage_is_2_and_says_why(arguments: tuple[str, ...], clean: Path) -> None:
    done = run(*arguments, cwd=clean)
    assert done.code == USAGE
    assert done.err
    assert "Traceback" not in done.err
    assert not done.out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("check", "--program", "nowhere"), "there is no folder nowhere"),
        (("fmt", "--program", "nowhere"), "say where it is with --program DIR"),
        (("check", "--program", "program/people"), "does not look like a program"),
        (("match", "sprnig"), "did you mean 'spring'?"),
        (("match", "2031"), "cohorts here: spring"),
        (("why", "spring", "kai-to"), "did you mean 'kai-ito'?"),
        (("why", "sprng", "kai-ito"), "did you mean 'spring'?"),
        (("diff", "no-such-revision"), "Git"),
    ],
)
def test_what_cannot_be_done_is_3_and_says_why(arguments: tuple[str, ...], words: str, clean: Path) -> None:
    done = run(*arguments, cwd=clean)
    assert (done.code, done.out) == (COULD_NOT, "")
    assert words in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize(
    "words", [("match", "spring"), ("match", "spring", "--dry-run"), ("why", "spring", "kai-ito")]
)
def test_an_encoder_that_is_not_installed_is_named_with_the_repair(
    words: tuple[str, ...], clean: Path, no_encoder: None
) -> None:
    file = clean / "program" / "matching.yml"
    file.write_text(file.read_text(encoding="utf-8") + "text: encoder\n", encoding="utf-8")
    done = run(*words, cwd=clean)
    assert (done.code, done.out) == (COULD_NOT, "")
    assert "the encoder is not installed" in done.err
    assert "make ai" in done.err


@pytest.mark.parametrize(
    "words", [("match", "spring"), ("match", "spring", "--dry-run"), ("why", "spring", "kai-ito")]
)
def test_broken_data_is_not_computed_with(words: tuple[str, ...], broken: Path) -> None:
    done = run(*words, cwd=broken)
    assert (done.code, done.out) == (COULD_NOT, "")
    assert "program/people/kai-ito.yml:2:1" in done.err


def test_a_program_without_program_yml_can_be_checked(tmp_path: Path) -> None:
    laid(tmp_path, {"people/ana-sousa.yml": "name: Ana Sousa\n"}, base=None)
    assert run("check", *TODAY, cwd=tmp_path).code in (0, FINDINGS)


# check.


def test_json_is_the_contract_and_nothing_else_is_on_stdout(broken: Path) -> None:
    done = run("check", "--format", "json", *TODAY, cwd=broken)
    assert done.err == ""
    first = json.loads(done.out)[0]
    assert first == {
        "code": "MB011",
        "name": "unknown-field",
        "severity": "error",
        "file": "program/people/kai-ito.yml",
        "line": 2,
        "column": 1,
        "message": "there is no field 'timezone' here",
        "hint": "did you mean 'time_zone'?",
    }


def test_findings_of_other_files_are_left_out(broken: Path) -> None:
    (broken / "program" / "people" / "lea-brandt.yml").write_text("nmae: Lea\n")
    for paths, files in (
        ((), {"kai-ito.yml", "lea-brandt.yml"}),
        (("program/people",), {"kai-ito.yml", "lea-brandt.yml"}),
        (("program/people/kai-ito.yml",), {"kai-ito.yml"}),
        ((broken / "program/people/kai-ito.yml",), {"kai-ito.yml"}),
        (("program/people/../people/kai-ito.yml",), set[str]()),
        (("program/cohorts",), set[str]()),
    ):
        done = run("check", *paths, "--format", "json", *TODAY, cwd=broken)
        found = {Path(item["file"]).name for item in json.loads(done.out) if item["severity"] == "error"}
        assert found == files, paths


def test_the_day_decides(clean: Path) -> None:
    person = clean / "program" / "people" / "lea-brandt.yml"
    person.write_text(person.read_text().replace("2028-03-31", "2027-03-31"))
    before = json.loads(run("check", "--format", "json", "--today", "2026-11-22", cwd=clean).out)
    after = json.loads(run("check", "--format", "json", "--today", "2030-01-01", cwd=clean).out)
    assert len(after) > len(before)


def test_files_are_named_as_they_are_reached(broken: Path) -> None:
    for cwd, program, shown in (
        (broken, "program", "program/people/kai-ito.yml"),
        (broken / "program", ".", "people/kai-ito.yml"),
        (broken.parent, broken.name + "/program", f"{broken.name}/program/people/kai-ito.yml"),
        (broken / "program" / "people", broken / "program", str(broken / "program/people/kai-ito.yml")),
    ):
        done = run("check", "--program", program, "--format", "json", *TODAY, cwd=cwd)
        file = json.loads(done.out)[0]["file"].removeprefix("./")
        assert file == shown


def test_on_github_annotations_are_the_default_and_the_summary_has_them_all(broken: Path) -> None:
    summary = broken / "summary.md"
    done = start("check", *TODAY, cwd=broken, GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(summary))
    assert done.returncode == FINDINGS
    assert done.stdout.startswith(b"::error file=program/people/kai-ito.yml,line=2,col=1,")
    assert "| ❌ error |" in summary.read_text(encoding="utf-8")


def test_fix_repairs_what_is_safe_and_says_so(broken: Path) -> None:
    done = run("check", "--fix", *TODAY, cwd=broken)
    text = (broken / "program" / "people" / "kai-ito.yml").read_text()
    assert text == 'name: Kai Ito\ntimezone: Europe/Lisbon\nstage: "7"  # as HR counts\n'
    assert "repaired program/people/kai-ito.yml:3" in done.err
    assert done.code == FINDINGS
    assert "MB011" in done.out
    again = run("check", "--fix", *TODAY, cwd=broken)
    assert "repaired" not in again.err


def test_fix_works_from_another_folder(broken: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    run("check", "--fix", "--program", broken / "program", *TODAY, cwd=elsewhere)
    assert 'stage: "7"' in (broken / "program" / "people" / "kai-ito.yml").read_text()


# explain.


@pytest.mark.parametrize("word", ["MB011", "mb011", "unknown-field", "Unknown-Field"])
def test_a_rule_is_explained_by_code_and_by_name(word: str, clean: Path) -> None:
    done = run("explain", word, cwd=clean)
    assert done.code == 0
    assert done.out.startswith("MB011 unknown-field (error)\n")
    assert "Bad: people/kai-ito.yml" in done.out


def test_every_rule_can_be_explained(clean: Path) -> None:
    for rule in RULES:
        assert run("explain", rule.code, cwd=clean).out.startswith(f"{rule.code} {rule.name}")


def test_a_misspelled_rule_gets_a_suggestion(clean: Path) -> None:
    assert "did you mean 'unknown-field'?" in run("explain", "unknow-field", cwd=clean).err


# fmt.


def test_fmt_changes_form_and_says_where(clean: Path) -> None:
    person = clean / "program" / "people" / "kai-ito.yml"
    person.write_bytes(b"# Who.\r\nstage: entry   \r\nname: Kai Ito\r\n")
    checked = run("fmt", "--check", cwd=clean)
    assert checked.code == FINDINGS
    assert "would change program/people/kai-ito.yml" in checked.err
    assert b"\r" in person.read_bytes()
    assert run("fmt", cwd=clean).code == 0
    assert person.read_bytes() == b"# Who.\nname: Kai Ito\nstage: entry\n"
    assert run("fmt", "--check", cwd=clean).code == 0


def test_fmt_leaves_what_has_its_form(clean: Path) -> None:
    run("fmt", cwd=clean)
    times = {path: path.stat().st_mtime_ns for path in (clean / "program").rglob("*.yml")}
    run("fmt", cwd=clean)
    assert times == {path: path.stat().st_mtime_ns for path in times}


def test_fmt_leaves_what_cannot_be_read(clean: Path) -> None:
    person = clean / "program" / "people" / "kai-ito.yml"
    person.write_bytes(b"name: [\n\n\n")
    assert run("fmt", cwd=clean).code == 0
    assert person.read_bytes() == b"name: [\n\n\n"


# What is generated has not drifted, and is written when it is not there.


@pytest.mark.parametrize("name", ["schema", "reference"])
def test_nothing_has_drifted(name: str) -> None:
    done = run(name, "--check", cwd=ROOT)
    assert done.code == 0, done.err


GENERATED = [
    ("schema", "program/schema/person.schema.json"),
    ("reference", "docs/coordinators/reference/data.md"),
]


@pytest.mark.parametrize(("name", "file"), GENERATED)
def test_what_is_generated_is_written_once(name: str, file: str, clean: Path) -> None:
    assert run(name, "--check", cwd=clean).code == FINDINGS
    assert not (clean / file).exists()
    assert run(name, cwd=clean).code == 0
    assert (clean / file).read_bytes() == (ROOT / file).read_bytes()
    assert "wrote" not in run(name, cwd=clean).err
    assert run(name, "--check", cwd=clean).code == 0


# A disk that is full, and a reader that goes away.


@pytest.mark.parametrize("words", [("fmt",), ("check", "--fix", *TODAY), ("schema",), ("match", "spring")])
def test_a_full_disk_is_3_and_changes_nothing(words: tuple[str, ...], tmp_path: Path) -> None:
    faults = {} if words[0] == "match" else {"people/kai-ito.yml": "stage: 7  \nname: Kai Ito\n"}
    program = laid(tmp_path, faults)
    before = {path: path.read_bytes() for path in program.rglob("*") if path.is_file()}
    arguments = [sys.executable, "-B", "-m", "mentorbook", *words]
    done = subprocess.run(
        arguments,
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT / "scripts"), "PATH": os.environ["PATH"]},
        capture_output=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0)),
    )
    assert done.returncode == COULD_NOT, done.stderr.decode()
    assert b"Traceback" not in done.stderr
    assert {path: path.read_bytes() for path in program.rglob("*") if path.is_file()} == before


def test_a_reader_that_goes_away_is_no_crash(tmp_path: Path) -> None:
    many = {f"people/p{number}.yml": "nmae: x\n" for number in range(300)}
    laid(tmp_path, many)
    process = subprocess.Popen(
        [sys.executable, "-m", "mentorbook", "check", *TODAY],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT / "scripts"), "PATH": os.environ["PATH"]},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    assert b"Traceback" not in process.stderr.read()
    process.stderr.close()
    assert process.wait(timeout=120) in (0, 1, 3)
