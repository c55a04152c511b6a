"""Every kind of page, as three visitors meet it."""

import re

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser.visit import KINDS, Site, overflow, violations, visiting

HEAVIEST = 350_000  # bytes of a page with everything it loads, text compressed as hosts send it


@pytest.mark.parametrize("kind", KINDS)
def test_page_is_accessible_quiet_and_self_contained(context: BrowserContext, site: Site, kind: str) -> None:
    """No axe violation, no console error, nobody else asked, nothing wider than the window, light to load."""
    with visiting(context, site, KINDS[kind]) as (page, notes):
        assert violations(page) == []
        assert notes.console == []
        assert notes.elsewhere == []
        assert overflow(page) <= 0
        assert notes.transferred < HEAVIEST
        assert page.locator("h1").count() == 1


def test_every_page_states_its_policy(site: Site) -> None:
    """Each page carries a content security policy that allows no inline script but the theme's."""
    for page in site.folder.rglob("*.html"):
        policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page.read_text("utf-8"))
        assert policy, page
        script = next(part for part in policy[1].split(";") if part.strip().startswith("script-src"))
        assert "unsafe-inline" not in script
        assert "unsafe-eval" not in script


def test_an_injected_script_does_not_run(browser: Browser, site: Site) -> None:
    """The policy stops what would slip through everything before it."""
    context = browser.new_context()
    with visiting(context, site, "") as (page, _):
        page.evaluate(
            "() => { const s = document.createElement('div');"
            " s.innerHTML = '<img src=x onerror=\"window.ran = true\">'; document.body.append(s); }"
        )
        page.wait_for_timeout(200)
        assert page.evaluate("window.ran") is None
    context.close()
