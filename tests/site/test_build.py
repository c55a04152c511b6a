"""Whole builds of a small repository with the real theme and plugins."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from mentorbook.errors import UserError
from mentorbook.site.build import SiteReport, build_site

TODAY = date(2026, 11, 22)
MKDOCS = """
site_name: Paper
site_url: https://northwind.example/mentoring/
theme: {name: material, font: false}
plugins:
  - macros:
      module_name: scripts/macros
      render_by_default: false
      on_undefined: strict
      on_error_fail: true
      j2_extensions: [mentorbook.site.sandbox.Sandbox]
markdown_extensions: [attr_list, md_in_html]
"""
CHARTER = "name: Paper\npurpose: {purpose}\n"
COHORT = "title: Spring 2027\nstatus: open\nstarts: 2027-01-11\nends: 2027-10-15\n"


@pytest.fixture
def repository(tmp_path: Path, root: Path) -> Path:
    files = {
        "mkdocs.yml": MKDOCS,
        "docs/index.md": "---\nrender_macros: true\n---\n\n# Home\n\n{{ charter() }}\n",
        "docs/cohorts/spring.md": '---\nrender_macros: true\n---\n\n# Spring\n\n{{ cohort("spring") }}\n',
        "program/program.yml": CHARTER.format(purpose="Grow together."),
        "program/cohorts/spring/cohort.yml": COHORT,
    }
    for name, text in files.items():
        write(tmp_path, name, text)
    (tmp_path / "scripts").mkdir()
    shutil.copy(root / "scripts" / "macros.py", tmp_path / "scripts" / "macros.py")
    return tmp_path


def write(repository: Path, name: str, text: str) -> None:
    path = repository / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def page(repository: Path, name: str = "index.html") -> str:
    return (repository / "site" / name).read_text(encoding="utf-8")


def messages(report: SiteReport) -> str:
    return "\n".join(str(finding) for finding in report.findings)


def test_a_site_is_built_once_and_again_when_its_data_change(repository: Path) -> None:
    first = build_site(repository, today=TODAY)
    assert (first.built, first.pages, first.findings) == (True, 3, ())
    assert "Grow together." in page(repository)
    assert "Content-Security-Policy" in page(repository)
    assert 'datetime="2027-01-11"' in page(repository, "cohorts/spring/index.html")
    assert "kB" in first.heaviest

    again = build_site(repository, today=TODAY)
    assert (again.built, again.pages, again.heaviest) == (False, 3, first.heaviest)

    write(repository, "program/program.yml", CHARTER.format(purpose="Stay curious."))
    assert build_site(repository, today=TODAY).built
    assert "Stay curious." in page(repository)


def test_a_page_that_fails_leaves_the_old_site_alone(repository: Path) -> None:
    build_site(repository, today=TODAY)
    write(repository, "docs/index.md", "---\nrender_macros: true\n---\n\n# Home\n\n{{ charrter() }}\n")
    report = build_site(repository, today=TODAY)
    assert messages(report) == "docs/index.md: 'charrter' is undefined (UndefinedError)"
    assert "Grow together." in page(repository)


def test_a_charter_that_cannot_be_read_is_said_in_one_line(repository: Path) -> None:
    write(repository, "program/program.yml", "name: [\n")
    assert messages(build_site(repository, today=TODAY)) == "program.yml is missing or cannot be read"


def test_links_and_scripts_that_mkdocs_lets_pass_are_found(repository: Path) -> None:
    body = '# Home\n\n<div><a href="nowhere/">x</a><script>alert(1)</script></div>\n'
    write(repository, "docs/index.md", body)
    report = build_site(repository, today=TODAY)
    assert "the link nowhere/ leads nowhere" in messages(report)
    assert "this inline script will not run" in messages(report)


def test_a_page_cannot_reach_the_machine_that_builds_it(repository: Path) -> None:
    for attack in ("{{ cycler.__init__.__globals__.os.popen('id').read() }}", "{{ context() }}"):
        write(repository, "docs/index.md", f"---\nrender_macros: true\n---\n\n# Home\n\n{attack}\n")
        report = build_site(repository, today=TODAY)
        assert "(UndefinedError)" in messages(report) or "(SecurityError)" in messages(report)
        assert not (repository / "site").exists()


def test_a_missing_configuration_is_explained(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"there is no mkdocs\.yml"):
        build_site(tmp_path, today=TODAY)
