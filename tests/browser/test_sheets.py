"""Flyer, poster and slides: on one sheet, one slide a page, presented with the keyboard, readable without a script."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.visit import Site, violations, visiting

PRINT = "coordinators/print/"
SLIDES = f"{PRINT}orientation-slides/"


@pytest.mark.parametrize("name", ["flyer", "poster"])
@pytest.mark.parametrize("paper", ["A4", "letter"])
def test_a_handout_is_one_sheet(browser: Browser, site: Site, tmp_path: Path, name: str, paper: str) -> None:
    context = browser.new_context()
    with visiting(context, site, f"{PRINT}{name}/") as (page, _):
        page.add_style_tag(content=f"@page {{ size: {paper} portrait; }}")
        page.pdf(path=tmp_path / "sheet.pdf", prefer_css_page_size=True)
        page.emulate_media(media="print")
        assert page.locator(".mb-sheet__code svg").is_visible()
        assert not page.locator("h1").is_visible()
    context.close()
    assert pages_of(tmp_path / "sheet.pdf") == 1


def test_a_handout_says_the_address_in_words_too(browser: Browser, site: Site) -> None:
    context = browser.new_context(java_script_enabled=False)
    with visiting(context, site, f"{PRINT}flyer/") as (page, _):
        address = page.locator(".mb-sheet__address").inner_text()
        expect(page.get_by_role("img", name="QR code of https:")).to_be_visible()
        assert (page.locator(".mb-sheet__code").get_attribute("aria-label") or "").endswith(f"{address}/")
    context.close()


@pytest.mark.parametrize("paper", ["A4", "letter"])
def test_each_slide_prints_on_a_page(browser: Browser, site: Site, tmp_path: Path, paper: str) -> None:
    context = browser.new_context()
    with visiting(context, site, SLIDES) as (page, _):
        slides = page.locator(".mb-slide").count()
        page.add_style_tag(content=f"@page {{ size: {paper} landscape; }}")
        page.pdf(path=tmp_path / "slides.pdf", prefer_css_page_size=True)
    context.close()
    assert pages_of(tmp_path / "slides.pdf") == slides


def test_slides_are_presented_with_the_keyboard(browser: Browser, site: Site) -> None:
    """Forward, back, to the end, and out again, where the button that began it has the focus."""
    context = browser.new_context()
    with visiting(context, site, SLIDES) as (page, notes):
        opener = page.get_by_role("button", name="Present")
        opener.click()
        count, shown = page.locator(".mb-slides__count"), page.locator("dialog .mb-slide:visible h2")
        expect(count).to_have_text("1 of 8")
        for key, place in (
            ("ArrowRight", 2),
            ("PageDown", 3),
            (" ", 4),
            ("ArrowLeft", 3),
            ("End", 8),
            ("ArrowRight", 8),
            ("Home", 1),
        ):
            page.keyboard.press(key)
            expect(count).to_have_text(f"{place} of 8")
            expect(shown).to_have_count(1)
        page.get_by_role("button", name="Next").click()
        expect(count).to_have_text("2 of 8")
        assert violations(page) == []
        page.keyboard.press("Escape")
        expect(page.locator("dialog")).to_have_count(0)
        expect(page.locator(".mb-slides > .mb-slide:visible")).to_have_count(8)
        expect(opener).to_be_focused()
        assert notes.console == []
    context.close()


def test_slides_can_be_read_without_a_script(browser: Browser, site: Site) -> None:
    context = browser.new_context(java_script_enabled=False)
    with visiting(context, site, SLIDES) as (page, _):
        expect(page.locator(".mb-slide:visible")).to_have_count(8)
        assert page.get_by_role("button", name="Present").count() == 0
    context.close()


def pages_of(file: Path) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", file.read_bytes()))
