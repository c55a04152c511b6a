"""The search finds pages by other words than their own."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.visit import Site, visiting

FIRST = 6  # results that fit on a screen


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("direct reports", "library/agendas/first-time-leadership/"),
        ("imposter syndrome", "library/agendas/confidence/"),
        ("curriculum vitae", "library/messages/certificate/"),
        ("questionnaire", "library/guides/midterm-review/"),
    ],
)
def test_other_words_find_the_page(browser: Browser, site: Site, typed: str, found: str) -> None:
    context = browser.new_context()
    with visiting(context, site, "") as (page, notes):
        page.locator("[data-md-component='search-query']").fill(typed)
        results = page.locator(".md-search-result__item > .md-search-result__link")
        expect(results.first).to_be_visible(timeout=20_000)
        hits = [link.get_attribute("href") or "" for link in results.all()]
        assert any(found in hit for hit in hits[:FIRST]), hits[:FIRST]
        assert notes.console == []
    context.close()
