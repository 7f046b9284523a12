"""How long it takes to set a thick book, against programs that print the same content in the same run.

    python -m tests.bench.print --chapters 300 --peers chromium weasyprint

The book has the chapters of the demonstration over and over, each with a photo of its own. It is set whole and in
parts (`generator.compendium.split`); peers print the same texts, tables and photos from HTML, without a contents list
that knows its pages, running heads, notes beside the text or indexes. A peer prints no more than `--peer-chapters`, so
that the run ends in good time: the column of milliseconds a page is what compares. Peak memory is that of the largest
process. A peer that is not installed is told, and left out:

    chromium      apt-get install chromium
    weasyprint    pip install weasyprint    (it needs Pango; Debian: apt-get install libpango-1.0-0 libpangoft2-1.0-0)
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pypdfium2

from scripts.chromium import ARGUMENTS, MISSING, chromium
from tests.bench.measure import OUT, Sample, measured, versions
from tests.bench.print_book import write_book
from tests.project import ROOT


def main() -> None:
    """Runs all and prints a table."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="print-") as name:
        folder = Path(name)
        write_book(folder, options.chapters)
        rows = {what: _ours(folder, what) for what in ("unchanged", "booklet", "book", "parts")}
        chapters = min(options.chapters, options.peer_chapters)
        if chapters < options.chapters and options.peers:
            folder = folder / "peers"
            folder.mkdir()
            write_book(folder, chapters)
        for peer in options.peers:
            if command := PEERS[peer](folder):
                rows[peer] = measured(command, folder)
            else:
                print(INSTALL[peer], file=sys.stderr)
        made = sorted(Path(name).rglob("*.pdf"))
        pages = {path.stem: len(pypdfium2.PdfDocument(path)) for path in made}
        sizes = {path.stem: path.stat().st_size / 1e6 for path in made}
    _report(options.chapters, chapters, rows, pages, sizes)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.print", description="How long a thick book takes.")
    parser.add_argument("--chapters", type=int, default=300, help="chapters of our book")
    parser.add_argument("--peers", nargs="*", choices=list(PEERS), default=["chromium"])
    parser.add_argument("--peer-chapters", type=int, default=300, help="chapters that a peer prints at most")
    return parser.parse_args()


def _ours(folder: Path, what: str) -> Sample:
    return measured([sys.executable, "-m", "tests.bench.print_run", what, str(folder)], ROOT)


def _chromium(folder: Path) -> list[str] | None:
    browser = chromium()
    if browser is None:
        return None
    page = (folder / "book.html").as_uri()
    target = f"--print-to-pdf={folder / 'chromium.pdf'}"
    # a book is larger than what a browser waits for by itself
    patience = ("--no-pdf-header-footer", "--timeout=600000", "--allow-file-access-from-files")
    return [browser, *ARGUMENTS, *patience, target, page]


def _weasyprint(folder: Path) -> list[str] | None:
    """Pango is a library of the system: where it is missing, the package is there and cannot be loaded."""
    program = [sys.executable, "-m", "weasyprint"]
    if subprocess.run([*program, "--version"], check=False, capture_output=True, timeout=60).returncode:
        return None
    return [*program, "--quiet", str(folder / "book.html"), str(folder / "weasyprint.pdf")]


PEERS: dict[str, Callable[[Path], list[str] | None]] = {"chromium": _chromium, "weasyprint": _weasyprint}
"""Folder of a book → what makes its PDF, `<peer>.pdf`; None where the peer is not installed."""

INSTALL = {
    "chromium": MISSING,
    "weasyprint": "no WeasyPrint: pip install weasyprint (Debian: apt-get install libpango-1.0-0 libpangoft2-1.0-0)",
}


def _report(
    chapters: int, of_peers: int, rows: dict[str, Sample], pages: dict[str, int], sizes: dict[str, float]
) -> None:
    of_rows = {"unchanged": [], "parts": [name for name in pages if name.startswith("part-")]}
    lines = [
        f"{'':<10} {'chapters':>8} {'wall s':>8} {'cpu s':>8} {'peak MB':>8} {'pages':>7} {'ms a page':>9} {'MB':>7}"
    ]
    for name, sample in rows.items():
        own = of_rows.get(name, [name])
        count, size = sum(pages[each] for each in own), sum(sizes[each] for each in own)
        of_book = of_peers if name in PEERS else chapters
        printed = {"unchanged": "", "booklet": 1}.get(name, of_book)
        each = f"{sample.wall * 1000 / count:.1f}" if count else ""
        lines.append(
            f"{name:<10} {printed:>8} {sample.wall:>8.1f} {sample.cpu:>8.1f} {sample.peak:>8.0f} {count:>7} {each:>9} "
            f"{size:>7.1f}"
        )
    print("\n".join(lines))
    OUT.mkdir(exist_ok=True)
    plain = {
        "chapters": chapters,
        "peer_chapters": of_peers,
        "machine": f"{platform.machine()}, {os.cpu_count()} cores",
        "versions": versions("typst", "weasyprint"),
        "rows": {name: {"wall": each.wall, "cpu": each.cpu, "peak": each.peak} for name, each in rows.items()},
        "pages": pages,
    }
    (OUT / "print.json").write_text(json.dumps(plain, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
