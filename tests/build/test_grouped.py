"""Groups of pages, and single files, made and written in forked processes: the same site as one after another."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.compendium.project import written
from tests.project import ROOT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks safely")

CODE = """
import sys
from pathlib import Path
from generator.build import grouped, site
from generator.host import build_site

grouped.FROM = grouped.fork.FROM = int(sys.argv[2])
made = []
mapped = grouped.fork.mapped
site.MANY = int(sys.argv[2])  # where groups are made apart, so are the open data
grouped.fork.mapped = lambda func, items: made.append(len(items)) or mapped(func, items)
outcome = build_site(Path(sys.argv[1]), strict=False)
print(sum(made), *outcome.published.written, sep="\\n")
"""


def built(root: Path, at_least: int) -> tuple[int, list[str], dict[str, bytes]]:
    """How many groups and files were made apart, which files were written, and all that the site holds."""
    command = [sys.executable, "-c", CODE, str(root), str(at_least)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    apart, *files = done.stdout.splitlines()
    site = root / "site"
    return (
        int(apart),
        files,
        {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()},
    )


def test_the_same_site(tmp_path: Path) -> None:
    """Every byte, nothing to do when nothing changed, and the same files after a change, whichever way was taken."""
    one, other = tmp_path / "one", tmp_path / "other"
    written(one)
    (one / "mkdocs.yml").write_bytes((ROOT / "mkdocs.yml").read_bytes())
    (one / "content/about.md").write_bytes((ROOT / "content/about.md").read_bytes())
    shutil.copytree(one, other)

    apart, files, site = built(one, 1)
    assert apart > 30
    assert built(other, 10_000) == (0, files, site)
    assert built(one, 1) == (0, [], site)

    for root in (one, other):
        unit = root / "data/units.yml"
        unit.write_text(unit.read_text("utf-8").replace("name: ", "name: 新", 1), "utf-8")
    apart, files, site = built(one, 1)
    assert apart > 0
    assert files
    assert built(other, 10_000) == (0, files, site)

    lost = sorted(path for path in (one / "site").rglob("*") if path.suffix in (".html", ".json"))
    for path in lost:
        path.unlink()
    apart, files, again = built(one, 1)
    assert apart > 50, "files alone, no groups"
    assert (len(files), again) == (len(lost), site)
