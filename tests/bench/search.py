"""What search costs: the index of made-up records, an edit of one title, and what a reader's first query moves.

    python -m tests.bench.search 5000

Bytes are those of files packed with gzip, from an empty cache: a query in the box of the header, five results shown.
"""

from __future__ import annotations

import argparse
import gc
import gzip
import random
import re
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from generator.build.cache import Cache
from generator.model.load import load
from generator.model.media import scan_media
from generator.portal.assemble import assemble
from generator.portal.disclosure import disclose
from generator.search.files import search_tasks
from generator.task import Task
from generator.views.all_pages import all_pages
from generator.views.search import search_documents, synonyms
from generator.views.search_document import SearchDocument
from scripts.chromium import ARGUMENTS, chromium
from tests.bench.records import write_project
from tests.browser.server import serving
from tests.project import ROOT, TODAY

QUERIES, SEED, SHOWN = 40, 41, 5
HAN = re.compile("[\u4e00-\u9fff]{2,}")
Seconds = tuple[float, float]
SCRIPTS = ("search-engine.js", "search.js")


def main() -> None:
    """Prints one line for each thing measured."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.search", description="What search costs.")
    parser.add_argument("size", type=int, nargs="?", default=5000, help="number of records")
    size = parser.parse_args().size
    gc.disable()  # as a build does
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_project(root / "project", size)
        documents, groups = records(root / "project")
        held = peak()
        with Cache(root) as cache:
            tasks, seconds = timed(documents, groups, cache)
            say(f"index of {len(documents)} documents, ms a record: {told(seconds, 1e3 / len(documents))}")
            say(f"memory: {peak():.0f} MB at the peak, of it {held:.0f} before the index")
            edited = replace(documents[-1], title="改过的名称", names=("改过的名称",))
            after, seconds = timed((*documents[:-1], edited), groups, cache)
        keys = {task.key for task in tasks}
        say(f"one title, s: {told(seconds)}; {sum(task.key not in keys for task in after)} files")
        sizes = written(tasks, root / "site")
        say(f"files: {len(tasks)}, {sum(sizes.values()) / 1e6:.1f} MB packed")
        moved = first_queries(root / "site", sizes, queries_of(documents))
        say(f"first query: {statistics.median(moved) / 1e3:.0f} KB in the median, {max(moved) / 1e3:.0f} KB at most")


def say(line: str) -> None:
    """One line, at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def told(seconds: Seconds, factor: float = 1) -> str:
    """Time by the clock, which other work on the machine stretches, and of the processor."""
    return f"{seconds[0] * factor:.2f} by the clock, {seconds[1] * factor:.2f} of the processor"


def peak() -> float:
    """Megabytes that this process has held at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


def records(root: Path) -> tuple[tuple[SearchDocument, ...], list[tuple[str, ...]]]:
    """The documents and synonyms of a project."""
    media, _unread = scan_media(root)
    portal, _findings = assemble(load(root), media, TODAY)
    public = disclose(portal)
    return tuple(search_documents(public, list(all_pages(public)))), synonyms(public)


def timed(
    documents: Sequence[SearchDocument], groups: Sequence[tuple[str, ...]], cache: Cache
) -> tuple[list[Task], Seconds]:
    """The tasks, and the seconds that it took to know them and to write down what is remembered."""
    start, work = time.perf_counter(), time.process_time()
    tasks = search_tasks(documents, groups, cache)
    cache.flush()
    return tasks, (time.perf_counter() - start, time.process_time() - work)


def written(tasks: list[Task], site: Path) -> dict[str, int]:
    """Writes the index and a page with a box; path → bytes of each file, packed."""
    scripts = {name: (ROOT / "theme/assets/js" / name).read_bytes() for name in SCRIPTS}
    files = {task.path: task.func(*task.args) for task in tasks} | scripts
    page = "".join(f'<script src="{name}"></script>' for name in SCRIPTS)
    form = '<form class="search" action="search/"><input></form>'
    for name, content in {**files, "index.html": f"<!doctype html><title>.</title>{form}{page}".encode()}.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return {name: len(gzip.compress(content, 6)) for name, content in files.items()}


def queries_of(documents: Sequence[SearchDocument]) -> list[str]:
    """Runs of two to eight characters, from anywhere in the texts."""
    chance = random.Random(SEED)
    out: list[str] = []
    while len(out) < QUERIES:
        run = chance.choice(HAN.findall("，".join(chance.choice(documents).passages)) or [""])
        length = chance.randint(2, 8)
        if len(run) >= length:
            start = chance.randint(0, len(run) - length)
            out.append(run[start : start + length])
    return out


def first_queries(site: Path, sizes: dict[str, int], queries: list[str]) -> list[int]:
    """The bytes that each query moves, in a context of its own."""
    with sync_playwright() as driver, serving(site) as address:
        browser = driver.chromium.launch(executable_path=chromium(), args=list(ARGUMENTS))
        return [sum(sizes[name] for name in asked(browser, address, query)) for query in queries]


def asked(browser: Browser, address: str, query: str) -> list[str]:
    """The files that one query asks for, the scripts of search included."""
    context = browser.new_context()
    page = context.new_page()
    names: list[str] = []
    page.on("request", lambda request: names.append(request.url.removeprefix(address)))
    page.goto(address)
    page.evaluate(
        "async ([query, count]) => fourones.shown((await fourones.search(query)).results, 0, count)", [query, SHOWN]
    )
    context.close()
    return [name for name in names if name.endswith(".js")]


if __name__ == "__main__":
    main()
