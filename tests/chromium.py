"""Find a Chromium that starts. `python -m tests.chromium` prints where it is, or exits 1."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
APPLICATIONS = (
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
)


def find_chromium() -> Path | None:
    """Return the first browser that starts: the one chosen, one installed, Playwright's own."""
    return next((path for path in _candidates() if _starts(path)), None)


def _candidates() -> Iterator[Path]:
    if chosen := os.environ.get("MENTORBOOK_BROWSER"):
        yield Path(chosen)
    for name in NAMES:
        if found := shutil.which(name):
            yield Path(found)
    yield from APPLICATIONS
    with sync_playwright() as playwright:
        yield Path(playwright.chromium.executable_path)


def _starts(path: Path) -> bool:
    """Tell whether `path` runs: on Ubuntu the command may be a stub that only says what to install."""
    try:
        started = subprocess.run([str(path), "--version"], capture_output=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return started.returncode == 0


if __name__ == "__main__":
    browser = find_chromium()
    sys.exit(1) if browser is None else print(browser)
