"""`mentorbook leaks`: what it prints, and how it ends."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.privacy.disguises import page, site_with


def run(*arguments: str | Path, program: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mentorbook", "leaks", *map(str, arguments), "--program", str(program)]
    environment = {"PYTHONPATH": str(ROOT / "scripts"), "PYTHONUTF8": "1"}
    return subprocess.run(
        [*command, "--today", "2026-11-22"], capture_output=True, text=True, env=environment
    )


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """Copy a small program in which Lea Brandt did not agree to be named."""
    return Path(shutil.copytree(ROOT / "tests" / "data" / "base", tmp_path / "program"))


def test_a_clean_site_may_be_published(tmp_path: Path, program: Path) -> None:
    done = run(site_with(tmp_path, "a.html", page("Ana Sousa")), program=program)
    assert (done.returncode, done.stdout, done.stderr) == (0, "No private value stands in the site.\n", "")


def test_a_leak_stops_the_publication(tmp_path: Path, program: Path) -> None:
    site = site_with(tmp_path, "Lea Brandt.html", page("lea@harbor.example, Lea Brandt"))
    text, listed = run(site, program=program), run(site, "--format", "json", program=program)
    assert (text.returncode, listed.returncode) == (1, 1)
    assert json.loads(listed.stdout) == [
        {"file": "…", "record": "people/lea-brandt.yml", "field": "name", "under": "file name, as written"},
        {"file": "…", "record": "people/lea-brandt.yml", "field": "private.email", "under": "as written"},
    ]
    assert "private.email of people/lea-brandt.yml (as written)" in text.stdout
    for value in ("Lea Brandt", "lea@harbor.example"):
        assert value not in text.stdout + text.stderr + listed.stdout + listed.stderr


@pytest.mark.parametrize("site", ["nowhere", "empty"])
def test_no_site_is_not_a_clean_site(tmp_path: Path, program: Path, site: str) -> None:
    (tmp_path / "empty").mkdir()
    done = run(tmp_path / site, program=program)
    assert (done.returncode, done.stdout) == (3, "")
    assert "there is no site in" in done.stderr


def test_a_record_that_cannot_be_read_is_not_passed_over(tmp_path: Path, program: Path) -> None:
    (program / "people" / "lea-brandt.yml").write_text("name: Lea Brandt\nprivate: {email: [x]}\n", "utf-8")
    done = run(site_with(tmp_path, "a.html", page("")), program=program)
    assert done.returncode == 3
    assert "people/lea-brandt.yml cannot be read whole" in done.stderr
