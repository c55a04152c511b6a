import base64
import hashlib
from importlib.resources import files
from pathlib import Path

import pytest

from mentorbook.site.csp import protect, theme_scripts
from mentorbook.site.pages import pages_of

HEAD = '<!doctype html>\n<meta charset="utf-8">\n'
TEMPLATE = '<script>var base="{{ base_url }}"</script>\n<script>{% if x %}odd{% endif %}</script>'


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    folder = tmp_path / "theme"
    folder.mkdir()
    (folder / "base.html").write_text(TEMPLATE, encoding="utf-8")
    return folder


def protected(tmp_path: Path, theme: Path, body: str) -> tuple[str, list[str]]:
    site = tmp_path / "site"
    site.mkdir(exist_ok=True)
    (site / "index.html").write_text(HEAD + body, encoding="utf-8")
    found = protect(site, list(pages_of(site)), theme_scripts([theme]))
    return (site / "index.html").read_text(encoding="utf-8"), [str(finding) for finding in found]


def hash_of(script: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() + "'"


@pytest.mark.parametrize(
    "address", [".", "..", "../..", "/mentoring/", "https://northwind.example/mentoring/"]
)
def test_the_theme_s_scripts_are_allowed_at_any_depth(tmp_path: Path, theme: Path, address: str) -> None:
    html, found = protected(tmp_path, theme, f'<script>var base="{address}"</script>')
    assert hash_of(f'var base="{address}"') in html
    assert found == []


@pytest.mark.parametrize(
    "script",
    ["alert(1)", 'var base="";alert(1);""', 'var base=".."; fetch("x")', 'var base="a"+alert(1)+"b"'],
)
def test_a_page_s_own_script_is_stopped_and_reported(tmp_path: Path, theme: Path, script: str) -> None:
    html, found = protected(tmp_path, theme, f"<p>\n<script>{script}</script>")
    assert hash_of(script) not in html
    assert found == ["index.html:4: this inline script will not run: only the theme's own may"]


def test_data_in_a_script_element_is_left_alone(tmp_path: Path, theme: Path) -> None:
    _, found = protected(
        tmp_path, theme, '<script type="application/json">{}</script><script src="a.js"></script>'
    )
    assert found == []


def test_doing_it_twice_is_doing_it_once(tmp_path: Path, theme: Path) -> None:
    once, _ = protected(tmp_path, theme, '<script>var base="."</script>')
    site = tmp_path / "site"
    protect(site, list(pages_of(site)), theme_scripts([theme]))
    assert (site / "index.html").read_text(encoding="utf-8") == once
    assert once.count("Content-Security-Policy") == 1
    assert "script-src 'self' 'sha256-" in once


def test_the_real_theme_has_scripts_to_allow() -> None:
    known = theme_scripts([Path(str(files("material"))) / "templates"])
    assert len(known) >= 5
