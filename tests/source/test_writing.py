"""The one writer: whatever fails, the file holds its old content or its new one, and nothing is left lying about."""

import errno
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mentorbook.source.writing import write_atomically
from tests.conftest import ROOT

OLD, NEW = b"old: 1\n", b"new: 2\n" * 1000


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "people" / "kai.yml"
    path.parent.mkdir()
    path.write_bytes(OLD)
    return path


def beside(path: Path) -> list[str]:
    return sorted(entry.name for entry in path.parent.iterdir())


def test_a_changed_file_is_written(file: Path) -> None:
    assert write_atomically(file, NEW) is True
    assert file.read_bytes() == NEW
    assert beside(file) == ["kai.yml"]


def test_an_unchanged_file_is_not_touched(file: Path) -> None:
    os.utime(file, ns=(1, 1))
    before = file.stat()
    assert write_atomically(file, OLD) is False
    after = file.stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)


def test_a_new_file_brings_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "cohorts" / "spring" / "roster.yml"
    assert write_atomically(path, NEW) is True
    assert path.read_bytes() == NEW


def test_others_may_read_what_is_written(tmp_path: Path) -> None:
    path = tmp_path / "roster.yml"
    write_atomically(path, NEW)
    assert path.stat().st_mode & 0o777 == 0o644


def test_a_link_is_replaced_and_what_it_leads_to_is_not(tmp_path: Path) -> None:
    target, link = tmp_path / "target.yml", tmp_path / "link.yml"
    target.write_bytes(OLD)
    link.symlink_to(target)
    write_atomically(link, NEW)
    assert (target.read_bytes(), link.read_bytes(), link.is_symlink()) == (OLD, NEW, False)


NOBODY = 2**22 + 1  # a number that no process has


def test_leftovers_of_a_killed_run_are_swept(file: Path) -> None:
    (file.parent / ".mentorbook-x1.tmp").write_bytes(b"half")
    (file.parent / f".mentorbook-{NOBODY}-x2.tmp").write_bytes(b"half")
    (file.parent / ".mentorbook-notes").write_bytes(b"not ours")
    write_atomically(file, NEW)
    assert beside(file) == [".mentorbook-notes", "kai.yml"]


def test_what_another_run_is_writing_stays(file: Path) -> None:
    at_work = f".mentorbook-{os.getppid()}-x1.tmp"
    (file.parent / at_work).write_bytes(b"half")
    write_atomically(file, NEW)
    assert beside(file) == [at_work, "kai.yml"]


# Every system call of a write, made to fail with every error a disk may give.


class Failing:
    """Stands in for a function and fails at the nth call."""

    def __init__(self, real: Callable[..., Any], at: int, code: int) -> None:
        self.real, self.at, self.code, self.calls = real, at, code, 0

    def __call__(self, *arguments: Any, **options: Any) -> Any:
        self.calls += 1
        if self.calls == self.at:
            raise OSError(self.code, os.strerror(self.code))
        return self.real(*arguments, **options)


STEPS: list[tuple[Any, str, int]] = [
    (tempfile, "mkstemp", 1),
    (os, "fdopen", 1),
    (os, "fsync", 1),
    (Path, "chmod", 1),
    (Path, "replace", 1),
]


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EACCES], ids=errno.errorcode.get)
@pytest.mark.parametrize(("owner", "name", "at"), STEPS, ids=[name for _, name, _ in STEPS])
def test_an_error_before_the_rename_leaves_the_old_file(
    file: Path, monkeypatch: pytest.MonkeyPatch, owner: Any, name: str, at: int, code: int
) -> None:
    failing = Failing(getattr(owner, name), at, code)
    with monkeypatch.context() as patched:
        patched.setattr(owner, name, lambda *a, **o: failing(*a, **o))
        with pytest.raises(OSError, match=os.strerror(code)):
            write_atomically(file, NEW)
    assert failing.calls == at
    assert file.read_bytes() == OLD
    assert beside(file) == ["kai.yml"]


@pytest.mark.parametrize("name", ["write", "flush"])
def test_a_disk_that_fills_up_while_writing_leaves_the_old_file(
    file: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    real = os.fdopen

    class Full:
        def __init__(self, handle: int, mode: str) -> None:
            self.file = real(handle, mode)

        def __enter__(self) -> "Full":
            return self

        def __exit__(self, *_: object) -> None:
            self.file.close()

        def __getattr__(self, wanted: str) -> Any:
            def full(*_: object) -> None:
                raise OSError(errno.ENOSPC, "No space left on device")

            return full if wanted == name else getattr(self.file, wanted)

    monkeypatch.setattr(os, "fdopen", Full)
    with pytest.raises(OSError, match="No space"):
        write_atomically(file, NEW)
    assert file.read_bytes() == OLD
    assert beside(file) == ["kai.yml"]


def test_an_error_after_the_rename_leaves_the_new_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    failing = Failing(os.fsync, 2, errno.EIO)
    monkeypatch.setattr(os, "fsync", lambda handle: failing(handle))
    with pytest.raises(OSError, match="Input/output"):
        write_atomically(file, NEW)
    assert file.read_bytes() == NEW
    assert beside(file) == ["kai.yml"]


def test_a_stop_at_the_keyboard_leaves_the_old_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(file, NEW)
    assert file.read_bytes() == OLD
    assert beside(file) == ["kai.yml"]


# Killed for good, at every call of the write.

KILLED = """
import os, signal, sys, tempfile
from pathlib import Path
from mentorbook.source.writing import write_atomically

calls, last = 0, int(sys.argv[2])

def counted(real):
    def call(*arguments, **options):
        global calls
        calls += 1
        if calls == last:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*arguments, **options)
    return call

for owner, name in ((tempfile, "mkstemp"), (os, "fdopen"), (os, "fsync"), (Path, "chmod"), (Path, "replace"),
                    (os, "open"), (os, "close"), (Path, "glob"), (Path, "mkdir")):
    setattr(owner, name, counted(getattr(owner, name)))
write_atomically(Path(sys.argv[1]), b"new: 2\\n" * 1000)
print(calls)
"""


def killed_at(call: int, file: Path) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", KILLED, str(file), str(call)]
    return subprocess.run(
        command, env={"PYTHONPATH": str(ROOT / "scripts")}, capture_output=True, check=False
    )


def test_a_kill_at_any_call_leaves_the_old_file_or_the_new_one(file: Path) -> None:
    whole = killed_at(0, file)
    assert whole.returncode == 0, whole.stderr.decode()
    calls = int(whole.stdout)
    assert calls >= 8
    for call in range(1, calls + 1):
        file.write_bytes(OLD)
        assert killed_at(call, file).returncode == -signal.SIGKILL
        assert file.read_bytes() in (OLD, NEW)
        assert killed_at(0, file).returncode == 0  # the next run sweeps what the killed one left
        assert beside(file) == ["kai.yml"]
