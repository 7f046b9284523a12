"""The fork that takes MkDocs' place: not one byte differs, so what a browser sees need not be looked at twice."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import buildable
from tests.project import ROOT

SAID = "import sys, generator.host as h; from pathlib import Path; h.build_site(Path(sys.argv[1]), strict=True); "


def built(root: Path, host: str) -> tuple[str, dict[str, bytes]]:
    """Which package was `mkdocs`, and every file of the site."""
    code = f"{SAID}print(sys.modules['mkdocs'].__name__)"
    done = subprocess.run(
        [sys.executable, "-c", code, str(buildable(root))],
        cwd=ROOT, env={**os.environ, "FOURONES_HOST": host}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    site = root / "site"
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    return done.stdout.split()[-1], files


def test_the_same_site(tmp_path: Path) -> None:
    """Every file, the manifest included."""
    names, sites = zip(*(built(tmp_path / host, host) for host in ("mkdocs", "properdocs")), strict=True)

    assert names == ("mkdocs", "properdocs")
    assert sites[0] == sites[1]
    assert len(sites[0]) > 50
