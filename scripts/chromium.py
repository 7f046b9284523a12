"""The browser that the browser tests, `make audit` and `make shots` drive: found, or fetched where it may be.

python -m scripts.chromium    fetches it if there is none. Never fails: without it the tests skip and say so.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import lru_cache
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
"""Commands under which a Chromium is installed, best first."""

ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""How it is started: without a window, and without talking to anybody."""

MISSING = (
    "no Chromium: install it (Debian: apt-get install chromium fonts-noto-cjk) or run: playwright install chromium"
)


@lru_cache(maxsize=1)
def chromium() -> str | None:
    """The path of a Chromium that starts: of the machine, else Playwright's own download."""
    for name in NAMES:
        path = shutil.which(name)
        if path and _starts(path):
            return path
    path = _playwrights()
    return path if path and _starts(path) else None


def fetch() -> None:
    """Installs one: by apt as root on Debian and its kin, else by Playwright."""
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        _run("apt-get", "update", "-qq", env=quiet)
        _run("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-noto-cjk", env=quiet)
    chromium.cache_clear()
    if chromium() is None:
        _run(sys.executable, "-m", "playwright", "install", "chromium")
    chromium.cache_clear()


def _playwrights() -> str | None:
    from playwright.sync_api import sync_playwright  # only where no other is found

    with sync_playwright() as driver:
        path = driver.chromium.executable_path
    return path if Path(path).is_file() else None


def _starts(path: str) -> bool:
    return _run(path, *ARGUMENTS, "--dump-dom", "about:blank")


def _run(*command: str, env: dict[str, str] | None = None) -> bool:
    """Whether a command ended well; what it says goes nowhere, for its failure is told in one line."""
    try:
        done = subprocess.run(command, check=False, capture_output=True, timeout=600, env=env)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


if __name__ == "__main__":
    if chromium() is None:
        fetch()
    print(chromium() or f"The browser tests will be skipped: {MISSING}")
