"""What no command foresaw: one line in Chinese, never a traceback, and the site as it was."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.build import publish
from generator.build.manifest import verified
from generator.cli import main
from generator.host import build_site


def broken(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    """The next file that is written to staging cannot be."""

    def fail(_path: str, _content: bytes) -> None:
        raise error

    monkeypatch.setattr(publish, "write", fail)


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (
            OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "a.html"),
            "磁盘已满：a.html。这次没有做完；已经发布的网站是完整的",
        ),
        (
            PermissionError(errno.EACCES, os.strerror(errno.EACCES), "a.html"),
            "没有读写的权限，或正被别的程序打开着：a.html",
        ),
        (OSError(errno.EROFS, os.strerror(errno.EROFS)), "所在的磁盘是只读的。"),
        (OSError(errno.EIO, os.strerror(errno.EIO)), "程序出错了（OSError）"),
        (TypeError("字"), "程序出错了（TypeError）"),
    ],
)
def test_one_line(project: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, told: str) -> None:
    """What it was, and that the site is as before; the next build makes it new."""
    build_site(project, strict=False)
    record = project / "data/awards/prize.yml"
    record.write_text(record.read_text("utf-8").replace("先进党支部", "先进集体"), "utf-8")
    with monkeypatch.context() as patch:
        broken(patch, error)
        done = CliRunner().invoke(main, ["build", "--root", str(project)])

    assert (done.exit_code, told in done.stderr) == (2, True), done.output
    assert "Traceback" not in done.output
    assert verified(project / "site").sound
    assert CliRunner().invoke(main, ["build", "--root", str(project)]).exit_code == 0
    assert "先进集体" in (project / "site/awards/index.html").read_text("utf-8").replace("<wbr>", "")


def test_somebody_stops_it(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl+C: one line as well, and the site as it was."""
    build_site(project, strict=False)
    (project / "data/awards/prize.yml").unlink()
    broken(monkeypatch, KeyboardInterrupt())
    done = CliRunner().invoke(main, ["build", "--root", str(project)])

    assert (done.exit_code, done.stderr.strip()) == (130, "已经停下。这次没有做完；已经发布的网站是完整的。")
    assert verified(project / "site").sound
