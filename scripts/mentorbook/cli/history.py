"""What Git has: rosters as they were at a revision, and whether it has the files of today."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from mentorbook.errors import UserError
from mentorbook.model.roster import Roster
from mentorbook.source.layout import kind_of
from mentorbook.source.problem import SourceError
from mentorbook.source.records import read_record
from mentorbook.source.strict_yaml import parse


def rosters_at(revision: str, program: Path) -> dict[str, Roster]:
    """Cohort: roster, as committed at a revision. Raises UserError when Git does not know it."""
    _git(program, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    rosters: dict[str, Roster] = {}
    for path in _git(program, "ls-tree", "-r", "-z", "--name-only", revision, "--", ".").split("\0"):
        placed = kind_of(path)
        if placed and placed[0].name == "roster":
            roster = _read(_git(program, "show", f"{revision}:./{path}"), path)
            if roster:
                rosters[placed[1][0]] = roster
    return rosters


def not_in_git(folder: Path, files: Sequence[Path]) -> list[Path]:
    """Which of these files Git could not bring back as they are now. Raises UserError outside a repository."""
    try:
        root = Path(_git(folder, "rev-parse", "--show-toplevel").strip())
    except UserError as error:
        raise UserError(
            f"{folder} is in no Git repository that could bring it back", "`git init`, and commit it"
        ) from error
    changed = _git(
        folder, "status", "--porcelain", "-z", "--no-renames", "--ignored", "--untracked-files=all"
    )
    unsaved = {root / line[3:] for line in changed.split("\0") if line}
    return [path for path in files if path.resolve() in unsaved]


def _read(text: str, path: str) -> Roster | None:
    try:
        record, _ = read_record(Roster, parse(text), path)
    except SourceError:
        return None  # a roster that was broken then has nothing to compare with
    return record if isinstance(record, Roster) else None


def _git(folder: Path, *arguments: str) -> str:
    git = shutil.which("git")
    if git is None:
        raise UserError("Git is not installed", "install it; it keeps what was there before")
    try:
        done = subprocess.run([git, "-C", str(folder), *arguments], capture_output=True, check=True)  # noqa: S603  # no shell
    except subprocess.CalledProcessError as error:
        reason = error.stderr.decode("utf-8", "replace").strip()
        raise UserError(
            "Git cannot show that" + (f": {reason.splitlines()[-1]}" if reason else ""),
            "name a branch, a tag or a commit that is there, for example main, inside a repository",
        ) from None
    return done.stdout.decode("utf-8", "replace")
