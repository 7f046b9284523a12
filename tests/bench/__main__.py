"""How long a build takes, beside other programs in the same run: plain MkDocs with Material, Zensical, Hugo, Eleventy.

    python -m tests.bench --sizes 1000 5000 --runs 3 --peers mkdocs mkdocs-search zensical hugo eleventy
    python -m tests.bench --sizes 5000 --runs 3 --peers --without-search --beside-search

For each size: a cold build (no site, no cache), a build with nothing changed, one with the title of one
achievement changed, one with a template changed; where asked for, a cold build of the same records with search in the
same rounds, so that its ratio can be told; then each peer's cold build of the same records. A
table is printed and everything is written to `tests/bench/out/`. Generator and theme are copied first,
so that edits made meanwhile do not count. A peer that is not installed is not fetched: the program says how to. One
whose site is of another size than ours ends the run (`lineup.unlike`).
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tests.bench.eleventy import eleventy_version
from tests.bench.lineup import PEERS, lacking, unlike
from tests.bench.measure import OUT, Sample, Series, measured, surroundings, versions
from tests.bench.peers import Extent, extent_of
from tests.bench.records import retitle, write_project
from tests.project import ROOT

_SETTLED = 2.5
"""Seconds: a file changed within two before a build could change again unseen, so the next would look at all files."""


@dataclass(frozen=True, slots=True)
class Step:
    """One row of the table."""

    size: int
    name: str
    series: Series
    pages: int
    page_kb: float
    site_mb: float


def main() -> None:
    """Runs the sweep."""
    options = _options()
    if missing := lacking(options.peers):
        sys.exit(missing)
    steps: list[Step] = []
    work = Path(tempfile.mkdtemp(prefix="bench-", dir=options.work))
    try:
        package = _packaged(work / "package")
        write_project(work / "first", 80)
        measured(_build(work / "first"), package)  # compiles the copied modules, so that no run pays for it
        for size in options.sizes:
            write_project(work / str(size), size, search=not options.without_search)
            steps += _measured(work, package, size, options)
    finally:
        if options.work is None:
            shutil.rmtree(work, ignore_errors=True)
    sys.stdout.write(table(steps))
    _write(steps, search=not options.without_search)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Build times, and those of peers.")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000], help="numbers of records")
    parser.add_argument("--runs", type=int, default=3, help="runs of each of our steps")
    parser.add_argument("--peer-runs", type=int, default=1, help="runs of each peer")
    parser.add_argument("--peers", nargs="*", choices=list(PEERS), default=["mkdocs"])
    parser.add_argument("--without-search", action="store_true", help="switch our own search off")
    parser.add_argument("--beside-search", action="store_true", help="a cold build with search in each round, too")
    parser.add_argument("--work", type=Path, default=None, help="folder in which projects are kept afterwards")
    return parser.parse_args()


def _packaged(folder: Path) -> Path:
    """A copy of generator and theme, from which all builds run."""
    for name in ("generator", "theme"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


@dataclass(frozen=True, slots=True)
class Turn:
    """What is measured again and again: so many runs of a command, each after its own preparation."""

    name: str
    site: Path
    runs: int
    prepare: Callable[[int], None]
    run: Callable[[], Sample]


def _measured(work: Path, package: Path, size: int, options: argparse.Namespace) -> list[Step]:
    """All steps of one size, and the peers of their pages."""
    root = work / str(size)
    turns = _ours(root, package, options.runs)
    if options.beside_search:
        write_project(work / f"{size}-search", size, search=True)
        turns.append(replace(_ours(work / f"{size}-search", package, options.runs)[0], name="cold, search"))
    if options.peers:
        turns[0].run()
        extent = extent_of(root / "site")  # what peers write is measured by it
        turns += [_peer(root, work / f"{size}-{peer}", peer, extent, options.peer_runs) for peer in options.peers]
    samples: dict[str, list[Sample]] = {turn.name: [] for turn in turns}
    for number in range(max(turn.runs for turn in turns)):
        for turn in turns:
            if number < turn.runs:
                turn.prepare(number)
                samples[turn.name].append(turn.run())
                sys.stderr.write(f"{size} {turn.name}: {samples[turn.name][-1].wall:.2f} s\n")
    for peer in options.peers:
        if reason := unlike(peer, extent, extent_of(work / f"{size}-{peer}" / "site")):
            sys.exit(reason)
    return [Step(size, turn.name, Series(tuple(samples[turn.name])), *_output(turn.site)) for turn in turns]


def _ours(root: Path, package: Path, runs: int) -> list[Turn]:
    template = package / "theme/pages/achievement.html"
    original = template.read_text("utf-8")
    title = root / "data/achievements/b0003/b0003-1.yml"

    def build() -> Sample:
        return measured(_build(root), package)

    def clean(_number: int) -> None:
        for name in ("site", ".site.previous", ".fourones"):
            _put_away(root / name)
        time.sleep(_SETTLED)

    def rename(number: int) -> None:
        retitle(title, f"第{2 * number + 1}次改过的名称")
        build()  # the first change after a cold build has no former site to start from
        retitle(title, f"第{2 * number + 2}次改过的名称")

    def restyle(number: int) -> None:
        template.write_text(f"{original}<!-- {number} -->\n", encoding="utf-8")

    def nothing(_number: int) -> None:
        """Nothing has changed."""

    preparations: dict[str, Callable[[int], None]] = {
        "cold": clean,
        "unchanged": nothing,
        "one title": rename,
        "one template": restyle,
    }
    return [Turn(name, root / "site", runs, before, build) for name, before in preparations.items()]


def _build(root: Path) -> list[str]:
    return [sys.executable, "-m", "generator", "build", "--root", str(root)]


def _peer(project: Path, target: Path, name: str, extent: Extent, runs: int) -> Turn:
    peer = PEERS[name]
    peer.write(project, target, extent)
    command = peer.command()
    assert command is not None
    env = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"} | {"NO_MKDOCS_2_WARNING": "1"}

    def clean(_number: int) -> None:
        for kept in peer.kept:
            _put_away(target / kept)

    return Turn(name, target / "site", runs, clean, lambda: measured(command, target, env))


def _put_away(folder: Path) -> None:
    """Moves a folder aside. To delete it here would slow the next run down: ext4 makes new files slowly for
    minutes after many were deleted.
    """
    if folder.exists():
        aside = tempfile.mkdtemp(prefix="put-away-", dir=folder.parent.parent)
        folder.rename(Path(aside) / folder.name)


def _output(site: Path) -> tuple[int, float, float]:
    """Number of pages (the error page not counted), kilobytes a page, megabytes in all."""
    pages = [path.stat().st_size for path in site.rglob("*.html") if path.name != "404.html"]
    whole = sum(path.stat().st_size for path in site.rglob("*") if path.is_file())
    return len(pages), sum(pages) / len(pages) / 1000, whole / 1e6


def table(steps: list[Step]) -> str:
    """The results as Markdown. `× cold`: of our own cold build of the same size."""
    lines = [
        "| records | step | wall s, median (min–max) | cpu s | peak MB | × cold | pages | KB a page | site MB |",
        "|---:|---|---:|---:|---:|---:|---:|---:|---:|",
    ]
    cold = {step.size: step.series.median("wall") for step in steps if step.name == "cold"}
    for step in steps:
        wall, (least, most) = step.series.median("wall"), step.series.span("wall")
        lines.append(
            f"| {step.size} | {step.name} | {wall:.2f} ({least:.2f}–{most:.2f}) | {step.series.median('cpu'):.2f} "
            f"| {step.series.median('peak'):.0f} | {wall / cold[step.size]:.2f} | {step.pages} | {step.page_kb:.1f} "
            f"| {step.site_mb:.1f} |"
        )
    return "\n".join(lines) + "\n"


def _write(steps: list[Step], search: bool) -> None:
    now = dt.datetime.now(dt.UTC)
    result: dict[str, Any] = {
        **surroundings(now),
        "versions": versions("mkdocs", "mkdocs-material", "pydantic", "jinja2", "zensical", "hugo")
        | eleventy_version(),
        "search": search,
        "steps": [
            {
                "records": step.size,
                "step": step.name,
                "pages": step.pages,
                "page_kb": step.page_kb,
                "site_mb": step.site_mb,
                **step.series.plain(),
            }
            for step in steps
        ],
    }
    OUT.mkdir(exist_ok=True)
    path = OUT / f"{now:%Y%m%d-%H%M%S}.json"
    path.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
