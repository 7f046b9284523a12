"""The shell of our own pages as a layout for peers, and the same Markdown with the heads that they read.

A peer whose layout we write shall send out as much HTML as we do. Its full pages stand in what is around the record on
one of our achievement pages, header, navigation and footer; its short ones in a page that has nothing else. What is
then missing to the mean size of our pages is known by a trial build, and stands in each full page as an element that
nobody sees: a peer copies it as it copies the shell, and has no other work with it. (A comment would not do: Hugo
leaves comments out.) A trial, not arithmetic, because each program writes Markdown a little differently.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.measure import measured
from tests.bench.peers import SHORT, Extent, extent_of, markdown_pages

_LINK = re.compile(r"\]\((?P<up>\.\./)?(?P<path>[^():]*?)\.md\)")
_RECORD = re.compile(r'(<div class="wrap" id="main">).*(</div>\s*</div>\s*</main>)', re.S)
_SHORT = """\
<!doctype html>
<html lang="zh"><head><meta charset="utf-8"><title>{title}</title></head>
<body><h1>{title}</h1>{content}</body></html>
"""
_FILLER = "<template>{words}</template>"


@dataclass(frozen=True, slots=True)
class Slots:
    """How a program's layouts name the title of a page and its text."""

    title: str
    content: str


def layouts(project: Path, slots: Slots, filler: int) -> dict[str, str]:
    """The layouts `shell`, with so many bytes more than our shell has, and `short`. The project is built."""
    achievement = min((project / "data/achievements").rglob("*.yml"))
    page = (project / "site/achievements" / achievement.stem / "index.html").read_text("utf-8")
    shell = re.sub(r"\{[{%]|[%}]\}", "", page)  # nothing in it is for a template engine
    words = "·" * (filler // len("·".encode()))
    article = f"<article><h1>{slots.title}</h1>{slots.content}</article>{_FILLER.format(words=words)}"
    shell, replaced = _RECORD.subn(lambda match: match[1] + article + match[2], shell, count=1)
    assert replaced, f"{achievement.stem}: the record is not where it was on its page"
    shell = re.sub(r"<title>.*?</title>", f"<title>{slots.title}</title>", shell, count=1, flags=re.S)
    return {"shell": shell, "short": _SHORT.format(title=slots.title, content=slots.content)}


def headed_pages(project: Path, extent: Extent) -> Iterator[tuple[str, str]]:
    """Name and text of each page, with a head that says title and layout, and links that lead to folders."""
    for name, text in markdown_pages(project, extent):
        head, body = text.split("\n", 1)
        title = head.removeprefix("# ").replace("\\", "\\\\").replace('"', '\\"')
        layout = "short" if name.startswith(SHORT) else "shell"
        body = _LINK.sub(_led, body).replace("](../media/", "](../../media/")
        yield name, f'---\ntitle: "{title}"\nlayout: {layout}\n---\n{body}'


def _led(match: re.Match[str]) -> str:
    """A link to a file becomes one to the folder that its page has; each page lies one folder deeper than its file."""
    up = "../../" if match["up"] else ""
    return f"]({up}{match['path']}/)"


def fitted(extent: Extent, target: Path, command: Sequence[str] | None, write: Callable[[int], None]) -> None:
    """Has the layouts written with as much filler as a trial without any shows to be missing. `command` makes
    `target/site`; without one (the program is not installed) there is no filler.

    A shell is not cut: where the peer's pages are too long without a filler, the program ends and says so.
    """
    write(0)
    if command is None:
        return
    measured(command, target)  # it tells the last lines where the program fails
    trial = extent_of(target / "site")
    missing = (extent.mean - trial.mean) * trial.pages / (extent.pages - extent.short)
    if missing < 0:
        sys.exit(f"a page of the peer has {trial.mean:.0f} bytes, ours {extent.mean:.0f}: cut the shell")
    write(round(missing))
