"""The coordinator's review page, opened from disk as its reader would, and without JavaScript."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser.visit import Site, overflow, violations, visiting
from tests.cli.running import run


@pytest.fixture(scope="module")
def page_on_disk(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The review of the sample program's open cohort."""
    folder = tmp_path_factory.mktemp("outbox")
    done = run("report", "2027-spring", "matching", "--page", folder / "review.html", cwd=root)
    assert done.code == 0, done.err
    return Site(folder, f"{folder.as_uri()}/")


def test_the_review_page_is_accessible_quiet_and_self_contained(
    context: BrowserContext, page_on_disk: Site
) -> None:
    with visiting(context, page_on_disk, "review.html") as (page, notes):
        assert violations(page) == []
        assert (notes.console, notes.elsewhere) == ([], [])
        assert overflow(page) <= 0
        assert page.locator(".row").count() == 26


def test_the_review_page_needs_no_script(browser: Browser, page_on_disk: Site) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{page_on_disk.url}review.html")
    first = page.locator(".row").first
    first.locator("summary").click()
    assert first.locator(".reasons").is_visible()
    assert first.get_by_text("Would mean:").first.is_visible()
    context.close()
