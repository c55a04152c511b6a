"""The weekly half hour: each command of the page runs, and each line that the page shows is printed."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from tests.cli.running import run
from tests.conftest import ROOT

PAGE = ROOT / "docs" / "coordinators" / "weekly.md"
STEP = re.compile(r"```bash\n(?P<commands>.*?)```\n(?:\n```text\n(?P<shown>.*?)```)?", re.DOTALL)


def steps() -> list[tuple[str, str]]:
    return [(step["commands"], step["shown"] or "") for step in STEP.finditer(PAGE.read_text("utf-8"))]


def ours(commands: str) -> list[list[str]]:
    words = (shlex.split(line) for line in commands.splitlines())
    return [command[1:] for command in words if command[0] == "mentorbook"]


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("weekly")
    for part in ("program", "docs"):
        shutil.copytree(ROOT / part, folder / part)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


@pytest.mark.parametrize(("commands", "shown"), steps(), ids=[step[0].splitlines()[-1] for step in steps()])
def test_a_step_of_the_half_hour_does_what_the_page_says(
    commands: str, shown: str, program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MENTORBOOK_TODAY", "2026-11-27")  # pages grow old
    done = [run(*command, cwd=program) for command in ours(commands)]
    assert [one.err for one in done if one.code != 0] == []
    printed = "".join(one.out for one in done).splitlines()
    assert [line for line in shown.splitlines() if line not in printed] == []


def test_the_page_has_the_steps_it_promises() -> None:
    commands = {command[0] for step, _ in steps() for command in ours(step)}
    assert commands == {"check", "due", "report", "export"}
    assert sum(bool(shown) for _, shown in steps()) == 3
