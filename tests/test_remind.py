"""The weekly reminder: its two jobs, run here. What is written names nobody, and one issue is enough for all weeks."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT

REMIND = ROOT / ".github" / "workflows" / "remind.yml"
DAY = "2026-01-15"
FAKE = """
const run = async () => {
  const calls = [];
  const record = (name, answer) => async (asked) => { calls.push([name, asked]); return answer; };
  const issues = { listForRepo: record('list', { data: OPEN }), update: record('update'), create: record('create') };
  const github = { rest: { issues } }, context = { repo: { owner: 'o', repo: 'r' } };
  await (async () => { SCRIPT })();
  console.log(JSON.stringify(calls));
};
run();
"""


def steps(job: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load(REMIND.read_text(encoding="utf-8"))["jobs"][job]["steps"]
    return found


def test_what_is_written_down_is_due_and_healthy_and_names_nobody(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "program", tmp_path / "program")
    shutil.copytree(ROOT / "docs" / "library", tmp_path / "docs" / "library")
    plan = tmp_path / "program/cohorts/2025-autumn/cohort.yml"
    plan.write_text(plan.read_text("utf-8").replace("status: closed", "status: running"), "utf-8")
    (script,) = (step["run"] for step in steps("look") if "outbox" in step.get("run", ""))
    command = script.replace(".venv/bin/mentorbook", f"{sys.executable} -m mentorbook")
    clean = {"PYTHONPATH": str(ROOT / "scripts"), "PATH": os.environ["PATH"], "MENTORBOOK_TODAY": DAY}
    done = subprocess.run(
        ["bash", "-e", "-c", command], cwd=tmp_path, env=clean, capture_output=True, check=False
    )
    text = (tmp_path / "outbox/reminder.md").read_text("utf-8")
    assert done.returncode == 0, done.stderr
    assert f"# Due on {DAY}" in text
    assert f"# Health of 2025-autumn on {DAY}" in text
    people = [path.stem for path in (tmp_path / "program/people").glob("*.yml")]
    assert [who for who in people if len(who) > 8 and who in text] == []


@pytest.mark.skipif(not shutil.which("node"), reason="no node is here to run the script of the issue")
@pytest.mark.parametrize(
    ("open_issues", "length", "expected"),
    [([], 10, "create"), ([{"number": 7}], 10, "update"), ([{"number": 7}], 90_000, "update")],
)
def test_the_issue_is_opened_once_and_then_written_anew(
    tmp_path: Path, open_issues: list[dict[str, int]], length: int, expected: str
) -> None:
    (script,) = (step["with"]["script"] for step in steps("tell") if "script" in step.get("with", {}))
    (tmp_path / "reminder.md").write_text("é" * length, encoding="utf-8")
    page = FAKE.replace("OPEN", json.dumps(open_issues)).replace("SCRIPT", script)
    done = subprocess.run(["node", "-e", page], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (listed, asked), (did, wrote) = json.loads(done.stdout)
    assert (listed, asked["state"], asked["labels"], did) == ("list", "open", "due", expected)
    assert wrote.get("issue_number") == (7 if open_issues else None)
    assert len(wrote["body"]) == length if length < 60_000 else len(wrote["body"]) < 65_536
