"""The application form as applicants use it, and what a coordinator gets: a file that `mentorbook import` takes in."""

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Locator, Page

from tests.browser.visit import Site, visiting
from tests.cli.running import run
from tests.conftest import ROOT

FORM = "tools/application-form/"
TODAY = ("--today", "2026-11-22")
AWKWARD = (
    '=1+1 "quoted", with a comma; and a semicolon',
    "@home",
    "-1",
    "'quoted'",
    "'9",
    "a line\nand another",
    "yes",
    "012",
    "# not a comment",
    "{a: b}",
    "الهدف 🎯 – é",
    "x" * 900,
)


@pytest.fixture
def page(browser: Browser, site: Site) -> Iterator[Page]:
    context = browser.new_context(accept_downloads=True, timezone_id="America/Chicago", locale="en-US")
    context.clock.set_fixed_time("2026-11-18T18:00:00Z")
    with visiting(context, site, FORM) as (page, notes):
        page.wait_for_selector("[data-live]", state="attached")
        yield page
        assert (notes.console, notes.elsewhere) == ([], [])
    context.close()


def ask(page: Page, name: str) -> Locator:
    return page.locator(f"[data-ask='{name}']")


def fill_head(page: Page, name: str = "Ida Lünd", email: str = "ida@northwind.example") -> None:
    ask(page, "name").locator("input").fill(name)
    ask(page, "email").locator("input").fill(email)


def saved(page: Page, folder: Path) -> Path:
    page.get_by_role("button", name="Make the file").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save the file").click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def copied(folder: Path) -> Path:
    shutil.copytree(ROOT / "program", folder / "program")
    return folder


def taken_in(place: Path, file: Path) -> Mapping[str, object]:
    done = run("import", file, "--cohort", "2027-spring", "--write", *TODAY, cwd=place)
    assert done.code == 0, done.out + done.err
    assert "1 rows: 1 written" in done.out
    checked = run("check", *TODAY, cwd=place)
    assert "error" not in checked.out.lower().replace("0 errors", ""), checked.out
    path = (
        place / "program/cohorts/2027-spring/applications" / f"{file.stem.removeprefix('application-')}.yml"
    )
    data: Mapping[str, object] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return data


def test_a_mentee_applies(page: Page, tmp_path: Path) -> None:
    fill_head(page)
    ask(page, "as").get_by_label("mentee").check()
    assert page.locator("[data-part-for='mentor']").is_hidden()
    ask(page, "goals").locator("textarea").fill("Lead a planning meeting.")
    topics = ask(page, "seeks").locator("select")
    topics.nth(0).select_option("public-speaking")
    topics.nth(1).select_option("writing")
    row = ask(page, "availability").locator("[data-row]").first
    row.locator("select").select_option("Tue")
    row.locator("input").nth(0).fill("14:00")
    row.locator("input").nth(1).fill("16:30")
    ask(page, "structure").get_by_label("4").check()
    ask(page, "mode").get_by_label("video").check()
    ask(page, "travel").locator("select").select_option("rarely")
    ask(page, "consent-name").locator("input").check()
    place = copied(tmp_path)
    data = taken_in(place, saved(page, tmp_path))
    assert data["as"] == ["mentee"]
    assert data["seeks"] == ["public-speaking", "writing"]
    assert (data["availability"], data["style"]) == (["Tue 14:00-16:30"], {"structure": 4})
    assert (data["mode"], data["answers"]) == (["video"], {"travel": "rarely"})
    person = yaml.safe_load((place / "program/people/ida-lund.yml").read_text(encoding="utf-8"))
    assert (person["name"], person["time_zone"]) == ("Ida Lünd", "America/Chicago")
    assert person["private"]["email"] == "ida@northwind.example"
    assert list(person["consent"]) == ["name"]


def test_a_mentor_applies(page: Page, tmp_path: Path) -> None:
    fill_head(page)
    ask(page, "as").get_by_label("mentor").check()
    ask(page, "mentor-goals").locator("textarea").fill("I led two reorganizations.")
    rows = ask(page, "offers").locator("[data-row]")
    rows.nth(0).locator("select").nth(0).select_option("public-speaking")
    rows.nth(0).locator("select").nth(1).select_option("5")
    rows.nth(1).locator("select").nth(0).select_option("writing")
    ask(page, "capacity").locator("input").fill("2")
    ask(page, "prefers").locator("input").fill("Bo Larsen")
    data = taken_in(copied(tmp_path), saved(page, tmp_path))
    assert (data["offers"], data["capacity"]) == ({"public-speaking": 5, "writing": 3}, {"max": 2})
    assert (data["prefers"], data["goals"]) == (["bo-larsen"], "I led two reorganizations.")


def test_who_applies_as_both_keeps_both_texts(page: Page, tmp_path: Path) -> None:
    fill_head(page)
    for role in ("mentee", "mentor"):
        ask(page, "as").get_by_label(role).check()
    ask(page, "goals").locator("textarea").fill("Ask.")
    ask(page, "mentor-goals").locator("textarea").fill("Give.")
    assert taken_in(copied(tmp_path), saved(page, tmp_path))["goals"] == "Ask.\n\nGive."


@pytest.mark.parametrize("text", AWKWARD)
def test_any_text_arrives_as_it_was_written(text: str, page: Page, tmp_path: Path) -> None:
    fill_head(page)
    ask(page, "as").get_by_label("mentee").check()
    ask(page, "goals").locator("textarea").fill(text)
    assert taken_in(copied(tmp_path), saved(page, tmp_path))["goals"] == text


def test_what_is_missing_is_listed_and_led_to(page: Page) -> None:
    page.get_by_role("button", name="Make the file").click()
    problems = page.locator("[data-problems]")
    assert problems.get_by_role("heading").inner_text() == "3 things to mend"
    assert page.locator("[data-result]").is_hidden()
    assert page.evaluate("document.activeElement.hasAttribute('data-problems')")
    problems.get_by_role("link").first.click()
    assert page.evaluate("document.activeElement.closest('[data-ask]').dataset.ask") == "name"
    assert ask(page, "email").locator("input").get_attribute("aria-invalid") is not None


def test_half_a_time_and_no_address_are_said(page: Page) -> None:
    fill_head(page, email="ida at northwind")
    ask(page, "as").get_by_label("mentee").check()
    ask(page, "availability").locator("[data-row] select").first.select_option("Mon")
    page.get_by_role("button", name="Make the file").click()
    said = page.locator("[data-problems]").inner_text()
    assert "An address has an @" in said
    assert "A time needs a day, a beginning and an end." in said


def test_what_stays_open_is_said_and_does_not_stop(page: Page) -> None:
    fill_head(page)
    ask(page, "as").get_by_label("mentee").check()
    page.get_by_role("button", name="Make the file").click()
    assert "Which topics do you want to work on" in page.locator("[data-open]").inner_text()
    mail = page.locator("[data-mail]").get_attribute("href") or ""
    assert mail.startswith("mailto:mentoring@northwind.example?subject=Application%20to%202027-spring")
    assert page.locator("[data-new-file]").count() == 0  # the sample is not on GitHub


def test_a_form_can_be_filled_in_with_a_pen(browser: Browser, site: Site) -> None:
    """Without a script everything stands there, with what the lists would open; on paper too."""
    context = browser.new_context(java_script_enabled=False)
    with visiting(context, site, FORM) as (page, _):
        page.emulate_media(media="print")
        assert page.locator("[data-part-for]").count() == 2
        assert all(part.is_visible() for part in page.locator("[data-part-for]").all())
        assert "Public speaking" in ask(page, "seeks").locator(".mb-on-paper").inner_text()
        assert page.locator("[data-live]").is_hidden()
    context.close()
