"""A disk that is full or read-only, and clocks that jump: the site is whole, and the next build is right."""

from __future__ import annotations

import errno
import gc
import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from filelock import FileLock

from generator.build import site, unchanged
from generator.cli import main
from generator.host import build_site
from tests.nightly.killed import RECORD, Trial

YEAR = 366 * 24 * 3600


def mounted(*options: str) -> bool:
    """Whether the system lets us have a disk of our own."""
    return subprocess.run(["mount", *options], check=False, capture_output=True).returncode == 0


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk."""
    place = tmp_path / "disk"
    place.mkdir()
    if os.name != "posix" or not mounted("-t", "tmpfs", "-o", "size=40m", "none", str(place)):
        pytest.skip("a disk of one's own can be mounted only by root on Linux")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def outcome(trial: Trial) -> tuple[int, str]:
    """Exit code and words of a build."""
    with trial.begin() as process:
        words, _errors = process.communicate(timeout=120)
    return process.returncode, words


def test_a_full_disk(disk: Path) -> None:
    """With so many kilobytes left a build ends with one line, or gets by; the old site is whole either way."""
    trial, said = Trial.begun(disk / "project"), []
    for left in (50, 200, 800):
        trial.edit(f"还剩{left}")
        free = os.statvfs(disk)
        (disk / "fill").write_bytes(bytes(max(0, free.f_bavail * free.f_bsize - left * 1024)))
        said.append(outcome(trial))
        assert trial.whole() == ""
        (disk / "fill").unlink()
    trial.edit("有地方了")
    trial.build()

    assert any(code == 2 and words.startswith("磁盘已满") for code, words in said), said
    assert [words for _code, words in said if "Traceback" in words] == []
    assert (trial.whole(), "有地方了" in trial.page()) == ("", True)


def test_a_disk_that_is_read_only(disk: Path) -> None:
    """One line; as soon as it can be written again, the next build is right."""
    trial = Trial.begun(disk / "project")
    trial.edit("改过了")
    assert mounted("-o", "remount,ro", str(disk))
    code, words = outcome(trial)
    assert trial.whole() == ""
    assert mounted("-o", "remount,rw", str(disk))
    trial.build()

    assert (code, "Traceback" in words) == (2, False), words
    assert "只读" in words
    assert (trial.whole(), "改过了" in trial.page()) == ("", True)


@pytest.mark.parametrize("shift", [-YEAR, YEAR])
def test_a_clock_that_jumps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shift: int) -> None:
    """By a year, back or ahead, between two builds; files keep the time of before, or get one from elsewhere."""
    trial = Trial.begun(tmp_path / "project")
    record = trial.root / RECORD
    before = record.stat()
    real = time.time
    monkeypatch.setattr(unchanged.time, "time", lambda: real() + shift)
    for number, when in enumerate((before.st_mtime_ns, before.st_mtime_ns + shift * 10**9, 0)):
        trial.edit(f"第{number}次")
        os.utime(record, ns=(when, when))
        done = CliRunner().invoke(main, ["build", "--root", str(trial.root)])
        assert done.exit_code == 0, done.output
        assert (trial.whole(), f"第{number}次" in trial.page()) == ("", True)
    again = CliRunner().invoke(main, ["build", "--root", str(trial.root)])

    assert "写入文件 0" in again.output


def test_a_build_that_cannot_begin(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It fails of what is wrong, and keeps nothing back: a preview goes on in the same process."""

    def full(_folder: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    gc.enable()
    with monkeypatch.context() as without_space:
        without_space.setattr(site, "Spool", full)
        with pytest.raises(OSError, match="No space left"):
            build_site(project, strict=False)
    assert gc.isenabled()
    with FileLock(project / ".fourones/build.lock", timeout=0):
        assert [path.name for path in project.glob(".site*")] == []
    assert build_site(project, strict=False).published is not None
