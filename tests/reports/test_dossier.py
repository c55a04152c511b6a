"""The dossier: its items are those of the self-checks, its evidence can exist, its points are as worked out by hand."""

import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from mentorbook.model.charter import Charter
from mentorbook.model.program import Program
from mentorbook.reports.dossier import Judged, dossiers
from mentorbook.reports.dossier_words import told
from mentorbook.reports.metrics import METRICS
from mentorbook.reports.shares import SHARES, share
from mentorbook.reports.standards import Item, Section, Standard, standards
from mentorbook.reports.window import whole
from mentorbook.source.layout import KINDS
from mentorbook.source.program import Reading
from tests.cli.running import run
from tests.conftest import ROOT

from .paper import PROGRAM, TODAY

STANDARDS = {one.title.lower(): one for one in standards()}
ITEMS = [(name, item) for name, one in STANDARDS.items() for part in one.standards for item in part.items]
named = pytest.mark.parametrize(("standard", "item"), ITEMS, ids=lambda one: getattr(one, "code", one))


def questions(page: str) -> dict[str, list[str]]:
    """Title of a part: its rows, as the self-check has them."""
    text = (ROOT / f"docs/library/templates/{page}-self-check.md").read_text(encoding="utf-8")
    parts = re.split(r"^## \d\. (.*)$", text, flags=re.MULTILINE)[1:]
    return {
        title: [
            line
            for line in body.split("\n## ")[0].splitlines()
            if re.match(r"\| (?!Code|Question|---)", line)
        ]
        for title, body in zip(parts[::2], parts[1::2], strict=True)
    }


@pytest.mark.parametrize("name", STANDARDS)
def test_items_are_those_of_the_self_check(name: str) -> None:
    asked = questions(name)
    assert {part.title: len(part.items) for part in STANDARDS[name].standards} == {
        title: len(rows) for title, rows in asked.items()
    }
    known = [row.split("|")[1].strip() for rows in asked.values() for row in rows]
    codes = [item.code for part in STANDARDS[name].standards for item in part.items]
    assert [code for code in codes if code[0] in "BE"] == [
        code for code in known if re.match(r"[BE]\.\d", code)
    ]
    assert len(set(codes)) == len(codes)


@named
def test_evidence_is_of_one_kind_and_can_be_had(standard: str, item: Item) -> None:
    assert standard
    assert item.evidence or item.ask
    for one in item.evidence:
        stated = [name for name in ("page", "metric", "record", "set", "share") if getattr(one, name)]
        assert len(stated) == 1
        assert one.page is None or (ROOT / "docs" / one.page).is_file()
        assert one.metric is None or one.metric in METRICS
        assert one.record is None or one.record in KINDS
        assert one.share is None or one.share in SHARES
        value: object = Charter(name="A")
        for name in (one.set or "").split(".") if one.set else ():
            assert value is None or hasattr(value, name)
            value = getattr(value, name, None)


def test_shares_by_hand() -> None:
    windows = [one for one in whole(PROGRAM, TODAY) if one.cohort.id == "spring"]
    assert share("pairs_with_goals", windows) == (4, 6)
    assert share("pairs_with_sessions", windows) == (5, 6)
    assert share("agreements_signed", windows) == (1, 6)  # of one pair, only "someone" signed
    assert share("mentors_with_application", windows) == (7, 7)
    assert share("mentors_trained", windows) == (0, 7)
    assert share("cohorts_with_orientation", windows) == (0, 1)


def judged(item: Item, program: Program = PROGRAM, *, files: tuple[str, ...] = (), k: int = 5) -> Judged:
    """One item, in a standard of its own."""
    standard = Standard(title="Own", about="Ours.", standards=(Section(title="One", items=(item,)),))
    reading = Reading(program=program, entries=(), problems=())
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("mentorbook.reports.dossier.standards", lambda: [standard])
        (found,) = dossiers(reading, None, TODAY, k, files.__contains__)
    return found.parts["One"][0]


def item(*evidence: Mapping[str, object], ask: str | None = None) -> Item:
    return Item.model_validate({"code": "X.1", "text": "It is so.", "evidence": evidence, "ask": ask})


PAGE, METRIC = {"page": "program/roles.md"}, {"metric": "completion_rate"}


@pytest.mark.parametrize(
    ("asked", "files", "points"),
    [
        (item(PAGE, METRIC), ("docs/program/roles.md",), 2),
        (item(PAGE, METRIC), (), 1),
        (item(PAGE), (), 0),
        (item(PAGE, ask="Ask three people."), ("docs/program/roles.md",), 1),
        (item(PAGE, ask="Ask three people."), ("evidence/own-x-1.md",), 2),
        (item(ask="Ask three people."), (), 0),
        (item({"metric": "satisfaction"}), (), 0),  # three answers: hidden
        (item({"share": "pairs_with_goals", "least": 0.6}), (), 2),
        (item({"share": "pairs_with_goals", "least": 0.7}), (), 0),
        (item({"record": "adjustment"}), (), 0),
        (item({"set": "cadence.months"}), (), 2),
        (item({"set": "purpose"}), (), 0),
        (item({"set": "eligibility"}), (), 0),
    ],
)
def test_points_by_hand(asked: Item, files: tuple[str, ...], points: int) -> None:
    assert judged(asked, files=files).points == points


def test_shares_of_a_few_are_not_told() -> None:
    few = judged(item({"share": "pairs_with_goals", "least": 0.7}), k=7)
    assert [proof.says for proof in few.proofs] == ["not enough: pairs with a goal; it takes 70%"]


def test_without_anything_nothing_is_shown() -> None:
    reading = Reading(program=Program(), entries=(), problems=())
    found = dossiers(reading, None, TODAY, 5, lambda _: False)
    assert [one.coverage for one in found] == [0, 0]
    assert [row for row in told(found, "all").rows if not row[-1]] == []


def test_what_is_missing_is_named_and_own_pages_count(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "program", tmp_path / "program")
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    before = run("report", "all", "dossier", "--format", "json", cwd=tmp_path)
    (tmp_path / "evidence").mkdir()
    (tmp_path / "evidence" / "eepm-b-2-4.md").write_text("All were checked by the people team in January.\n")
    (tmp_path / "docs/program/roles.md").unlink()
    after = run("report", "all", "dossier", cwd=tmp_path).out
    assert (
        "To add: Write down that all were checked, by whom and when, and no result. Put it into" not in after
    )
    assert "To add: add `docs/program/roles.md`" in after
    checked = next(
        one
        for standard in json.loads(before.out)["standards"]
        for part in standard["parts"]
        for one in part["items"]
        if one["code"] == "B.2.4"
    )
    assert (checked["points"], "evidence/eepm-b-2-4.md" in checked["add"][0]) == (0, True)


def test_a_cohort_is_judged_by_itself() -> None:
    running = run("report", "2027-spring", "dossier", "--today", "2026-11-22", cwd=ROOT).out
    closed = run("report", "2025-autumn", "dossier", "--today", "2026-11-22", cwd=ROOT).out
    assert "Completion: none counted yet (pairs)" in running
    assert "Completion: 85%, n = 20 pairs" in closed
    assert "1 × `program/cohorts/<cohort>/roster.yml`" in closed
