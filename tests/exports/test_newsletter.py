"""The newsletter holds what is public, and no number about few people."""

import quopri
import shutil
from pathlib import Path

import pytest
import yaml
from syrupy.assertion import SnapshotAssertion

from tests.cli.running import run
from tests.conftest import ROOT

YEAR = "2025-autumn"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """The sample with a page for each stage: the whole library would change which one it is that month."""
    for name in ("program", "docs/news"):
        shutil.copytree(ROOT / name, tmp_path / name)
    for page in ("first-meeting", "regular-session", "final-session"):
        (tmp_path / "docs/library/agendas").mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / f"docs/library/agendas/{page}.md", tmp_path / "docs/library/agendas")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return tmp_path


def written(place: Path, cohort: str, *arguments: str) -> str:
    done = run("export", cohort, "newsletter", *arguments, "--out", "out", cwd=place)
    assert done.code == 0, done.err
    return (place / "out/newsletter.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("cohort", "since", "today"),
    [
        (YEAR, "2026-01-01", "2026-02-10"),  # a workshop was held, the midpoint comes
        ("2027-spring", "2026-09-01", "2026-10-20"),  # two stories, applications are open
        ("2027-spring", "2026-11-21", "2026-12-20"),  # before pairs start
    ],
)
def test_a_newsletter_of_the_sample(
    cohort: str, since: str, today: str, place: Path, snapshot: SnapshotAssertion
) -> None:
    assert written(place, cohort, "--since", since, "--today", today) == snapshot


def test_nobody_is_in_it_who_did_not_agree(place: Path) -> None:
    text = "".join(
        written(place, YEAR, "--since", "2025-09-01", "--today", day) for day in ("2026-02-10", "2026-08-01")
    )
    people = [yaml.safe_load(path.read_text("utf-8")) for path in (place / "program/people").glob("*.yml")]
    silent = [person["name"] for person in people if not (person.get("consent") or {}).get("name")]
    assert len(silent) > 5
    assert not [name for name in silent if name in text]


def test_sessions_of_few_pairs_are_not_counted(place: Path) -> None:
    """In its first days one or two pairs have met."""
    assert "sessions were held" in written(place, YEAR, "--since", "2026-01-01", "--today", "2026-02-10")
    journals = sorted((place / f"program/cohorts/{YEAR}/pairs").glob("*.yml"))
    for journal in journals[4:]:
        journal.unlink()
    assert "sessions were held" not in written(place, YEAR, "--since", "2026-01-01", "--today", "2026-02-10")


def test_the_draft_of_the_mail_says_the_same_in_plain_words(place: Path) -> None:
    text = written(place, "2027-spring", "--since", "2026-09-01", "--today", "2026-10-20")
    mail = quopri.decodestring((place / "out/newsletter.eml").read_bytes()).decode()
    assert "Subject: Northwind Mentoring: news, October 20, 2026" in mail
    assert "## " in text
    assert "## " not in mail
    assert "Spring 2027 (https://northwind.example/mentoring/cohorts/2027-spring/) takes applications" in mail


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (
            ("newsletter", "--since", "2030-01-01", "--today", "2026-11-27"),
            3,
            "2030-01-01 is after 2026-11-27",
        ),
        (("newsletter", "--since", "soon"), 2, "is not a date"),
        (("newsletter", "--due"), 2, "are for messages"),
        (("calendar", "--since", "2026-01-01"), 2, "--since is for newsletters"),
    ],
)
def test_wrong_input_is_answered(arguments: tuple[str, ...], code: int, said: str) -> None:
    done = run("export", YEAR, *arguments, cwd=ROOT)
    assert (done.code, said in done.err) == (code, True), done.err
