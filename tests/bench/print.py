"""How long it takes to set a thick book, against a browser that prints the same content in the same run.

    python -m tests.bench.print --chapters 300

The book has the chapters of the demonstration over and over, each with a photo of its own. It is set whole and in
parts (`generator.compendium.split`); Chromium prints the same texts, tables and photos from HTML, without a contents
list that knows its pages, running heads, notes beside the text or indexes. Peak memory is that of the largest process.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

import pypdfium2

from scripts.chromium import ARGUMENTS, MISSING, chromium
from tests.bench.measure import Sample, measured
from tests.bench.print_book import write_book
from tests.project import ROOT

OUT = Path(__file__).parent / "out"


def main() -> None:
    """Runs all and prints a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--chapters", type=int, default=300)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="print-") as name:
        folder = Path(name)
        write_book(folder, options.chapters)
        rows = {what: _ours(folder, what) for what in ("unchanged", "booklet", "book", "parts")}
        browser = chromium()
        if browser:
            rows["chromium"] = _chromium(browser, folder)
        else:
            print(MISSING, file=sys.stderr)
        pages = {path.stem: len(pypdfium2.PdfDocument(path)) for path in sorted(folder.glob("*.pdf"))}
        sizes = {path.stem: path.stat().st_size / 1e6 for path in folder.glob("*.pdf")}
    _report(options.chapters, rows, pages, sizes)


def _ours(folder: Path, what: str) -> Sample:
    return measured([sys.executable, "-m", "tests.bench.print_run", what, str(folder)], ROOT)


def _chromium(browser: str, folder: Path) -> Sample:
    page = (folder / "book.html").as_uri()
    target = f"--print-to-pdf={folder / 'chromium.pdf'}"
    # a book is larger than what a browser waits for by itself
    patience = ("--no-pdf-header-footer", "--timeout=600000", "--allow-file-access-from-files")
    return measured([browser, *ARGUMENTS, *patience, target, page], folder)


def _report(chapters: int, rows: dict[str, Sample], pages: dict[str, int], sizes: dict[str, float]) -> None:
    of_rows = {"unchanged": [], "parts": [name for name in pages if name.startswith("part-")]}
    lines = [f"{'':<10} {'wall s':>8} {'cpu s':>8} {'peak MB':>8} {'pages':>7} {'MB':>7}"]
    for name, sample in rows.items():
        own = of_rows.get(name, [name])
        count, size = sum(pages[each] for each in own), sum(sizes[each] for each in own)
        lines.append(f"{name:<10} {sample.wall:>8.1f} {sample.cpu:>8.1f} {sample.peak:>8.0f} {count:>7} {size:>7.1f}")
    print("\n".join(lines))
    OUT.mkdir(exist_ok=True)
    plain = {
        "chapters": chapters,
        "machine": f"{platform.machine()}, {os.cpu_count()} cores",
        "typst": version("typst"),
        "rows": {name: {"wall": each.wall, "cpu": each.cpu, "peak": each.peak} for name, each in rows.items()},
        "pages": pages,
    }
    (OUT / "print.json").write_text(json.dumps(plain, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
