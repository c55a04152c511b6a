"""The commands of a page run on the sample, as they stand there."""

import re
import shlex
from pathlib import Path

import pytest

from tests.cli.running import run
from tests.conftest import ROOT

PAGES = ("measuring",)
COMMAND = re.compile(r"^\$ mentorbook (.+)$", re.MULTILINE)


def commands() -> list[tuple[str, str]]:
    texts = {page: (ROOT / f"docs/coordinators/{page}.md").read_text(encoding="utf-8") for page in PAGES}
    return [(page, line) for page, text in texts.items() for line in COMMAND.findall(text)]


def test_every_page_has_commands() -> None:
    assert {page for page, _ in commands()} == set(PAGES)


@pytest.mark.parametrize(("page", "line"), commands())
def test_a_documented_command_runs(page: str, line: str, tmp_path: Path) -> None:
    out = ("--out", tmp_path) if line.startswith("export") else ()
    done = run(*shlex.split(line), *out, cwd=ROOT)
    assert (done.code, done.err if done.code else "") == (0, ""), page
    assert len(done.out.splitlines()) > 3 or any(tmp_path.rglob("*.*"))
