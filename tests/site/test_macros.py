import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest
from markdown import Markdown  # type: ignore[import-untyped]  # ships no types

from mentorbook.model.improvement import Adjustment, Benchmark
from mentorbook.model.roster import Roster, Totals, Unmatched
from mentorbook.site.addresses import Here
from mentorbook.site.macros import MACROS, macros
from mentorbook.site.pages import read_page
from mentorbook.site.places import city
from mentorbook.site.portal import read_portal
from mentorbook.site.words import duration
from tests.conftest import ROOT

from .portals import DOCUMENTS, HERE, HOSTILE, portal_in, portal_of, program_with

WITH_A_WORD = frozenset({"cohort", "flyer", "poster", "roster_summary"})
VOID = frozenset({"br", "img", "input", "rect", "line", "circle", "polyline"})
EXTENSIONS = ["abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc"]


class Balance(HTMLParser):
    """Follows the open tags, and counts how many elements stand at the top."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.roots: list[str] = []

    def handle_starttag(self, tag: str, _: list[tuple[str, str | None]]) -> None:
        if not self.open:
            self.roots.append(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag


def written(name: str, text: str = "Plain words") -> str:
    call = macros(portal_of(program_with(text)), lambda: HERE)[name]
    return call("spring") if name in WITH_A_WORD else call()


@pytest.mark.parametrize("name", MACROS)
def test_a_macro_is_one_block_of_well_formed_html(name: str) -> None:
    html = written(name)
    balance = Balance()
    balance.feed(html)
    assert balance.open == []
    assert len(balance.roots) == 1
    assert balance.roots[0] in {"div", "section", "ul", "ol", "dl", "form", "figure"}
    assert html.count("\n") == 1
    assert html.endswith("\n")
    assert not re.search(r"\sstyle=|\son\w+=|<script", html)
    assert read_page(name, html).repeated == []


@pytest.mark.parametrize("name", MACROS)
def test_what_people_write_stays_text(name: str) -> None:
    html = written(name, HOSTILE)
    page = Markdown(extensions=EXTENSIONS).convert(f"Before\n\n{html}\nAfter\n")
    assert "<script" not in page
    assert 'href="javascript' not in page
    assert "<h1" not in page
    assert html.strip() in page  # Markdown took it as it is
    assert "<p>After</p>" in page


@pytest.mark.parametrize("name", MACROS)
def test_every_link_leads_to_a_page_that_exists(name: str) -> None:
    for address in read_page("program/index.html", written(name)).addresses:
        assert address.target.startswith(("../", "https:", "mailto:", "./", "#")), address.target


def test_a_missing_page_is_not_linked() -> None:
    html = MACROS["library"](portal_of(program_with("Plain words")), Here("", frozenset()))
    assert "<a " not in html


def test_labels_are_the_program_s_own_words() -> None:
    assert "Guides bring" in written("eligibility")
    assert "Buddies bring" in written("eligibility")
    assert "A wave runs" in written("cadence")
    assert "places with a guide" in written("home_status")
    assert "A guide in operations" in written("mentor_directory")


def test_people_are_told_what_compares_their_goals() -> None:
    program = program_with("Plain words")
    encoder = replace(program, matching=program.matching.model_copy(update={"text": "encoder"}))
    told = [str(MACROS["matching_criteria"](portal_of(one), HERE)) for one in (program, encoder)]
    assert ["close they are in meaning" in each for each in told] == [False, True]


def test_the_directory_shows_agreed_facts_only() -> None:
    html = written("mentor_directory")
    assert "Plain words" in html
    assert "English, French" in html
    assert "St. John’s time" in html
    assert "Li Wei" not in html
    assert "javascript:alert(1)" not in re.findall(r'href="([^"]*)"', html)


def test_topics_stand_in_order_of_confidence() -> None:
    html = written("mentor_directory")
    assert 'data-topic="speaking writing"' in html


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        ("draft", "Applications open on"),
        ("open", "Applications are open until"),
        ("matching", "Applications closed on"),
        ("running", "Under way since"),
        ("closed", "Ended on"),
    ],
)
def test_the_status_says_what_happens_next(status: str, sentence: str) -> None:
    html = MACROS["home_status"](portal_in(status), HERE)
    assert sentence in html
    assert 'href="../cohorts/spring/"' in html


def test_at_most_one_step_of_a_timeline_is_now() -> None:
    html = written("timeline")
    assert html.count("is-now") == 1
    assert "Matching" in html.split("is-now")[1].split("</li>")[0]
    assert 'datetime="2027-05-26"' in html


def test_those_who_come_late_are_told_whom_to_write_to() -> None:
    late = "New here? Write to"
    assert late in MACROS["home_status"](portal_in("matching"), HERE)
    assert late not in MACROS["home_status"](portal_in("open"), HERE)


def test_before_the_start_people_have_applied_and_afterwards_they_take_part() -> None:
    assert "people applied and were accepted" in MACROS["home_status"](portal_in("matching"), HERE)
    assert "people take part" in MACROS["home_status"](portal_in("running"), HERE)


def test_a_cohort_s_page_does_not_say_its_title_twice() -> None:
    assert "mb-status__title" in written("home_status")
    assert "mb-status__title" not in written("cohort")


def test_few_people_are_not_counted_in_public() -> None:
    waiting = {
        name: Unmatched(roles="mentee", reasons=("overlap_minutes",)) for name in ("kai-ito", "li-wei")
    }
    roster = Roster(version=1, totals=Totals(placed=9, worst=0, total=0), unmatched=waiting)
    program = program_with("Plain words")
    cohorts = {"spring": replace(program.cohorts["spring"], roster=roster)}
    html = MACROS["roster_summary"](portal_of(replace(program, cohorts=cohorts)), HERE)
    assert "<dt>Buddies still waiting</dt><dd>fewer than 5</dd>" in html
    assert "<dt>Guides without a buddy</dt><dd>0</dd>" in html
    assert 'href="../cohorts/spring/"' in html  # the cohort at work, as none was named


def test_a_change_has_its_reason_and_what_came_of_it() -> None:
    adjustments = {
        "2026-02-01-hour": Adjustment(
            change="Pair by the hour",
            reason="too many missed",
            measure="session_rate",
            before=0.81,
            after=0.88,
        ),
        "2026-10-05-pulse": Adjustment(
            change="Ask monthly", measure="joy", before=3.5, review=date(2027, 4, 5)
        ),
    }
    html = MACROS["changes"](portal_of(replace(program_with("x"), adjustments=adjustments)), HERE)
    assert "Because: Too many missed." in html
    assert "Sessions held: 81% before, <strong>88% after</strong>." in html
    assert "Joy: 3.5 before. We look again on" in html
    assert html.index("Ask monthly") < html.index("Pair by the hour")


@pytest.mark.parametrize(
    ("zone", "name"),
    [
        ("America/Sao_Paulo", "São Paulo"),
        ("America/St_Johns", "St. John’s"),
        ("Europe/Copenhagen", "Copenhagen"),
        ("Mars/Olympus_Mons", "Olympus Mons"),
    ],
)
def test_cities_are_spelled_as_at_home(zone: str, name: str) -> None:
    assert city(zone, "en") == name


@pytest.mark.parametrize(("minutes", "words"), [(90, "90 minutes"), (120, "2 hours"), (270, "4.5 hours")])
def test_long_times_are_told_in_hours(minutes: int, words: str) -> None:
    assert duration(minutes) == words


def test_an_unknown_cohort_is_an_error_that_names_the_known_ones() -> None:
    with pytest.raises(LookupError, match="'autumn'; known are spring"):
        MACROS["cohort"](portal_of(program_with("x")), HERE, "autumn")


def test_an_objective_that_was_not_measured_says_so() -> None:
    html = written("progress_objectives")
    assert "Not measured yet" in html
    assert "mb-bar__value" not in html
    assert "4.2" in html


def test_every_metric_has_its_definition_and_anchor() -> None:
    assert written("metric_definitions").count('id="metric-') == 20


def test_findings_are_counted_and_nothing_else() -> None:
    html = written("checks_summary")
    assert "<dt>warnings</dt><dd>3</dd>" in html
    assert "<dt>remark</dt><dd>1</dd>" in html


@pytest.mark.parametrize(
    ("page", "document", "link"),
    [
        ("", "cohorts/spring.md", "cohorts/spring/"),
        ("cohorts/spring/", "index.md", "../../"),
        ("program/", "program/index.md", "./"),
        ("program/", "progress/definitions.md#metric-nps", "../progress/definitions/#metric-nps"),
        ("program/", "nowhere.md", None),
    ],
)
def test_addresses(page: str, document: str, link: str | None) -> None:
    assert Here(page, DOCUMENTS).to(document) == link


def test_addresses_without_folders() -> None:
    assert Here("program/index.html", DOCUMENTS, directory_urls=False).to("index.md") == "../index.html"


def test_the_sponsor_s_page_tells_what_the_progress_page_tells() -> None:
    portal = read_portal(ROOT / "program", ROOT / "docs", date(2026, 11, 22))
    html = MACROS["sponsor_page"](portal, Here("progress/one-page/", portal.documents))
    assert "Figures of <strong>Autumn 2025</strong>" in html
    assert html.count("<h2") == 3
    assert "Counted: 82% in 2026 Q1, 100% in 2026 Q3." in html
    comparison = MACROS["progress_comparison"](portal, Here("progress/", portal.documents))
    assert "+33 points" in html
    assert "+33 points" in comparison
    assert "association, not an effect" in comparison


def test_totals_that_are_not_to_be_published_stay_in_reports() -> None:
    totals = {"others": Benchmark(n=420, promoted=37, period=2025)}
    portal = portal_of(replace(program_with("Plain"), benchmarks=totals))
    assert portal.view.benchmarks == {}
    assert portal.comparisons == ()
