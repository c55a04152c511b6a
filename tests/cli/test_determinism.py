"""The same data gives the same bytes, whatever the hash seed, the time zone, the locale and the order of creation."""

import random
import shutil
from pathlib import Path

import pytest

from tests.cli.running import start
from tests.conftest import ROOT

COMMANDS = (
    ("check", "--format", "json", "--today", "2026-11-22"),
    ("match", "2027-spring", "--dry-run", "--format", "json"),
)
# (PYTHONHASHSEED, TZ, LC_ALL): every value meets every other kind at least once.
SURROUNDINGS = (
    ("0", "UTC", "C"),
    ("1", "Pacific/Kiritimati", "C.UTF-8"),
    ("4242", "America/St_Johns", "C"),
    ("0", "America/St_Johns", "C.UTF-8"),
    ("1", "UTC", "C.UTF-8"),
    ("4242", "Pacific/Kiritimati", "C"),
)


def copied(folder: Path, seed: int) -> Path:
    """The sample program, its files created in an order of their own."""
    files = sorted(path for path in (ROOT / "program").rglob("*") if path.is_file())
    random.Random(seed).shuffle(files)
    for path in files:
        target = folder / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    return folder


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_the_same_bytes_everywhere(command: tuple[str, ...], tmp_path: Path) -> None:
    outputs = set()
    for number, (seed, zone, locale) in enumerate(SURROUNDINGS):
        folder = copied(tmp_path / str(number), number)
        done = start(*command, cwd=folder, PYTHONHASHSEED=seed, TZ=zone, LC_ALL=locale)
        assert done.returncode in (0, 1), done.stderr.decode()
        outputs.add(done.stdout)
    assert len(outputs) == 1


def test_the_roster_on_disk_is_the_same_everywhere(tmp_path: Path) -> None:
    rosters = set()
    for number, (seed, zone, locale) in enumerate(SURROUNDINGS[:3]):
        folder = copied(tmp_path / str(number), number)
        roster = folder / "program" / "cohorts" / "2027-spring" / "roster.yml"
        roster.unlink(missing_ok=True)
        done = start("match", "2027-spring", cwd=folder, PYTHONHASHSEED=seed, TZ=zone, LC_ALL=locale)
        assert done.returncode == 0, done.stderr.decode()
        rosters.add(roster.read_bytes())
    assert len(rosters) == 1
