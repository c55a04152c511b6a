"""Build the site: MkDocs, then the policy, then the links. The old site stays until the new one is whole."""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

from mentorbook.errors import UserError
from mentorbook.source.writing import write_atomically

from .bundle import bundle_styles
from .csp import protect, theme_scripts
from .finding import SiteFinding
from .inputs import digest_of
from .links import broken_links, file_of, repeated_ids
from .pages import BuiltPage, pages_of

_COMPRESSED = (".html", ".css", ".js", ".json", ".svg")
_NAMED_PAGE = re.compile(r"  - (\S+\.md)$")
_COMPLAINT = re.compile(r"^(?:WARNING|ERROR) +- +(.*)")
_MACRO_FILE = re.compile(r"^_File_: `(.*)`")
_MACRO_ERROR = re.compile(r"^_(\w*(?:Error|Exception))_: (.*)")
_SHOWN_OF_LOG = 5
MARK = ".built-by-mentorbook"


@dataclass(frozen=True, kw_only=True)
class SiteReport:
    """How a build went. `built` is False when nothing had changed; `heaviest` names a page and its weight."""

    built: bool
    pages: int
    findings: tuple[SiteFinding, ...]
    heaviest: str


def build_site(
    root: Path,
    *,
    today: date,
    strict: bool = True,
    site_dir: Path | None = None,
    program_dir: Path | None = None,
    force: bool = False,
    last_look: Callable[[Path], bool] = lambda _draft: True,
) -> SiteReport:
    """Build the site of the repository at `root` into `site_dir` (default: site/), unless nothing has changed.

    Raises UserError when there is no mkdocs.yml. What is wrong with the pages comes back as findings; when MkDocs
    itself gives up, the old site is left alone. So it is when `last_look`, which gets the folder with the finished
    draft, answers False.
    """
    root, site = root.resolve(), (site_dir or root / "site").resolve()
    program = (program_dir or root / "program").resolve()
    if not (root / "mkdocs.yml").is_file():
        raise UserError(f"there is no mkdocs.yml in {root}", "run this at the top of the repository")
    if site != root / "site":
        _refuse_foreign(root, site, program)
    digest = _digest(root, site, program, today, strict)
    known = _remembered(root, site, digest)
    if known and not force:
        return known
    cache = root / ".cache"
    cache.mkdir(exist_ok=True)
    # A folder for each build: two at a time, as `make serve` beside `make build`, keep out of each other's way.
    with TemporaryDirectory(prefix="site-", dir=cache) as workshop:
        draft = Path(workshop) / "site"
        complaints = _run_mkdocs(root, draft, program, today, strict)
        if complaints is not None:
            return SiteReport(built=False, pages=0, findings=complaints, heaviest="")
        report = _finish(root, draft)
        if not last_look(draft):
            return SiteReport(built=False, pages=0, findings=(), heaviest="")
        _replace(site, draft)
    if not report.findings:
        _remember(root, digest, report)
    return report


# ------------------------------------------------------------------ MkDocs


def _run_mkdocs(
    root: Path, draft: Path, program: Path, today: date, strict: bool
) -> tuple[SiteFinding, ...] | None:
    """None when MkDocs is content, else what it complained about."""
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--site-dir",
        str(draft),
        *(["--strict"] if strict else []),
    ]
    settings = {
        "MENTORBOOK_PROGRAM": str(program),
        "MENTORBOOK_TODAY": today.isoformat(),
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONUTF8": "1",
    }
    # A process of its own: the macros plugin ends the whole process when a macro fails.
    run = subprocess.run(  # noqa: S603 - a fixed command
        command,
        cwd=root,
        env={**os.environ, **settings},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return None if run.returncode == 0 else tuple(_complaints(run.stderr + run.stdout))


def _complaints(log: str) -> list[SiteFinding]:
    page, found = "", []
    for line in log.splitlines():
        if named := _MACRO_FILE.match(line):
            page = named[1]
        elif error := _MACRO_ERROR.match(line):
            found.append(SiteFinding(f"docs/{page}", 0, f"{error[2]} ({error[1]})"))
        elif (complaint := _COMPLAINT.match(line)) and "_Macro Rendering Error_" not in line:
            found.append(SiteFinding("", 0, complaint[1]))
        elif found and (named := _NAMED_PAGE.match(line)):  # of a complaint about several pages
            found.append(SiteFinding(f"docs/{named[1]}", 0, "see the line above"))
    return found or [SiteFinding("", 0, line) for line in log.strip().splitlines()[-_SHOWN_OF_LOG:]]


# ------------------------------------------------------------------ the built pages


def _finish(root: Path, draft: Path) -> SiteReport:
    bundle_styles(draft)
    pages = list(pages_of(draft))
    stopped = protect(draft, pages, theme_scripts(_theme_folders(root)))
    findings = (*stopped, *broken_links(draft, pages), *repeated_ids(pages))
    return SiteReport(built=True, pages=len(pages), findings=findings, heaviest=_heaviest(draft, pages))


def _theme_folders(root: Path) -> list[Path]:
    return [Path(str(files("material"))) / "templates", root / "overrides"]


def _heaviest(site: Path, pages: Sequence[BuiltPage]) -> str:
    """The page that takes the most bytes to show, text compressed as hosts send it."""
    sent: dict[str, int] = {}

    def weight(name: str) -> int:
        if name not in sent:
            content = (site / name).read_bytes()
            sent[name] = len(gzip.compress(content) if name.endswith(_COMPRESSED) else content)
        return sent[name]

    weights = {page.name: sum(map(weight, {page.name, *_loaded(site, page)})) for page in pages}
    name = max(weights, key=lambda page: (weights[page], page), default="")
    return f"{name} ({round(weights[name] / 1000)} kB with what it loads)" if name else ""


def _loaded(site: Path, page: BuiltPage) -> Iterator[str]:
    targets = {file_of(page.name, address.target) for address in page.addresses if address.loaded}
    return (file for file in targets if file and (site / file).is_file())


def _refuse_foreign(root: Path, site: Path, program: Path) -> None:
    """A site replaces a folder whole, so it may only replace one that was built before, or an empty one."""
    sources = (program, *(root / name for name in ("docs", "scripts", "overrides", "tests", ".git")))
    if any(site == folder or site in folder.parents or folder in site.parents for folder in sources):
        raise UserError(
            f"the site cannot be built into {site}", "choose a folder of its own, for example site"
        )
    if site.exists() and not (site / MARK).is_file() and (not site.is_dir() or any(site.iterdir())):
        raise UserError(
            f"{site} holds something that was not built here, and a site replaces its folder whole",
            "choose another folder, or empty this one yourself",
        )


def _replace(site: Path, draft: Path) -> None:
    """Put the draft in the site's place; the old site goes only when the new one stands."""
    (draft / MARK).write_text("Built by mentorbook; the next build replaces this folder.\n", encoding="utf-8")
    site.parent.mkdir(parents=True, exist_ok=True)
    if site.exists():
        shutil.move(site, draft.with_name("old-site"))  # beside the draft, and cleared away with its folder
    shutil.move(draft, site)


# ------------------------------------------------------------------ nothing to do


def _digest(root: Path, site: Path, program: Path, today: date, strict: bool) -> str:
    inputs = [root / "mkdocs.yml", root / "docs", root / "overrides", root / "scripts" / "macros.py", program]
    return digest_of((path for path in inputs if path.exists()), (str(site), today.isoformat(), str(strict)))


def _memory(root: Path) -> Path:
    return root / ".cache" / "site.json"


def _remember(root: Path, digest: str, report: SiteReport) -> None:
    held = {"digest": digest, "pages": report.pages, "heaviest": report.heaviest}
    write_atomically(_memory(root), json.dumps(held).encode())


def _remembered(root: Path, site: Path, digest: str) -> SiteReport | None:
    try:
        held = json.loads(_memory(root).read_text(encoding="utf-8"))
        same = held["digest"] == digest and (site / "index.html").is_file()
        return (
            SiteReport(built=False, pages=held["pages"], findings=(), heaviest=held["heaviest"])
            if same
            else None
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None  # no memory, or one that cannot be read: build
