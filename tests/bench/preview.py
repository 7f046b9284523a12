"""How long a person who writes waits: from the moment a file is saved until the reloaded page is there.

    python -m tests.bench.preview --size 2000 --edits 7

The preview server runs on made-up records. The title of one achievement is changed again and again; what is timed is
what a browser does: its question for news ends, and it fetches the page. A record of each of three types is edited.
"""

from __future__ import annotations

import argparse
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from statistics import median

from tests.bench.records import write_project
from tests.project import ROOT

TRIES = 3000
_EPOCH = re.compile(r"livereload\((\d+), (\d+)\)")


def main() -> None:
    """Prints the seconds of each edit, and their medians by type of record."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--size", type=int, default=2000)
    parser.add_argument("--edits", type=int, default=7)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="preview-") as name:
        root = Path(name)
        write_project(root, options.size)
        (root / "mkdocs.yml").write_text((ROOT / "mkdocs.yml").read_text("utf-8"), "utf-8")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        command = [sys.executable, "-m", "generator", "serve", "--root", str(root), "--address", f"127.0.0.1:{port}"]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
            try:
                _edits(root, f"http://127.0.0.1:{port}", options.edits)
            finally:
                server.terminate()


def _edits(root: Path, address: str, edits: int) -> None:
    for folder in ("data/achievements", "data/branches", "content/cases"):
        record = sorted((root / folder).rglob("*.[ym]*"))[3]
        url = f"/{folder.rpartition('/')[2]}/{record.stem}/"
        seconds = [_edit(record, address, url, number) for number in range(edits)]
        told = " ".join(f"{each:.2f}" for each in seconds)
        print(f"{folder:<14} median {median(seconds):.2f} s of {told}", flush=True)


def _edit(record: Path, address: str, url: str, number: int) -> float:
    """Seconds until the page has the new title."""
    epoch, request = _EPOCH.search(_page(address, url)).groups()  # type: ignore[union-attr]
    title = f"试改第{number}次"
    text = record.read_text("utf-8")
    new = re.sub(r"^(title|name): .*$", rf"\1: {title}", text, count=1, flags=re.M)
    assert new != text
    time.sleep(1.5)  # as a person does, who saves, reads, and saves again
    started = time.perf_counter()
    record.write_text(new, "utf-8")
    fresh = False
    while not fresh:  # a build that began before the file was saved may end first
        epoch = _asked(f"{address}/livereload/{epoch}/{request}")
        fresh = title in _page(address, url)
    return time.perf_counter() - started


def _page(address: str, url: str) -> str:
    for _try in range(TRIES):
        try:
            return _asked(address + url)
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(url)


def _asked(url: str) -> str:
    with urllib.request.urlopen(url) as answer:
        text: str = answer.read().decode()
        return text


if __name__ == "__main__":
    main()
