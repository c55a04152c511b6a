"""The same program gives the same pages, whatever the machine is set to."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

WRITE_ALL = """
import sys
from tests.site.test_macros import MACROS, written
sys.stdout.reconfigure(encoding="utf-8")
print("".join(written(name) for name in MACROS))
"""


def written_under(root: Path, **settings: str) -> bytes:
    environment = {**os.environ, **settings}
    run = subprocess.run(
        [sys.executable, "-c", WRITE_ALL], cwd=root, env=environment, capture_output=True, check=True
    )
    return run.stdout


@pytest.fixture(scope="module")
def usual(root: Path) -> bytes:
    return written_under(root, PYTHONHASHSEED="0", TZ="UTC", LC_ALL="C")


@pytest.mark.parametrize(
    ("seed", "zone", "locale"), [("1", "Asia/Kathmandu", "C.UTF-8"), ("7", "America/St_Johns", "POSIX")]
)
def test_macros_write_the_same_bytes(root: Path, usual: bytes, seed: str, zone: str, locale: str) -> None:
    assert written_under(root, PYTHONHASHSEED=seed, TZ=zone, LC_ALL=locale) == usual
    assert len(usual) > 10_000
