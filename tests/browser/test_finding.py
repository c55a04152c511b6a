"""The library and the mentor directory: facets, the state in the URL, and no script at all."""

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.visit import Site, visiting

LISTS = {"library": "library/", "mentors": "mentors/"}


def _cards(page: Page) -> Locator:
    """The cards a visitor sees; expectations about them wait, for a form resets after its event."""
    return page.locator(".mb-cards > :visible")


@pytest.mark.parametrize("path", LISTS.values(), ids=LISTS)
def test_a_facet_narrows_the_list_and_is_in_the_url(browser: Browser, site: Site, path: str) -> None:
    """Ticking narrows, the URL remembers, a reload restores, and reset shows all again."""
    context = browser.new_context()
    with visiting(context, site, path) as (page, _):
        everything = _cards(page).count()
        box = page.locator("form[data-facets] input[type=checkbox]").first
        page.locator(".mb-facets__options label").first.click()
        expect(page).to_have_url(re.compile(rf"\?{box.get_attribute('name')}="))
        narrowed = _cards(page).count()
        assert 0 < narrowed < everything
        page.reload(wait_until="networkidle")
        expect(box).to_be_checked()
        expect(_cards(page)).to_have_count(narrowed)
        page.locator("form[data-facets] button[type=reset]").click()
        expect(_cards(page)).to_have_count(everything)
        expect(page).to_have_url(site.url + path)
    context.close()


@pytest.mark.parametrize("path", LISTS.values(), ids=LISTS)
def test_on_a_phone_the_list_comes_first(browser: Browser, site: Site, path: str) -> None:
    """The choices are folded, unfold from a button, and are open when the URL holds one."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    with visiting(context, site, path) as (page, _):
        choices, opener = page.locator(".mb-facets__choices"), page.locator(".mb-facets__open")
        assert not choices.is_visible()
        opener.click()
        expect(opener).to_have_attribute("aria-expanded", "true")
        page.locator(".mb-facets__options label").first.click()
        page.reload(wait_until="networkidle")
        expect(page.locator(".mb-facets__options input").first).to_be_checked()
        expect(choices).to_be_visible()
    context.close()


@pytest.mark.parametrize("path", LISTS.values(), ids=LISTS)
def test_words_nobody_wrote_show_the_empty_state(browser: Browser, site: Site, path: str) -> None:
    """An empty result says so instead of showing nothing."""
    context = browser.new_context()
    with visiting(context, site, path) as (page, _):
        page.locator("form[data-facets] input[type=search]").fill("zzzxqv")
        expect(page.locator("[data-facet-empty]")).to_be_visible()
        expect(_cards(page)).to_have_count(0)
    context.close()


@pytest.mark.parametrize("path", LISTS.values(), ids=LISTS)
def test_the_list_is_whole_without_a_script(browser: Browser, site: Site, path: str) -> None:
    """Without JavaScript every card is there and the facets, which would do nothing, are not."""
    with_script = browser.new_context()
    with visiting(with_script, site, path) as (page, _):
        everything = _cards(page).count()
    with_script.close()
    without = browser.new_context(java_script_enabled=False)
    with visiting(without, site, path) as (page, _):
        expect(_cards(page)).to_have_count(everything)
        assert not page.locator("form[data-facets]").is_visible()
    without.close()


def test_search_finds_a_page(browser: Browser, site: Site) -> None:
    """The theme's search works under our policy, fetches its index only when it is used, and leads to the page."""
    context = browser.new_context(viewport={"width": 1280, "height": 844})
    with visiting(context, site, "") as (page, notes):
        with page.expect_request("**/search/search_index.json"):
            page.keyboard.press("/")
        page.keyboard.type("goal sheet")
        hit = page.locator(".md-search-result__item a").first
        expect(hit).to_be_visible()
        assert notes.console == []
    context.close()


def test_an_address_with_a_search_shows_what_it_finds(browser: Browser, site: Site) -> None:
    """Who follows a link to a search need not enter the field first."""
    context = browser.new_context(viewport={"width": 1280, "height": 844})
    with visiting(context, site, "?q=goal+sheet") as (page, _):
        expect(page.locator(".md-search-result__item a").first).to_be_visible()
    context.close()


def test_the_library_is_found_by_six_things(browser: Browser, site: Site) -> None:
    """Role, kind, stage, topic, format and time; each by itself narrows the list, is counted and stays in the URL."""
    context = browser.new_context()
    for name, value in (
        ("for", "sponsor"),
        ("kind", "agenda"),
        ("stage", "close"),
        ("topic", "feedback"),
        ("format", "peer"),
        ("minutes", "15"),
    ):
        with visiting(context, site, f"library/?{name}={value}") as (page, _):
            everything, shown = page.locator(".mb-cards > li").count(), _cards(page).count()
            assert 0 < shown < everything, name
            expect(page.locator("[data-facet-count]")).to_have_text(f"{shown} documents")
            expect(page).to_have_url(re.compile(rf"\?{name}={value}$"))
    context.close()


def test_a_page_leads_on_and_one_list_holds_them_all_without_a_script(browser: Browser, site: Site) -> None:
    context = browser.new_context(java_script_enabled=False)
    with visiting(context, site, "library/guides/active-listening/") as (page, _):
        assert 1 <= page.locator(".mb-goes-with li a").count() <= 3
    with visiting(context, site, "library/") as (page, _):
        cards = page.locator(".mb-cards > li").count()
    with visiting(context, site, "library/all-pages/") as (page, _):
        assert page.locator("h2[id^=shelf-] + ul > li").count() == cards
    context.close()
