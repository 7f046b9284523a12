"""What a reader gets from nginx: answers a second, weight of pages, and the first view on a slow line.

    python -m tests.bench.serve --records 2000 --seconds 5
    python -m tests.bench.serve --demonstration

A project of made-up records is built with `precompressed: 是`, or the demonstration, whose pictures are real ones, and
served on this machine by nginx (one worker, TLS) with the configuration that `fourones server nginx` gives,
`brotli_static` switched on where the module is installed. Then `wrk` asks for one file after another (one thread, 32
connections that are kept open), and Chromium opens one page of each type as a phone does that was never here. An answer
that is not what was asked for fails its row, and the program. Three views of each page take about ten minutes.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import urllib.request
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from generator.build.prepare import prepare
from generator.settings import Project
from scripts.chromium import ARGUMENTS, MISSING, chromium
from tests.bench.examples import asked_for, page_examples
from tests.bench.first_view import SLOW_4G, WITH_SETUP, View, first_result, median_view, view
from tests.bench.measure import OUT, surroundings
from tests.bench.records import write_project
from tests.bench.wrk import CODINGS, INSTALL, Load, loaded
from tests.browser.demonstration import build_demonstration
from tests.browser.servers import BROTLI, NGINX, behind_nginx, trusting
from tests.project import run_build

LONGEST = 60
"""Seconds for which a file is asked for, at most."""

WORDS = "交接记录"
"""What is searched for: many made-up records speak of it, and some of the demonstration."""


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that wrk asks for: bytes of an answer's body as it is sent, and its coding."""

    name: str
    path: str
    sent: float
    coding: str
    load: Load


@dataclass(frozen=True, slots=True)
class Seen:
    """One page type: as it weighs, and when it is seen on both lines."""

    name: str
    path: str
    plain: View
    slow: View
    with_setup: View


def main() -> int:
    """0 when every answer was what was asked for, 1 otherwise."""
    options = _options()
    browser = chromium()
    missing = [text for text in (_nginx_missing(), "" if shutil.which("wrk") else INSTALL) if text]
    if missing or browser is None:
        sys.exit("\n".join(missing or [MISSING]))
    with tempfile.TemporaryDirectory(prefix="serve-") as name:
        folder = Path(name)
        site = _built(folder / "project", options)
        portal = prepare(Project(site.parent), None).public
        (folder / "server").mkdir()
        with behind_nginx(folder / "server", site, portal) as address:
            rows = [_row(address, name, paths, options.seconds, folder) for name, paths in asked_for(site)]
            with sync_playwright() as driver:
                opened = driver.chromium.launch(executable_path=browser, args=list(ARGUMENTS))
                seen = _seen(opened, address, page_examples(site), options.views)
                found = _found(opened, address, options.views)
                version = opened.version
    sys.stdout.write(_table_of_rows(rows) + "\n" + _table_of_pages(seen, found))
    _write(options, rows, seen, found, version)
    return 1 if any(row.load.failure for row in rows) else 0


def _built(root: Path, options: argparse.Namespace) -> Path:
    if options.demonstration:
        return build_demonstration(root)
    write_project(root, options.records, search=True, precompressed=True)
    run_build(root)
    return root / "site"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.serve", description="What a reader gets from nginx.")
    parser.add_argument("--records", type=int, default=1000, help="number of records")
    parser.add_argument("--demonstration", action="store_true", help="the repository's own records instead")
    parser.add_argument("--seconds", type=int, default=5, help=f"how long each file is asked for, {LONGEST} at most")
    parser.add_argument("--views", type=int, default=3, help="first visits of each page on each slow line")
    options = parser.parse_args()
    if not 1 <= options.seconds <= LONGEST:
        parser.error(f"--seconds: 1 to {LONGEST}")
    return options


def _nginx_missing() -> str:
    return "" if NGINX else "nginx is not installed (Debian: apt-get install nginx-light)"


def _row(address: str, name: str, paths: list[str], seconds: int, folder: Path) -> Row:
    """Asks once for each path to see that it is there, and packed; then wrk asks."""
    answers = [_answer(address + path) for path in paths]
    load = loaded(address, paths, seconds, folder)
    sys.stderr.write(f"{name}: {load.per_second:.0f} a second\n")
    sent = sum(size for size, _coding in answers) / len(answers)
    return Row(name, paths[0] if len(paths) == 1 else f"{len(paths)} paths", sent, answers[0][1], load)


def _answer(url: str) -> tuple[int, str]:
    """Bytes and coding of an answer. Raises HTTPError for one that is none, ValueError for one that is not packed."""
    request = urllib.request.Request(url, headers={"Accept-Encoding": CODINGS})
    with urllib.request.urlopen(request, context=trusting(), timeout=10) as answer:
        size, coding = len(answer.read()), answer.headers["Content-Encoding"]
    if coding != ("br" if BROTLI.exists() else "gzip"):
        raise ValueError(f"{url}: coding {coding}")
    return size, coding


def _seen(browser: Browser, address: str, pages: dict[str, str], times: int) -> list[Seen]:
    """Every page type. The first visit of all is not counted: it starts the browser's own processes."""
    view(browser, address)
    seen = []
    for name, path in pages.items():
        url = address + path
        slow, with_setup = (median_view(browser, url, line, times) for line in (SLOW_4G, WITH_SETUP))
        seen.append(Seen(name, path, view(browser, url), slow, with_setup))
        sys.stderr.write(f"{name}: {slow.largest:.2f} s\n")
    return seen


def _found(browser: Browser, address: str, times: int) -> tuple[float, int]:
    """Seconds until the first result, in the middle of several first queries, and the bytes of one."""
    queries = [first_result(browser, f"{address}search/", WORDS, SLOW_4G) for _time in range(times)]
    return statistics.median(seconds for seconds, _size in queries), queries[0][1]


def _table_of_rows(rows: list[Row]) -> str:
    lines = [
        "| asked for | KB sent | coding | answers a second | p50 ms | p99 ms | failed |",
        "|---|---:|---|---:|---:|---:|---|",
    ]
    lines += [
        f"| {row.name} (`/{row.path}`) | {row.sent / 1000:.1f} | {row.coding} | {row.load.per_second:.0f} "
        f"| {row.load.p50:.2f} | {row.load.p99:.2f} | {row.load.failure or '0'} |"
        for row in rows
    ]
    return "\n".join(lines) + "\n"


def _table_of_pages(seen: list[Seen], found: tuple[float, int]) -> str:
    """Seconds on slow 4G until something, and until the largest thing, was drawn; then the latter with set-up."""
    lines = [
        "| page type | requests | KB | of it pictures | first paint s | largest paint s | with set-up s |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    lines += [
        f"| {each.name} (`/{each.path}`) | {each.plain.requests} | {each.plain.sent / 1000:.1f} "
        f"| {each.plain.pictures / 1000:.1f} | {each.slow.first:.2f} | {each.slow.largest:.2f} "
        f"| {each.with_setup.largest:.2f} |"
        for each in seen
    ]
    slowest = max(seen, key=lambda each: each.slow.largest)
    lines += ["", f"Slowest: {slowest.name}, {slowest.slow.largest:.2f} s. "]
    lines[-1] += f"First result of “{WORDS}”: {found[0]:.2f} s after the last letter, {found[1] / 1000:.1f} KB."
    return "\n".join(lines) + "\n"


def _write(
    options: argparse.Namespace, rows: list[Row], seen: list[Seen], found: tuple[float, int], version: str
) -> None:
    assert NGINX is not None
    said = subprocess.run([NGINX, "-v"], check=False, capture_output=True, text=True).stderr
    now = dt.datetime.now(dt.UTC)
    result: dict[str, Any] = {
        **surroundings(now),
        "programs": {"nginx": said.strip(), "chromium": version, "brotli": BROTLI.exists()},
        "records": None if options.demonstration else options.records,
        "seconds": options.seconds,
        "views": options.views,
        "lines": {"slow": asdict(SLOW_4G), "with_setup": asdict(WITH_SETUP)},
        "served": [asdict(row) for row in rows],
        "pages": [asdict(each) for each in seen],
        "first_result": {"words": WORDS, "seconds": found[0], "bytes": found[1]},
    }
    OUT.mkdir(exist_ok=True)
    path = OUT / f"{now:%Y%m%d-%H%M%S}-serve.json"
    path.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
