"""Same in, same out: whatever machine, folder and clock, the same bytes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.compendium.project import written
from tests.project import ROOT

ONE = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1"}
OTHER = {"TZ": "Pacific/Pago_Pago", "LC_ALL": "C.UTF-8", "LANG": "zh_CN.UTF-8", "PYTHONHASHSEED": "4242"}


def built(root: Path, env: dict[str, str], *, one_core: bool) -> dict[str, bytes]:
    """The files of the site that a process of its own makes of the small book."""
    written(root)
    (root / "mkdocs.yml").write_bytes((ROOT / "mkdocs.yml").read_bytes())
    (root / "content/about.md").write_bytes((ROOT / "content/about.md").read_bytes())
    settings = root / "data/portal.yml"
    settings.write_text(settings.read_text("utf-8").replace("booklets: 否\n", ""), "utf-8")
    pinned = ["taskset", "-c", "0"] if one_core and shutil.which("taskset") else []
    command = [*pinned, sys.executable, "-m", "generator", "build", "--root", str(root)]
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, **env}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in (root / "site").rglob("*") if path.is_file()
    }


def test_two_builds(tmp_path: Path) -> None:
    """Another folder, time zone, language, order of hashes, number of cores: every file is the same, also PDFs."""
    one = built(tmp_path / "one", ONE, one_core=True)
    other = built(tmp_path / "a-much-longer-name" / "书 稿", OTHER, one_core=False)

    assert sorted(one) == sorted(other)
    assert [path for path, content in one.items() if content != other[path]] == []
    assert sum(path.endswith(".pdf") for path in one) > 5
    assert len(one) > 250
