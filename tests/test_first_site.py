"""The page "Your first site" as a newcomer walks it: every command of it, one after the other, in a fresh copy."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

PAGE = ROOT / "docs/coordinators/first-site.md"
BLOCK = re.compile(r"^```bash\n(.*?)^```$", re.MULTILINE | re.DOTALL)
GIT = ("git", "-c", "user.name=Ida", "-c", "user.email=ida@example.org", "-c", "commit.gpgsign=false")


def in_(place: Path, *command: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(place / "scripts"), "MENTORBOOK_TODAY": "2026-11-27"}
    done = subprocess.run(command, cwd=place, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, (command, done.stdout[-2000:], done.stderr[-2000:])
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What somebody has who copied the repository and ran `make build` once."""
    place = tmp_path_factory.mktemp("copy")
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            (place / name).write_bytes((ROOT / name).read_bytes())
    bin_ = place / ".venv/bin"
    bin_.mkdir(parents=True)
    (bin_ / "mentorbook").symlink_to(Path(sys.executable).parent / "mentorbook")
    in_(place, "git", "init", "--quiet")
    in_(place, *GIT, "add", "--all")
    in_(place, *GIT, "commit", "--quiet", "--message", "The sample")
    in_(place, "git", "config", "user.name", "Ida")
    in_(place, "git", "config", "user.email", "ida@example.org")
    return place


def test_the_page_leads_to_a_site_without_a_finding(copy: Path) -> None:
    script = "\n".join(BLOCK.findall(PAGE.read_text(encoding="utf-8")))
    said = in_(copy, "bash", "-euo", "pipefail", "-c", script)
    assert "nothing to repair" in said
    assert "added the page to mkdocs.yml" in said
    built = in_(copy, ".venv/bin/mentorbook", "build")
    assert "0 errors, 0 warnings" in built
    page = (copy / "site/cohorts/2028-spring/index.html").read_text(encoding="utf-8")
    assert "Spring 2028" in page
    assert "2028-spring" in (copy / "site/index.html").read_text(encoding="utf-8")
    assert in_(copy, "git", "status", "--porcelain") == ""


def test_a_program_that_git_does_not_have_is_not_taken_out(copy: Path) -> None:
    in_(copy, "git", "checkout", "--quiet", ".")
    in_(copy, "git", "clean", "-fdq", "program", "docs")
    person = copy / "program/people/jo-new.yml"
    person.write_text("name: Jo New\n", encoding="utf-8")
    done = subprocess.run(
        [".venv/bin/mentorbook", "new", "program", "--preset", "micro", "--replace"],
        cwd=copy,
        env={**os.environ, "PYTHONPATH": str(copy / "scripts")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 3
    assert "program/people/jo-new.yml" in done.stderr
    assert person.exists()
