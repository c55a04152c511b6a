"""Template and agenda pages on paper."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.visit import Site, overflow, violations, visiting
from tests.conftest import ROOT

SHEETS = sorted(
    str(page.relative_to(ROOT / "docs").with_suffix(""))
    for page in (ROOT / "docs" / "library" / "templates").glob("*.md")
)
A4 = {"width": "210mm", "height": "297mm"}
LETTER = {"width": "8.5in", "height": "11in"}


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("paper", [A4, LETTER], ids=["A4", "Letter"])
def test_a_template_fits_on_a_few_clean_sheets(
    browser: Browser, site: Site, sheet: str, paper: dict[str, str], tmp_path: Path
) -> None:
    """The form itself prints on at most three sheets, without the site's navigation."""
    context = browser.new_context(java_script_enabled=False)
    with visiting(context, site, f"{sheet}/") as (page, _):
        file = tmp_path / "sheet.pdf"
        page.pdf(path=file, width=paper["width"], height=paper["height"])
        page.emulate_media(media="print")
        assert not page.locator("header.md-header").is_visible()
        assert not page.locator("footer.md-footer").is_visible()
    context.close()
    assert 1 <= _sheets(file) <= 3


@pytest.mark.parametrize("paper", [A4, LETTER], ids=["A4", "Letter"])
def test_the_sponsor_s_page_is_one_sheet(
    browser: Browser, site: Site, paper: dict[str, str], tmp_path: Path
) -> None:
    context = browser.new_context(java_script_enabled=False)
    with visiting(context, site, "progress/one-page/") as (page, _):
        assert page.locator("h1").inner_text() == "The program on one page"
        assert page.locator("table").count() == 2
        page.pdf(path=tmp_path / "sheet.pdf", width=paper["width"], height=paper["height"])
    context.close()
    assert _sheets(tmp_path / "sheet.pdf") == 1


@pytest.mark.slow
def test_every_sheet_and_agenda_is_accessible(browser: Browser, site: Site) -> None:
    """No axe violation and nothing wider than a phone, on any of them."""
    agendas = (
        f"library/agendas/{page.stem}" for page in (ROOT / "docs" / "library" / "agendas").glob("*.md")
    )
    context = browser.new_context(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    faults = {}
    for sheet in [*SHEETS, *sorted(agendas)]:
        with visiting(context, site, f"{sheet}/") as (page, _):
            faults[sheet] = [*violations(page), *(["too wide"] if overflow(page) > 0 else [])]
    context.close()
    assert {sheet: found for sheet, found in faults.items() if found} == {}


def _sheets(file: Path) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", file.read_bytes()))
