"""The peers of the benchmark: what each builds from, by which command, and when its site is no match for ours."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.bench import eleventy, hugo, zensical
from tests.bench.peers import Extent, write_peer

FEW = 3
"""So many pages more or fewer than ours are the same number: an error page of another name, a page of tags."""

ALIKE = 0.05
"""Where we write the layout, the mean size of pages differs by no more than this part of ours."""


@dataclass(frozen=True, slots=True)
class Peer:
    """One program in one setting."""

    write: Callable[[Path, Path, Extent], None]
    """Writes what it builds from: built project, empty folder, what our own site comes to."""

    command: Callable[[], list[str] | None]
    """Makes the folder `site` of the folder in which it runs; None where the program is not installed."""

    install: str = ""
    """What to do then."""

    fitted: bool = False
    """Whether the layout is ours, so that its pages have our length."""

    kept: tuple[str, ...] = ("site",)
    """What is put away before a cold build."""


def _mkdocs() -> list[str]:
    return [sys.executable, "-m", "mkdocs", "build", "--quiet"]


def _zensical(plugins: str) -> Peer:
    return Peer(partial(write_peer, plugins=plugins), zensical.command, zensical.INSTALL, kept=("site", zensical.CACHE))


PEERS = {
    "mkdocs": Peer(write_peer, _mkdocs),
    "mkdocs-search": Peer(partial(write_peer, plugins="[search]"), _mkdocs),
    "zensical": _zensical(zensical.WITHOUT_SEARCH),
    "zensical-search": _zensical(zensical.WITH_SEARCH),
    "hugo": Peer(hugo.write_hugo, hugo.command, hugo.INSTALL, fitted=True, kept=("site", "resources")),
    "eleventy": Peer(eleventy.write_eleventy, eleventy.command, eleventy.INSTALL, fitted=True),
}


def lacking(names: Iterable[str]) -> str:
    """How to install those that are not; empty where all are."""
    return "\n".join(dict.fromkeys(PEERS[name].install for name in names if PEERS[name].command() is None))


def unlike(name: str, ours: Extent, theirs: Extent) -> str:
    """Why the site of a peer is not to be compared with ours; empty where it is."""
    if abs(theirs.pages - ours.pages) > FEW:
        return f"{name} has made {theirs.pages} pages, and we {ours.pages}"
    if PEERS[name].fitted and abs(theirs.mean / ours.mean - 1) > ALIKE:
        return f"{name} has {theirs.mean:.0f} bytes of HTML a page, and we {ours.mean:.0f}"
    return ""
