"""The demonstration site, built into a folder of its own for the browser to see."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.project import ROOT, run_build


def build_demonstration(folder: Path) -> Path:
    """Builds the repository's own data below `folder`, from today's theme; gives the site's path. Text
    lies there packed, too, for the tests of servers.

    Pictures that an earlier build of the repository made are taken over by their content.
    """
    folder.mkdir(parents=True)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    for name in ("data", "content"):
        shutil.copytree(ROOT / name, folder / name)
    with (folder / "data/portal.yml").open("a", encoding="utf-8") as settings:
        settings.write("precompressed: 是\n")
    if (ROOT / ".fourones").is_dir():
        shutil.copytree(ROOT / ".fourones", folder / ".fourones")
    run_build(folder)
    return folder / "site"
