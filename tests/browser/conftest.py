"""The site of the sample program, built once and served under a sub-path, as static hosts do."""

import functools
import threading
from collections.abc import Iterator
from datetime import date
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from mentorbook.site.build import build_site
from tests.browser.visit import BASE, Site

TODAY = date(2026, 11, 22)


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files without writing a line for each."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def built(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the sample program's site; a broken link or page fails here."""
    folder = tmp_path_factory.mktemp("host")
    report = build_site(root, today=TODAY, site_dir=folder / BASE, force=True)
    assert list(report.findings) == []
    return folder


@pytest.fixture(scope="session")
def site(built: Path) -> Iterator[Site]:
    """Serve the built site on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(built)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Site(built / BASE, f"http://127.0.0.1:{server.server_port}/{BASE}/")
    server.shutdown()
    server.server_close()


@pytest.fixture(params=["light", "dark", "phone"])
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """A visitor: on a desk by day, on a desk by night, on a phone."""
    phone = request.param == "phone"
    visitor = browser.new_context(
        viewport={"width": 390 if phone else 1280, "height": 844},
        color_scheme="dark" if request.param == "dark" else "light",
        reduced_motion="reduce",
    )
    yield visitor
    visitor.close()
