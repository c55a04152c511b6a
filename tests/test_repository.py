"""The repository itself: its layers, its files, what it installs and what its Makefile promises."""

import ast
import json
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from mentorbook.source.layout import KINDS
from tests.conftest import ROOT

PACKAGE = ROOT / "scripts" / "mentorbook"
LAYERS = (
    "cli",
    "site",
    "exports",
    "importing",
    "reports",
    "checks",
    "roster",
    "matching",
    "privacy",
    "rehearsal",
    "scaffolding",
    "source",
    "model",
)
REGISTRIES = [
    ".".join(labels)
    for labels in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("deb", "debian", "org"))
]


# Layers: each may import only itself and what stands below it.


def imports(path: Path) -> list[str]:
    """Return the dotted names of the modules that the file at `path` imports, relative ones resolved."""
    package = path.relative_to(ROOT / "scripts").with_suffix("").parts[:-1]
    found: list[str] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            base = ".".join((*above, *filter(None, [node.module])))
            found += [f"{base}.{alias.name}" for alias in node.names]
    return found


def layer_of(name: str) -> str | None:
    """Return the layer that a dotted module name is in, or None."""
    head, _, rest = name.partition(".")
    layer = rest.partition(".")[0]
    return layer if head == "mentorbook" and layer in LAYERS else None


def upward_imports(path: Path, layer: str) -> list[str]:
    below = LAYERS[LAYERS.index(layer) :]
    return [name for name in imports(path) if layer_of(name) not in (None, *below)]


@pytest.mark.parametrize("layer", LAYERS)
def test_a_layer_imports_only_downward(layer: str) -> None:
    files = sorted((PACKAGE / layer).rglob("*.py"))
    assert files
    assert {str(path.relative_to(ROOT)): up for path in files if (up := upward_imports(path, layer))} == {}


def test_the_package_is_its_layers() -> None:
    """A module outside the layers would be outside the rule."""
    names = {
        path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()
    }
    assert names == {*LAYERS, "__init__", "__main__", "errors"}


def test_the_macros_know_the_site_only() -> None:
    assert {layer_of(name) for name in imports(ROOT / "scripts" / "macros.py")} <= {"site", None}


def test_upward_imports_are_seen_in_every_spelling(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.test_repository.ROOT", tmp_path)
    module = tmp_path / "scripts" / "mentorbook" / "model" / "person.py"
    module.parent.mkdir(parents=True)
    module.write_text(
        "import mentorbook.cli\nfrom mentorbook import checks\nfrom ..source import read\n"
        "from . import values\nfrom mentorbook.model.fields import Id\nimport json\n"
    )
    seen = ["mentorbook.cli", "mentorbook.checks", "mentorbook.source.read"]
    assert upward_imports(module, "model") == seen


# Files: what Git keeps.


def tracked_files() -> list[Path]:
    """Return the files that Git keeps or would keep."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    paths = [ROOT / name for name in listed.stdout.split("\0") if name]
    return [path for path in paths if path.is_symlink() or path.exists()]


def texts() -> dict[Path, str]:
    """Return the text files and what they say; test data may be broken on purpose and is left out."""
    kept = [path for path in tracked_files() if not path.is_relative_to(ROOT / "tests" / "data")]
    contents = {path: path.read_bytes() for path in kept if path.is_file()}
    return {path: data.decode("utf-8") for path, data in contents.items() if b"\0" not in data}


def test_files_are_files_and_not_links() -> None:
    """A symbolic link in docs/ would publish whatever it points to."""
    assert [path for path in tracked_files() if path.is_symlink() or not path.is_file()] == []


def test_text_is_utf8_with_plain_line_endings() -> None:
    assert [path for path, text in texts().items() if "\r" in text] == []


def test_no_file_names_a_registry() -> None:
    """Where packages come from is the business of whoever installs them: many organizations have a mirror."""
    assert [
        (path, host) for path, text in texts().items() for host in REGISTRIES if host in text.lower()
    ] == []


@pytest.mark.parametrize("page", sorted(ROOT.glob("*.md")), ids=lambda path: path.stem)
def test_links_of_the_front_papers_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|mailto:|#)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_editors_know_the_schema_of_every_kind_of_record() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    assert settings["yaml.schemas"] == {
        f"./program/schema/{kind.name}.schema.json": "program/" + re.sub(r"<\w+>", "*", kind.path)
        for kind in KINDS.values()
    }


def test_the_schemas_that_editors_are_told_of_exist() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    assert [schema for schema in settings["yaml.schemas"] if not (ROOT / schema).is_file()] == []


# Dependencies: declared with a reason, pinned, hashed.

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
DEFAULT = [Requirement(line) for line in PROJECT["project"]["dependencies"]]
BUILD = [Requirement(line) for line in PROJECT["build-system"]["requires"]]
TEST = [Requirement(line) for line in PROJECT["project"]["optional-dependencies"]["test"]]
FAST = [Requirement(line) for line in PROJECT["project"]["optional-dependencies"]["fast"]]
AI = [Requirement(line) for line in PROJECT["project"]["optional-dependencies"]["ai"]]
LOCK = [Requirement(line) for line in PROJECT["dependency-groups"]["lock"]]


def pins(name: str) -> dict[str, str]:
    """Return project -> version of the requirements file `name`."""
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([\w.-]+)==([^\s;]+)", text, re.MULTILINE))


@pytest.mark.parametrize("requirement", [*DEFAULT, *FAST, *AI, *TEST, *LOCK], ids=str)
def test_a_dependency_has_a_reason(requirement: Requirement) -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert re.search(rf'"{re.escape(requirement.name)}[^"]*"[,\]]\s*# \S', text)


@pytest.mark.parametrize(
    ("name", "requirements"),
    [
        ("default.txt", [*DEFAULT, *BUILD]),
        ("fast.txt", [*DEFAULT, *BUILD, *FAST]),
        ("ai.txt", [*DEFAULT, *BUILD, *AI]),
        ("test.txt", [*DEFAULT, *BUILD, *TEST]),
        ("lock.txt", LOCK),
    ],
)
def test_the_pins_satisfy_what_is_declared(name: str, requirements: list[Requirement]) -> None:
    pinned = pins(name)
    unmet = [
        str(each)
        for each in requirements
        if not each.specifier.contains(pinned.get(canonicalize_name(each.name), "0"))
    ]
    assert unmet == []


@pytest.mark.parametrize("name", ["default.txt", "fast.txt", "ai.txt", "test.txt", "lock.txt"])
def test_every_pin_is_hashed(name: str) -> None:
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    entries = re.split(r"^(?=[\w.-]+==)", text, flags=re.MULTILINE)[1:]
    assert entries
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_tests_run_on_what_is_published() -> None:
    """What the site is built with is what the tests saw."""
    assert pins("default.txt").items() <= pins("test.txt").items()
    assert pins("fast.txt").items() <= pins("test.txt").items()
    assert pins("ai.txt").items() <= pins("test.txt").items()


def test_the_build_group_is_the_build_system() -> None:
    assert PROJECT["dependency-groups"]["build"] == PROJECT["build-system"]["requires"]


def test_every_import_is_declared() -> None:
    """A package that happens to come along with another may go away with it."""
    projects = packages_distributions()
    modules = {name.partition(".")[0] for path in PACKAGE.rglob("*.py") for name in imports(path)}
    foreign = modules - sys.stdlib_module_names - {"mentorbook", "pydantic_core"}  # released with pydantic
    declared = {canonicalize_name(each.name) for each in (*DEFAULT, *FAST, *AI)}
    undeclared = {
        module
        for module in foreign
        if not declared & {canonicalize_name(name) for name in projects.get(module, [])}
    }
    assert undeclared == set()


# The Makefile.


def test_help_lists_every_target() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert phony
    shown = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    listed = re.findall(r"^  ([a-z-]+) +\S", shown, re.MULTILINE)
    assert sorted(listed) == sorted(phony[1].split())
