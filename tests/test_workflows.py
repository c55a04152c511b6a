"""The workflows: their schema, their security, and that what they call exists. All offline."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
PRE_COMMIT = ROOT / ".pre-commit-config.yaml"
AUDITED = [GITHUB / "dependabot.yml", *WORKFLOWS, PRE_COMMIT]
ZIZMOR = Path(sys.executable).parent / "zizmor"

YAML_STYLE = """
extends: default
rules:
  comments: {min-spaces-from-content: 1}
  document-start: disable
  line-length: {max: 140}
  truthy: {check-keys: false}
"""


def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def load(workflow: Path) -> dict[Any, Any]:
    loaded: dict[Any, Any] = yaml.safe_load(workflow.read_text(encoding="utf-8"))
    return loaded


def jobs() -> list[Any]:
    return [
        pytest.param(job, id=f"{workflow.stem}-{name}")
        for workflow in WORKFLOWS
        for name, job in load(workflow)["jobs"].items()
    ]


def test_the_workflows_are_found() -> None:
    assert [path.name for path in WORKFLOWS] == ["check.yml", "publish.yml", "remind.yml"]


def test_zizmor_audits_every_file_and_finds_nothing() -> None:
    """An unreadable workflow is no finding to zizmor, so what it read is counted too."""
    audit = run(ZIZMOR, "--offline", "--strict-collection", "--persona", "auditor", ".")
    assert audit.returncode == 0, audit.stdout + audit.stderr
    assert audit.stderr.count("completed ") == len(AUDITED), audit.stderr


@pytest.mark.parametrize(
    ("schema", "files"),
    [("vendor.github-workflows", WORKFLOWS), ("vendor.dependabot", [GITHUB / "dependabot.yml"])],
)
def test_files_follow_the_published_schemas(schema: str, files: list[Path]) -> None:
    checked = run(sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *files)
    assert checked.returncode == 0, checked.stdout


def test_yaml_is_in_style() -> None:
    checked = run(sys.executable, "-m", "yamllint", "--strict", "-d", YAML_STYLE, GITHUB, PRE_COMMIT)
    assert checked.returncode == 0, checked.stdout


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_grants_nothing_to_all_its_jobs(workflow: Path) -> None:
    assert load(workflow)["permissions"] == {}


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_never_runs_with_more_rights_than_its_author(workflow: Path) -> None:
    triggers = load(workflow)[True]  # YAML 1.1 reads the key `on` as true
    assert not {"pull_request_target", "workflow_run", "issue_comment"} & set(triggers)


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_actions_are_pinned_to_a_commit_with_its_version_beside_it(workflow: Path) -> None:
    uses = re.findall(r"uses: (.*)", workflow.read_text(encoding="utf-8"))
    assert uses
    assert [use for use in uses if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", use)] == []


@pytest.mark.parametrize("job", jobs())
def test_a_job_has_a_name_a_time_limit_and_its_own_permissions(job: dict[str, Any]) -> None:
    assert {"name", "timeout-minutes", "permissions"} <= set(job)


@pytest.mark.parametrize("job", jobs())
def test_a_job_that_runs_our_code_may_write_nothing(job: dict[str, Any]) -> None:
    runs_our_code = any("run" in step for step in job["steps"])
    assert not runs_our_code or job["permissions"] == {"contents": "read"}


def test_publishing_uses_no_cache() -> None:
    publish = next(path for path in WORKFLOWS if path.name == "publish.yml")
    steps = [step for job in load(publish)["jobs"].values() for step in job["steps"]]
    assert not any("cache" in step.get("with", {}) or "/cache@" in step.get("uses", "") for step in steps)


def test_the_make_targets_that_workflows_call_exist() -> None:
    called = {target for path in WORKFLOWS for target in re.findall(r"\bmake ([a-z-]+)", path.read_text())}
    defined = set(re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert called
    assert called <= defined


def commands_called() -> list[str]:
    sources = [*WORKFLOWS, ROOT / "Makefile", PRE_COMMIT]
    found = {name for path in sources for name in re.findall(r"/mentorbook ([a-z-]+)", path.read_text())}
    return sorted(found)


@pytest.mark.parametrize("command", commands_called())
def test_the_mentorbook_commands_that_we_call_exist(command: str) -> None:
    shown = run(sys.executable, "-m", "mentorbook", command, "--help")
    assert shown.returncode == 0, shown.stderr
