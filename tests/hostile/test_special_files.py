"""Things in a program's folder that are no ordinary files, and names that are no ordinary names."""

import json
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from mentorbook.checks.engine import check
from mentorbook.source.program import read_program
from mentorbook.source.tree import MAX_DEPTH
from tests.cli.running import run
from tests.conftest import ROOT
from tests.source.folders import laid

OWNERS = "only-for-the-owner"
READING = (
    ("check", "--format", "text", "--today", "2026-11-22"),
    ("check", "--format", "github", "--today", "2026-11-22"),
    ("check", "--format", "json", "--today", "2026-11-22"),
    ("fmt", "--check"),
    ("match", "spring", "--dry-run"),
    ("why", "spring", "kai-ito"),
)


def _deep(path: Path) -> None:
    """More folders in folders than anybody needs."""
    here = os.open(path.parent, os.O_RDONLY)
    for _ in range(300):
        os.mkdir("d", dir_fd=here)
        deeper = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = deeper
    os.close(here)


def _sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(8 * 2**30)


def _inside(path: Path) -> None:
    path.mkdir()
    (path / "kai.yml").write_text("name: Kai\n")


# What lies at people/strange.yml -> the rule it breaks.
SPECIAL: dict[str, tuple[Callable[[Path], Any], str]] = {
    "a link": (lambda path: path.symlink_to(ROOT / "README.md"), "symbolic-link"),
    "a dangling link": (lambda path: path.symlink_to("nowhere"), "symbolic-link"),
    "a link to itself": (lambda path: path.symlink_to(path), "symbolic-link"),
    "a link to a folder": (lambda path: path.symlink_to(ROOT), "symbolic-link"),
    "a link to zeros": (lambda path: path.symlink_to("/dev/zero"), "symbolic-link"),
    "a link to the terminal": (lambda path: path.symlink_to("/dev/tty"), "symbolic-link"),
    "a pipe": (os.mkfifo, "file-unreadable"),
    "an empty folder": (Path.mkdir, "file-unreadable"),
    "a folder": (_inside, "file-unreadable"),
    "eight gibibytes": (_sparse, "file-too-large"),
    "deep folders": (_deep, "file-unreadable"),
}


@pytest.mark.parametrize("name", SPECIAL)
def test_what_is_no_ordinary_file_is_a_finding(name: str, tmp_path: Path) -> None:
    make, rule = SPECIAL[name]
    program = laid(tmp_path, {})
    make(program / "people" / "strange.yml")
    findings = [
        found for found in check(read_program(program), date(2026, 11, 22)) if found.rule.name == rule
    ]
    assert len(findings) == 1, findings
    assert (findings[0].place.line, findings[0].place.column) == (1, 1)


@pytest.mark.parametrize("name", ["a link to itself", "a pipe", "eight gibibytes", "deep folders"])
def test_commands_end_in_order_beside_it(name: str, tmp_path: Path) -> None:
    program = laid(tmp_path, {})
    SPECIAL[name][0](program / "people" / "strange.yml")
    for command in (*READING, ("check", program / "people")):
        done = run(*command, cwd=tmp_path)
        assert done.code in (0, 1, 3), done.err


def test_the_content_of_a_linked_file_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret.yml").write_text(f"name: {OWNERS}\nnonsense: {OWNERS}\n")
    program = laid(tmp_path, {})
    (program / "people" / "strange.yml").symlink_to(tmp_path / "secret.yml")
    for command in READING:
        done = run(*command, cwd=tmp_path)
        assert OWNERS not in done.out + done.err


def test_a_linked_folder_is_not_entered(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "zoe.yml").write_text("name: Zoe\n")
    program = laid(tmp_path, {})
    (program / "people" / "more").symlink_to(tmp_path / "elsewhere")
    reading = read_program(program)
    assert "zoe" not in reading.program.known_people
    assert [problem.rule for problem in reading.problems] == ["symbolic-link"]


def test_folders_are_entered_to_a_depth_that_no_record_needs(tmp_path: Path) -> None:
    inner = "/".join("d" * (MAX_DEPTH - 1))
    reading = read_program(laid(tmp_path, {f"{inner}/x.txt": ""}))
    assert [problem.rule for problem in reading.problems] == ["unknown-file"]


def test_an_unreadable_folder_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Root may read everything, so the refusal comes from a stand-in for the system call."""
    program = laid(tmp_path, {})
    real = os.scandir

    def denied(folder: Any) -> Any:
        if str(folder).endswith("people"):
            raise PermissionError(13, "Permission denied")
        return real(folder)

    monkeypatch.setattr(os, "scandir", denied)
    problems = read_program(program).problems
    assert [(problem.rule, problem.file) for problem in problems] == [("file-unreadable", "program/people")]


# Names. What a terminal or a log acts on never gets out.

NAMES = (
    b"\x1b[31mred.yml",
    b"a\n::error file=x,line=1::pwned.yml",
    b"a\r::warning::pwned.yml",
    "\u202ekai.yml".encode(),
    "\x9b31m.yml".encode(),
    b"latin-\xe9.yml",
    b"\xff\xfe.yml",
    b"##[error]pwned.yml",
    b"::error::pwned.yml",
    b"Kai Ito.yml",
    b"kai;rm -rf $(x).yml",
    b"<script>.yml",
    b"%0A::error::pwned.yml",
    b"|.yml",
    b"--help.yml",
    b"x" * 200 + b".yml",
)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("content", ["name: Kai\n", "nmae: [\n"], ids=["good", "broken"])
def test_strange_names_do_not_reach_the_terminal_raw(name: bytes, content: str, tmp_path: Path) -> None:
    program = laid(tmp_path, {})
    Path(os.fsdecode(os.fsencode(program / "people") + b"/" + name)).write_text(content)
    for command in READING[:4]:
        done = run(*command, cwd=tmp_path)
        assert done.code in (0, 1, 3), done.err
        assert_nothing_acts(done.out + done.err)
        if "json" in command:
            json.loads(done.out)


INJECTED = r'"\n::error file=a::pwned\r\n##[add-mask]x\t\u00e9": 1'


@pytest.mark.parametrize(
    "content",
    [
        f"name: Kai\n{INJECTED}\n",
        'name: Kai\nstage: "##[error]pwned"\n',
        'name: Kai\nstage: "\\n::error::pwned"\n',
        "name: Kai\nlanguages: ['::error::pwned', '##[group]x', '%0A::error::x']\n",
        "name: Kai\nindustries:\n- ::error::pwned\n- '##[x]'\n",
    ],
)
def test_commands_hidden_in_values_do_not_reach_the_log(content: str, tmp_path: Path) -> None:
    laid(tmp_path, {"people/zoe.yml": content})
    for command in READING[:4]:
        done = run(*command, cwd=tmp_path)
        assert_nothing_acts(done.out + done.err)


def assert_nothing_acts(text: str) -> None:
    """No terminal escape, no direction change, and no workflow command but our own annotations."""
    assert text.replace("\n", "").isprintable()
    for line in text.split("\n"):
        assert "##[" not in line or line.lstrip().startswith('"'), line  # inside a JSON string of a file
        command = line.lstrip().startswith("::")
        assert not command or line.startswith(("::error file=", "::warning file=", "::notice file=")), line
        assert not command or ",title=MB" in line, line
