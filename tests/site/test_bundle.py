"""Style sheets that stand side by side become one."""

import re
from pathlib import Path

from mentorbook.site.bundle import bundle_styles

STYLES = {
    "one.css": "a { color: red; }\n",
    "two.css": "@font-face { src: url(../fonts/x.woff2); }\n",
    "own.css": "b {}\n",
}


def page(site: Path, name: str, way: str, *sheets: str) -> Path:
    links = "\n  ".join(f'<link rel="stylesheet" href="{way}assets/css/{sheet}">' for sheet in sheets)
    path = site / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        f'<link rel="stylesheet" href="{way}assets/theme.css">{links}<p>Text</p>', encoding="utf-8"
    )
    return path


def site_of(folder: Path) -> Path:
    (folder / "assets" / "css").mkdir(parents=True)
    for name, text in STYLES.items():
        (folder / "assets" / "css" / name).write_text(text, encoding="utf-8")
    return folder


def hrefs(path: Path) -> list[str]:
    return re.findall(r'href="([^"]+)"', path.read_text(encoding="utf-8"))


def test_sheets_in_a_row_are_joined_in_their_order(tmp_path: Path) -> None:
    site = site_of(tmp_path)
    deep = page(site, "news/index.html", "../", "two.css", "one.css")
    root = page(site, "index.html", "", "two.css", "one.css")
    bundle_styles(site)
    theme, bundle = hrefs(deep)
    assert theme == "../assets/theme.css"
    assert (deep.parent / bundle).read_text(encoding="utf-8") == STYLES["two.css"] + STYLES["one.css"]
    assert hrefs(root) == ["assets/theme.css", bundle.removeprefix("../")]


def test_other_content_gets_another_name(tmp_path: Path) -> None:
    site = site_of(tmp_path)
    pages = [page(site, "a.html", "", "one.css", "two.css"), page(site, "b.html", "", "one.css", "own.css")]
    bundle_styles(site)
    assert hrefs(pages[0]) != hrefs(pages[1])


def test_a_single_sheet_is_left_alone(tmp_path: Path) -> None:
    site = site_of(tmp_path)
    one = page(site, "a.html", "", "one.css")
    before = one.read_bytes()
    bundle_styles(site)
    assert one.read_bytes() == before
