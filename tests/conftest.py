"""What all tests share: where the repository is, a browser, and how hard hypothesis tries."""

import os
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from mentorbook.matching.text import vectors
from tests.chromium import find_chromium

# Tests run the engine as the default install does, uncompiled; test_compiled.py compares the two.
os.environ.setdefault("NUMBA_DISABLE_JIT", "1")

ROOT = Path(__file__).resolve().parent.parent
NO_BROWSER = "no browser was found; `make test` installs one, or set MENTORBOOK_BROWSER to its path"

NO_ORLIB = (
    "MENTORBOOK_ORLIB names no folder with OR-Library's assignN.txt; set it to compare with published optima"
)

# The same examples on every run, and no deadline: a slow machine must not fail a correct program.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.register_profile("thorough", deadline=None, max_examples=5_000)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the root of the repository."""
    return ROOT


@pytest.fixture
def no_encoder(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the extra `ai` look as if it were not installed."""

    def absent(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(vectors, "version", absent)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start one headless Chromium for all browser tests."""
    path = find_chromium()
    if path is None:
        refuse = pytest.fail if os.environ.get("MENTORBOOK_REQUIRE_BROWSER") == "1" else pytest.skip
        refuse(NO_BROWSER)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path)
        yield running
        running.close()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what opens a browser, and keep it on one worker: a browser and its site are dear to start."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly that the browser tests did not run, where they did not."""
    skipped = terminalreporter.stats.get("skipped", [])
    if any(NO_ORLIB in str(report.longrepr) for report in skipped):
        terminalreporter.line(f"Known answers were not compared: {NO_ORLIB}", yellow=True)
    count = sum(NO_BROWSER in str(report.longrepr) for report in skipped)
    if count:
        terminalreporter.section("BROWSER TESTS DID NOT RUN", red=True, bold=True)
        terminalreporter.line(f"{count} tests were skipped: {NO_BROWSER}", red=True)
