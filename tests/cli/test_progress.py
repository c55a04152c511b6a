"""Progress of long work, and what is left behind when it ends early."""

import io
import sys
from pathlib import Path
from typing import Any

import pytest

from mentorbook.cli import match, progress
from mentorbook.cli.output import COULD_NOT, INTERRUPTED
from mentorbook.cli.progress import Teller
from mentorbook.matching.parallel import in_order
from mentorbook.matching.progress import LISTENER
from mentorbook.model.roster import Roster, Totals
from mentorbook.roster import build
from tests.cli.running import run
from tests.cli.test_rehearse import TODAY, rehearsed


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    """A clock that goes a second on whenever somebody looks."""

    def __init__(self) -> None:
        self.now = 0.0

    def monotonic(self) -> float:
        self.now += 1
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(progress, "time", clock)
    return clock


def told(teller: Teller, parts: int) -> None:
    for done in range(1, parts + 1):
        teller("Judging pairs", done, parts)


@pytest.mark.usefixtures("clock")
def test_a_terminal_gets_a_bar_that_goes_away(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    told(Teller(), 20)
    shown = screen.getvalue().split("\r")
    assert any("50 %" in line and "█" in line for line in shown)
    assert shown[-1] == ""
    assert shown[-2].strip() == ""


@pytest.mark.usefixtures("clock")
def test_a_log_gets_a_line_now_and_then(capsys: pytest.CaptureFixture[str]) -> None:
    told(Teller(), 40)
    lines = capsys.readouterr().err.splitlines()
    assert lines == ["Judging pairs: 27 %", "Judging pairs: 52 %", "Judging pairs: 77 %"]


def test_what_is_quick_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    told(Teller(), 40)
    assert capsys.readouterr().err == ""


def test_work_in_parts_tells_how_far_it_is() -> None:
    heard: list[tuple[str, int, int]] = []
    token = LISTENER.set(lambda *told: heard.append(told))
    try:
        assert list(in_order(str, [3, 1, 2], "Counting")) == ["3", "1", "2"]
    finally:
        LISTENER.reset(token)
    assert heard == [("Counting", 1, 3), ("Counting", 2, 3), ("Counting", 3, 3)]


def test_whoever_stops_it_keeps_the_old_roster(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = rehearsed(tmp_path / "made")
    command = ("match", "rehearsal", "--program", str(made), *TODAY)
    assert run(*command, cwd=tmp_path).code == 0
    before = (made / "cohorts" / "rehearsal" / "roster.yml").read_bytes()
    (made / "matching.yml").write_text("rules: {minimum_score: 0.9}\n", encoding="utf-8")

    def interrupted(*_told: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Teller, "__call__", interrupted)
    stopped = run(*command, cwd=tmp_path)
    assert stopped.code == INTERRUPTED
    assert "no file is half written" in stopped.err
    assert (made / "cohorts" / "rehearsal" / "roster.yml").read_bytes() == before
    assert sorted(path.name for path in (made / "cohorts" / "rehearsal").iterdir()) == [
        "applications",
        "cohort.yml",
        "roster.yml",
    ]


def test_a_roster_that_fails_its_proof_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = rehearsed(tmp_path / "made")
    forged = build.build_roster

    def unlucky(*arguments: Any) -> Roster:
        roster = forged(*arguments)
        return roster.model_copy(update={"totals": Totals(placed=0, worst=0, total=0)})

    monkeypatch.setattr(match, "build_roster", unlucky)
    done = run("match", "rehearsal", "--program", str(made), *TODAY, cwd=tmp_path)
    assert done.code == COULD_NOT
    assert "failed their proof" in done.err
    assert not (made / "cohorts" / "rehearsal" / "roster.yml").exists()
