"""Builds and serves the demonstration site, has it judged, prints a table and fails below the targets.

make audit    needs Node.js with npm, and a Chromium (see scripts/chromium.py)
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from scripts.chromium import MISSING, chromium, fetch
from tests.audit.lighthouse import CATEGORIES, PAGES, TARGETS, scores
from tests.audit.markup import markup_errors
from tests.audit.tools import TOOLS, installed, node_missing
from tests.audit.weight import HEAVIEST, weights
from tests.browser.demonstration import build_demonstration
from tests.browser.page_types import PAGE_TYPES
from tests.browser.server import serving


def main() -> int:
    """0 when every target is met or the tools cannot be had here, 1 otherwise."""
    if chromium() is None:
        fetch()
    browser = chromium()
    missing = MISSING if browser is None else node_missing()
    if browser is None or missing:
        print(f"audit skipped: {missing}")
        return 0
    if not installed():
        print(f"audit failed: npm could not install the tools of {TOOLS / 'package-lock.json'}")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        site = build_demonstration(Path(folder) / "demonstration")
        errors = markup_errors(site)
        with serving(site) as address:
            heavy = weights(browser, address)
            judged = {name: scores(browser, address + PAGE_TYPES[name]) for name in PAGES}
    failures = [*errors, *_too_heavy(heavy), *_too_low(judged)]
    print(_table(errors, heavy, judged))
    print("\n".join(["", *failures]) if failures else "\nall targets met")
    return 1 if failures else 0


def _too_heavy(heavy: dict[str, int]) -> list[str]:
    return [f"{name}: {size / 1024:.0f} KB without pictures" for name, size in heavy.items() if size > HEAVIEST]


def _too_low(judged: dict[str, dict[str, int]]) -> list[str]:
    return [
        f"{name}: {category} {score} of {TARGETS[category]}"
        for name, found in judged.items()
        for category, score in found.items()
        if score < TARGETS[category]
    ]


def _table(errors: list[str], heavy: dict[str, int], judged: dict[str, dict[str, int]]) -> str:
    """Markdown: a line a page type."""
    rows = ["| page type | HTML | KB without pictures | " + " | ".join(CATEGORIES) + " |", "|---" * 7 + "|"]
    for name in PAGE_TYPES:
        found = sum(error.startswith(f"{name}:") for error in errors)
        marks = [str(judged[name][category]) if name in judged else "" for category in CATEGORIES]
        rows.append(
            f"| {name} | {f'{found} errors' if found else 'valid'} | {heavy[name] / 1024:.0f} | {' | '.join(marks)} |"
        )
    return "\n".join(rows)


if __name__ == "__main__":
    sys.exit(main())
