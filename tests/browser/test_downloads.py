"""The Word file of a page, as a visitor gets it."""

import io
from pathlib import Path

import docx
from playwright.sync_api import Browser

from tests.browser.visit import Site, visiting


def test_a_template_comes_as_a_word_file(browser: Browser, site: Site) -> None:
    """The link has words that say so, and what it brings is the page."""
    context = browser.new_context(accept_downloads=True)
    with visiting(context, site, "library/templates/mentoring-agreement/") as (page, _):
        with page.expect_download() as coming:
            page.get_by_role("link", name="Download as Word").click()
        assert coming.value.suggested_filename == "mentoring-agreement.docx"
        file = docx.Document(io.BytesIO(Path(coming.value.path()).read_bytes()))
        assert file.paragraphs[0].text == "Mentoring agreement"
        assert len(file.tables) == page.locator("article table").count()
    context.close()


def test_a_guide_is_for_reading_and_has_none(browser: Browser, site: Site) -> None:
    context = browser.new_context()
    with visiting(context, site, "library/guides/active-listening/") as (page, _):
        assert page.get_by_role("link", name="Download as Word").count() == 0
    context.close()
